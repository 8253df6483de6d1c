package weka.recurrent.experiment.outcome;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Consumer;
import weka.recurrent.storage.LockFile;

/**
 * The right to write into the folder of a run. A folder has one owner at a time, among all processes: the system holds the lock
 * for the owner's process and takes it back when that ends, however it ends.
 */
public final class RunClaim implements AutoCloseable {
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", java.util.Locale.ROOT);
  private static final String LOCK = ".recur.lock";
  /** Name of the link to the newest run, and of the file that tells it where links cannot be made. */
  private static final String LATEST = "latest";
  private static final int DOOR_SECONDS = 60;

  private final RunFolder folder;
  private final LockFile lock;
  private final boolean goingOn;

  private RunClaim(RunFolder folder, LockFile lock, boolean goingOn) {
    this.folder = folder;
    this.lock = lock;
    this.goingOn = goingOn;
  }

  /**
   * Takes a folder for a run of a plan: the one that an earlier run of it has left unfinished, or a new one beside it. Two
   * processes that start at once do not take the same one.
   *
   * @param parent of the folders of all runs of the experiment
   * @param begun of the run, written to the manifest of a new folder
   * @param complete whether to go on in the newest folder even if its run has ended
   * @param fresh whether to take a new one in any case
   * @param notes hears of folders that cannot be read
   * @throws IOException if the folder of the unfinished run has an owner, or nothing can be written
   */
  public static RunClaim beside(Path parent, Provenance begun, boolean complete, boolean fresh, Consumer<String> notes)
      throws IOException, InterruptedException {
    try (LockFile door = LockFile.await(parent.resolve(LOCK), DOOR_SECONDS)) {
      if (door == null) {
        throw inUse(parent.resolve(LOCK), parent + " is");
      }
      RunFolder earlier = fresh ? null : EarlierRuns.find(parent, begun.fingerprint(), complete, notes);
      RunClaim claim = earlier != null ? owned(earlier, true) : owned(unused(parent, begun.fingerprint()), false);
      if (earlier == null) {
        try {
          // At once, so that the next one finds it.
          claim.folder.write(begun);
        } catch (IOException e) {
          claim.close();
          throw e;
        }
      }
      return claim;
    }
  }

  /**
   * Takes a folder that the user has named.
   *
   * @param folder which
   * @param begun of the run
   * @param experiment name of the experiment
   * @param fresh whether an earlier run of the experiment in it is thrown away
   * @param notes hears of what cannot be read
   * @throws IOException if it has an owner, holds something else than a run of the same plan, or cannot be written
   */
  public static RunClaim of(RunFolder folder, Provenance begun, String experiment, boolean fresh, Consumer<String> notes)
      throws IOException {
    boolean ours = folder.isRun();
    if (!ours) {
      folder.refuseToOverwrite();
    }
    RunClaim claim = owned(folder, ours && !fresh);
    try {
      String found = ours ? folder.fingerprint() : "";
      boolean same = found.equals(begun.fingerprint());
      if (ours && fresh) {
        String name = folder.experiment();
        if (!same && !name.isEmpty() && !name.equals(experiment)) {
          throw new IOException(folder.path() + " holds a run of another experiment, '" + name + "'; take another folder");
        }
        folder.startOver();
      } else if (ours && found.isEmpty()) {
        notes.accept(folder.manifest() + " cannot be read and is written anew");
      } else if (ours && !same) {
        throw new IOException(folder.path() + " holds a run of another plan: the script, its parameters or the data have changed."
            + " Take another folder, or start over in it with --fresh");
      }
      return claim;
    } catch (IOException e) {
      claim.close();
      throw e;
    }
  }

  /** Takes a folder for what is made from other runs; what is in it must be of our making. */
  static RunClaim forMerge(RunFolder folder) throws IOException {
    boolean ours = folder.isRun();
    if (!ours) {
      folder.refuseToOverwrite();
    }
    return owned(folder, ours);
  }

  private static RunClaim owned(RunFolder folder, boolean goingOn) throws IOException {
    Path file = folder.path().resolve(LOCK);
    LockFile lock = LockFile.take(file);
    if (lock == null) {
      throw inUse(file, folder.path() + " is");
    }
    return new RunClaim(folder, lock, goingOn);
  }

  /**
   * Says so if a folder has an owner now.
   *
   * @throws IOException with a sentence that names the owner
   */
  static void refuseIfOwned(RunFolder folder) throws IOException {
    if (Files.exists(folder.path().resolve(LOCK))) {
      owned(folder, true).close();
    }
  }

  private static IOException inUse(Path lock, String what) {
    return new IOException(what + " in use by " + LockFile.owner(lock) + ". Wait for its end, end it, or start a run"
        + " beside it with --fresh or in another folder with -o");
  }

  private static RunFolder unused(Path parent, String fingerprint) {
    String name = LocalDateTime.now().format(FOLDER) + "-" + fingerprint.substring(0, Math.min(4, fingerprint.length()));
    Path folder = parent.resolve(name);
    for (int number = 2; Files.exists(folder); number++) {
      folder = parent.resolve(name + "-" + number);
    }
    return new RunFolder(folder);
  }

  /** The folder. */
  public RunFolder folder() {
    return folder;
  }

  /** Whether an earlier run is gone on with. */
  public boolean goingOn() {
    return goingOn;
  }

  /**
   * Lets {@code latest} beside the folder point to it: a link, or on systems without links a file with its name. What is not ours
   * is left alone.
   *
   * @param notes hears why it does not point there
   */
  public void pointLatest(Consumer<String> notes) {
    Path here = folder.path().toAbsolutePath().normalize();
    Path latest = here.resolveSibling(LATEST);
    if (here.equals(latest)) {
      return;
    }
    try {
      if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !isOurs(latest)) {
        notes.accept(latest + " is not a link of ours and stays as it is");
        return;
      }
      Path fresh = here.resolveSibling("." + LATEST + "." + UUID.randomUUID());
      try {
        Files.createSymbolicLink(fresh, here.getFileName());
        move(fresh, latest);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException | UnsupportedOperationException e) {
      nameLatest(here, notes);
    }
  }

  private static void nameLatest(Path here, Consumer<String> notes) {
    Path file = here.resolveSibling(LATEST + ".txt");
    try {
      if (!Files.exists(file) || new RunFolder(here.resolveSibling(Files.readString(file).strip())).isRun()) {
        Files.writeString(file, here.getFileName() + "\n");
      }
    } catch (IOException | InvalidPathException e) {
      notes.accept(file + " could not be written: " + e.getMessage());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Whether it is a link to a neighbor that is a run, or was one. */
  private static boolean isOurs(Path latest) throws IOException {
    if (!Files.isSymbolicLink(latest)) {
      return false;
    }
    Path target = Files.readSymbolicLink(latest);
    Path run = latest.resolveSibling(target);
    return target.getNameCount() == 1 && !target.isAbsolute() && (!Files.exists(run) || new RunFolder(run).isRun());
  }

  /** Gives the folder back. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
