package weka.recurrent.data;

import java.util.Locale;

/** How sequences lie in a data set. */
public enum Layout {
  /** Decided from the training data by {@link LayoutDetector}. */
  AUTO,
  /** A relational attribute, one row per time step (Weka's multi-instance convention). */
  STEPS,
  /** A relational attribute, one row per channel and one inner attribute per time step (the UEA archive's files). */
  CHANNELS,
  /** One attribute per time step, one channel (the UCR archive's files). */
  COLUMNS,
  /** A string attribute: text, by characters or by words. */
  TEXT;

  /** The name a user types: {@code auto}, {@code steps}, {@code channels}, {@code columns}, {@code text}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
