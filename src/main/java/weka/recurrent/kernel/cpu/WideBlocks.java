package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * C = S + X W + A B where there are 32 vector registers: a block of 8 rows by 2 vectors of C stays in them while k runs, and rows
 * of X and A are read where they stand. Twice as many sums as the processor needs to hide the latency of an addition, half as
 * many loads per addition as {@link NarrowBlocks}. A single product is one without inputs.
 */
final class WideBlocks {
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private WideBlocks() {}

  /** {@link RowArithmetic#product} for a number of rows that is a multiple of 4. */
  static void product(float[][] s, int sFrom, float[][] a, int aFrom, Panels b, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    int eights = count / 8 * 8;
    for (int j = 0; j < b.columns; j += PANEL) {
      float[][] partial = b.columns - j < PANEL ? scratch.sumRows(8, PANEL) : null;
      eights(s, sFrom, a, aFrom, b, 0, a, aFrom, b, c, cFrom, eights, j, partial);
      if (eights < count) {
        four(s, sFrom + eights, a, aFrom + eights, b, c, cFrom + eights, j, partial);
      }
    }
  }

  /** {@link RowArithmetic#products} for a number of rows that is a multiple of 8. */
  static void products(float[][] s, int sFrom, float[][] x, int xFrom, Panels w, float[][] a, int aFrom, Panels b, float[][] c,
      int cFrom, int count, ProductScratch scratch) {
    for (int j = 0; j < b.columns; j += PANEL) {
      float[][] partial = b.columns - j < PANEL ? scratch.sumRows(8, PANEL) : null;
      eights(s, sFrom, x, xFrom, w, w.rows, a, aFrom, b, c, cFrom, count, j, partial);
    }
  }

  /**
   * One panel, with as many rows of W as there are inputs; where C has fewer columns than it, in given rows, so that nothing
   * beyond them is touched.
   */
  private static void eights(float[][] s, int sFrom, float[][] x, int xFrom, Panels w, int inputs, float[][] a, int aFrom,
      Panels b,
      float[][] c, int cFrom, int count, int j, float[][] partial) {
    float[] wPanel = w.panel(j);
    float[] panel = b.panel(j);
    for (int r = 0; r < count; r += 8) {
      if (partial == null) {
        eightRows(s, sFrom + r, x, xFrom + r, wPanel, inputs, a, aFrom + r, panel, b.rows, c, cFrom + r, j);
      } else {
        move(s, sFrom + r, j, partial, 0, 0, 8, b.columns - j);
        eightRows(partial, 0, x, xFrom + r, wPanel, inputs, a, aFrom + r, panel, b.rows, partial, 0, 0);
        move(partial, 0, 0, c, cFrom + r, j, 8, b.columns - j);
      }
    }
  }

  private static void four(float[][] s, int sFrom, float[][] a, int aFrom, Panels b, float[][] c, int cFrom, int j,
      float[][] partial) {
    if (partial == null) {
      fourRows(s, sFrom, a, aFrom, b.panel(j), b.rows, c, cFrom, j);
    } else {
      move(s, sFrom, j, partial, 0, 0, 4, b.columns - j);
      fourRows(partial, 0, a, aFrom, b.panel(j), b.rows, partial, 0, 0);
      move(partial, 0, 0, c, cFrom, j, 4, b.columns - j);
    }
  }

