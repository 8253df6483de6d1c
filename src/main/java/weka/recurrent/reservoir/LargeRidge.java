package weka.recurrent.reservoir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.cpu.DenseMatrices;

/**
 * Ridge regression for any number of rows, which are seen once, block by block, and not kept: the Gram matrix of features, a
 * constant and targets is summed in double. Every m-th row, at most {@value #MOST_JUDGES} in all, is kept out of the sum and
 * decides the penalty; then it is added and the chosen penalty solved again.
 *
 * <pre>
 *   A = Σ_n s_n (f_n − shift, 1, y_n)ᵀ (f_n − shift, 1, y_n)      shift: means of the first block, so that little cancels
 *   standardized:  R_pq = (A_pq / S − m_p m_q) S / (sd_p sd_q),   b_pj = (A_pj − m_p A_1j) / sd_p
 *   (R + α I) w = b by a Cholesky factor for each α of a search: every third of the 28, then the neighbors of the best
 * </pre>
 * Costs N p² / 2 multiply-adds for the sum and p³ / 6 for each of 15 factors. Not for concurrent use.
 */
public final class LargeRidge {
  /** Rows that are judged at most: the standard error of a share of right answers is then below 1.2 points. */
  public static final int MOST_JUDGES = 2048;
  /** Of fewer rows one in so many is judged. */
  private static final int SHARE = 5;
  private static final int STRIDE = 3;

  private final int p;
  private final int outputs;
  private final int every;
  private final double[] importance;
  private final DenseMatrices matrices;
  private final double[][] sums;
  private final List<float[]> judges = new ArrayList<>();
  private final List<double[]> judgeTargets = new ArrayList<>();
  private final List<Double> judgeWeights = new ArrayList<>();
  private final List<Integer> judgeRows = new ArrayList<>();
  private float[] shift;
  private double[][] block = {};
  private int seen;
  private double[] mean;
  private double[] scale;

  /**
   * Prepares sums.
   *
   * @param rows how many rows will come
   * @param outputs targets per row
   * @param importance [p] factor on each standardized feature
   */
  public LargeRidge(int rows, int outputs, double[] importance, DenseMatrices matrices) {
    p = importance.length;
    this.outputs = outputs;
    this.importance = importance;
    this.matrices = matrices;
    every = Math.max(SHARE, (rows + MOST_JUDGES - 1) / MOST_JUDGES);
    sums = new double[p + 1 + outputs][p + 1 + outputs];
  }

  /**
   * Adds rows.
   *
   * @param rows [count or more][p or more] features; copied where they are needed later
   * @param targets [count or more][outputs]
   * @param weights [count or more] above 0
   */
  public void add(float[][] rows, double[][] targets, double[] weights, int count) throws InterruptedException {
    if (shift == null) {
      double[] ones = new double[count];
      Arrays.fill(ones, 1);
      double[] means = new ColumnMoments(Arrays.copyOf(rows, count), p, ones).mean();
      shift = new float[p];
      for (int f = 0; f < p; f++) {
        shift[f] = (float) means[f];
      }
    }
    int taken = 0;
    block = block.length >= count ? block : new double[count][p + 1 + outputs];
    for (int i = 0; i < count; i++, seen++) {
      if (seen % every == every - 1) {
        judges.add(Arrays.copyOf(rows[i], p));
        judgeTargets.add(targets[i].clone());
        judgeWeights.add(weights[i]);
        judgeRows.add(seen);
      } else {
        fill(block[taken++], rows[i], targets[i], weights[i]);
      }
    }
    matrices.addGram(block, taken, sums);
  }

  private void fill(double[] to, float[] row, double[] targets, double weight) {
    double root = Math.sqrt(weight);
    for (int f = 0; f < p; f++) {
      to[f] = root * ((double) row[f] - shift[f]);
    }
    to[p] = root;
    for (int j = 0; j < outputs; j++) {
      to[p + 1 + j] = root * targets[j];
    }
  }

