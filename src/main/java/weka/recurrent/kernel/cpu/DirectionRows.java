package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.Cell;

/**
 * What the steps of one layer and direction leave, in the order in which that direction takes them: step s of the backward
 * direction is step length − 1 − s of the input.
 *
 * <p>Rows of a step come as a list of all sequences that were made room for, the first at index 0.
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
  private float[][] zeroRows = {};

  /**
   * No rows yet.
   *
   * @param gateSteps steps for which z and m are kept
   * @param stateSteps steps for which c' and the masked h' are kept, at least 2
   */
  DirectionRows(Cell cell, int hidden, int gateSteps, int stateSteps) {
    z = new RowGrid(LoopRows.width(cell.gates() * hidden), gateSteps);
    m = cell == Cell.GRU ? new RowGrid(LoopRows.width(hidden), gateSteps) : null;
    h = new RowGrid(hidden, Integer.MAX_VALUE);
    c = cell.hasCellState() ? new RowGrid(hidden, stateSteps) : null;
    masked = new RowGrid(hidden, stateSteps);
    zeros = new float[hidden];
  }

  /** Makes room for sequences {@code from} to {@code to − 1} at a step. */
  void ensure(int step, int from, int to, boolean mask) {
    if (zeroRows.length < to - from) {
      zeroRows = new float[to - from][];
      Arrays.fill(zeroRows, zeros);
    }
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

  /** The rows of the cell at a step, filled into {@code rows}: so many of them from an index on. */
  StepRows step(int step, float[] peepholes, int first, int count, StepRows rows) {
    rows.z = z.rows(step);
    rows.m = m(step);
    rows.p = peepholes;
    rows.h0 = hBefore(step);
    rows.c0 = cBefore(step);
    rows.h = h.rows(step);
    rows.c = cAfter(step);
    rows.from = first;
    rows.count = count;
    return rows;
  }

  /** m of all sequences [H], or null. */
  float[][] m(int step) {
    return m == null ? null : m.rows(step);
  }

  /** h of all sequences before a step [H]; zeros before the first. */
  float[][] hBefore(int step) {
    return step == 0 ? zeroRows : h.rows(step - 1);
  }

  /** c of all sequences before a step [H], or null. */
  float[][] cBefore(int step) {
    if (c == null) {
      return null;
    }
    return step == 0 ? zeroRows : c.rows(step - 1);
  }

  /** c of all sequences after a step [H], or null. */
  float[][] cAfter(int step) {
    return c == null ? null : c.rows(step);
  }

  /** Puts h' under its mask, which stands at the given index. */
  void mask(float[] mask, int from, int step, int sequence) {
    float[] row = masked.row(step, sequence);
    System.arraycopy(h.row(step, sequence), 0, row, 0, row.length);
    Elements.multiply(row, mask, from, row.length);
  }

  /** What enters R at a step, of all sequences [H]; zeros at the first. */
  float[][] entersR(int step, boolean mask) {
    return mask && step > 0 ? masked.rows(step - 1) : hBefore(step);
  }
}
