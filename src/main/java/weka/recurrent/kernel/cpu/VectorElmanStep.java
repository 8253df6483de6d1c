package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link ElmanStep} on vectors; units beyond the last whole vector by the same equations one by one. */
final class VectorElmanStep extends ElmanStep {
  private static final int L = SPECIES.length();

  /** Units in whole vectors. */
  private final int whole;

  VectorElmanStep(int hidden, boolean rectifier) {
    super(hidden, rectifier);
    whole = SPECIES.loopBound(hidden);
  }

  /** Rows in pairs: the divisions of one then run beside the multiplications of the other. */
  @Override
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    int pairs = rectifier || whole < hidden ? 0 : count / 2 * 2;
    for (int n = from; n < from + pairs; n += 2) {
      VectorTanh.tanh(z[n], h[n], z[n + 1], h[n + 1], hidden);
    }
    for (int n = from + pairs; n < from + count; n++) {
      forward(z[n], h[n]);
    }
  }

  private void forward(float[] z, float[] h) {
    if (rectifier) {
      rectify(z, h, whole);
    } else {
      VectorTanh.tanh(z, 0, h, 0, whole);
    }
    for (int j = whole; j < hidden; j++) {
      forwardUnit(z, h, j);
    }
  }

  @Override
  void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    for (int r = 0; r < count; r++) {
      int at = from + r;
      backward(z[at], h[at], dh[r]);
    }
  }

  private void backward(float[] z, float[] h, float[] dh) {
    if (rectifier) {
      rectifyBack(z, h, dh, whole);
    } else {
      squashBack(z, h, dh, whole);
    }
    for (int j = whole; j < hidden; j++) {
      backwardUnit(z, h, dh, j);
    }
  }

  private static void rectify(float[] z, float[] h, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector.fromArray(SPECIES, z, j).max(0f).intoArray(h, j);
    }
  }

  private static void rectifyBack(float[] z, float[] h, float[] dh, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector slope = FloatVector.fromArray(SPECIES, h, j).mul(UP).mul(UP).min(1f);
      FloatVector.fromArray(SPECIES, dh, j).mul(slope).intoArray(z, j);
    }
  }

  private static void squashBack(float[] z, float[] h, float[] dh, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector y = FloatVector.fromArray(SPECIES, h, j);
      FloatVector.fromArray(SPECIES, dh, j).mul(y.neg().fma(y, VectorTanh.ONE)).intoArray(z, j);
    }
  }
}
