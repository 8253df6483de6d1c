package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/**
 * The columns of several lists of rows side by side, such as h and x, and behind them a column of ones if wanted: what the
 * gradients of the products are multiplied with. Filled row by row by one thread, then read by many.
 */
final class JoinedColumns {
  private static final float[] ONE = {1f};

  private final boolean ones;
  private final int[] starts;
  private final int[] gradientOffsets;
  private final float[][][] rows;

  /**
   * No rows yet.
   *
   * @param widths columns of each list, of the last 1 if it is that of ones
   * @param gradientOffsets index of the gradient of each list's first column
   * @param ones whether the last list is a column of ones, which is filled here
   */
  JoinedColumns(int[] widths, int[] gradientOffsets, boolean ones) {
    this.gradientOffsets = gradientOffsets;
    this.ones = ones;
    starts = new int[widths.length + 1];
    for (int i = 0; i < widths.length; i++) {
      starts[i + 1] = starts[i] + widths[i];
    }
    rows = new float[widths.length][0][];
  }

  /** Makes room for rows. */
  void ensure(int count) {
    for (int list = 0; list < rows.length; list++) {
      if (rows[list].length < count) {
        rows[list] = new float[count][];
        if (ones && list == rows.length - 1) {
          Arrays.fill(rows[list], ONE);
        }
      }
    }
  }

  /** Whether a column is that of ones. */
  boolean isOnes(int column) {
    return ones && column == columns() - 1;
  }

  int lists() {
    return rows.length;
  }

  /** The rows of one list, to be filled or read. */
  float[][] list(int list) {
    return rows[list];
  }

  /** First column of a list among all columns; that after the last list is the number of all columns. */
  int start(int list) {
    return starts[list];
  }

  /** Number of columns of all lists. */
  int columns() {
    return starts[rows.length];
  }

  /** The list that a column belongs to. */
  int listOf(int column) {
    int list = 0;
    while (column >= starts[list + 1]) {
      list++;
    }
    return list;
  }

  /** Index of the gradient of a column. */
  int gradientAt(int column, int stride) {
    int list = listOf(column);
    return gradientOffsets[list] + (column - starts[list]) * stride;
  }
}
