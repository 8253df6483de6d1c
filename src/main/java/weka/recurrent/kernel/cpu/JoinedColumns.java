package weka.recurrent.kernel.cpu;

/**
 * The columns of several lists of rows side by side, such as x, ones and h: what the gradients of the products are multiplied
 * with. Filled row by row by one thread, then read by many.
 */
final class JoinedColumns {
  private final int[] starts;
  private final int[] gradientOffsets;
  private final float[][][] rows;

  /**
   * No rows yet.
   *
   * @param widths columns of each list
   * @param gradientOffsets index of the gradient of each list's first column
   */
  JoinedColumns(int[] widths, int[] gradientOffsets) {
    this.gradientOffsets = gradientOffsets;
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
      }
    }
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
