package weka.recurrent.reservoir;

/**
 * Probabilities of scores: softmax(β · scores), with β of 23 values, log-spaced in [0.5, 40], that gives rows which were not
 * learned from the least log-loss.
 */
public final class Temperature {
  private static final int VALUES = 23;
  private static final double LEAST = 0.5;
  private static final double MOST = 40;
  private static final double FLOOR = 1e-9;

  private Temperature() {}

  /**
   * The best β.
   *
   * @param scores [rows][classes]
   * @param classes [rows] what is right
   * @param weights [rows]
   */
  public static double fit(double[][] scores, int[] classes, double[] weights) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < VALUES; i++) {
      double beta = LEAST * StrictMath.pow(MOST / LEAST, (double) i / (VALUES - 1));
      double loss = 0;
      for (int n = 0; n < scores.length; n++) {
        double[] probabilities = scores[n].clone();
        softmax(beta, probabilities);
        loss -= weights[n] * StrictMath.log(probabilities[classes[n]] + FLOOR);
      }
      if (loss < least) {
        least = loss;
        best = beta;
      }
    }
    return best;
  }

  /** Turns scores into probabilities, in place. */
  public static void softmax(double beta, double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = StrictMath.exp(beta * (scores[c] - largest));
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
  }
}
