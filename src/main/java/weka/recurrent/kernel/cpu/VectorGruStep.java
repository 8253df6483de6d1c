package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;
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
import weka.recurrent.kernel.RationalTanh;
import weka.recurrent.kernel.Trace.Signal;

/**
 * The step of a GRU on vectors: the equations of {@link GruUnit}, row by row. What is left beside whole vectors stands below
 * them, unit by unit. Gates share loops as in {@link VectorLstmStep}.
 */
final class VectorGruStep extends CellStep {
  private static final int L = SPECIES.length();

  VectorGruStep(int hidden) {
    super(hidden);
  }

  // ---- Forward

  @Override
  void forward(StepRows rows, Lanes lanes) {
    for (int r = rows.from; r < rows.from + rows.count; r++) {
      forward(rows.z[r], rows.m[r], rows.h0[r], rows.h[r]);
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

  /** Unit j alone. */
  private void forwardUnit(float[] z, float[] m, float[] h0, float[] h, int j) {
    float reset = RationalTanh.sigmoid(z[j]);
    float update = RationalTanh.sigmoid(z[hidden + j]);
    float fresh = GruUnit.candidate(z[2 * hidden + j], reset, m[j]);
    h[j] = GruUnit.hidden(update, fresh, h0[j]);
    z[j] = reset;
    z[hidden + j] = update;
    z[2 * hidden + j] = fresh;
  }

  // ---- Backward

  @Override
  void backward(StepRows rows, Lanes lanes) {
    for (int r = 0; r < rows.count; r++) {
      int at = rows.from + r;
      backward(rows.z[at], rows.m[at], rows.h0[at], rows.dh[r]);
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

  /** Gates give way to gradients by z, m to dm, and dh' to the part of dh that z lets through. */
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

  /** Unit j alone. */
  private void backwardUnit(float[] z, float[] m, float[] h0, float[] dh, int j) {
    float reset = z[j];
    float update = z[hidden + j];
    float fresh = z[2 * hidden + j];
    float dn = GruUnit.candidateGradient(dh[j], update, fresh);
    float dm = GruUnit.productGradient(dn, reset);
    z[j] = GruUnit.resetGradient(dm, reset, m[j]);
    z[hidden + j] = GruUnit.updateGradient(dh[j], update, fresh, h0[j]);
    z[2 * hidden + j] = dn;
    m[j] = dm;
    dh[j] = GruUnit.keptGradient(dh[j], update);
  }

  @Override
  boolean passesState() {
    return true;
  }

  @Override
  int gateOf(Signal signal) {
    return GruUnit.gateOf(signal);
  }
}
