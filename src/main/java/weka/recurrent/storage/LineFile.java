package weka.recurrent.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of sealed lines that is only ever appended to. Lines come in whole or not at all: a write that fails, on a full disk for
 * one, is cut back to where it began, so that nothing is glued to half a line. Threads may share one; one process at a time.
 */
public final class LineFile implements Closeable {
  private final Path path;
  private final RandomAccessFile file;
  private long end;
  private IOException broken;

  /**
   * A line.
   *
   * @param number from 1
   * @param text without its end; null if it is damaged
   */
  public record Line(int number, String text) {
    /** Whether it is not what was written. */
    public boolean damaged() {
      return text == null;
    }
  }

  /**
   * Opens a file for appending and makes it if need be; half a line at its end, left by a crash, is cut off.
   *
   * @throws IOException if it cannot be written
   */
  public LineFile(Path path) throws IOException {
    this.path = path;
    // Not a channel: an interrupt would close it in the middle.
    this.file = new RandomAccessFile(path.toFile(), "rw");
    try {
      end = file.length();
      while (end > 0) {
        file.seek(end - 1);
        if (file.read() == '\n') {
          break;
        }
        end--;
      }
      file.setLength(end);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Appends lines and forces them to the disk.
   *
   * @param objects JSON objects, each on one line; they are sealed here
   * @throws IOException if they could not be written; the file is as it was before
   */
  public synchronized void append(List<String> objects) throws IOException {
    if (broken != null) {
      throw new IOException(broken.getMessage(), broken);
    }
    StringBuilder lines = new StringBuilder();
    objects.forEach(object -> lines.append(Seal.on(object)).append('\n'));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    try {
      file.seek(end);
      Disk.current().append(path, file, bytes);
      end += bytes.length;
    } catch (IOException e) {
      IOException told = new IOException(path + " could not be written: " + e.getMessage(), e);
      try {
        file.setLength(end);
      } catch (IOException uncut) {
        // What stands there now is no whole line; the next start cuts it off.
        told.addSuppressed(uncut);
        broken = told;
      }
      throw told;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  /**
   * The lines of a file; half a line at its end does not count. A line without a seal is taken for one of version 0.1.0, unless
   * sealed ones come before it.
   *
   * @return nothing if there is no such file
   * @throws IOException if it cannot be read
   */
  public static List<Line> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(path);
    List<Line> lines = new ArrayList<>();
    boolean sealed = false;
    for (int start = 0, at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        String text = text(bytes, start, at);
        Seal.State seal = text == null ? Seal.State.BROKEN : Seal.of(text);
        sealed |= seal == Seal.State.FITS;
        boolean damaged = seal == Seal.State.BROKEN || sealed && seal == Seal.State.NONE;
        lines.add(new Line(lines.size() + 1, damaged ? null : text));
        start = at + 1;
      }
    }
    return lines;
  }

  private static String text(byte[] bytes, int from, int to) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException e) {
      // not UTF-8 throughout, so not what was written
      return null;
    }
  }
}
