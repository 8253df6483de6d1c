package weka.recurrent.experiment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memory of a run: results and learning curves appended line by line, results forced to the disk one by one, so that a
 * crash costs the jobs that were under way and nothing else. Threads may share one journal.
 *
 * <p>Epochs of a job are written before its result, so every result on disk has its whole learning curve. A job that a crash
 * cut off leaves epochs without a result; the last lines of each (job, number) win when it is done again.
 */
public final class Journal implements Closeable {
  private final RunFolder folder;
  private final FileChannel results;
  private final FileChannel epochs;
  /** Opened when there is something to write. */
  private FileChannel insight;

  /**
   * Opens the journal of a folder for appending; a half line at its end, left by a crash, is cut off first.
   *
   * @throws IOException if the folder cannot be written
   */
  public Journal(RunFolder folder) throws IOException {
    Files.createDirectories(folder.path());
    this.folder = folder;
    results = open(folder.results());
    epochs = open(folder.epochs());
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
  public synchronized void append(InsightResult remembered) throws IOException {
    if (insight == null) {
      insight = open(folder.insight());
    }
    write(insight, Json.write(remembered) + '\n');
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
  static <T extends Record> List<T> read(Path file, Class<T> type) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = RunFolder.text(file);
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
