package weka.recurrent.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is there whole or not at all: written beside its place, then moved into it. */
final class AtomicFile {
  private AtomicFile() {
  }

  /** Writes a file, in place of one that may be there; folders are made as needed. On failure nothing is left behind. */
  static void write(Path file, byte[] content) throws IOException {
    Path place = file.toAbsolutePath();
    Files.createDirectories(place.getParent());
    // Not createTempFile, whose files only their owner may read: exported models are made to be passed on.
    Path fresh = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      Files.write(fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
