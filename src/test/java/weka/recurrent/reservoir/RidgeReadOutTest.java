package weka.recurrent.reservoir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.cpu.DenseMatrices;
import weka.recurrent.network.RandomStream;

/** The read-out against its definition: every row left out in turn. */
class RidgeReadOutTest {

  /** Weights of the ridge with a given penalty by Gaussian elimination, features standardized by moments of all rows. */
  private static double[] solved(double[][] z, double[] y, double[] weights, double alpha) {
    int p = z[0].length;
    double[][] a = new double[p + 1][p + 2];
    for (int n = 0; n < z.length; n++) {
      double[] row = Arrays.copyOf(z[n], p + 1);
      row[p] = 1;
      for (int i = 0; i <= p; i++) {
        for (int j = 0; j <= p; j++) {
          a[i][j] += weights[n] * row[i] * row[j];
        }
        a[i][p + 1] += weights[n] * row[i] * y[n];
      }
    }
    for (int i = 0; i < p; i++) {
      a[i][i] += alpha;
    }
    for (int k = 0; k <= p; k++) {
      for (int i = 0; i <= p; i++) {
        if (i != k) {
          double f = a[i][k] / a[k][k];
          for (int j = k; j <= p + 1; j++) {
            a[i][j] -= f * a[k][j];
          }
        }
      }
    }
    double[] w = new double[p + 1];
    for (int i = 0; i <= p; i++) {
      w[i] = a[i][p + 1] / a[i][i];
    }
    return w;
  }

  private static double value(double[] w, double[] z) {
    double sum = w[z.length];
    for (int i = 0; i < z.length; i++) {
      sum += w[i] * z[i];
    }
    return sum;
  }

  private static float[][] rows(int n, int p, long seed) {
    RandomStream random = new RandomStream(seed);
    float[][] rows = new float[n][p];
    for (float[] row : rows) {
      for (int i = 0; i < p; i++) {
        row[i] = (float) (random.nextGaussian() * (i + 1) + 3);
      }
    }
    return rows;
  }

