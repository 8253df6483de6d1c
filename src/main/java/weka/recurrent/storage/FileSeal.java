package weka.recurrent.storage;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A checksum behind the content of a binary file, for formats whose readers stop where the content ends, as that of Java's
 * objects:
 * <pre>
 *   content · "RECURSUM" · CRC-32C of the content, int
 * </pre>
 */
public final class FileSeal {
  private static final long MAGIC = 0x5245435552_53554dL;
  private static final int SIZE = 12;

  private FileSeal() {}

  /** Appends a seal to a file that has none. */
  public static void append(Path file) throws IOException {
    ByteBuffer seal = ByteBuffer.allocate(SIZE).putLong(MAGIC).putInt(sum(file, Files.size(file)));
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(seal.array());
    }
  }

  /** Whether a file is what was written, as far as it tells: one without a seal, as of version 0.1.0, tells nothing. */
  public static boolean fits(Path file) throws IOException {
    long content = Files.size(file) - SIZE;
    if (content < 0) {
      return true;
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(content);
      return in.readLong() != MAGIC || in.readInt() == sum(file, content);
    }
  }

  private static int sum(Path file, long bytes) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = bytes; left > 0;) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(file + " became shorter while it was read");
        }
        sum.update(buffer, 0, read);
        left -= read;
      }
    }
    return (int) sum.getValue();
  }
}
