package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weka.classifiers.RandomizableClassifier;
import weka.core.OptionMetadata;
import weka.recurrent.training.CheckpointRhythm;

/**
 * The options by which a training survives the process it runs in, and what they have in common with others: they change no bit of
 * what is learned.
 */
public abstract class CheckpointOptions extends RandomizableClassifier {
  private static final long serialVersionUID = 1;

  /** Default of {@link #getCheckpoint}. */
  public static final String CHECKPOINT = "";
  /** Default of {@link #getCheckpointEvery}: at most a minute of work is lost, and writing takes a small share of it. */
  public static final String CHECKPOINT_EVERY = "1m";

  /** Options that change no bit of what is learned. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("-threads", "-resume", "-checkpoint", "-checkpoint-every",
      "-output-debug-info", "-do-not-check-capabilities", "-num-decimal-places", "-batch-size");

  /** Null, as the other, in a model of a version that had no checkpoints. */
  private String checkpoint = CHECKPOINT;
  private String checkpointEvery = CHECKPOINT_EVERY;

  @OptionMetadata(displayName = "checkpoint", displayOrder = 32, commandLineParamName = "checkpoint",
      commandLineParamSynopsis = "-checkpoint <folder>", commandLineParamIsFlag = false,
      description = "Folder for the state of training, from which the same training goes on if it was cut off; many "
          + "trainings may share it (default empty: none are written)")
  public String getCheckpoint() {
    return checkpoint == null ? CHECKPOINT : checkpoint;
  }

  public void setCheckpoint(String value) {
    if (value == null) {
      throw new IllegalArgumentException("the folder of checkpoints must not be null; empty writes none");
    }
    checkpoint = value;
  }

  @OptionMetadata(displayName = "checkpoint every", displayOrder = 33, commandLineParamName = "checkpoint-every",
      commandLineParamSynopsis = "-checkpoint-every <epochs or time>", commandLineParamIsFlag = false,
      description = "How often -checkpoint writes: a number of epochs, such as 10, or a time, such as 30s, 5m or 2h"
          + " (default " + CHECKPOINT_EVERY + ")")
  public String getCheckpointEvery() {
    return checkpointEvery == null ? CHECKPOINT_EVERY : checkpointEvery;
  }

  public void setCheckpointEvery(String value) {
    CheckpointRhythm.of(value == null ? "" : value);
    checkpointEvery = value;
  }

  /**
   * The given options without those that change no bit of what is learned: how many threads, where checkpoints go, and the like.
   *
   * @param options a full command line, as {@link #getOptions} gives it
   */
  public static List<String> decisive(List<String> options) {
    List<String> kept = new ArrayList<>();
    boolean skipped = false;
    for (String option : options) {
      // What follows a skipped option and is no option itself is its value.
      skipped = WITHOUT_EFFECT.contains(option) || skipped && !option.matches("-[a-zA-Z].*");
      if (!skipped) {
        kept.add(option);
      }
    }
    return kept;
  }
}