  /** Chooses the penalty and solves. */
  public RidgeFit fit() throws InterruptedException {
    double[][] factor = new double[p][];
    for (int f = 0; f < p; f++) {
      factor[f] = new double[p];
    }
    double[] errors = new double[RidgeFit.PENALTIES];
    Arrays.fill(errors, Double.NaN);
    RidgeWeights best = null;
    double[][] bestScores = null;
    int chosen = -1;
    for (int turn = 0; turn < 2; turn++) {
      int from = turn == 0 ? 1 : Math.max(0, chosen - STRIDE + 1);
      int to = turn == 0 ? RidgeFit.PENALTIES : Math.min(RidgeFit.PENALTIES, chosen + STRIDE);
      for (int a = from; a < to; a += turn == 0 ? STRIDE : 1) {
        RidgeWeights weights = Double.isNaN(errors[a]) ? solve(a, factor, null) : null;
        if (weights == null) {
          continue;
        }
        double[][] scores = new double[judges.size()][outputs];
        errors[a] = judge(weights, scores);
        if (chosen < 0 || errors[a] < errors[chosen]) {
          chosen = a;
          best = weights;
          bestScores = scores;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("no penalty makes the features' Gram matrix positive definite; are there values that are"
          + " not finite?");
    }
    addJudges();
    double[] squares = new double[p];
    RidgeWeights all = solve(chosen, factor, squares);
    return new RidgeFit(all == null ? best : all, judgeRows.stream().mapToInt(Integer::intValue).toArray(), bestScores, squares);
  }

  private void addJudges() throws InterruptedException {
    double[][] rows = new double[judges.size()][p + 1 + outputs];
    for (int i = 0; i < rows.length; i++) {
      fill(rows[i], judges.get(i), judgeTargets.get(i), judgeWeights.get(i));
    }
    matrices.addGram(rows, rows.length, sums);
  }

  /** @return weighted mean squared error of the rows kept out */
  private double judge(RidgeWeights weights, double[][] scores) {
    double error = 0;
    for (int i = 0; i < scores.length; i++) {
      weights.score(judges.get(i), scores[i]);
      for (int j = 0; j < outputs; j++) {
        double e = scores[i][j] - judgeTargets.get(i)[j];
        error = Math.fma(judgeWeights.get(i) * e, e, error);
      }
    }
    return error;
  }

  /**
   * Weights under one penalty.
   *
   * @param factor [p][p] overwritten
   * @param squares [p] written; null if nobody asks
   * @return null if the matrix is not positive definite
   */
  private RidgeWeights solve(int penalty, double[][] factor, double[] squares) throws InterruptedException {
    double total = sums[p][p];
    mean = new double[p];
    scale = new double[p];
    for (int f = 0; f < p; f++) {
      mean[f] = sums[f][p] / total;
      double variance = sums[f][f] / total - mean[f] * mean[f];
      // What rounding leaves of a constant is no variance.
      double least = 1e-14 * (sums[f][f] / total);
      scale[f] = variance > least ? importance[f] / Math.sqrt(variance) : 0;
    }
    double alpha = RidgeFit.penalty(penalty, SmallRidge.sum(importance));
    for (int f = 0; f < p; f++) {
      for (int g = f; g < p; g++) {
        factor[f][g] = (sums[f][g] - mean[f] * mean[g] * total) * scale[f] * scale[g];
      }
      factor[f][f] += alpha;
    }
    if (!matrices.factor(factor)) {
      return null;
    }
    double[][] x = new double[outputs][p];
    for (int j = 0; j < outputs; j++) {
      for (int f = 0; f < p; f++) {
        x[j][f] = (sums[f][p + 1 + j] - mean[f] * sums[p][p + 1 + j]) * scale[f];
      }
    }
    matrices.solve(factor, x);
    return weights(x, alpha, squares);
  }

  private RidgeWeights weights(double[][] x, double alpha, double[] squares) {
    float[] center = new float[p];
    float[][] w = new float[outputs][p];
    double[] bias = new double[outputs];
    for (int f = 0; f < p; f++) {
      center[f] = (float) (shift[f] + mean[f]);
    }
    for (int j = 0; j < outputs; j++) {
      bias[j] = sums[p][p + 1 + j] / sums[p][p];
      for (int f = 0; f < p; f++) {
        w[j][f] = (float) (x[j][f] * scale[f]);
        bias[j] = Math.fma(w[j][f], center[f] - (shift[f] + mean[f]), bias[j]);
        if (squares != null) {
          double strength = x[j][f] * importance[f];
          squares[f] = Math.fma(strength, strength, squares[f]);
        }
      }
    }
    return new RidgeWeights(center, w, bias, alpha);
  }
}
