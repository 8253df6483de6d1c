package weka.recurrent.experiment.plan;

/**
 * The season of a series, as its autocorrelation tells. Of the changes d_t = x_t − x_(t−1), less their mean, r_m is the
 * correlation of d_t with d_(t−m) over all n pairs that are known. A season is the smallest m ≥ 2 with r_m at least nine tenths
 * of the largest r that counts: one above 1/2, above 3.3 / √n, as one in 2000 correlations of pairs is that have nothing to do
 * with one another, and by 0.3 above some r of a shorter lag, since a trend that bends makes all of them large. No r of the next
 * lag is larger: beside a peak of a smooth season r is large too.
 */
final class Season {
  private static final double LEAST = 0.5;
  private static final double ERRORS = 3.3;
  private static final double ABOVE = 0.3;
  private static final double NEARLY = 0.9;

  private Season() {}

  /**
   * Looks for a season.
   *
   * @param values in time order; NaN is missing
   * @param longest season that is looked for
   * @return its steps; 0 if there is none
   */
  static int of(double[] values, int longest) {
    double[] changes = changes(values);
    int most = Math.min(longest, (values.length - 1) / 2);
    double[] r = new double[Math.max(1, most) + 1];
    double lowest = most < 1 ? 0 : correlation(changes, 1)[0];
    double best = 0;
    for (int m = 2; m <= most; m++) {
      double[] found = correlation(changes, m);
      boolean counts = found[0] > LEAST && found[0] > ERRORS / Math.sqrt(found[1]) && found[0] > lowest + ABOVE;
      r[m] = counts ? found[0] : 0;
      best = Math.max(best, r[m]);
      lowest = Math.min(lowest, found[0]);
    }
    for (int m = 2; m <= most && best > 0; m++) {
      if (r[m] >= NEARLY * best && (m == most || r[m] >= r[m + 1])) {
        return m;
      }
    }
    return 0;
  }

  /** d less its mean; NaN where a neighbor is missing. */
  private static double[] changes(double[] values) {
    double[] changes = new double[Math.max(0, values.length - 1)];
    double sum = 0;
    int known = 0;
    for (int t = 0; t < changes.length; t++) {
      changes[t] = values[t + 1] - values[t];
      if (!Double.isNaN(changes[t])) {
        sum += changes[t];
        known++;
      }
    }
    for (int t = 0; t < changes.length; t++) {
      changes[t] -= sum / known;
    }
    return changes;
  }

  /** r_m and n. */
  private static double[] correlation(double[] d, int m) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    int pairs = 0;
    for (int t = m; t < d.length; t++) {
      if (!Double.isNaN(d[t] + d[t - m])) {
        xx += d[t] * d[t];
        yy += d[t - m] * d[t - m];
        xy += d[t] * d[t - m];
        pairs++;
      }
    }
    return new double[] {xx * yy > 0 ? xy / Math.sqrt(xx * yy) : 0, pairs};
  }
}
