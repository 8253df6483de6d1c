package weka.recurrent.classifier;

import java.io.Serializable;
import weka.recurrent.reservoir.StepSource.Steps;

/**
 * Dynamic time warping: the least sum of squared distances of steps over all monotone alignments of two sequences, of all
 * channels together (dependent), within a band around the diagonal.
 *
 * <pre>
 *   D(i, j) = |x_i − y_j|² + min(D(i−1, j), D(i, j−1), D(i−1, j−1))     |i − j| ≤ w
 * </pre>
 * Sakoe &amp; Chiba (1978), doi:10.1109/TASSP.1978.1163055. Bounds from below: first and last steps are always aligned (Kim, Park
 * &amp; Chu 2001); a step of y is aligned with some step of x in the band, so it is at least as far as from the band's envelope
 * (Keogh &amp; Ratanamahatana 2005, doi:10.1007/s10115-004-0154-9).
 *
 * @param channels of a step
 * @param window half width of the band, in percent of the longer sequence; never less than the difference of lengths
 */
public record WarpedDistance(int channels, double window) implements Serializable {

  /** w for two lengths. */
  int band(int n, int m) {
    return Math.max(Math.abs(n - m), (int) Math.ceil(window / 100 * Math.max(n, m)));
  }

  private double step(float[] x, int i, float[] y, int j) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      double d = (double) x[i * channels + c] - y[j * channels + c];
      sum += d * d;
    }
    return sum;
  }

  /** What the first and the last steps cost. */
  double firstAndLast(Steps x, Steps y) {
    double first = step(x.values(), 0, y.values(), 0);
    return x.length() == 1 && y.length() == 1 ? first
        : first + step(x.values(), x.length() - 1, y.values(), y.length() - 1);
  }

  /** Least and largest value of x within the band around each step, [2][length · channels]; for sequences as long as x. */
  float[][] envelope(Steps x) {
    int n = x.length();
    int w = band(n, n);
    float[][] envelope = new float[2][n * channels];
    for (int c = 0; c < channels; c++) {
      int[] low = new int[n];
      int[] high = new int[n];
      int lowHead = 0;
      int lowTail = 0;
      int highHead = 0;
      int highTail = 0;
      for (int t = 0; t < n + w; t++) {
        if (t < n) {
          float value = x.values()[t * channels + c];
          while (lowTail > lowHead && x.values()[low[lowTail - 1] * channels + c] >= value) {
            lowTail--;
          }
          low[lowTail++] = t;
          while (highTail > highHead && x.values()[high[highTail - 1] * channels + c] <= value) {
            highTail--;
          }
          high[highTail++] = t;
        }
        int at = t - w;
        if (at >= 0) {
          while (low[lowHead] < at - w) {
            lowHead++;
          }
          while (high[highHead] < at - w) {
            highHead++;
          }
          envelope[0][at * channels + c] = x.values()[low[lowHead] * channels + c];
          envelope[1][at * channels + c] = x.values()[high[highHead] * channels + c];
        }
      }
    }
    return envelope;
  }

  /** How far y, as long as x, is outside the envelope of x; stops when it is beyond a limit. */
  double outside(float[][] envelope, Steps y, double limit) {
    double sum = 0;
    for (int i = 0; i < envelope[0].length && sum < limit; i++) {
      double value = y.values()[i];
      double d = value < envelope[0][i] ? envelope[0][i] - value : value > envelope[1][i] ? value - envelope[1][i] : 0;
      sum += d * d;
    }
    return sum;
  }

  /**
   * The distance, or infinity as soon as it is sure not to be below a limit.
   *
   * @param rows [2][steps of y + 1 or more] scratch
   */
  double between(Steps x, Steps y, double limit, double[][] rows) {
    int n = x.length();
    int m = y.length();
    int w = band(n, m);
    double[] above = rows[0];
    double[] row = rows[1];
    java.util.Arrays.fill(above, 0, m + 1, Double.POSITIVE_INFINITY);
    above[0] = 0;
    for (int i = 1; i <= n; i++) {
      int from = Math.max(1, i - w);
      int to = Math.min(m, i + w);
      row[from - 1] = Double.POSITIVE_INFINITY;
      if (to < m) {
        row[to + 1] = Double.POSITIVE_INFINITY;
      }
      double least = Double.POSITIVE_INFINITY;
      for (int j = from; j <= to; j++) {
        double before = Math.min(above[j - 1], Math.min(above[j], row[j - 1]));
        row[j] = step(x.values(), i - 1, y.values(), j - 1) + before;
        least = Math.min(least, row[j]);
      }
      if (least >= limit) {
        return Double.POSITIVE_INFINITY;
      }
      double[] swap = above;
      above = row;
      row = swap;
    }
    return above[m] < limit ? above[m] : Double.POSITIVE_INFINITY;
  }
}
