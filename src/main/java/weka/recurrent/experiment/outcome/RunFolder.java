package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.storage.AtomicFile;
import weka.recurrent.storage.Json;
import weka.recurrent.storage.LockFile;
import weka.recurrent.storage.Seal;

/**
 * The folder of one run and the files in it. Everything a report needs is here; the script is not needed again.
 *
 * <pre>
 *   plan.json        Design           manifest.json   Provenance        script.groovy   the text that ran
 *   results.jsonl    one JobResult per line, appended and flushed as jobs end
 *   epochs.jsonl     one EpochResult per line
 *   insight.jsonl    one InsightResult per line, if the script asks what networks remember
 *   (plan.json, manifest.json and every line of the journal are sealed: {@link weka.recurrent.storage.Seal})
 *   results.csv summary.csv significance.csv tables.tex results.arff report.html plots/ models/   made from these
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  private static final List<String> OURS = List.of("plan.json", "manifest.json", "script.groovy", "results.jsonl", "epochs.jsonl",
      "insight.jsonl", "results.csv", "summary.csv", "significance.csv", "results.json", "tables.tex", "results.arff",
      "report.html", "plots", "models");
  private static final int REPORT_SECONDS = 60;

  /** File of the {@link Design}. */
  public Path plan() {
    return path.resolve("plan.json");
  }

  /** File of the {@link Provenance}. */
  public Path manifest() {
    return path.resolve("manifest.json");
  }

  /** File of the {@link Journal}. */
  public Path results() {
    return path.resolve("results.jsonl");
  }

  /** File of the learning curves. */
  public Path epochs() {
    return path.resolve("epochs.jsonl");
  }

  /** File of what networks remember. */
  public Path insight() {
    return path.resolve("insight.jsonl");
  }

  /** Folder of the kept models. */
  public Path models() {
    return path.resolve("models");
  }

  /** Folder of the charts as files. */
  public Path plots() {
    return path.resolve("plots");
  }

  /** The report. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** The text that ran. */
  public Path script() {
    return path.resolve("script.groovy");
  }

  /**
   * Reads what is there, complete or not. What is not as it was written is left out and told in {@link Outcome#notes()}.
   *
   * @throws NoSuchFileException if this is not a run folder
   * @throws IOException if it cannot be read, or plan or manifest are damaged
   */
  public Outcome read() throws IOException {
    if (!Files.isRegularFile(plan())) {
      throw new NoSuchFileException(path.toString(), null, "not the folder of a run: it has no plan.json");
    }
    Design design = read(plan(), Design.class);
    Provenance provenance = provenance();
    JournalContent content = JournalContent.read(results(), epochs(), insight());
    List<String> notes = new ArrayList<>(content.notes());
    List<JobResult> rows = fitting(design, content.results(), notes);
    return new Outcome(design, provenance, rows, content.epochs(), content.insights(), notes);
  }

  /** Rows that are of a job of the plan, the last one of each job. */
  private List<JobResult> fitting(Design design, List<JobResult> rows, List<String> notes) {
    Protocol protocol = design.protocol();
    Map<List<Integer>, JobResult> places = new LinkedHashMap<>();
    int strangers = 0;
    for (JobResult row : rows) {
      Cell cell = row.cell() >= 0 && row.cell() < design.cells().size() ? design.cells().get(row.cell()) : null;
      if (cell == null || !cell.data().equals(row.data()) || !cell.learner().equals(row.learner()) || row.run() < 1
          || row.run() > protocol.repeats() || row.fold() < 1 || row.fold() > protocol.folds()) {
        strangers++;
      } else if (places.put(List.of(row.cell(), row.run(), row.fold()), row) != null) {
        strangers++;
      }
    }
    if (strangers > 0) {
      notes.add(results() + " does not fit " + plan() + ": " + strangers + (strangers == 1 ? " result is" : " results are")
          + " of a job that is not in the plan, or there twice, and left out");
    }
    return List.copyOf(places.values());
  }

  /**
   * Reads the manifest.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  public Provenance provenance() throws IOException {
    return read(manifest(), Provenance.class);
  }

  private static <T extends Record> T read(Path file, Class<T> type) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is damaged: it is not UTF-8 throughout", e);
    }
    if (Seal.of(text) == Seal.State.BROKEN) {
      throw new IOException(file + " is damaged: its checksum does not fit its content. The command that made the folder, with"
          + " -o, writes it anew");
    }
    try {
      return Json.readOnly(type, text, Set.of("crc32c"));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * What an earlier run of a plan has left here, after everything that is damaged was taken out of the journal.
   *
   * @param known ids of the jobs of the plan
   * @param samePlan whether the manifest says that it is the same plan; if it cannot be read, every job must be known
   * @param notes hears of what was taken out
   * @throws IOException if files cannot be read or written, or jobs are of another plan
   */
  public List<JobResult> resume(Set<String> known, boolean samePlan, Consumer<String> notes) throws IOException {
    for (JobResult result : samePlan ? List.<JobResult>of() : JournalContent.read(results(), epochs(), insight()).results()) {
      if (!known.contains(result.job())) {
        throw new IOException(path + " holds job " + result.job() + " (" + result.learner() + " on " + result.data()
            + "), which this plan does not have: the script, its parameters or the data have changed. Take another folder");
      }
    }
    JournalContent.mend(results(), epochs(), insight(), known).forEach(notes);
    JournalContent content = JournalContent.read(results(), epochs(), insight());
    content.notes().forEach(notes);
    return content.results();
  }

  /**
   * Opens the journal for appending.
   *
   * @throws IOException if the folder cannot be written
   */
  public Journal journal() throws IOException {
    return new Journal(results(), epochs(), insight());
  }

  /** Writes plan, script and manifest. */
  public void write(Design design, Provenance provenance) throws IOException {
    Files.createDirectories(path);
    replace(plan(), Seal.on(Json.pretty(design)));
    replace(script(), provenance.script());
    write(provenance);
  }

  /** Writes a whole outcome, over what is there. */
  public void write(Outcome outcome) throws IOException {
    removeJournal();
    write(outcome.design(), outcome.provenance());
    Map<String, List<EpochResult>> curves = outcome.epochs().stream().collect(Collectors.groupingBy(EpochResult::job));
    try (Journal journal = journal()) {
      for (InsightResult insight : outcome.insights()) {
        journal.append(insight);
      }
      for (JobResult result : outcome.results()) {
        journal.append(result, curves.getOrDefault(result.job(), List.of()));
      }
    }
  }

  /** Writes the manifest. */
  public void write(Provenance provenance) throws IOException {
    replace(manifest(), Seal.on(Json.pretty(provenance)));
  }

  /** Writes a file so that a reader sees the old text or the new one, never half of it. */
  private static void replace(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes the right to write the report of this folder, waiting for another process that writes it. It is another one than that
   * to run in the folder, so that a report can be made while the run goes on. Who has it reads the results first and then writes,
   * so the last report is the newest.
   *
   * @throws IOException if another process has it for too long
   */
  public LockFile reporting() throws IOException, InterruptedException {
    Path file = path.resolve(".recur.report.lock");
    LockFile lock = LockFile.await(file, REPORT_SECONDS);
    if (lock == null) {
      throw new IOException("the report of " + path + " is being written by " + LockFile.owner(file) + ". Try again later");
    }
    return lock;
  }

  // ---- Whose folder it is

  /** Whether this is the folder of a run, whole or not. */
  boolean isRun() {
    long files = Stream.of(plan(), script(), results()).filter(Files::isRegularFile).count();
    // A full disk may have let the plan alone be written.
    return files >= 2 || !fingerprint().isEmpty() || !experiment().isEmpty();
  }

  /** {@link Provenance#fingerprint()}, or an empty text if the manifest cannot be read. */
  String fingerprint() {
    try {
      return provenance().fingerprint();
    } catch (IOException e) {
      return "";
    }
  }

  /** Name of the experiment, or an empty text if the plan cannot be read. */
  String experiment() {
    try {
      return read(plan(), Design.class).name();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Says so if a file that a run would write is there already.
   *
   * @throws IOException with a sentence that names it
   */
  void refuseToOverwrite() throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IOException(path + " is a file; a run needs a folder of its own");
    }
    for (String name : OURS) {
      if (Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(path.resolve(name) + " is there already and is not of a run in this folder; it stays as it is."
            + " Take another folder");
      }
    }
  }

  /** Removes the results of an earlier run. */
  void startOver() throws IOException {
    removeJournal();
    Files.deleteIfExists(manifest());
  }

  private void removeJournal() throws IOException {
    Files.deleteIfExists(results());
    Files.deleteIfExists(epochs());
    Files.deleteIfExists(insight());
  }
}
