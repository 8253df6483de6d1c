package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Cell;

/**
 * What the steps of one layer and direction leave, in the order in which that direction takes them: step s of the backward
 * direction is step length − 1 − s of the input.
 */
final class DirectionRows {
  /** z [G·H]: products, then gates, then gradients by the products. */
  final RowGrid z;
  /** m [H] of a GRU, or null. */
  final RowGrid m;
  /** h' [H]. */
  final RowGrid h;
  /** c' [H], or null. */
  final RowGrid c;
  private final RowGrid masked;
  private final float[] zeros;

  /**
   * No rows yet.
   *
   * @param gateSteps steps for which z and m are kept
   * @param stateSteps steps for which c' and the masked h' are kept, at least 2
   */
  DirectionRows(Cell cell, int hidden, int gateSteps, int stateSteps) {
    z = new RowGrid(cell.gates() * hidden, gateSteps);
    m = cell == Cell.GRU ? new RowGrid(hidden, gateSteps) : null;
    h = new RowGrid(hidden, Integer.MAX_VALUE);
    c = cell.hasCellState() ? new RowGrid(hidden, stateSteps) : null;
    masked = new RowGrid(hidden, stateSteps);
    zeros = new float[hidden];
  }

  /** Makes room for sequences {@code from} to {@code to − 1} at a step. */
  void ensure(int step, int from, int to, boolean mask) {
    z.ensure(step, from, to);
    h.ensure(step, from, to);
    if (m != null) {
      m.ensure(step, from, to);
    }
    if (c != null) {
      c.ensure(step, from, to);
    }
    if (mask) {
      masked.ensure(step, from, to);
    }
  }

  /** m [H], or null. */
  float[] mAt(int step, int sequence) {
    return m == null ? null : m.row(step, sequence);
  }

  /** h before a step [H]; zeros before the first. */
  float[] hBefore(int step, int sequence) {
    return step == 0 ? zeros : h.row(step - 1, sequence);
  }

  /** c before a step [H], or null. */
  float[] cBefore(int step, int sequence) {
    if (c == null) {
      return null;
    }
    return step == 0 ? zeros : c.row(step - 1, sequence);
  }

  /** c after a step [H], or null. */
  float[] cAfter(int step, int sequence) {
    return c == null ? null : c.row(step, sequence);
  }

  /** Puts h' under its mask, which stands at the given index. */
  void mask(float[] mask, int from, int step, int sequence) {
    float[] row = masked.row(step, sequence);
    System.arraycopy(h.row(step, sequence), 0, row, 0, row.length);
    StackRows.multiply(row, mask, from, row.length);
  }

  /** Puts what enters R at a step after the first, [H] for each of some sequences, into a list from the given index on. */
  void listEntersR(int step, int from, int to, boolean mask, float[][] into, int at) {
    (mask ? masked : h).list(step - 1, from, to, into, at);
  }

  /** Puts m [H] of some sequences into a list, or nothing where there is none. */
  void listM(int step, int from, int to, float[][] into, int at) {
    if (m != null) {
      m.list(step, from, to, into, at);
    }
  }
}
