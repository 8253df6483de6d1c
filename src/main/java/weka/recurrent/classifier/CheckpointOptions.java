package weka.recurrent.classifier;

import weka.core.OptionMetadata;
import weka.recurrent.setting.Setting;
import weka.recurrent.training.CheckpointRhythm;

/** The options by which a training survives the process it runs in. They change no bit of what is learned. */
public abstract class CheckpointOptions extends OptionBean {
  private static final long serialVersionUID = 1;

  /** At most a minute of work is lost, and writing takes a small share of it. */
  private static final String EVERY = "1m";

  /** Null, as the other, in a model of a version that had no checkpoints. */
  private String checkpoint = "";
  private String checkpointEvery = EVERY;

  @Setting(takes = "folder", decisive = false)
  @OptionMetadata(displayName = "checkpoint", displayOrder = 32, commandLineParamName = "checkpoint",
      category = Setting.CHECKPOINTS,
      description = "<html>Folder for the state of training, from which the same training goes on if it was cut off;<br>"
          + "many trainings may share it; empty writes none")
  public String getCheckpoint() {
    return checkpoint == null ? "" : checkpoint;
  }

  public void setCheckpoint(String value) {
    checkpoint = checked("checkpoint", value);
  }

  @Setting(takes = "epochs or time", decisive = false)
  @OptionMetadata(displayName = "checkpoint every", displayOrder = 33, commandLineParamName = "checkpoint-every",
      category = Setting.CHECKPOINTS,
      description = "How often -checkpoint writes: a number of epochs, such as 10, or a time, such as 30s, 5m or 2h")
  public String getCheckpointEvery() {
    return checkpointEvery == null ? EVERY : checkpointEvery;
  }

  public void setCheckpointEvery(String value) {
    CheckpointRhythm.of(checked("checkpointEvery", value));
    checkpointEvery = value;
  }
}
