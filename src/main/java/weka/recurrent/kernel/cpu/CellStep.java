package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Trace.Signal;

/**
 * What a cell does with one row (one sequence at one time step) once its products are there, forward and back.
 *
 * <p>The products stand in up to two arrays. z takes x W + h R + b, one block of H per gate. The GRU's new gate needs h R_n + b_m
 * apart from x W_n + b_n, so it takes the former in m; for other cells m is null. Backward leaves in the same places the
 * gradients by the same quantities, from which all else is products again.
 *
 * <p>Immutable; shared by threads, which bring a {@link Lanes} each.
 */
abstract class CellStep {
  final int hidden;

  CellStep(int hidden) {
    this.hidden = hidden;
  }

  /** One step {@linkplain #forward(float[], float[], float[], float[], float[], float[], float[], Lanes) forward} of some rows. */
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    for (int n = from; n < from + count; n++) {
      forward(z[n], at(m, n), p, h0[n], at(c0, n), h[n], at(c, n), lanes);
    }
  }

  /** One step backward of some rows, whose gradients dh and dc stand from index 0 on. */
  final void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    for (int i = 0; i < count; i++) {
      int n = from + i;
      backward(z[n], at(m, n), p, h0[n], at(c0, n), h[n], at(c, n), dh[i], dc[i], lanes);
    }
  }

  private static float[] at(float[][] rows, int n) {
    return rows == null ? null : rows[n];
  }

  /**
   * One step forward.
   *
   * @param z [G·H] products; overwritten with the gates' values
   * @param m [H] the GRU's recurrent product of the new gate; read, kept
   * @param p [3·H] peephole weights, or null
   * @param h0 [H] hidden state before; read
   * @param c0 [H] cell state before, or null; read
   * @param h [H] hidden state after; overwritten
   * @param c [H] cell state after, or null; overwritten, may be c0
   * @param lanes scratch
   */
  abstract void forward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, Lanes lanes);

  /**
   * The same step backward.
   *
   * @param z [G·H] the gates' values; overwritten with the gradient by the products
   * @param m [H] as forward left it; overwritten with the gradient by it
   * @param p [3·H] peephole weights, or null
   * @param h0 [H] hidden state before; read
   * @param c0 [H] cell state before, or null; read
   * @param h [H] hidden state after; read
   * @param c [H] cell state after, or null; read
   * @param dh [H] gradient by h; overwritten with that part of the gradient by h0 which does not pass through R where
   *     {@link #passesState()}, else undefined afterwards
   * @param dc [H] gradient by c as carried from the step after, or null; overwritten with the gradient by c0
   * @param lanes scratch
   */
  abstract void backward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, float[] dh, float[] dc,
      Lanes lanes);

  /** Whether h0 reaches h beside R too. */
  boolean passesState() {
    return false;
  }

  /** Which block of z holds a signal after forward, or −1 if the signal is no gate. */
  abstract int gateOf(Signal signal);

  /**
   * Arrays of one block each. The JIT vectorises loops over arrays indexed by the loop variable alone, so gates are moved here
   * block by block before they are combined.
   */
  static final class Lanes {
    final float[] a;
    final float[] b;
    final float[] c;
    final float[] d;
    final float[] e;

    /** Room for cells of up to the given number of hidden units. */
    Lanes(int hidden) {
      a = new float[hidden];
      b = new float[hidden];
      c = new float[hidden];
      d = new float[hidden];
      e = new float[hidden];
    }
  }
}
