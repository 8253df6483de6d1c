package weka.recurrent.storage;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * What a gzip file holds, but no more than a file of its size holds in earnest: a few kilobytes may expand to gigabytes. Data
 * shrink to a tenth, seldom to a fiftieth; deflate's limit is 1032.
 */
public final class Gunzip extends FilterInputStream {
  private static final long FREE = 256L << 20;
  private static final long MOST_RATIO = 200;

  private final Path file;
  private final long most;
  private long read;

  private Gunzip(Path file, InputStream in) throws IOException {
    super(in);
    this.file = file;
    most = most(file);
  }

  /** Opens a file; one that is not compressed as its name says is an {@link IOException}. */
  public static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return new Gunzip(file, new GZIPInputStream(bytes, 1 << 16));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** The most bytes that a file may hold. */
  public static long most(Path file) throws IOException {
    return Math.max(FREE, Files.size(file) * MOST_RATIO);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int count = super.read(to, offset, length);
    read += Math.max(0, count);
    if (read > most) {
      throw new IOException(file + " expands to more than " + MOST_RATIO + " times its size, as files made to fill a memory do."
          + " If that is right, unpack it and give the unpacked file");
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long left = count;
    byte[] into = new byte[8192];
    for (int got = 0; left > 0 && got >= 0; left -= Math.max(0, got)) {
      got = read(into, 0, (int) Math.min(into.length, left));
    }
    return count - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
