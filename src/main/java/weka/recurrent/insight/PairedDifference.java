package weka.recurrent.insight;

import java.io.Serializable;

/**
 * Whether one condition beats another on the same sequences: a paired test on the merits, by the normal approximation, which
 * for samples of 20 and more is good enough to tell something from nothing.
 *
 * @param mean mean of the differences, first − second
 * @param standardError of that mean
 */
public record PairedDifference(double mean, double standardError) implements Serializable {
  /** One-sided level of about 0.005. */
  private static final double CRITICAL = 2.58;

  /** Compares two conditions, sequence by sequence. */
  public static PairedDifference of(double[] first, double[] second) {
    if (first.length != second.length || first.length == 0) {
      throw new IllegalArgumentException("paired values must be equally many, at least 1; got " + first.length + " and "
          + second.length);
    }
    int n = first.length;
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += (first[i] - second[i]) / n;
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double deviation = first[i] - second[i] - mean;
      squares += deviation * deviation;
    }
    return new PairedDifference(mean, n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (n - 1) / n));
  }

  /** Whether the first condition is better beyond reasonable chance. */
  public boolean firstIsBetter() {
    return mean > 0 && mean > CRITICAL * standardError;
  }
}
