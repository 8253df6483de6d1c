package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/**
 * Symmetric matrices in double, by tiles on all cores: Gram matrices, their Cholesky factors, and the diagonal of an inverse. The
 * same bits with or without the Vector API and for any number of threads. Safe for several callers, who share the worker threads.
 */
public final class DenseMatrices implements AutoCloseable {
  /** Rows and columns of a tile of C. */
  private static final int TILE = 128;
  /** Rows of a factor that are computed before the rest of the matrix hears of them. */
  private static final int PANEL = 64;

  private final OuterSums sums;
  private final WorkerPool pool;

  /**
   * Opens the kernel.
   *
   * @param threads threads to compute with, the caller's included; 0 for one per processor
   */
  public DenseMatrices(int threads) {
    this(threads, Providers.sums());
  }

  DenseMatrices(int threads, OuterSums sums) {
    this.sums = sums;
    pool = new WorkerPool(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  /**
   * The upper triangle of C += Aᵀ A. What stands below the diagonal may change, too.
   *
   * @param a [rows or more][J] read
   * @param rows that take part
   * @param c [J][J] added to
   */
  public void addGram(double[][] a, int rows, double[][] c) throws InterruptedException {
    upper(a, a, 0, rows, c, 0, c.length);
  }

  /**
   * C += Aᵀ B.
   *
   * @param a [rows or more][I] read
   * @param b [rows or more][J or more] read
   * @param rows that take part
   * @param c [I][J or more] added to
   * @param columns J
   */
  public void addProduct(double[][] a, double[][] b, int rows, double[][] c, int columns) throws InterruptedException {
    int across = (columns + TILE - 1) / TILE;
    int down = (c.length + TILE - 1) / TILE;
    pool.run(across * down, across * down > 1, (task, slot, job) -> {
      int i = task / across * TILE;
      int j = task % across * TILE;
      sums.add(a, b, 0, rows, c, i, Math.min(c.length, i + TILE), j, Math.min(columns, j + TILE));
    });
  }

  /** C_ij += Σ_k a_ki b_kj in the upper triangle from a row on, tile by tile. */
  private void upper(double[][] a, double[][] b, int kFrom, int kTo, double[][] c, int from, int to) throws InterruptedException {
    int tiles = (to - from + TILE - 1) / TILE;
    pool.run(tiles * (tiles + 1) / 2, tiles > 1, (task, slot, job) -> {
      // Row r of the triangle has the tiles r ... tiles − 1.
      int r = 0;
      int left = task;
      while (left >= tiles - r) {
        left -= tiles - r++;
      }
      int i = from + r * TILE;
      int j = from + (r + left) * TILE;
      sums.add(a, b, kFrom, kTo, c, i, Math.min(to, i + TILE), j, Math.min(to, j + TILE));
    });
  }

  /**
   * The Cholesky factor of a positive definite matrix: A = Uᵀ U.
   *
   * @param a [n][n] read above the diagonal and on it, overwritten there with U
   * @return whether the matrix was positive definite, as far as a double can tell
   */
  public boolean factor(double[][] a) throws InterruptedException {
    int n = a.length;
    double[][] negative = new double[n][];
    for (int first = 0; first < n; first += PANEL) {
      int end = Math.min(n, first + PANEL);
      for (int k = first; k < end; k++) {
        double[] row = a[k];
        if (!(row[k] > 0)) {
          return false;
        }
        double pivot = Math.sqrt(row[k]);
        for (int j = k; j < n; j++) {
          row[j] /= pivot;
        }
        for (int i = k + 1; i < end; i++) {
          addTimes(a[i], row, -row[i], i, n);
        }
      }
      for (int k = first; k < end; k++) {
        negative[k] = new double[n];
        for (int j = end; j < n; j++) {
          negative[k][j] = -a[k][j];
        }
      }
      if (end < n) {
        upper(negative, a, first, end, a, end, n);
      }
      Arrays.fill(negative, first, end, null);
    }
    return true;
  }

  private static void addTimes(double[] c, double[] b, double a, int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  /**
   * Solves Uᵀ U X = B, where U stands above the diagonal of the given matrix and on it.
   *
   * @param u [n][n] read
   * @param x [columns][n] B, overwritten with X
   */
  public void solve(double[][] u, double[][] x) throws InterruptedException {
    pool.run(x.length, (long) u.length * u.length * x.length > 1 << 20, (task, slot, job) -> {
      double[] column = x[task];
      int n = u.length;
      for (int k = 0; k < n; k++) {
        column[k] /= u[k][k];
        addTimes(column, u[k], -column[k], k + 1, n);
      }
      for (int k = n - 1; k >= 0; k--) {
        double sum = column[k];
        double[] row = u[k];
        for (int j = n - 1; j > k; j--) {
          sum = Math.fma(-row[j], column[j], sum);
        }
        column[k] = sum / row[k];
      }
    });
  }

  /**
   * V = U⁻ᵀ, lower triangular: (Uᵀ U)⁻¹ = Vᵀ V.
   *
   * @param u [n][n] U above the diagonal and on it; read
   * @param v [n][n] overwritten, with zeros above the diagonal
   */
  public void invert(double[][] u, double[][] v) throws InterruptedException {
    int n = u.length;
    for (int i = 0; i < n; i++) {
      Arrays.fill(v[i], 0);
      v[i][i] = 1;
    }
    double[][] negative = new double[n][];
    for (int first = 0; first < n; first += PANEL) {
      int end = Math.min(n, first + PANEL);
      for (int k = first; k < end; k++) {
        double pivot = u[k][k];
        for (int j = 0; j <= k; j++) {
          v[k][j] /= pivot;
        }
        for (int i = k + 1; i < end; i++) {
          addTimes(v[i], v[k], -u[k][i], 0, k + 1);
        }
        negative[k] = new double[n];
        for (int j = end; j < n; j++) {
          negative[k][j] = -u[k][j];
        }
      }
      below(negative, v, first, end, n);
      Arrays.fill(negative, first, end, null);
    }
  }

  /** The diagonal of Vᵀ V, [n]. */
  public static double[] squares(double[][] v) {
    double[] diagonal = new double[v.length];
    for (double[] row : v) {
      addSquares(diagonal, row);
    }
    return diagonal;
  }

  private static void addSquares(double[] sums, double[] row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.fma(row[i], row[i], sums[i]);
    }
  }

  /**
   * X = Vᵀ V B, of which V is lower triangular.
   *
   * @param u [n][n] U = V⁻ᵀ above the diagonal and on it; read
   * @param x [columns][n] B, overwritten with X
   */
  public void solve(double[][] u, double[][] v, double[][] x) throws InterruptedException {
    pool.run(x.length, (long) u.length * u.length * x.length > 1 << 20, (task, slot, job) -> {
      double[] column = x[task];
      double[] sum = new double[column.length];
      for (int k = 0; k < column.length; k++) {
        column[k] /= u[k][k];
        addTimes(column, u[k], -column[k], k + 1, column.length);
        addTimes(sum, v[k], column[k], 0, k + 1);
      }
      System.arraycopy(sum, 0, column, 0, column.length);
    });
  }

  /** V_ij −= Σ_k u_ki v_kj for all rows i behind a panel and its columns and those before. */
  private void below(double[][] negative, double[][] v, int kFrom, int kTo, int n) throws InterruptedException {
    int rows = (n - kTo + TILE - 1) / TILE;
    int columns = (kTo + TILE - 1) / TILE;
    pool.run(rows * columns, rows * columns > 1, (task, slot, job) -> {
      int i = kTo + task / columns * TILE;
      int j = task % columns * TILE;
      sums.add(negative, v, kFrom, kTo, v, i, Math.min(n, i + TILE), j, Math.min(kTo, j + TILE));
    });
  }

  @Override
  public void close() {
    pool.close();
  }
}
