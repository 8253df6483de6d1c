package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;

import jdk.incubator.vector.FloatVector;
import weka.recurrent.kernel.cpu.RowArithmetic.ProductScratch;

/**
 * C += A B where there are 16 vector registers: a block of 4 rows by 2 vectors of C stays in them while k runs. A is packed into
 * blocks of four rows, the four values of each k side by side: with four arrays instead, the JIT of 25 takes twice the time.
 * Long k are cut into ranges whose panel fits the first-level cache; C waits in memory in between.
 */
final class NarrowBlocks {
  /** Rows of a block. */
  private static final int BLOCK = 4;
  /** Rows of A packed at once. */
  private static final int PACKED_ROWS = 64;
  /** Range of k for which a panel stays in the first-level cache: 16 KB with vectors of 8. */
  private static final int RANGE = 256;
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private NarrowBlocks() {
  }

  /** {@link RowArithmetic#product} for a number of rows that is a multiple of 4. */
  static void product(float[][] s, int sFrom, float[][] a, int aFrom, Panels b, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    if (count == 0) {
      return;
    }
    float[] packed = scratch.left(PACKED_ROWS * RANGE);
    float[][] partial = scratch.sumRows(BLOCK, PANEL);
    for (int r0 = 0; r0 < count; r0 += PACKED_ROWS) {
      int r1 = Math.min(count, r0 + PACKED_ROWS);
      for (int k0 = 0; k0 < b.rows; k0 += RANGE) {
        int range = Math.min(RANGE, b.rows - k0);
        for (int r = r0; r < r1; r += BLOCK) {
          int i = aFrom + r;
          packRows(a[i], a[i + 1], a[i + 2], a[i + 3], k0, range, packed, (r - r0) * range);
        }
        // Later ranges of k add to what the first has left.
        float[][] start = k0 == 0 ? s : c;
        int startFrom = k0 == 0 ? sFrom : cFrom;
        for (int j = 0; j < b.columns; j += PANEL) {
          float[] panel = b.panel(j);
          int at = k0 * PANEL;
          int width = b.columns - j;
          for (int r = r0; r < r1; r += BLOCK) {
            if (width >= PANEL) {
              block(start, startFrom + r, packed, (r - r0) * range, panel, at, range, c, cFrom + r, j);
            } else {
              partialBlock(start, startFrom + r, packed, (r - r0) * range, panel, at, range, c, cFrom + r, j, width, partial);
            }
          }
        }
      }
    }
  }

  private static void packRows(float[] a0, float[] a1, float[] a2, float[] a3, int from, int count, float[] packed, int at) {
    for (int k = 0; k < count; k++) {
      packed[at + k * BLOCK] = a0[from + k];
      packed[at + k * BLOCK + 1] = a1[from + k];
      packed[at + k * BLOCK + 2] = a2[from + k];
      packed[at + k * BLOCK + 3] = a3[from + k];
    }
  }

  /** Columns j to j + PANEL − 1 of four rows of C = the same rows of S, and packed rows of A times a panel of B. */
  private static void block(float[][] s, int sFrom, float[] a, int aFrom, float[] b, int bFrom, int range, float[][] c, int r, int j) {
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
    for (int k = 0; k < range; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bFrom + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bFrom + k * PANEL + L);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK + 3]);
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

  /** The same where C has fewer columns than a panel: in rows of its own, so that nothing beyond them is touched. */
  private static void partialBlock(float[][] s, int sFrom, float[] a, int aFrom, float[] b, int bFrom, int range, float[][] c, int r,
      int j, int width, float[][] partial) {
    for (int i = 0; i < BLOCK; i++) {
      System.arraycopy(s[sFrom + i], j, partial[i], 0, width);
    }
    block(partial, 0, a, aFrom, b, bFrom, range, partial, 0, 0);
    for (int i = 0; i < BLOCK; i++) {
      System.arraycopy(partial[i], 0, c[r + i], j, width);
    }
  }
}
