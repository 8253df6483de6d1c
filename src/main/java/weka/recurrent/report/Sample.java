package weka.recurrent.report;

import java.util.Arrays;
import weka.core.Statistics;

/** Values of a measure over runs and folds, without those that are undefined; sorted. */
final class Sample {
  private final double[] values;

  Sample(double[] values) {
    this.values = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
  }

  int n() {
    return values.length;
  }

  double mean() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Standard deviation with n − 1; NaN for fewer than two values. */
  double sd() {
    double mean = mean();
    return values.length < 2 ? Double.NaN
        : Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }

  double min() {
    return quantile(0);
  }

  double median() {
    return quantile(0.5);
  }

  double max() {
    return quantile(1);
  }

  /** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan); NaN without values. */
  double quantile(double p) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double at = p * (values.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, values.length - 1);
    return values[below] + (at - below) * (values[above] - values[below]);
  }

  /**
   * Half the width of the confidence interval of the mean under the corrected resampled variance, the one that belongs to the
   * test of the main table.
   * <pre>
   *   t(n−1, level) sqrt((1/n + n_test/n_train) s²)
   * </pre>
   * Nadeau &amp; Bengio (2003), doi:10.1023/A:1024068626366.
   *
   * @param level confidence in (0, 1)
   * @param testShare n_test / n_train
   */
  double halfInterval(double level, double testShare) {
    if (values.length < 2) {
      return Double.NaN;
    }
    return tQuantile(values.length - 1, level) * sd() * Math.sqrt(1.0 / values.length + testShare);
  }

  /** The t that a Student variable exceeds in absolute value with probability 1 − level. */
  static double tQuantile(int degrees, double level) {
    double low = 0;
    double high = 1e7;
    for (int i = 0; i < 200; i++) {
      double t = (low + high) / 2;
      if (Statistics.FProbability(t * t, 1, degrees) > 1 - level) {
        low = t;
      } else {
        high = t;
      }
    }
    return (low + high) / 2;
  }
}
