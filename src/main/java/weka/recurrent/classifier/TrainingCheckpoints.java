package weka.recurrent.classifier;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import weka.recurrent.training.Checkpoint;
import weka.recurrent.training.CheckpointFolder;
import weka.recurrent.training.CheckpointRhythm;
import weka.recurrent.training.HoldOut;
import weka.recurrent.training.TrainingIdentity;
import weka.recurrent.training.TrainingListener;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;

/**
 * The checkpoints of one training session: finds the one to go on from, and writes new ones between epochs. A checkpoint that
 * cannot be written does not end the training; the one before stays. Not for concurrent use.
 */
final class TrainingCheckpoints {
  private static final Logger LOGGER = Logger.getLogger(TrainingCheckpoints.class.getName());

  private final CheckpointFolder folder;
  private final CheckpointRhythm rhythm;
  private final String name;
  private final TrainingListener listener;
  private int written;
  private long lastWrite = System.nanoTime();

  private TrainingCheckpoints(CheckpointFolder folder, CheckpointRhythm rhythm, String name, TrainingListener listener) {
    this.folder = folder;
    this.rhythm = rhythm;
    this.name = name;
    this.listener = listener;
  }

  /**
   * Opens the folder that the options name, or returns null if they name none.
   *
   * @param model before its first epoch
   * @param all examples, hold-out included
   * @param listener hears what a user should know
   * @throws IllegalArgumentException if the folder cannot be used
   */
  static TrainingCheckpoints open(RecurrentOptions options, RecurrentModel model, TrainingSet all, HoldOut holdOut,
      TrainingListener listener) {
    if (options.getCheckpoint().isBlank()) {
      return null;
    }
    String name = options.getClass().getSimpleName();
    String wanted = name + " " + String.join(" ", Settings.of(options.getClass()).decisive(List.of(options.getOptions())));
    String settled =
        model.network + ", " + model.training + ", " + model.memory + ", " + model.members.size() + " networks, hold-out "
            + Arrays.hashCode(holdOut.validation());
    try {
      CheckpointFolder folder = new CheckpointFolder(Path.of(options.getCheckpoint().trim()),
          TrainingIdentity.of(wanted, settled, all, model.members));
      return new TrainingCheckpoints(folder, CheckpointRhythm.of(options.getCheckpointEvery()), name, listener);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("checkpoints cannot be written to '" + options.getCheckpoint() + "' (-checkpoint): "
          + reason(e) + ". Nothing was trained", e);
    }
  }

  /** The checkpoint to go on from, or null to start at the beginning. */
  Checkpoint takeUp(List<TrainingRun> start) {
    Checkpoint found = null;
    try {
      found = folder.newest(start, text -> tell(Level.WARNING, text));
      String stranger = found == null ? folder.stranger() : "";
      if (!stranger.isEmpty()) {
        tell(Level.INFO, "training starts from the beginning: " + stranger);
      }
    } catch (IOException e) {
      tell(Level.WARNING, "the folder of checkpoints cannot be read, training starts from the beginning: " + reason(e));
    }
    if (found != null) {
      written = found.epochs();
      tell(Level.INFO, "going on from the checkpoint after epoch " + written);
    }
    return found;
  }

  /**
   * Writes a checkpoint if it is time for one, or if there will be no later occasion.
   *
   * @param seconds trained so far
   * @param last whether no epoch will follow
   */
  void offer(List<TrainingRun> members, double seconds, boolean last) {
    Checkpoint now = new Checkpoint(seconds, members);
    int since = now.epochs() - written;
    if (since == 0 || !last && !rhythm.due(since, (System.nanoTime() - lastWrite) / 1e9)) {
      return;
    }
    try {
      folder.write(now);
    } catch (IOException e) {
      tell(Level.WARNING,
          "the checkpoint after epoch " + now.epochs() + " could not be written: " + reason(e) + ". Training goes on; "
              + (written == 0 ? "there is no checkpoint yet" : "the last good one is that after epoch " + written));
      lastWrite = System.nanoTime();
      return;
    }
    written = now.epochs();
    lastWrite = System.nanoTime();
  }

  private void tell(Level level, String text) {
    LOGGER.log(level, "{0}: {1}", new Object[] {name, text});
    listener.note(text);
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return e instanceof FileAlreadyExistsException ? message + " is a file, not a folder"
        : e instanceof AccessDeniedException ? message + " may not be written"
        : message.isEmpty() ? e.toString() : message;
  }
}
