package weka.recurrent.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * A lock that one holder on this machine, or on others that share the disk, has at a time. The system holds it for the process,
 * so none is left behind by a kill or a crash. The file stays; it tells who has the lock, and is empty when nobody has.
 */
public final class LockFile implements AutoCloseable {
  /** Behind the text: Windows lets nobody read what is locked. */
  private static final long PLACE = Long.MAX_VALUE - 1;
  private static final long LOOK_MILLIS = 50;
  /** The system knows processes, not holders in one of them; place of the file and text of its holder. */
  private static final Map<Path, String> HELD_HERE = new HashMap<>();

  private final Path path;
  private final RandomAccessFile file;
  private boolean closed;

  private LockFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Takes a lock if nobody has it.
   *
   * @param file of the lock; made if need be, its folder too
   * @return the lock, or null if somebody has it
   * @throws IOException if the file cannot be written
   */
  public static LockFile take(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!Files.exists(file)) {
      try {
        Files.createFile(file);
      } catch (java.nio.file.FileAlreadyExistsException e) {
        // somebody else was faster, which is as well
        return take(file);
      }
    }
    Path place = file.toRealPath();
    String text = text();
    synchronized (HELD_HERE) {
      if (HELD_HERE.putIfAbsent(place, text) != null) {
        return null;
      }
    }
    LockFile taken = null;
    try {
      taken = lock(place, text);
    } finally {
      if (taken == null) {
        forget(place);
      }
    }
    return taken;
  }

  private static LockFile lock(Path place, String text) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(place.toFile(), "rw");
    try {
      if (opened.getChannel().tryLock(PLACE, 1, false) == null) {
        opened.close();
        return null;
      }
    } catch (OverlappingFileLockException e) {
      // A copy of this class in another class loader has it. Not closed: that would take the lock from it.
      return null;
    }
    LockFile taken = new LockFile(place, opened);
    taken.sign(text);
    return taken;
  }

  /**
   * Takes a lock, and waits until it can be had.
   *
   * @param seconds to wait at most
   * @return the lock, or null if it could not be had for so long
   */
  public static LockFile await(Path file, int seconds) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    for (LockFile taken; System.nanoTime() < deadline; Thread.sleep(LOOK_MILLIS)) {
      taken = take(file);
      if (taken != null) {
        return taken;
      }
    }
    return null;
  }

  /** Who has a lock, in words: {@code process 123 on host since 2026-01-01T00:00:00Z}. */
  public static String owner(Path file) {
    try {
      synchronized (HELD_HERE) {
        String here = Files.exists(file) ? HELD_HERE.get(file.toRealPath()) : null;
        if (here != null) {
          // not read from the file: to close it again would give the lock back
          return here;
        }
      }
      String text = Files.readString(file).strip();
      return text.isEmpty() ? "another process" : text;
    } catch (IOException e) {
      return "another process";
    }
  }

  private static String text() {
    return "process " + ProcessHandle.current().pid() + " on " + host() + " since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private void sign(String text) throws IOException {
    try {
      file.setLength(0);
      file.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // On a full disk the lock holds all the same; only who has it cannot be told.
      file.setLength(0);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  private static void forget(Path place) {
    synchronized (HELD_HERE) {
      HELD_HERE.remove(place);
    }
  }

  /** Gives the lock back. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      file.setLength(0);
    } finally {
      forget(path);
    }
  }
}
