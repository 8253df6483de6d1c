package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.network.RandomStream;

/** Gram matrices, factors and inverses against their definitions, and the same bits in every way. */
class DenseMatricesTest {

  private static double[][] random(int rows, int columns) {
    RandomStream random = new RandomStream(rows, columns);
    double[][] a = new double[rows][columns];
    for (double[] row : a) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return a;
  }

  @Test
  void aFactorSolvesAndInverts() throws Exception {
    for (int n : new int[] {1, 3, 63, 64, 65, 200, 301}) {
      double[][] a = random(n + 5, n);
      double[][] gram = new double[n][n];
      double[][] u = new double[n][n];
      try (DenseMatrices matrices = new DenseMatrices(2)) {
        matrices.addGram(a, n + 5, gram);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n + 5; k++) {
              sum += a[k][i] * a[k][j];
            }
            if (j >= i) {
              assertEquals(sum, gram[i][j], 1e-9);
              u[i][j] = sum;
            }
            gram[j][i] = gram[i][j];
          }
          u[i][i] += .5;
          gram[i][i] += .5;
        }
        assertTrue(matrices.factor(u));
        double[][] x = {new double[n]};
        x[0][n / 2] = 1;
        matrices.solve(u, x);
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum += gram[i][j] * x[0][j];
          }
          assertEquals(i == n / 2 ? 1 : 0, sum, 1e-8);
        }
        double[][] v = new double[n][n];
        matrices.invert(u, v);
        assertEquals(x[0][n / 2], DenseMatrices.squares(v)[n / 2], 1e-9);
        double[][] again = {new double[n]};
        again[0][n / 2] = 1;
        matrices.solve(u, v, again);
        assertArrayEquals(x[0], again[0], 1e-9);
      }
    }
  }

  @Test
  void whatIsNotPositiveDefiniteIsSaidSo() throws Exception {
    try (DenseMatrices matrices = new DenseMatrices(1)) {
      assertFalse(matrices.factor(new double[][] {{1, 2}, {0, 1}}));
      assertFalse(matrices.factor(new double[][] {{Double.NaN}}));
    }
  }

  @Test
  void sameBitsInEveryWay() throws Exception {
    List<OuterSums> ways = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? List.of(new PlainSums(), Providers.sums()) : List.of(new PlainSums());
    for (int n : new int[] {7, 130, 270}) {
      double[][] a = random(n + 3, n);
      double[] expected = null;
      for (OuterSums way : ways) {
        for (int threads : new int[] {1, 4}) {
          try (DenseMatrices matrices = new DenseMatrices(threads, way)) {
            double[][] u = new double[n][n];
            matrices.addGram(a, n + 3, u);
            for (int i = 0; i < n; i++) {
              u[i][i] += 1;
            }
            assertTrue(matrices.factor(u));
            double[][] v = new double[n][n];
            matrices.invert(u, v);
            double[] diagonal = DenseMatrices.squares(v);
            expected = expected == null ? diagonal : expected;
            assertArrayEquals(expected, diagonal);
          }
        }
      }
    }
  }
}
