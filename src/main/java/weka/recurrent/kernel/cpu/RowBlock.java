package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/** A few rows of S, A and C, made up to a whole block with rows of zeros, to which the product adds zeros. */
final class RowBlock {
  private static final int MOST = 8;

  final float[][] s = new float[MOST][];
  final float[][] a = new float[MOST][];
  final float[][] c = new float[MOST][];
  private float[] zeros = {};
  private float[] sums = {};

  /** Room for rows of K and J elements. */
  void ensure(int k, int j) {
    zeros = zeros.length < k ? new float[k] : zeros;
    sums = sums.length < j ? new float[j] : sums;
  }

  /** Takes up some rows and returns how many the block has: 4 or 8. */
  int fill(float[][] s, int sFrom, float[][] a, int aFrom, float[][] c, int cFrom, int count) {
    System.arraycopy(s, sFrom, this.s, 0, count);
    System.arraycopy(a, aFrom, this.a, 0, count);
    System.arraycopy(c, cFrom, this.c, 0, count);
    int rows = (count + 3) / 4 * 4;
    Arrays.fill(this.a, count, rows, zeros);
    Arrays.fill(this.s, count, rows, sums);
    Arrays.fill(this.c, count, rows, sums);
    return rows;
  }
}
