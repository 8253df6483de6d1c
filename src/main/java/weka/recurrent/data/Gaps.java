package weka.recurrent.data;

import java.util.function.IntPredicate;

/**
 * A sequence whose missing values are filled: on the straight line between the values around them, at the ends with the nearest.
 * A channel without any value stays missing.
 *
 * @param sequence with filled values
 * @param longGap [length · channels] whether a value was missing in a gap too long to be guessed
 */
record Gaps(RawSequence sequence, boolean[] longGap) {
  /** Missing values in a row that are no long gap, whatever the length of the sequence. */
  static final int SHORT = 4;
  /** One over the share of a sequence that is no long gap. */
  static final int SHORT_SHARE = 20;

  /**
   * Fills.
   *
   * @param raw not changed
   * @param numeric which channels are filled
   */
  static Gaps filled(RawSequence raw, IntPredicate numeric) {
    int channels = raw.reader().channels();
    double[] x = raw.values();
    boolean missing = false;
    for (int i = 0; i < raw.length() * channels && !missing; i++) {
      missing = Double.isNaN(x[i]);
    }
    if (!missing) {
      return new Gaps(raw, null);
    }
    double[] filled = x.clone();
    boolean[] longGap = new boolean[raw.length() * channels];
    int most = Math.max(SHORT, raw.length() / SHORT_SHARE);
    for (int c = 0; c < channels; c++) {
      if (numeric.test(c)) {
        fill(raw, c, channels, filled, longGap, most);
      }
    }
    return new Gaps(new RawSequence(raw.reader(), raw.source(), raw.length(), raw.padding(), filled), longGap);
  }

  private static void fill(RawSequence raw, int channel, int channels, double[] x, boolean[] longGap, int most) {
    int before = -1;
    for (int t = 0; t <= raw.length(); t++) {
      if (t < raw.length() && Double.isNaN(x[t * channels + channel])) {
        continue;
      }
      int gap = t - before - 1;
      for (int g = before + 1; g < t; g++) {
        longGap[g * channels + channel] = gap > most;
        if (before >= 0 && t < raw.length()) {
          double from = x[before * channels + channel];
          double to = x[t * channels + channel];
          x[g * channels + channel] = from + (to - from) * (g - before) / (t - before);
        } else if (before >= 0) {
          x[g * channels + channel] = x[before * channels + channel];
        } else if (t < raw.length()) {
          x[g * channels + channel] = x[t * channels + channel];
        }
      }
      before = t;
    }
  }

  boolean isLong(int step, int channel) {
    return longGap != null && longGap[step * sequence.reader().channels() + channel];
  }
}
