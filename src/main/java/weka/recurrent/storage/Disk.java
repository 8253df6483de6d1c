package weka.recurrent.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The last step of every write of {@link AtomicFile} and {@link LineFile}; a test puts one in place that is full now and then.
 */
class Disk {
  private static volatile Disk current = new Disk();

  static Disk current() {
    return current;
  }

  /** Puts another one in place. */
  static void use(Disk other) {
    current = other;
  }

  /** Writes bytes to a stream of a file. */
  void write(Path file, OutputStream out, byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
  }

  /** Writes bytes at the present place of a file and forces them to the disk. */
  void append(Path file, RandomAccessFile out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.getFD().sync();
  }
}
