package weka.recurrent.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, then moved into it. A process killed on
 * the way, a full disk or a power cut leave the file as it was before, or as it was to be.
 */
public final class AtomicFile {
  /** Writes what a file shall hold. */
  @FunctionalInterface
  public interface Content {
    /** @param out buffering is the writer's business; not to be closed */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /** Writes a file, in place of one that may be there; folders are made as needed. On failure nothing is left behind. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Writes a file, in place of one that may be there; folders are made as needed. On failure nothing is left behind. A link is
   * followed; what is no ordinary file, such as a pipe, is written to as it stands.
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, content, false);
  }

  /** The same with a {@link FileSeal} behind the content. */
  public static void writeSealed(Path file, Content content) throws IOException {
    write(file, content, true);
  }

  private static void write(Path file, Content content, boolean sealed) throws IOException {
    try (PlannedFile planned = PlannedFile.at(file)) {
      try (OutputStream out = new FileOutputStream(planned.path().toFile())) {
        content.writeTo(new Checked(file, out));
      }
      if (sealed && !planned.direct()) {
        FileSeal.append(planned.path());
      }
      planned.place();
    }
  }

  /** Passes what is written through {@link Disk}. */
  private static final class Checked extends OutputStream {
    private final Path place;
    private final OutputStream out;

    Checked(Path place, OutputStream out) {
      this.place = place;
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      Disk.current().write(place, out, bytes, from, count);
    }
  }

  /** Removes what killed processes left half written in a folder. */
  public static void removeLeftovers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(PlannedFile::leftover)::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }
}
