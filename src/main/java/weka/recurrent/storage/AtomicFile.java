package weka.recurrent.storage;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, then moved into it. A process killed on
 * the way, a full disk or a power cut leave the file as it was before, or as it was to be.
 */
public final class AtomicFile {
  private static final String FRESH = ".new";

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
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      try (OutputStream out = Files.newOutputStream(place)) {
        content.writeTo(out);
      }
      return;
    }
    Files.createDirectories(place.getParent());
    // Not createTempFile, whose files only their owner may read: exported models are made to be passed on.
    Path fresh = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + FRESH);
    try {
      // Not a channel: an interrupt would close it in the middle.
      try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
        content.writeTo(out);
        out.getFD().sync();
      }
      Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    force(place.getParent());
  }

  /** Removes what killed processes left half written in a folder. */
  public static void removeLeftovers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(AtomicFile::leftover)::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean leftover(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(FRESH);
  }

  /** Makes the new name last, too. Windows opens no folders, and writes names down by itself. */
  private static void force(Path folder) throws IOException {
    if (File.separatorChar == '\\') {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (ClosedByInterruptException e) {
      // The file is in its place, and the interrupt is still to be seen by the caller's next look.
      Thread.currentThread().interrupt();
    }
  }
}
