package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.CellStep.Lanes.gather;
import static weka.recurrent.kernel.cpu.CellStep.Lanes.scatter;

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
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < count; r += most) {
      int rows = Math.min(most, count - r);
      gather(z, from + r, rows, 0, hidden, lanes.e);
      if (rectifier) {
        rectify(lanes.e, rows * hidden);
      } else {
        squash(lanes.e, rows * hidden);
      }
      scatter(lanes.e, h, from + r, rows, 0, hidden);
    }
  }

  @Override
  void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < count; r += most) {
      int rows = Math.min(most, count - r);
      gather(h, from + r, rows, 0, hidden, lanes.e);
      gather(dh, r, rows, 0, hidden, lanes.f);
      if (rectifier) {
        rectifyBack(lanes.e, lanes.f, rows * hidden);
      } else {
        squashBack(lanes.e, lanes.f, rows * hidden);
      }
      scatter(lanes.f, z, from + r, rows, 0, hidden);
    }
  }

  /** Forward of unit j of a row alone. */
  final void forwardUnit(float[] z, float[] h, int j) {
    h[j] = rectifier ? Math.max(0f, z[j]) : RationalTanh.tanh(z[j]);
  }

  /** Backward of unit j of a row alone, but for dh. */
  final void backwardUnit(float[] z, float[] h, float[] dh, int j) {
    z[j] = dh[j] * (rectifier ? slope(h[j]) : Math.fma(-h[j], h[j], 1f));
  }

  @Override
  int gateOf(Signal signal) {
    return -1;
  }

  private static void squash(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = RationalTanh.tanh(x[j]);
    }
  }

  private static void squashBack(float[] h, float[] d, int n) {
    for (int j = 0; j < n; j++) {
      d[j] = d[j] * Math.fma(-h[j], h[j], 1f);
    }
  }

  private static void rectify(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = Math.max(0f, x[j]);
    }
  }

  /** The derivative of the rectifier, 1 or 0, without a branch: every positive float, scaled up twice by 2^126, is above 1. */
  private static float slope(float h) {
    return Math.min(1f, h * UP * UP);
  }

  private static void rectifyBack(float[] h, float[] d, int n) {
    for (int j = 0; j < n; j++) {
      d[j] = d[j] * slope(h[j]);
    }
  }
}
