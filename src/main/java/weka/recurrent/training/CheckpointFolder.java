package weka.recurrent.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import weka.recurrent.storage.AtomicFile;

/**
 * The checkpoints of one training in a folder that many trainings may share: cross-validation, ensembles and experiments train
 * many networks, each of which finds its own again.
 * <pre>
 *   FOLDER / name of the {@link TrainingIdentity} / epoch-000120.checkpoint      the last two are kept
 * </pre>
 * Not for concurrent use; several processes may use one folder.
 */
public final class CheckpointFolder {
  private static final int KEPT = 2;
  private static final Pattern NAME = Pattern.compile("epoch-\\d{6,}\\.checkpoint");

  /** Writes one file; another than {@link AtomicFile} only in tests. */
  interface Store {
    void write(Path file, AtomicFile.Content content) throws IOException;
  }

  private final Path shared;
  private final Path own;
  private final TrainingIdentity identity;
  private final Store store;

  /**
   * Opens the folder and makes it if need be.
   *
   * @throws IOException if it cannot be made or written
   */
  public CheckpointFolder(Path folder, TrainingIdentity identity) throws IOException {
    this(folder, identity, AtomicFile::write);
  }

  CheckpointFolder(Path folder, TrainingIdentity identity, Store store) throws IOException {
    this.shared = folder;
    this.own = folder.resolve(identity.name());
    this.identity = identity;
    this.store = store;
    Files.createDirectories(own);
    AtomicFile.removeLeftovers(own);
  }

  /**
   * The newest checkpoint that can be read, or null if there is none.
   *
   * @param start the members before their first epoch; not changed
   * @param notes hears of every file that cannot be read
   */
  public Checkpoint newest(List<TrainingRun> start, Consumer<String> notes) throws IOException {
    List<Path> files = files(own);
    for (int i = files.size() - 1; i >= 0; i--) {
      try {
        return Checkpoint.read(files.get(i), identity, start);
      } catch (IOException e) {
        notes.accept("the checkpoint " + files.get(i) + " cannot be used: " + e.getMessage()
            + (i > 0 ? ". Taking the one before" : ". Training starts from the beginning"));
      }
    }
    return null;
  }

  /** Writes a checkpoint, then removes all but the last two. */
  public void write(Checkpoint checkpoint) throws IOException {
    Path file = own.resolve(String.format(Locale.ROOT, "epoch-%06d.checkpoint", checkpoint.epochs()));
    store.write(file, out -> checkpoint.write(out, identity));
    List<Path> files = files(own);
    files.remove(file);
    // Files of later epochs could not be read when this training started, or it would have gone on from there.
    files.removeIf(other -> other.compareTo(file) > 0 && delete(other));
    for (int i = 0; i <= files.size() - KEPT; i++) {
      delete(files.get(i));
    }
  }

  /**
   * How a training of other options on the same data, which has checkpoints here, differs from this one; an empty text if there
   * is none. A user who mistypes an option when starting again should hear of it.
   */
  public String stranger() throws IOException {
    try (Stream<Path> folders = Files.list(shared)) {
      for (Path folder : (Iterable<Path>) folders.filter(f -> !f.equals(own) && Files.isDirectory(f)).sorted()::iterator) {
        for (Path file : files(folder)) {
          String difference = Checkpoint.difference(file, identity);
          if (!difference.isEmpty()) {
            return "the checkpoint " + file + " is of another training: " + difference;
          }
        }
      }
    }
    return "";
  }

  private static boolean delete(Path file) {
    // What cannot be removed now is in nobody's way; the next checkpoint tries again.
    return file.toFile().delete();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparing(Path::getFileName)).toList());
    }
  }
}
