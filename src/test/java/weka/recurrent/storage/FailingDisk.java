package weka.recurrent.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that is full at one write, or from one write on: half of the bytes are written, then there is no space left. */
public final class FailingDisk extends Disk implements AutoCloseable {
  private final Disk before = Disk.current();
  private final AtomicInteger writes = new AtomicInteger();
  private final int from;
  private final int to;

  private FailingDisk(int from, int to) {
    this.from = from;
    this.to = to;
    Disk.use(this);
  }

  /** A disk of which the writes from one number to another fail, counted from 1; 0 and 0 for none. */
  public static FailingDisk between(int from, int to) {
    return new FailingDisk(from, to);
  }

  /** Writes so far. */
  public int writes() {
    return writes.get();
  }

  private boolean full() {
    int number = writes.incrementAndGet();
    return number >= from && number <= to;
  }

  @Override
  void write(Path file, OutputStream out, byte[] bytes, int start, int count) throws IOException {
    if (full()) {
      out.write(bytes, start, count / 2);
      throw new IOException("No space left on device");
    }
    super.write(file, out, bytes, start, count);
  }

  @Override
  void append(Path file, RandomAccessFile out, byte[] bytes) throws IOException {
    if (full()) {
      out.write(bytes, 0, bytes.length / 2);
      throw new IOException("No space left on device");
    }
    super.append(file, out, bytes);
  }

  @Override
  public void close() {
    Disk.use(before);
  }
}