  private static void move(float[][] from, int row, int column, float[][] to, int toRow, int toColumn, int rows, int width) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from[row + i], column, to[toRow + i], toColumn, width);
    }
  }

  /** Columns j to j + PANEL − 1 of eight rows of C = the same rows of S, and rows of X and A times a panel of W and of B. */
  private static void eightRows(float[][] s, int sFrom, float[][] x, int xFrom, float[] w, int inputs, float[][] a,
      int aFrom, float[] b, int range, float[][] c, int r, int j) {
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
    row = s[sFrom + 4];
    FloatVector c40 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c41 = FloatVector.fromArray(SPECIES, row, j + L);
    row = s[sFrom + 5];
    FloatVector c50 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c51 = FloatVector.fromArray(SPECIES, row, j + L);
    row = s[sFrom + 6];
    FloatVector c60 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c61 = FloatVector.fromArray(SPECIES, row, j + L);
    row = s[sFrom + 7];
    FloatVector c70 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c71 = FloatVector.fromArray(SPECIES, row, j + L);
    float[] a0 = x[xFrom];
    float[] a1 = x[xFrom + 1];
    float[] a2 = x[xFrom + 2];
    float[] a3 = x[xFrom + 3];
    float[] a4 = x[xFrom + 4];
    float[] a5 = x[xFrom + 5];
    float[] a6 = x[xFrom + 6];
    float[] a7 = x[xFrom + 7];
    int xEnd = inputs & Panels.ROWS;
    for (int k = 0; k < xEnd; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, w, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, w, k * PANEL + L);
      FloatVector v = FloatVector.broadcast(SPECIES, a0[k]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a1[k]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a2[k]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a3[k]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
      v = FloatVector.broadcast(SPECIES, a4[k]);
      c40 = v.fma(b0, c40);
      c41 = v.fma(b1, c41);
      v = FloatVector.broadcast(SPECIES, a5[k]);
      c50 = v.fma(b0, c50);
      c51 = v.fma(b1, c51);
      v = FloatVector.broadcast(SPECIES, a6[k]);
      c60 = v.fma(b0, c60);
      c61 = v.fma(b1, c61);
      v = FloatVector.broadcast(SPECIES, a7[k]);
      c70 = v.fma(b0, c70);
      c71 = v.fma(b1, c71);
    }
    a0 = a[aFrom];
    a1 = a[aFrom + 1];
    a2 = a[aFrom + 2];
    a3 = a[aFrom + 3];
    a4 = a[aFrom + 4];
    a5 = a[aFrom + 5];
    a6 = a[aFrom + 6];
    a7 = a[aFrom + 7];
    int end = range & Panels.ROWS;
    for (int k = 0; k < end; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, k * PANEL + L);
      FloatVector v = FloatVector.broadcast(SPECIES, a0[k]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a1[k]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a2[k]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a3[k]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
      v = FloatVector.broadcast(SPECIES, a4[k]);
      c40 = v.fma(b0, c40);
      c41 = v.fma(b1, c41);
      v = FloatVector.broadcast(SPECIES, a5[k]);
      c50 = v.fma(b0, c50);
      c51 = v.fma(b1, c51);
      v = FloatVector.broadcast(SPECIES, a6[k]);
      c60 = v.fma(b0, c60);
      c61 = v.fma(b1, c61);
      v = FloatVector.broadcast(SPECIES, a7[k]);
      c70 = v.fma(b0, c70);
      c71 = v.fma(b1, c71);
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
    row = c[r + 4];
    c40.intoArray(row, j);
    c41.intoArray(row, j + L);
    row = c[r + 5];
    c50.intoArray(row, j);
    c51.intoArray(row, j + L);
    row = c[r + 6];
    c60.intoArray(row, j);
    c61.intoArray(row, j + L);
    row = c[r + 7];
    c70.intoArray(row, j);
    c71.intoArray(row, j + L);
  }

  /** The same for four rows and a single product. */
  private static void fourRows(float[][] s, int sFrom, float[][] a, int aFrom, float[] b, int range, float[][] c,
      int r, int j) {
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
    float[] a0 = a[aFrom];
    float[] a1 = a[aFrom + 1];
    float[] a2 = a[aFrom + 2];
    float[] a3 = a[aFrom + 3];
    int end = range & Panels.ROWS;
    for (int k = 0; k < end; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, k * PANEL + L);
      FloatVector v = FloatVector.broadcast(SPECIES, a0[k]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = FloatVector.broadcast(SPECIES, a1[k]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = FloatVector.broadcast(SPECIES, a2[k]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = FloatVector.broadcast(SPECIES, a3[k]);
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
