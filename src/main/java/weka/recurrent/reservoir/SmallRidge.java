package weka.recurrent.reservoir;

import java.util.Arrays;
import weka.recurrent.kernel.cpu.DenseMatrices;

/**
 * Ridge regression with exact leave-one-out, for up to {@value #MOST_ROWS} rows of any number of features.
 *
 * <pre>
 *   rows z_n standardized, times √weight; targets Y centered, times √weight; v = √weight / |√weight|
 *   K = Z Zᵀ     (K + α I)⁻¹ by a Cholesky factor for each of 28 penalties α
 *   C = (K + α I)⁻¹ Y     g_n = [(K + α I)⁻¹]_nn − v_n² / α     (v is the eigenvector of the intercept, which is not penalized)
 *   e_nj = C_nj / g_n : the error of row n under the model without it (Allen 1974; Golub, Heath &amp; Wahba 1979,
 *                      doi:10.1080/00401706.1979.10489751)
 *   α of the least mean e²; weights Zᵀ C
 * </pre>
 * One factor per penalty costs N³/3 multiply-adds with the diagonal of the inverse, all of them in products of tiles; one
 * eigen-decomposition instead would take about 8 N³ at the speed of memory.
 */
public final class SmallRidge {
  /** Rows beyond which {@link LargeRidge} is faster. */
  public static final int MOST_ROWS = 2048;
  /** Features that are standardized at a time. */
  private static final int BLOCK = 256;

  private final float[][] rows;
  private final double[][] targets;
  private final double[] weights;
  private final double[] importance;
  private final int p;
  private final DenseMatrices matrices;
  private final ColumnMoments moments;
  private final double[] root;
  private final double total;

  private SmallRidge(float[][] rows, double[][] targets, double[] weights, double[] importance, DenseMatrices matrices) {
    this.rows = rows;
    this.targets = targets;
    this.weights = weights;
    this.importance = importance;
    this.p = importance.length;
    this.matrices = matrices;
    moments = new ColumnMoments(rows, p, weights);
    root = Arrays.stream(weights).map(Math::sqrt).toArray();
    total = sum(weights);
  }

  /**
   * Fits.
   *
   * @param rows [N][p or more] features, at least 1 row
   * @param targets [outputs][N]
   * @param weights [N] above 0; a weight counts like copies, which are left out together
   * @param importance [p] factor on each standardized feature, 1 for all that count alike
   */
  public static RidgeFit fit(float[][] rows, double[][] targets, double[] weights, double[] importance, DenseMatrices matrices)
      throws InterruptedException {
    return new SmallRidge(rows, targets, weights, importance, matrices).fit();
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private RidgeFit fit() throws InterruptedException {
    int n = rows.length;
    double[] means = new double[targets.length];
    double[][] centered = new double[targets.length][n];
    for (int c = 0; c < targets.length; c++) {
      for (int i = 0; i < n; i++) {
        means[c] = Math.fma(weights[i], targets[c][i], means[c]);
      }
      means[c] /= total;
      for (int i = 0; i < n; i++) {
        centered[c][i] = root[i] * (targets[c][i] - means[c]);
      }
    }
    double[][] gram = gram();
    double[][] factor = new double[n][n];
    double[][] inverse = new double[n][n];
    double[][] best = new double[targets.length][n];
    double[][] bestErrors = new double[targets.length][n];
    double bestAlpha = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < RidgeFit.PENALTIES && n > 1; a++) {
      double alpha = RidgeFit.penalty(a, sum(importance));
      for (int i = 0; i < n; i++) {
        System.arraycopy(gram[i], i, factor[i], i, n - i);
        factor[i][i] += alpha;
      }
      if (!matrices.factor(factor)) {
        continue;
      }
      double[][] c = new double[targets.length][];
      for (int j = 0; j < c.length; j++) {
        c[j] = centered[j].clone();
      }
      matrices.invert(factor, inverse);
      matrices.solve(factor, inverse, c);
      double[] g = DenseMatrices.squares(inverse);
      double error = 0;
      double[][] errors = new double[c.length][n];
      for (int j = 0; j < c.length; j++) {
        for (int i = 0; i < n; i++) {
          errors[j][i] = c[j][i] / (g[i] - weights[i] / (total * alpha));
          error = Math.fma(errors[j][i], errors[j][i], error);
          errors[j][i] /= root[i];
        }
      }
      if (error < least) {
        least = error;
        best = c;
        bestErrors = errors;
        bestAlpha = alpha;
      }
    }
    double[][] left = new double[n][targets.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < targets.length; j++) {
        left[i][j] = Double.isNaN(bestAlpha) ? means[j] : targets[j][i] - bestErrors[j][i];
      }
    }
    return weights(best, means, bestAlpha, left);
  }

  /** [BLOCK or fewer][N] the features from ... to − 1, standardized and weighted. */
  private void block(int from, int to, double[][] block) {
    for (int f = from; f < to; f++) {
      double scale = moments.scale(f) * importance[f];
      double mean = moments.mean()[f];
      double[] row = block[f - from];
      for (int i = 0; i < row.length; i++) {
        row[i] = root[i] * ((rows[i][f] - mean) * scale);
      }
    }
  }

  private double[][] gram() throws InterruptedException {
    int n = rows.length;
    double[][] gram = new double[n][n];
    double[][] block = new double[BLOCK][n];
    for (int from = 0; from < p; from += BLOCK) {
      int to = Math.min(p, from + BLOCK);
      block(from, to, block);
      matrices.addGram(block, to - from, gram);
    }
    return gram;
  }

  private RidgeFit weights(double[][] c, double[] means, double alpha, double[][] left) throws InterruptedException {
    int n = rows.length;
    int outputs = targets.length;
    float[] mean = new float[p];
    float[][] w = new float[outputs][p];
    double[] squares = new double[p];
    double[] bias = means.clone();
    double[][] byRow = new double[n][outputs];
    double[][] block = new double[n][BLOCK];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < outputs; j++) {
        byRow[i][j] = c[j][i];
      }
    }
    for (int from = 0; from < p; from += BLOCK) {
      int to = Math.min(p, from + BLOCK);
      double[][] sums = new double[outputs][BLOCK];
      for (int i = 0; i < n; i++) {
        for (int f = from; f < to; f++) {
          block[i][f - from] = standardized(i, f);
        }
      }
      matrices.addProduct(byRow, block, n, sums, to - from);
      for (int f = from; f < to; f++) {
        mean[f] = (float) moments.mean()[f];
        for (int j = 0; j < outputs; j++) {
          double scaled = sums[j][f - from] * importance[f];
          squares[f] = Math.fma(scaled, scaled, squares[f]);
          w[j][f] = (float) (scaled * moments.scale(f));
          // The mean as it is kept in float is not quite the mean.
          bias[j] = Math.fma(w[j][f], mean[f] - moments.mean()[f], bias[j]);
        }
      }
    }
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    return new RidgeFit(new RidgeWeights(mean, w, bias, alpha), all, left, squares);
  }

  /** Feature f of row i, standardized and weighted. */
  private double standardized(int i, int f) {
    return root[i] * ((rows[i][f] - moments.mean()[f]) * (moments.scale(f) * importance[f]));
  }
}
