package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;

import jdk.incubator.vector.FloatVector;
import weka.recurrent.kernel.RationalTanh;
import weka.recurrent.kernel.Trace.Signal;

/**
 * The step of Elman's network on vectors: the equations of {@link ElmanUnit}, row by row. What is left beside whole vectors
 * stands below them, unit by unit.
 */
final class VectorElmanStep extends CellStep {
  private static final int L = SPECIES.length();

  private final boolean rectifier;
  /** Units in whole vectors. */
  private final int whole;

  VectorElmanStep(int hidden, boolean rectifier) {
    super(hidden);
    this.rectifier = rectifier;
    whole = SPECIES.loopBound(hidden);
  }

  /** Rows in pairs: the divisions of one then run beside the multiplications of the other. */
  @Override
  void forward(StepRows rows, Lanes lanes) {
    float[][] z = rows.z;
    float[][] h = rows.h;
    int end = rows.from + rows.count;
    int pairs = rectifier || whole < hidden ? 0 : rows.count / 2 * 2;
    for (int n = rows.from; n < rows.from + pairs; n += 2) {
      VectorTanh.tanh(z[n], h[n], z[n + 1], h[n + 1], hidden);
    }
    for (int n = rows.from + pairs; n < end; n++) {
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
      h[j] = rectifier ? ElmanUnit.rectified(z[j]) : RationalTanh.tanh(z[j]);
    }
  }

  private static void rectify(float[] z, float[] h, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector.fromArray(SPECIES, z, j).max(0f).intoArray(h, j);
    }
  }

  @Override
  void backward(StepRows rows, Lanes lanes) {
    for (int r = 0; r < rows.count; r++) {
      int at = rows.from + r;
      backward(rows.z[at], rows.h[at], rows.dh[r]);
    }
  }

  private void backward(float[] z, float[] h, float[] dh) {
    if (rectifier) {
      rectifyBack(z, h, dh, whole);
    } else {
      squashBack(z, h, dh, whole);
    }
    for (int j = whole; j < hidden; j++) {
      z[j] = rectifier ? ElmanUnit.rectifiedGradient(dh[j], h[j]) : ElmanUnit.squashedGradient(dh[j], h[j]);
    }
  }

  private static void rectifyBack(float[] z, float[] h, float[] dh, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector slope = FloatVector.fromArray(SPECIES, h, j).mul(ElmanUnit.UP).mul(ElmanUnit.UP).min(1f);
      FloatVector.fromArray(SPECIES, dh, j).mul(slope).intoArray(z, j);
    }
  }

  private static void squashBack(float[] z, float[] h, float[] dh, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector y = FloatVector.fromArray(SPECIES, h, j);
      FloatVector.fromArray(SPECIES, dh, j).mul(y.neg().fma(y, VectorTanh.ONE)).intoArray(z, j);
    }
  }

  @Override
  int gateOf(Signal signal) {
    return -1;
  }
}
