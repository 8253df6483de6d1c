package weka.recurrent.storage;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * A file that is being written beside the place where it is to stand, for writers that want a path: others see what was there
 * before until {@link #place}. A link is followed; what is no ordinary file, such as a pipe, is written to as it stands.
 *
 * <p>Order of use: {@link #at}, write to {@link #path}, {@link #place}, {@link #close}.
 */
public final class PlannedFile implements AutoCloseable {
  private static final String BEGINS = ".new-";

  private final Path place;
  private final Path path;

  private PlannedFile(Path place, Path path) {
    this.place = place;
    this.path = path;
  }

  /** Plans a file; folders are made as needed. The path has the ending of the place, which some writers go by. */
  public static PlannedFile at(Path file) throws IOException {
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      return new PlannedFile(place, place);
    }
    Files.createDirectories(place.getParent());
    // Not createTempFile, whose files only their owner may read: models are made to be passed on.
    return new PlannedFile(place, place.resolveSibling(BEGINS + UUID.randomUUID() + "-" + place.getFileName()));
  }

  /** Where to write. */
  public Path path() {
    return path;
  }

  /** Whether it is written to as it stands, being no ordinary file. */
  public boolean direct() {
    return path.equals(place);
  }

  /** Forces what was written to the disk and moves it into its place. */
  public void place() throws IOException {
    if (path.equals(place)) {
      return;
    }
    // Not a channel: an interrupt would close it in the middle.
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      out.getFD().sync();
    }
    PosixFileAttributeView fresh = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (fresh != null && Files.exists(place)) {
      fresh.setPermissions(Files.getPosixFilePermissions(place));
    }
    Files.move(path, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    force(place.getParent());
  }

  /** Removes what was written and not placed. */
  @Override
  public void close() throws IOException {
    if (!path.equals(place)) {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Tries whether a file could be written, and leaves no trace: before work that takes long.
   *
   * @throws IOException with the reason in words if it could not
   */
  public static void tryOut(Path file) throws IOException {
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(place)) {
      throw new IOException("it is a directory");
    }
    if (Files.exists(place) && !Files.isWritable(place)) {
      throw new IOException("the file may not be changed");
    }
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      return;
    }
    Path folder = place.getParent();
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no directory");
    }
    Path trial = folder.resolve(BEGINS + UUID.randomUUID());
    try {
      Files.write(trial, new byte[] {0});
    } catch (AccessDeniedException | NoSuchFileException e) {
      // As for folders of the system that are no real ones.
      throw new IOException("no file may be made in the directory " + folder, e);
    } catch (FileSystemException e) {
      throw new IOException(e.getReason() == null ? e.toString() : e.getReason() + " in the directory " + folder, e);
    } finally {
      Files.deleteIfExists(trial);
    }
  }

  /** Whether a killed process left this file half written. */
  static boolean leftover(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(BEGINS) || name.startsWith(".") && name.endsWith(".new");
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
