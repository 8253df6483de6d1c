package weka.recurrent.reservoir;

/**
 * Weighted mean and standard deviation (divisor: sum of weights) of each column. The first row is taken off before squares are
 * summed, so that a column that is constant has exactly that mean and a deviation of exactly 0.
 */
final class ColumnMoments {
  private final double[] mean;
  private final double[] deviation;

  /**
   * Of all rows.
   *
   * @param rows [N][p or more]
   * @param weights [N] above 0
   */
  ColumnMoments(float[][] rows, int p, double[] weights) {
    double[] sum = new double[p];
    double[] squares = new double[p];
    float[] first = rows[0];
    double total = 0;
    for (int n = 0; n < rows.length; n++) {
      total += weights[n];
      add(rows[n], first, weights[n], sum, squares);
    }
    mean = sum;
    deviation = squares;
    for (int i = 0; i < p; i++) {
      double shift = sum[i] / total;
      deviation[i] = Math.sqrt(Math.max(0, squares[i] / total - shift * shift));
      mean[i] = first[i] + shift;
    }
  }

  private static void add(float[] row, float[] first, double weight, double[] sum, double[] squares) {
    for (int i = 0; i < sum.length; i++) {
      double x = (double) row[i] - first[i];
      sum[i] = Math.fma(weight, x, sum[i]);
      squares[i] = Math.fma(weight * x, x, squares[i]);
    }
  }

  /** [p] */
  double[] mean() {
    return mean;
  }

  /** [p] 0 for a constant column. */
  double[] deviation() {
    return deviation;
  }

  /** 1 / deviation, or 0 where that would not be finite. */
  double scale(int column) {
    double scale = 1 / deviation[column];
    return scale <= Double.MAX_VALUE ? scale : 0;
  }
}
