package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;

import jdk.incubator.vector.FloatVector;
import weka.recurrent.kernel.cpu.RowArithmetic.ProductScratch;

/**
 * C = S + A B where there are 32 vector registers: a block of 8 rows by 2 vectors of C stays in them while k runs, and rows of A are
 * read where they stand. Twice as many sums as the processor needs to hide the latency of an addition, half as many loads per
 * addition as {@link NarrowBlocks}.
 */
final class WideBlocks {
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private WideBlocks() {
  }

  /** {@link RowArithmetic#product} for a number of rows that is a multiple of 4. */
  static void product(float[][] s, int sFrom, float[][] a, int aFrom, Panels b, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    int eights = count / 8 * 8;
    for (int j = 0; j < b.columns; j += PANEL) {
      int at = j * b.rows;
      if (b.columns - j < PANEL) {
        partialPanel(s, sFrom, a, aFrom, c, cFrom, count, j, b, scratch.sumRows(8, PANEL));
        break;
      }
      for (int r = 0; r < eights; r += 8) {
        eightRows(s, sFrom + r, a, aFrom + r, c, cFrom + r, j, b.values, at, b.rows);
      }
      if (eights < count) {
        fourRows(s, sFrom + eights, a, aFrom + eights, c, cFrom + eights, j, b.values, at, b.rows);
      }
    }
  }

  /** The same where C has fewer columns than a panel: in rows of its own, so that nothing beyond them is touched. */
  private static void partialPanel(float[][] s, int sFrom, float[][] a, int aFrom, float[][] c, int cFrom, int rows, int j, Panels b,
      float[][] partial) {
    int width = b.columns - j;
    for (int r = 0; r < rows; ) {
      int height = rows - r >= 8 ? 8 : 4;
      for (int i = 0; i < height; i++) {
        System.arraycopy(s[sFrom + r + i], j, partial[i], 0, width);
      }
      if (height == 8) {
        eightRows(partial, 0, a, aFrom + r, partial, 0, 0, b.values, j * b.rows, b.rows);
      } else {
        fourRows(partial, 0, a, aFrom + r, partial, 0, 0, b.values, j * b.rows, b.rows);
      }
      for (int i = 0; i < height; i++) {
        System.arraycopy(partial[i], 0, c[cFrom + r + i], j, width);
      }
      r += height;
    }
  }

  /** Columns j to j + PANEL − 1 of eight rows of C = the same rows of S, and rows of A times a panel of B. */
  private static void eightRows(float[][] s, int sFrom, float[][] a, int aFrom, float[][] c, int r, int j, float[] b, int from,
      int range) {
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
    float[] a0 = a[aFrom];
    float[] a1 = a[aFrom + 1];
    float[] a2 = a[aFrom + 2];
    float[] a3 = a[aFrom + 3];
    float[] a4 = a[aFrom + 4];
    float[] a5 = a[aFrom + 5];
    float[] a6 = a[aFrom + 6];
    float[] a7 = a[aFrom + 7];
    for (int k = 0; k < range; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + k * PANEL + L);
      FloatVector x = FloatVector.broadcast(SPECIES, a0[k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a1[k]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a2[k]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a3[k]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a4[k]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a5[k]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a6[k]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a7[k]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
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

  /** The same for four rows. */
  private static void fourRows(float[][] s, int sFrom, float[][] a, int aFrom, float[][] c, int r, int j, float[] b, int from,
      int range) {
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
    for (int k = 0; k < range; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + k * PANEL + L);
      FloatVector x = FloatVector.broadcast(SPECIES, a0[k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a1[k]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a2[k]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a3[k]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
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
