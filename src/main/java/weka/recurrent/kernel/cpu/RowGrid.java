package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/**
 * Rows of equal width, one array each, by step and sequence. Grows as batches demand, never shrinks. A grid may remember only the
 * last few steps, as prediction does: step t then stands where step t − period stood.
 */
final class RowGrid {
  private final int width;
  private final int period;
  private float[][][] rows = {};
  private int base;

  /**
   * An empty grid.
   *
   * @param width elements per row
   * @param period steps remembered, {@link Integer#MAX_VALUE} for all
   */
  RowGrid(int width, int period) {
    this.width = width;
    this.period = period;
  }

  int width() {
    return width;
  }

  /** Makes room for sequences {@code from} to {@code to − 1} of a step; contents of new rows are zeros. */
  void ensure(int step, int from, int to) {
    // The grids of two threads may lie in one line of the caches, which is theirs in turn whenever one of them writes.
    if (base != from) {
      base = from;
    }
    int at = place(step);
    if (rows.length <= at) {
      int old = rows.length;
      rows = Arrays.copyOf(rows, Math.max(at + 1, Math.min(period, old + old / 2)));
      Arrays.fill(rows, old, rows.length, new float[0][]);
    }
    int count = to - from;
    if (rows[at].length < count) {
      int old = rows[at].length;
      rows[at] = Arrays.copyOf(rows[at], count);
      for (int i = old; i < count; i++) {
        rows[at][i] = new float[width];
      }
    }
  }

  /** The row of a step and sequence that were made room for. */
  float[] row(int step, int sequence) {
    return rows[place(step)][sequence - base];
  }

  /** The rows of a step that was made room for, the first sequence's at index 0. */
  float[][] rows(int step) {
    return rows[place(step)];
  }

  /** Puts the rows of sequences {@code from} to {@code to − 1} of a step into a list, from the given index on. */
  void list(int step, int from, int to, float[][] into, int at) {
    put(rows[place(step)], from - base, into, at, to - from);
  }

  /** Puts some rows of a list into another. */
  static void put(float[][] list, int from, float[][] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      put(list[from + i], into, at + i);
    }
  }

  /**
   * Puts a row into a list. Batch after batch it is the same row most of the time, and then is not written again: a reference
   * written to the heap goes through the collector's barrier, which costs more than to compare.
   */
  static void put(float[] row, float[][] into, int at) {
    if (into[at] != row) {
      into[at] = row;
    }
  }

  /** Most grids remember all steps, and a division takes longer than the row. */
  private int place(int step) {
    return step < period ? step : step % period;
  }
}
