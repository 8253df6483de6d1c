package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;
import static weka.recurrent.kernel.cpu.VectorTanh.ONE;

import jdk.incubator.vector.FloatVector;

/** {@link GruStep} on vectors; units beyond the last whole vector by the same equations one by one. */
final class VectorGruStep extends GruStep {
  private static final int L = SPECIES.length();

  VectorGruStep(int hidden) {
    super(hidden);
  }

  @Override
  void forward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, Lanes lanes) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    VectorTanh.sigmoid(z, 0, whole);
    VectorTanh.sigmoid(z, n, whole);
    candidate(z, m, n, whole);
    VectorTanh.tanh(z, 2 * n, z, 2 * n, whole);
    blend(z, h0, h, n, whole);
    for (int j = whole; j < n; j++) {
      forwardUnit(z, m, h0, h, j);
    }
  }

  @Override
  void backward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, float[] dh, float[] dc,
      Lanes lanes) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    blendBack(z, m, h0, dh, n, whole);
    for (int j = whole; j < n; j++) {
      backwardUnit(z, m, h0, dh, j);
    }
  }

  /** z_n + r ⊙ m. */
  private static void candidate(float[] z, float[] m, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector reset = FloatVector.fromArray(SPECIES, z, j);
      FloatVector inner = FloatVector.fromArray(SPECIES, m, j);
      reset.fma(inner, FloatVector.fromArray(SPECIES, z, 2 * n + j)).intoArray(z, 2 * n + j);
    }
  }

  /** h' = (1 − z) ⊙ n + z ⊙ h. */
  private static void blend(float[] z, float[] h0, float[] h, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector update = FloatVector.fromArray(SPECIES, z, n + j);
      FloatVector fresh = FloatVector.fromArray(SPECIES, z, 2 * n + j);
      FloatVector kept = update.mul(FloatVector.fromArray(SPECIES, h0, j));
      ONE.sub(update).fma(fresh, kept).intoArray(h, j);
    }
  }

  /** Gates become gradients by z, m becomes dm, and dh' becomes dh' ⊙ z. */
  private static void blendBack(float[] z, float[] m, float[] h0, float[] dh, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector reset = FloatVector.fromArray(SPECIES, z, j);
      FloatVector update = FloatVector.fromArray(SPECIES, z, n + j);
      FloatVector fresh = FloatVector.fromArray(SPECIES, z, 2 * n + j);
      FloatVector d = FloatVector.fromArray(SPECIES, dh, j);
      FloatVector kept = d.mul(update);
      FloatVector rest = ONE.sub(update);
      FloatVector dn = d.mul(rest).mul(fresh.neg().fma(fresh, ONE));
      FloatVector dm = dn.mul(reset);
      kept.intoArray(dh, j);
      dm.mul(FloatVector.fromArray(SPECIES, m, j)).mul(ONE.sub(reset)).intoArray(z, j);
      kept.mul(FloatVector.fromArray(SPECIES, h0, j).sub(fresh)).mul(rest).intoArray(z, n + j);
      dn.intoArray(z, 2 * n + j);
      dm.intoArray(m, j);
    }
  }
}
