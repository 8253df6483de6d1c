package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * C = S + X W + A B where there are 16 vector registers: a block of 4 rows by 2 vectors of C stays in them while k runs. Rows of
 * X and A are copied into one array, at places that the code knows: from four arrays the JIT takes twice the time. Long k are cut
 * into ranges whose panel fits the first-level cache; C waits in memory in between. A single product is one without inputs.
 */
final class NarrowBlocks {
  /** Range of k for which a panel stays in the first-level cache, 16 KB with vectors of 8; inputs at most. */
  static final int RANGE = 256;
  /** Rows of a block. */
  private static final int BLOCK = 4;
  /** Rows of A copied at once. */
  private static final int COPIED_ROWS = 64;
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private NarrowBlocks() {}

  /** {@link RowArithmetic#product} for a number of rows that is a multiple of 4. */
  static void product(float[][] s, int sFrom, float[][] a, int aFrom, Panels b, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    products(s, sFrom, a, aFrom, b, 0, a, aFrom, b, c, cFrom, count, scratch);
  }

  /** {@link RowArithmetic#products} for a number of rows that is a multiple of 4, and as many rows of W as there are inputs. */
  static void products(float[][] s, int sFrom, float[][] x, int xFrom, Panels w, int inputs, float[][] a, int aFrom, Panels b,
      float[][] c, int cFrom, int count, ProductScratch scratch) {
    float[] right = scratch.right(COPIED_ROWS * RANGE);
    float[] left = scratch.left(COPIED_ROWS * RANGE);
    float[][] partial = scratch.sumRows(BLOCK, PANEL);
    for (int r0 = 0; r0 < count; r0 += COPIED_ROWS) {
      int rows = Math.min(COPIED_ROWS, count - r0);
      if (inputs > 0) {
        copyRows(x, xFrom + r0, rows, 0, inputs, right);
      }
      for (int k = 0; k < b.rows; k += RANGE) {
        int range = Math.min(RANGE, b.rows - k);
        copyRows(a, aFrom + r0, rows, k, range, left);
        if (k == 0) {
          panels(s, sFrom + r0, right, w, inputs, left, b, 0, range, c, cFrom + r0, rows, partial);
        } else {
          // Later ranges add to what the first has left.
          panels(c, cFrom + r0, right, w, 0, left, b, k, range, c, cFrom + r0, rows, partial);
        }
      }
    }
  }

  private static void copyRows(float[][] from, int row, int rows, int k, int range, float[] into) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from[row + r], k, into, r * RANGE, range);
    }
  }

  /**
   * All panels, from row k of B on; where C has fewer columns than a panel, in given rows, so that nothing beyond them is
   * touched.
   */
  private static void panels(float[][] s, int sFrom, float[] x, Panels w, int inputs, float[] a, Panels b, int k, int range,
      float[][] c,
      int cFrom, int rows, float[][] partial) {
    for (int j = 0; j < b.columns; j += PANEL) {
      float[] wPanel = w.panel(j);
      float[] panel = b.panel(j);
      int width = Math.min(PANEL, b.columns - j);
      for (int r = 0; r < rows; r += BLOCK) {
        if (width == PANEL) {
          block(s, sFrom + r, x, r * RANGE, wPanel, inputs, a, r * RANGE, panel, k * PANEL, range, c, cFrom + r, j);
        } else {
          move(s, sFrom + r, j, partial, 0, 0, width);
          block(partial, 0, x, r * RANGE, wPanel, inputs, a, r * RANGE, panel, k * PANEL, range, partial, 0, 0);
          move(partial, 0, 0, c, cFrom + r, j, width);
        }
      }
    }
  }

  private static void move(float[][] from, int row, int column, float[][] to, int toRow, int toColumn, int width) {
    for (int i = 0; i < BLOCK; i++) {
      System.arraycopy(from[row + i], column, to[toRow + i], toColumn, width);
    }
  }

  /**
   * Columns j to j + PANEL − 1 of four rows of C = the same rows of S, and copied rows of X and A times a panel of W and of B.
   * Rows of X and A do begin at the same place, but told so the JIT of 17 takes a quarter more time; and one loop inside another
   * over X and A would turn the sums into objects there.
   */
  private static void block(float[][] s, int sFrom, float[] x, int xFrom, float[] w, int inputs, float[] a, int aFrom, float[] b,
      int bFrom, int range, float[][] c, int r, int j) {
    float[] row = s[sFrom];
    FloatVector c00 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c01 = FloatVector.fromArray(SPECIES, row, j + L);
    row = s[sFrom + 1];
    FloatVector c10 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c11 = FloatVector.fromArray(SPECIES, row, j + L);
    row = s[sFrom + 2];
    FloatVector c20 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c21 = FloatVector.fromArray(SPECIES, row, j + L);
    row = s[sFrom + 3];
    FloatVector c30 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c31 = FloatVector.fromArray(SPECIES, row, j + L);
    int xEnd = inputs & Panels.ROWS;
    for (int k = 0; k < xEnd; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, w, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, w, k * PANEL + L);
      FloatVector v = FloatVector.broadcast(SPECIES, x[xFrom + k]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, x[xFrom + k + RANGE]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, x[xFrom + k + 2 * RANGE]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, x[xFrom + k + 3 * RANGE]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    int end = range & Panels.ROWS;
    for (int k = 0; k < end; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bFrom + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bFrom + k * PANEL + L);
      FloatVector v = FloatVector.broadcast(SPECIES, a[aFrom + k]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a[aFrom + k + RANGE]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a[aFrom + k + 2 * RANGE]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a[aFrom + k + 3 * RANGE]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    row = c[r];
    c00.intoArray(row, j);
    c01.intoArray(row, j + L);
    row = c[r + 1];
    c10.intoArray(row, j);
    c11.intoArray(row, j + L);
    row = c[r + 2];
    c20.intoArray(row, j);
    c21.intoArray(row, j + L);
    row = c[r + 3];
    c30.intoArray(row, j);
    c31.intoArray(row, j + L);
  }
}
