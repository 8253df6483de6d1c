package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;
import static weka.recurrent.kernel.cpu.VectorTanh.ONE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** {@link LstmStep} on vectors; units beyond the last whole vector by the same equations one by one. */
final class VectorLstmStep extends LstmStep {
  private static final int L = SPECIES.length();

  VectorLstmStep(int hidden, boolean peepholes) {
    super(hidden, peepholes);
  }

  @Override
  void forward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, Lanes lanes) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    for (int j = whole; j < n; j++) {
      forwardUnit(z, p, c0, h, c, j);
    }
    if (peepholes) {
      addPeephole(p, 0, c0, z, 0, whole);
      addPeephole(p, n, c0, z, n, whole);
    }
    VectorTanh.sigmoid(z, 0, whole);
    VectorTanh.sigmoid(z, n, whole);
    VectorTanh.tanh(z, 2 * n, z, 2 * n, whole);
    nextCell(z, c0, c, n, whole);
    if (peepholes) {
      addPeephole(p, 2 * n, c, z, 3 * n, whole);
    }
    VectorTanh.sigmoid(z, 3 * n, whole);
    VectorTanh.tanh(c, 0, h, 0, whole);
    output(z, 3 * n, h, whole);
  }

  @Override
  void backward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, float[] dh, float[] dc,
      Lanes lanes) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    for (int j = whole; j < n; j++) {
      backwardUnit(z, p, c0, c, dh, dc, j);
    }
    VectorTanh.tanh(c, 0, lanes.a, 0, whole);
    outputBack(z, 3 * n, lanes.a, dh, dc, whole);
    if (peepholes) {
      addPeepholeBack(p, 2 * n, z, 3 * n, dc, whole);
    }
    nextCellBack(z, c0, dc, n, whole);
    if (peepholes) {
      addPeepholeBack(p, 0, z, 0, dc, whole);
      addPeepholeBack(p, n, z, n, dc, whole);
    }
    Arrays.fill(dh, 0, n, 0f);
  }

  /** z += p ⊙ c for one gate. */
  private static void addPeephole(float[] p, int from, float[] c, float[] z, int gate, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector.fromArray(SPECIES, p, from + j)
          .fma(FloatVector.fromArray(SPECIES, c, j), FloatVector.fromArray(SPECIES, z, gate + j)).intoArray(z, gate + j);
    }
  }

  /** c' = f ⊙ c + i ⊙ g. */
  private static void nextCell(float[] z, float[] c0, float[] c, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector i = FloatVector.fromArray(SPECIES, z, j);
      FloatVector f = FloatVector.fromArray(SPECIES, z, n + j);
      FloatVector g = FloatVector.fromArray(SPECIES, z, 2 * n + j);
      f.fma(FloatVector.fromArray(SPECIES, c0, j), i.mul(g)).intoArray(c, j);
    }
  }

  /** h' = o ⊙ tanh(c'); h holds the tanh. */
  private static void output(float[] z, int gate, float[] h, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector o = FloatVector.fromArray(SPECIES, z, gate + j);
      o.mul(FloatVector.fromArray(SPECIES, h, j)).intoArray(h, j);
    }
  }

  /** o becomes dz_o; dc' takes what comes through h'; t = tanh(c'). */
  private static void outputBack(float[] z, int gate, float[] tanh, float[] dh, float[] dc, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector o = FloatVector.fromArray(SPECIES, z, gate + j);
      FloatVector t = FloatVector.fromArray(SPECIES, tanh, j);
      FloatVector d = FloatVector.fromArray(SPECIES, dh, j).mul(o);
      d.fma(t.neg().fma(t, ONE), FloatVector.fromArray(SPECIES, dc, j)).intoArray(dc, j);
      d.mul(t).mul(ONE.sub(o)).intoArray(z, gate + j);
    }
  }

  /** dc += p ⊙ dz for one gate. */
  private static void addPeepholeBack(float[] p, int from, float[] z, int gate, float[] dc, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector.fromArray(SPECIES, p, from + j)
          .fma(FloatVector.fromArray(SPECIES, z, gate + j), FloatVector.fromArray(SPECIES, dc, j)).intoArray(dc, j);
    }
  }

  /** i, f, g become dz_i, dz_f, dz_g, and dc' becomes dc. */
  private static void nextCellBack(float[] z, float[] c0, float[] dc, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector d = FloatVector.fromArray(SPECIES, dc, j);
      FloatVector i = FloatVector.fromArray(SPECIES, z, j);
      FloatVector f = FloatVector.fromArray(SPECIES, z, n + j);
      FloatVector g = FloatVector.fromArray(SPECIES, z, 2 * n + j);
      FloatVector di = d.mul(i);
      FloatVector df = d.mul(f);
      di.mul(g).mul(ONE.sub(i)).intoArray(z, j);
      df.mul(FloatVector.fromArray(SPECIES, c0, j)).mul(ONE.sub(f)).intoArray(z, n + j);
      di.mul(g.neg().fma(g, ONE)).intoArray(z, 2 * n + j);
      df.intoArray(dc, j);
    }
  }
}
