package weka.recurrent.reservoir;

import java.io.Serializable;

/**
 * A linear read-out: score_c = bias_c + Σ_p w_cp (f_p − mean_p), summed in double in rising p. Arrays are not copied and must not
 * be changed.
 *
 * @param mean [p] of the training rows
 * @param weights [outputs][p] for numbers as they are; 0 where a number was constant in training
 * @param bias [outputs]
 * @param alpha the penalty on the standardized weights' squares
 */
public record RidgeWeights(float[] mean, float[][] weights, double[] bias, double alpha) implements Serializable {

  /**
   * Scores of one row.
   *
   * @param row [p or more]
   * @param scores [outputs] overwritten
   */
  public void score(float[] row, double[] scores) {
    int c = 0;
    for (; c + 4 <= weights.length; c += 4) {
      four(row, c, scores);
    }
    for (; c < weights.length; c++) {
      float[] w = weights[c];
      double sum = bias[c];
      for (int p = 0; p < w.length; p++) {
        sum = Math.fma((double) row[p] - mean[p], w[p], sum);
      }
      scores[c] = sum;
    }
  }

  /** Four sums at a time give the processor independent work. */
  private void four(float[] row, int c, double[] scores) {
    float[] w0 = weights[c];
    float[] w1 = weights[c + 1];
    float[] w2 = weights[c + 2];
    float[] w3 = weights[c + 3];
    double s0 = bias[c];
    double s1 = bias[c + 1];
    double s2 = bias[c + 2];
    double s3 = bias[c + 3];
    for (int p = 0; p < w0.length; p++) {
      double z = (double) row[p] - mean[p];
      s0 = Math.fma(z, w0[p], s0);
      s1 = Math.fma(z, w1[p], s1);
      s2 = Math.fma(z, w2[p], s2);
      s3 = Math.fma(z, w3[p], s3);
    }
    scores[c] = s0;
    scores[c + 1] = s1;
    scores[c + 2] = s2;
    scores[c + 3] = s3;
  }

  /** Whether all parts are there and fit a number of features and outputs. */
  public boolean fits(int features, int outputs) {
    if (mean == null || weights == null || bias == null || mean.length != features || weights.length != outputs
        || bias.length != outputs) {
      return false;
    }
    for (float[] row : weights) {
      if (row == null || row.length != features) {
        return false;
      }
    }
    return true;
  }
}
