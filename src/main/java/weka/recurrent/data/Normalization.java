package weka.recurrent.data;

import java.util.Locale;

/** How numeric channels are brought to one scale. */
public enum Normalization {
  /** Windows of a series as {@link WindowLevel} says, if the class is one of its numbers; all else as {@link #CHANNEL}. */
  AUTO,
  /** As they are. */
  NONE,
  /** (x - mean) / standard deviation of the channel over all steps of the training data. */
  CHANNEL,
  /** (x - mean) / standard deviation of the channel within each sequence: level and amplitude are forgotten, the shape stays. */
  SEQUENCE;

  /** The name a user types: {@code none}, {@code channel}, {@code sequence}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
