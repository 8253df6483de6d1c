package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;
import static weka.recurrent.kernel.cpu.VectorTanh.HALF;
import static weka.recurrent.kernel.cpu.VectorTanh.LIMIT;
import static weka.recurrent.kernel.cpu.VectorTanh.ONE;
import static weka.recurrent.kernel.cpu.VectorTanh.P3;
import static weka.recurrent.kernel.cpu.VectorTanh.P5;
import static weka.recurrent.kernel.cpu.VectorTanh.P7;
import static weka.recurrent.kernel.cpu.VectorTanh.P9;
import static weka.recurrent.kernel.cpu.VectorTanh.PAST_NAN;
import static weka.recurrent.kernel.cpu.VectorTanh.Q2;
import static weka.recurrent.kernel.cpu.VectorTanh.Q4;
import static weka.recurrent.kernel.cpu.VectorTanh.Q6;
import static weka.recurrent.kernel.cpu.VectorTanh.Q8;
import static weka.recurrent.kernel.cpu.VectorTanh.SIGN;
import static weka.recurrent.kernel.cpu.VectorTanh.MAGNITUDE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * {@link GruStep} on vectors; units beyond the last whole vector by the same equations one by one. Gates share loops as in
 * {@link VectorLstmStep}.
 */
final class VectorGruStep extends GruStep {
  private static final int L = SPECIES.length();

  VectorGruStep(int hidden) {
    super(hidden);
  }

  @Override
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    for (int r = from; r < from + count; r++) {
      forward(z[r], m[r], h0[r], h[r]);
    }
  }

  private void forward(float[] z, float[] m, float[] h0, float[] h) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    gates(z, n, whole);
    output(z, m, h0, h, n, whole);
    for (int j = whole; j < n; j++) {
      forwardUnit(z, m, h0, h, j);
    }
  }

  @Override
  void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    for (int r = 0; r < count; r++) {
      int at = from + r;
      backward(z[at], m[at], h0[at], dh[r]);
    }
  }

  private void backward(float[] z, float[] m, float[] h0, float[] dh) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    blendBack(z, m, h0, dh, n, whole);
    for (int j = whole; j < n; j++) {
      backwardUnit(z, m, h0, dh, j);
    }
  }

  /** r and z from their products. */
  private static void gates(float[] z, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector reset = HALF.mul(FloatVector.fromArray(SPECIES, z, j));
      IntVector bits = reset.reinterpretAsInts();
      reset = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector s = reset.mul(reset);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      reset = HALF.fma(reset.mul(p).div(q), HALF);
      FloatVector update = HALF.mul(FloatVector.fromArray(SPECIES, z, n + j));
      bits = update.reinterpretAsInts();
      update = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      s = update.mul(update);
      p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      update = HALF.fma(update.mul(p).div(q), HALF);
      reset.intoArray(z, j);
      update.intoArray(z, n + j);
    }
  }

  /** n = tanh(z_n + r ⊙ m) and h' = (1 − z) ⊙ n + z ⊙ h. */
  private static void output(float[] z, float[] m, float[] h0, float[] h, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector reset = FloatVector.fromArray(SPECIES, z, j);
      FloatVector fresh = reset.fma(FloatVector.fromArray(SPECIES, m, j), FloatVector.fromArray(SPECIES, z, 2 * n + j));
      IntVector bits = fresh.reinterpretAsInts();
      fresh = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector s = fresh.mul(fresh);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      fresh = fresh.mul(p).div(q);
      fresh.intoArray(z, 2 * n + j);
      FloatVector update = FloatVector.fromArray(SPECIES, z, n + j);
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
