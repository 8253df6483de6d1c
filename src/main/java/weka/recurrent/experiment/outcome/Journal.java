package weka.recurrent.experiment.outcome;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weka.recurrent.storage.Json;
import weka.recurrent.storage.LineFile;

/**
 * The memory of a run: results and learning curves appended line by line, results forced to the disk one by one, so that a
 * crash costs the jobs that were under way and nothing else. Threads may share one journal.
 *
 * <p>Epochs and insight of a job are written before its result, whose line says how many lines of them belong to it:
 * <pre>
 *   epochs.jsonl    {"job":"0a1b…","number":1,…,"crc32c":"…"}     one for each epoch
 *   insight.jsonl   {"job":"0a1b…",…,"crc32c":"…"}                if the script asks
 *   results.jsonl   {"job":"0a1b…",…,"lines":[12,1],"crc32c":"…"}
 * </pre>
 * A job that a crash cut off leaves epochs without a result; the last lines of each (job, number) win when it is done again.
 */
public final class Journal implements Closeable {
  /** Name of the count of other lines in a line of results: of epochs, then of insight. */
  static final String LINES = "lines";

  private final LineFile results;
  private final LineFile epochs;
  private final Path rememberedPath;
  /** Opened when there is something to write. */
  private LineFile remembered;
  private final Set<String> lookedAt = new HashSet<>();

  /**
   * Opens a journal for appending; a half line at its end, left by a crash, is cut off first.
   *
   * @param results file of the results, a line each
   * @param epochs file of the learning curves
   * @param insight file of what networks remember; made when there is something to write
   * @throws IOException if the folder cannot be written
   */
  Journal(Path results, Path epochs, Path insight) throws IOException {
    Files.createDirectories(results.toAbsolutePath().getParent());
    this.rememberedPath = insight;
    this.results = new LineFile(results);
    this.epochs = new LineFile(epochs);
  }

  /**
   * Appends the learning curve and then the result of a job, and forces both to the disk.
   *
   * @throws IOException if they could not be written; then the job has no result, and the journal is whole
   */
  public synchronized void append(JobResult result, List<EpochResult> curve) throws IOException {
    if (!curve.isEmpty()) {
      epochs.append(curve.stream().map(Json::write).toList());
    }
    String line = Json.write(result);
    results.append(List.of(line.substring(0, line.length() - 1) + ",\"" + LINES + "\":[" + curve.size() + ","
        + (lookedAt.contains(result.job()) ? 1 : 0) + "]}"));
  }

  /** Appends what the network of a job remembers; to be called before the job's result is appended. */
  public synchronized void append(InsightResult insight) throws IOException {
    if (remembered == null) {
      remembered = new LineFile(rememberedPath);
    }
    remembered.append(List.of(Json.write(insight)));
    lookedAt.add(insight.job());
  }

  @Override
  public synchronized void close() throws IOException {
    try (epochs; LineFile opened = remembered) {
      results.close();
    }
  }
}
