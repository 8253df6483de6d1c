package weka.recurrent.experiment.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.storage.Sha256;

/**
 * A design that can be carried out: with its data sources, the code of the script, and the jobs. Immutable; a pure function of
 * script text, parameters and data, so that every machine that builds it has the same jobs under the same ids.
 */
public final class Plan {
  /** Raised when the same job would give other results than before, so that old journals are not taken over. */
  private static final String FORMAT = "recurrent-networks experiment 1";

  private final Design design;
  private final Map<String, DataSource> sources;
  private final Map<String, DataSource> tests;
  private final List<Job> jobs;

  /**
   * Makes the jobs of a design.
   *
   * @param design what is compared
   * @param sources by label; one for each {@link Design#data()}
   * @param tests of {@link Protocol.Kind#TEST_SET}, by the label of the data they belong to; else empty
   * @throws IOException if the identity of a source cannot be told
   * @throws IllegalArgumentException if a cell names data without a source, or without the test data that the protocol needs
   */
  public Plan(Design design, Map<String, DataSource> sources, Map<String, DataSource> tests) throws IOException {
    this.design = design;
    this.sources = planned(sources);
    this.tests = planned(tests);
    this.jobs = List.copyOf(makeJobs());
  }

  private static Map<String, DataSource> planned(Map<String, DataSource> sources) throws IOException {
    Map<String, DataSource> planned = new LinkedHashMap<>();
    for (Map.Entry<String, DataSource> source : sources.entrySet()) {
      planned.put(source.getKey(), new PlannedData(source.getValue(), source.getValue().identity()));
    }
    return Map.copyOf(planned);
  }

  /** What is compared. */
  public Design design() {
    return design;
  }

  /** The data called so; reading them fails if they are no longer those of the plan. */
  public DataSource source(String label) {
    return sources.get(label);
  }

  /** The test data that belong to the data called so; null unless the protocol is {@link Protocol.Kind#TEST_SET}. */
  public DataSource test(String label) {
    return tests.get(label);
  }

  /** Whether the data called so are a file, read as it is. */
  public boolean isFile(String label) {
    return sources.get(label) instanceof PlannedData planned && planned.source() instanceof FileData;
  }

  /** All jobs: run by run and fold by fold, so that a partial run has something of every cell. */
  public List<Job> jobs() {
    return jobs;
  }

  /** Hash over all job ids: two plans with the same fingerprint have the same results. */
  public String fingerprint() {
    return Sha256.of(jobs.stream().map(Job::id).toArray(String[]::new));
  }

  private List<Job> makeJobs() throws IOException {
    Map<String, String> identities = identities(sources);
    Map<String, String> ofTests = identities(tests);
    Protocol protocol = design.protocol();
    List<Job> made = new ArrayList<>();
    for (int run = 1; run <= protocol.repeats(); run++) {
      for (int fold = 1; fold <= protocol.folds(); fold++) {
        for (Cell cell : design.cells()) {
          made.add(job(cell, run, fold, identities, ofTests, made.size()));
        }
      }
    }
    return made;
  }

  private static Map<String, String> identities(Map<String, DataSource> sources) throws IOException {
    Map<String, String> identities = new LinkedHashMap<>();
    for (Map.Entry<String, DataSource> source : sources.entrySet()) {
      identities.put(source.getKey(), source.getValue().identity());
    }
    return identities;
  }

  private Job job(Cell cell, int run, int fold, Map<String, String> identities, Map<String, String> ofTests, int index) {
    String identity = identities.get(cell.data());
    if (identity == null) {
      throw new IllegalArgumentException("no source for the data '" + cell.data() + "'");
    }
    if (design.protocol().kind() == Protocol.Kind.TEST_SET && !ofTests.containsKey(cell.data())) {
      throw new IllegalArgumentException("no test data for '" + cell.data() + "'");
    }
    Protocol p = design.protocol().withGap(source(cell.data()).gap());
    long splitSeed = design.seed() - 1 + run;
    String[] parts = {FORMAT, identity, ofTests.getOrDefault(cell.data(), ""), p.kind().name(),
        Integer.toString(p.folds()), Double.toString(p.trainShare()), p.groups(), Integer.toString(p.gap()),
        Integer.toString(run),
        Integer.toString(fold), Long.toString(design.seed()), cell.scheme(), String.join("\u0000", cell.decisive()),
        Boolean.toString(cell.seeded())};
    // Label and factors tell apart cells that train the same thing; they must not change what is trained.
    String hash = Sha256.of(Sha256.of(parts), cell.learner(), cell.row());
    // Weka's seed option is an int; a negative one would be read as an option by some command lines
    int schemeSeed = (int) (Sha256.number(parts) & Integer.MAX_VALUE);
    return new Job(hash.substring(0, 16), index, cell, run, fold, splitSeed, schemeSeed);
  }
}
