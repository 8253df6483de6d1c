package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Trace.Signal;

/**
 * Elman's simple recurrent network. z = x W + h R + b.
 * <pre>
 *   h' = tanh(z)                or   h' = max(0, z)
 *   dz = dh' ⊙ (1 − h'²)        or   dz = dh' where h' &gt; 0, else 0
 * </pre>
 * Elman (1990), doi:10.1016/0364-0213(90)90002-E.
 */
class ElmanStep extends CellStep {
  static final float UP = 0x1p126f;

  final boolean rectifier;

  ElmanStep(int hidden, boolean rectifier) {
    super(hidden);
    this.rectifier = rectifier;
  }

  @Override
  void forward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, Lanes lanes) {
    if (rectifier) {
      rectify(z, h, hidden);
    } else {
      squash(z, h, hidden);
    }
  }

  @Override
  void backward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, float[] dh, float[] dc,
      Lanes lanes) {
    if (rectifier) {
      rectifyBack(z, h, dh, hidden);
    } else {
      squashBack(z, h, dh, hidden);
    }
  }

  /** {@link #forward} of unit j alone. */
  final void forwardUnit(float[] z, float[] h, int j) {
    h[j] = rectifier ? Math.max(0f, z[j]) : RationalTanh.tanh(z[j]);
  }

  /** {@link #backward} of unit j alone, but for dh. */
  final void backwardUnit(float[] z, float[] h, float[] dh, int j) {
    z[j] = dh[j] * (rectifier ? slope(h[j]) : Math.fma(-h[j], h[j], 1f));
  }

  @Override
  int gateOf(Signal signal) {
    return -1;
  }

  private static void squash(float[] z, float[] h, int n) {
    for (int j = 0; j < n; j++) {
      h[j] = RationalTanh.tanh(z[j]);
    }
  }

  private static void squashBack(float[] z, float[] h, float[] dh, int n) {
    for (int j = 0; j < n; j++) {
      z[j] = dh[j] * Math.fma(-h[j], h[j], 1f);
    }
  }

  private static void rectify(float[] z, float[] h, int n) {
    for (int j = 0; j < n; j++) {
      h[j] = Math.max(0f, z[j]);
    }
  }

  /** The derivative of the rectifier, 1 or 0, without a branch: every positive float, scaled up twice by 2^126, is above 1. */
  private static float slope(float h) {
    return Math.min(1f, h * UP * UP);
  }

  private static void rectifyBack(float[] z, float[] h, float[] dh, int n) {
    for (int j = 0; j < n; j++) {
      z[j] = dh[j] * slope(h[j]);
    }
  }
}
