package weka.recurrent.experiment.outcome;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.storage.Json;

/**
 * The memory of a run: results and learning curves appended line by line, results forced to the disk one by one, so that a
 * crash costs the jobs that were under way and nothing else. Threads may share one journal.
 *
 * <p>Epochs of a job are written before its result, so every result on disk has its whole learning curve. A job that a crash
 * cut off leaves epochs without a result; the last lines of each (job, number) win when it is done again.
 */
public final class Journal implements Closeable {
  private final Path remembered;
  private final FileChannel results;
  private final FileChannel epochs;
  /** Opened when there is something to write. */
  private FileChannel insight;

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
    this.remembered = insight;
    this.results = open(results);
    this.epochs = open(epochs);
  }

  /** Appends the learning curve and then the result of a job, and forces both to the disk. */
  public synchronized void append(JobResult result, List<EpochResult> curve) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (EpochResult epoch : curve) {
      lines.append(Json.write(epoch)).append('\n');
    }
    if (!curve.isEmpty()) {
      write(epochs, lines.toString());
    }
    write(results, Json.write(result) + '\n');
  }

  /** Appends what the network of a job remembers; to be called before the job's result is appended. */
  public synchronized void append(InsightResult result) throws IOException {
    if (insight == null) {
      insight = open(remembered);
    }
    write(insight, Json.write(result) + '\n');
  }

  @Override
  public synchronized void close() throws IOException {
    try (epochs; FileChannel opened = insight) {
      results.close();
    }
  }

  /**
   * The records of a journal file, the last one of each job (and epoch); empty if there is no file.
   *
   * @throws IOException if a line other than a cut-off last one is damaged
   */
  public static <T extends Record> List<T> read(Path file, Class<T> type) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = text(file);
    Map<String, T> byKey = new LinkedHashMap<>();
    int number = 0;
    for (int start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
      number++;
      T record;
      try {
        record = Json.read(type, text.substring(start, end));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + number + " is damaged: " + e.getMessage(), e);
      }
      String key = record instanceof JobResult result ? result.job()
          : record instanceof EpochResult epoch ? epoch.job() + ":" + epoch.number()
          : record instanceof InsightResult remembered ? remembered.job() : Integer.toString(number);
      byKey.put(key, record);
    }
    return new ArrayList<>(byKey.values());
  }

  /** The text of a file of ours. */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is damaged: it is not UTF-8 throughout", e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long whole = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (whole > 0) {
      one.clear();
      channel.read(one, whole - 1);
      if (one.get(0) == '\n') {
        break;
      }
      whole--;
    }
    channel.truncate(whole);
    channel.position(whole);
    return channel;
  }

  private static void write(FileChannel channel, String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }
}
