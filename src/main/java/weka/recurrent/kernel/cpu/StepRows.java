package weka.recurrent.kernel.cpu;

/**
 * The rows of some sequences at one step, as a cell takes them: lists, of which {@code count} rows from {@code from} on are
 * meant. One per thread, filled again for every step.
 *
 * <p>The products stand in up to two arrays a row. z takes x W + h R + b, one block of H per gate. The GRU's new gate needs h R_n
 * + b_m apart from x W_n + b_n, so it takes the former in m; for other cells m is null. Backward leaves in the same places the
 * gradients by the same quantities, from which all else is products again.
 */
final class StepRows {
  /** [G·H] products; forward leaves the gates' values, backward the gradient by the products. */
  float[][] z;
  /** [H] the GRU's recurrent product of the new gate, else null; forward reads it, backward leaves the gradient by it. */
  float[][] m;
  /** [3·H] peephole weights, or null; read. */
  float[] p;
  /** [H] hidden state before; read. */
  float[][] h0;
  /** [H] cell state before, or null; read. */
  float[][] c0;
  /** [H] hidden state after; written by forward. */
  float[][] h;
  /** [H] cell state after, or null; written by forward, may be c0. */
  float[][] c;
  /** The first row, in the lists above. */
  int from;
  /** Number of rows. */
  int count;
  /**
   * Backward only: [H] gradient by h, the first row's at index 0; overwritten with that part of the gradient by h0 which does not
   * pass through R where {@link CellStep#passesState}, else undefined afterwards.
   */
  float[][] dh;
  /** Backward only: [H] gradient by c as carried from the step after, likewise; overwritten with the gradient by c0. */
  float[][] dc;
}