  @Test
  void scoresOfRowsLeftOutAreThoseOfModelsWithoutThem() throws Exception {
    for (int[] shape : new int[][] {{14, 3}, {9, 25}, {200, 70}}) {
      int n = shape[0];
      int p = shape[1];
      float[][] rows = rows(n, p, 4);
      RandomStream random = new RandomStream(8);
      double[] weights = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        weights[i] = i % 3 == 0 ? 2 : 1;
        y[i] = rows[i][0] - .1 * rows[i][2] + .5 * random.nextGaussian();
      }
      double[] ones = new double[p];
      Arrays.fill(ones, 1);
      try (DenseMatrices matrices = new DenseMatrices(1)) {
        RidgeFit fit = SmallRidge.fit(rows, new double[][] {y}, weights, ones, matrices);
        ColumnMoments moments = new ColumnMoments(rows, p, weights);
        double[][] z = new double[n][p];
        for (int i = 0; i < n; i++) {
          for (int f = 0; f < p; f++) {
            z[i][f] = (rows[i][f] - moments.mean()[f]) / moments.deviation()[f];
          }
        }
        double[] all = solved(z, y, weights, fit.weights().alpha());
        double least = Double.POSITIVE_INFINITY;
        double chosen = 0;
        for (int a = 0; a < RidgeFit.PENALTIES; a++) {
          double error = 0;
          double alpha = RidgeFit.penalty(a, p);
          for (int i = 0; i < n && shape[0] < 20; i++) {
            double[] without = weights.clone();
            without[i] = 0;
            double e = value(solved(z, y, without, alpha), z[i]) - y[i];
            error += weights[i] * e * e;
            if (alpha == fit.weights().alpha()) {
              assertEquals(y[i] + e, fit.scores()[i][0], 1e-6, "row " + i);
            }
          }
          if (error < least) {
            least = error;
            chosen = alpha;
          }
        }
        if (shape[0] < 20) {
          assertEquals(chosen, fit.weights().alpha());
        }
        double[] score = new double[1];
        for (int i = 0; i < n; i++) {
          fit.weights().score(rows[i], score);
          assertEquals(value(all, z[i]), score[0], 1e-5);
        }
      }
    }
  }

  @Test
  void aConstantFeatureAndASingleRowDoNoHarm() throws Exception {
    float[][] rows = rows(6, 3, 2);
    for (float[] row : rows) {
      row[1] = .1f;
    }
    double[][] y = {{1, -1, 1, -1, 1, -1}};
    double[] ones = {1, 1, 1};
    double[] weights = {1, 1, 1, 1, 1, 1};
    try (DenseMatrices matrices = new DenseMatrices(1)) {
      RidgeFit fit = SmallRidge.fit(rows, y, weights, ones, matrices);
      assertEquals(0f, fit.weights().weights()[0][1]);
      RidgeFit single = SmallRidge.fit(new float[][] {rows[0]}, new double[][] {{5}}, new double[] {1}, ones, matrices);
      double[] score = new double[1];
      single.weights().score(rows[3], score);
      assertEquals(5, score[0]);
      assertEquals(5, single.scores()[0][0]);
    }
  }

  @Test
  void manyRowsInBlocksGiveTheSameReadOutAsAllAtOnce() throws Exception {
    int n = 400;
    int p = 30;
    float[][] rows = rows(n, p, 3);
    double[][] targets = new double[2][n];
    double[] weights = new double[n];
    double[] ones = new double[p];
    Arrays.fill(ones, 1);
    Arrays.fill(weights, 1);
    RandomStream random = new RandomStream(6);
    for (int i = 0; i < n; i++) {
      targets[0][i] = rows[i][1] + random.nextGaussian();
      targets[1][i] = -rows[i][4] + random.nextGaussian();
    }
    try (DenseMatrices matrices = new DenseMatrices(2)) {
      LargeRidge large = new LargeRidge(n, 2, ones, matrices);
      for (int from = 0; from < n; from += 64) {
        int to = Math.min(n, from + 64);
        double[][] block = new double[to - from][];
        for (int i = from; i < to; i++) {
          block[i - from] = new double[] {targets[0][i], targets[1][i]};
        }
        large.add(Arrays.copyOfRange(rows, from, to), block, Arrays.copyOfRange(weights, from, to), to - from);
      }
      RidgeFit fit = large.fit();
      ColumnMoments moments = new ColumnMoments(rows, p, weights);
      double[][] z = new double[n][p];
      for (int i = 0; i < n; i++) {
        for (int f = 0; f < p; f++) {
          z[i][f] = (rows[i][f] - moments.mean()[f]) / moments.deviation()[f];
        }
      }
      double[] score = new double[2];
      for (int c = 0; c < 2; c++) {
        double[] expected = solved(z, targets[c], weights, fit.weights().alpha());
        for (int i = 0; i < 20; i++) {
          fit.weights().score(rows[i], score);
          assertEquals(value(expected, z[i]), score[c], 1e-4);
        }
      }
      assertEquals(n / 5, fit.rows().length);
      assertTrue(fit.squares()[1] > 100 * fit.squares()[2]);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws Exception {
    int n = 300;
    float[][] rows = rows(n, 90, 5);
    double[] weights = new double[n];
    double[] ones = new double[90];
    Arrays.fill(ones, 1);
    Arrays.fill(weights, 1);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = rows[i][7] % 2;
    }
    double[][] first = null;
    for (int threads : new int[] {1, 2, 5}) {
      try (DenseMatrices matrices = new DenseMatrices(threads)) {
        double[][] scores = SmallRidge.fit(rows, new double[][] {y}, weights, ones, matrices).scores();
        first = first == null ? scores : first;
        for (int i = 0; i < n; i++) {
          assertArrayEquals(first[i], scores[i]);
        }
      }
    }
  }
}
