package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;

/** Joins the folders of shards, or of interrupted runs, of one plan. */
public final class Shards {
  private final Map<String, JobResult> results = new LinkedHashMap<>();
  private final Map<String, Path> from = new HashMap<>();
  private final Map<String, List<EpochResult>> curves = new HashMap<>();
  private final Map<String, InsightResult> insights = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private Outcome first;
  private Path firstPath;

  private Shards() {}

  /**
   * Joins folders into a new one.
   *
   * @param parts folders to join; not changed
   * @param into the new folder, or one made of the same shards before
   * @return what they have together
   * @throws IOException if they contradict each other, are not of the same plan or still written to, if the new folder holds
   *     something else, or if one cannot be read or written
   */
  public static Outcome merge(List<RunFolder> parts, RunFolder into) throws IOException {
    Shards shards = new Shards();
    for (RunFolder part : parts) {
      if (same(part.path(), into.path())) {
        throw new IOException(into.path() + " is one of the folders to join; name another one for the whole");
      }
      RunClaim.refuseIfOwned(part);
      shards.add(part.path(), part.read());
    }
    Outcome all = new Outcome(shards.first.design(), shards.first.provenance(), new ArrayList<>(shards.results.values()),
        shards.curves.values().stream().flatMap(List::stream).toList(), new ArrayList<>(shards.insights.values()), shards.notes);
    try (RunClaim claim = RunClaim.forMerge(into)) {
      if (claim.goingOn()) {
        shards.refuseToLose(into);
      }
      into.write(all);
    }
    return all;
  }

  private static boolean same(Path a, Path b) throws IOException {
    return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
  }

  private void add(Path path, Outcome outcome) throws IOException {
    if (first == null) {
      first = outcome;
      firstPath = path;
    }
    if (!outcome.provenance().fingerprint().equals(first.provenance().fingerprint())) {
      throw new IOException(path + " is a run of another plan than " + firstPath + ": script, parameters or data differ");
    }
    String difference = difference(first.design(), outcome.design());
    if (!difference.isEmpty()) {
      throw new IOException(path + " is a run of another plan than " + firstPath + ": " + difference);
    }
    notes.addAll(outcome.notes());
    for (JobResult result : outcome.results()) {
      JobResult other = results.get(result.job());
      if (other != null && other.ok() && result.ok()) {
        agree(other, from.get(result.job()), result, path);
      } else if (other == null || !other.ok()) {
        results.put(result.job(), result);
        from.put(result.job(), path);
        curves.put(result.job(), outcome.curve(result.job()));
        insights.remove(result.job());
        outcome.insights().stream().filter(i -> i.job().equals(result.job())).forEach(i -> insights.put(i.job(), i));
      }
    }
  }

  /** What two designs differ in, of what decides results; empty if in nothing. */
  private static String difference(Design a, Design b) {
    if (!names(a).equals(names(b))) {
      return "it takes the measures " + names(b) + ", not " + names(a);
    }
    for (DataSummary data : a.data()) {
      DataSummary other = b.data().stream().filter(d -> d.label().equals(data.label())).findFirst().orElse(null);
      if (other == null || !other.sha256().equals(data.sha256())) {
        return "its data '" + data.label() + "' have " + (other == null ? "another name" : "the hash " + other.sha256() + ", not "
            + data.sha256());
      }
    }
    return a.jobs() == b.jobs() ? "" : "it has " + b.jobs() + " jobs, not " + a.jobs();
  }

  private static List<String> names(Design design) {
    return design.measures().stream().map(Measure::name).toList();
  }

  /** Two results of one job are the same but for times, to the last bit. */
  private void agree(JobResult a, Path inA, JobResult b, Path inB) throws IOException {
    String where = "job " + a.job() + " (" + a.learner() + " on " + a.data() + ", run " + a.run() + ", fold " + a.fold() + ")";
    for (Measure measure : first.design().measures()) {
      double one = a.value(measure.name());
      double two = b.value(measure.name());
      if (measure.unit() != Measure.Unit.SECONDS && Double.compare(one, two) != 0) {
        throw new IOException("the folders contradict each other: " + where + " has " + measure.name() + " " + one + " in " + inA
            + " and " + two + " in " + inB + ". One of them was changed, or made by another version or on another device;"
            + " leave it out");
      }
    }
    if (a.seed() != b.seed() || a.trainSize() != b.trainSize() || a.testSize() != b.testSize()
        || !Arrays.deepEquals(a.confusion(), b.confusion()) || a.epochs() != b.epochs()
        || !Objects.equals(a.factors(), b.factors())) {
      throw new IOException(
          "the folders contradict each other: " + where + " differs in seed, sizes, epochs or confusion between "
              + inA + " and " + inB + "; leave one of them out");
    }
  }

  /** The folder of the whole may be written again if it holds nothing but what the parts hold. */
  private void refuseToLose(RunFolder into) throws IOException {
    Outcome there;
    try {
      there = into.read();
    } catch (IOException e) {
      throw new IOException(into.path() + " holds another run, which cannot be read (" + e.getMessage()
          + "); it stays as it is. Name another folder for the whole", e);
    }
    boolean same = there.provenance().fingerprint().equals(first.provenance().fingerprint());
    if (!same || there.results().stream().anyMatch(result -> result.ok() && !results.containsKey(result.job()))) {
      throw new IOException(into.path() + " holds " + (same ? "results that are in none of the folders to join" : "another run")
          + "; it stays as it is. Name another folder for the whole");
    }
  }
}
