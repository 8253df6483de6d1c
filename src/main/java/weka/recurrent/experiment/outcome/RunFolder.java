package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.storage.AtomicFile;
import weka.recurrent.storage.Json;

/**
 * The folder of one run and the files in it. Everything a report needs is here; the script is not needed again.
 *
 * <pre>
 *   plan.json        Design           manifest.json   Provenance        script.groovy   the text that ran
 *   results.jsonl    one JobResult per line, appended and flushed as jobs end
 *   epochs.jsonl     one EpochResult per line
 *   insight.jsonl    one InsightResult per line, if the script asks what networks remember
 *   results.csv summary.csv significance.csv tables.tex results.arff report.html plots/ models/   made from these
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
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

  /**
   * Reads what is there, complete or not. A last line that a crash cut in half is ignored.
   *
   * @throws NoSuchFileException if this is not a run folder
   * @throws IOException if it cannot be read
   */
  public Outcome read() throws IOException {
    if (!Files.isRegularFile(plan())) {
      throw new NoSuchFileException(path.toString(), null, "not the folder of a run: it has no plan.json");
    }
    Design design = read(plan(), Design.class);
    Provenance provenance = read(manifest(), Provenance.class);
    List<JobResult> rows = Journal.read(results(), JobResult.class);
    check(design, rows);
    return new Outcome(design, provenance, rows, Journal.read(epochs(), EpochResult.class),
        Journal.read(insight(), InsightResult.class));
  }

  /** That every row is of a job of the plan, and no two of the same. */
  private void check(Design design, List<JobResult> rows) throws IOException {
    Protocol protocol = design.protocol();
    Set<List<Integer>> places = new HashSet<>();
    for (JobResult row : rows) {
      Cell cell = row.cell() >= 0 && row.cell() < design.cells().size() ? design.cells().get(row.cell()) : null;
      if (cell == null || !cell.data().equals(row.data()) || !cell.learner().equals(row.learner()) || row.run() < 1
          || row.run() > protocol.repeats() || row.fold() < 1 || row.fold() > protocol.folds()
          || !places.add(List.of(row.cell(), row.run(), row.fold()))) {
        throw new IOException(
            results() + " does not fit " + plan() + ": job '" + row.job() + "' (" + row.learner() + " on " + row.data()
                + ", run " + row.run() + ", fold " + row.fold()
                + ") is not in the plan, or there twice. One of the files is damaged");
      }
    }
  }

  private static <T extends Record> T read(Path file, Class<T> type) throws IOException {
    try {
      return Json.read(type, Journal.text(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the journal for appending.
   *
   * @throws IOException if the folder cannot be written
   */
  public Journal journal() throws IOException {
    return new Journal(results(), epochs(), insight());
  }

  /** Writes plan and script. */
  public void write(Design design, Provenance provenance) throws IOException {
    Files.createDirectories(path);
    replace(plan(), Json.pretty(design));
    replace(path.resolve("script.groovy"), provenance.script());
    write(provenance);
  }

  /** Writes a whole outcome, over what is there. */
  public void write(Outcome outcome) throws IOException {
    Files.deleteIfExists(results());
    Files.deleteIfExists(epochs());
    Files.deleteIfExists(insight());
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
    replace(manifest(), Json.pretty(provenance));
  }

  /** Writes a file so that a reader sees the old text or the new one, never half of it. */
  static void replace(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
