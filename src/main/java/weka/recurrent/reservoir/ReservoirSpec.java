package weka.recurrent.reservoir;

import java.io.Serializable;
import weka.recurrent.kernel.OscillatorBank;

/**
 * What is drawn.
 *
 * @param linear units that read the sequence, a multiple of 16
 * @param cascade units in two layers, a multiple of 16
 * @param thresholds B per unit, at least 1
 * @param channels C of a step
 * @param longest T, steps of the longest training sequence: units have time-scales up to half of it
 * @param text whether steps are tokens: time-scales then reach from half a step to all of the sequence, and where a unit ends is
 * read
 *     out as well as its shares
 */
public record ReservoirSpec(int linear, int cascade, int thresholds, int channels, int longest, boolean text)
    implements Serializable {
  /** Units that suffice for the accuracy of ROCKET: half of them cost 0.3 points, a quarter 0.9 (20 archive sets). */
  public static final int UNITS = 1008;
  /** Share of units in the cascade: with none 0.5 points are lost, with all 0.6. */
  public static final double CASCADE = 0.3;
  /** Thresholds per unit. */
  public static final int THRESHOLDS = 8;

  public ReservoirSpec {
    if (linear < 0 || cascade < 0 || linear % OscillatorBank.GROUP != 0 || cascade % OscillatorBank.GROUP != 0
        || linear + cascade == 0 || thresholds < 1 || channels < 1 || longest < 1) {
      throw new IllegalArgumentException("a reservoir needs units in groups of " + OscillatorBank.GROUP
          + ", a threshold, a channel and a step, got " + linear + " + " + cascade + " units, " + thresholds + " thresholds, "
          + channels + " channels, " + longest + " steps");
    }
  }

  /**
   * A number of units, rounded up to whole groups, and the share of them in the cascade, rounded to whole groups.
   *
   * @param units at least 1
   * @param share of units in the cascade, 0 to 1
   */
  public static ReservoirSpec of(int units, double share, int thresholds, int channels, int longest, boolean text) {
    int group = OscillatorBank.GROUP;
    int groups = (units + group - 1) / group;
    int cascade = (int) Math.round(groups * share);
    return new ReservoirSpec((groups - cascade) * group, cascade * group, thresholds, channels, longest, text);
  }

  /** All units. */
  public int units() {
    return linear + cascade;
  }

  /** Numbers that a sequence becomes. */
  public int features() {
    return units() * (thresholds + (text ? 1 : 0));
  }

  double shortestScale() {
    return text ? 0.5 : 2;
  }

  /** Longest time-scale: half of the sequence, a quarter in the first layer of the cascade; for text twice that. */
  double longestScale(boolean firstOfCascade) {
    return Math.max(text ? 1 : 4, longest * (firstOfCascade ? 0.25 : 0.5) * (text ? 2 : 1));
  }
}
