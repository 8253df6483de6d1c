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
 * {@link LstmStep} on vectors; units beyond the last whole vector by the same equations one by one.
 *
 * <p>The tanh of {@link VectorTanh} is written out, three in one loop and two in another: their divisions, which are slow, then
 * run beside one another's multiplications, a third faster than gate by gate. All five in one loop are more than the JIT inlines.
 */
final class VectorLstmStep extends LstmStep {
  private static final int L = SPECIES.length();

  VectorLstmStep(int hidden, boolean peepholes) {
    super(hidden, peepholes);
  }

  @Override
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    for (int r = from; r < from + count; r++) {
      forward(z[r], p, c0[r], h[r], c[r]);
    }
  }

  private void forward(float[] z, float[] p, float[] c0, float[] h, float[] c) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    for (int j = whole; j < n; j++) {
      forwardUnit(z, p, c0, h, c, j);
    }
    if (peepholes) {
      addPeephole(p, 0, c0, z, 0, whole);
      addPeephole(p, n, c0, z, n, whole);
    }
    nextCell(z, c0, c, n, whole);
    if (peepholes) {
      addPeephole(p, 2 * n, c, z, 3 * n, whole);
    }
    output(z, 3 * n, c, h, whole);
  }

  @Override
  void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    for (int r = 0; r < count; r++) {
      int at = from + r;
      backward(z[at], p, c0[at], c[at], dh[r], dc[r]);
    }
  }

  private void backward(float[] z, float[] p, float[] c0, float[] c, float[] dh, float[] dc) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    for (int j = whole; j < n; j++) {
      backwardUnit(z, p, c0, c, dh, dc, j);
    }
    outputBack(z, 3 * n, c, dh, dc, whole);
    if (peepholes) {
      addPeepholeBack(p, 2 * n, z, 3 * n, dc, whole);
    }
    nextCellBack(z, c0, dc, n, whole);
    if (peepholes) {
      addPeepholeBack(p, 0, z, 0, dc, whole);
      addPeepholeBack(p, n, z, n, dc, whole);
    }
  }

  /** z += p ⊙ c for one gate. */
  private static void addPeephole(float[] p, int from, float[] c, float[] z, int gate, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector.fromArray(SPECIES, p, from + j)
          .fma(FloatVector.fromArray(SPECIES, c, j), FloatVector.fromArray(SPECIES, z, gate + j)).intoArray(z, gate + j);
    }
  }

  /** i, f and g from their products, and c' = f ⊙ c + i ⊙ g. */
  private static void nextCell(float[] z, float[] c0, float[] c, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector i = HALF.mul(FloatVector.fromArray(SPECIES, z, j));
      IntVector bits = i.reinterpretAsInts();
      i = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector s = i.mul(i);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      i = HALF.fma(i.mul(p).div(q), HALF);
      FloatVector f = HALF.mul(FloatVector.fromArray(SPECIES, z, n + j));
      bits = f.reinterpretAsInts();
      f = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      s = f.mul(f);
      p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      f = HALF.fma(f.mul(p).div(q), HALF);
      FloatVector g = FloatVector.fromArray(SPECIES, z, 2 * n + j);
      bits = g.reinterpretAsInts();
      g = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      s = g.mul(g);
      p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      g = g.mul(p).div(q);
      i.intoArray(z, j);
      f.intoArray(z, n + j);
      g.intoArray(z, 2 * n + j);
      f.fma(FloatVector.fromArray(SPECIES, c0, j), i.mul(g)).intoArray(c, j);
    }
  }

  /** o from its product, and h' = o ⊙ tanh(c'). */
  private static void output(float[] z, int gate, float[] c, float[] h, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector o = HALF.mul(FloatVector.fromArray(SPECIES, z, gate + j));
      IntVector bits = o.reinterpretAsInts();
      o = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector s = o.mul(o);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      o = HALF.fma(o.mul(p).div(q), HALF);
      FloatVector t = FloatVector.fromArray(SPECIES, c, j);
      bits = t.reinterpretAsInts();
      t = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      s = t.mul(t);
      p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      t = t.mul(p).div(q);
      o.intoArray(z, gate + j);
      o.mul(t).intoArray(h, j);
    }
  }

  /** o becomes dz_o; dc' takes what comes through h'. */
  private static void outputBack(float[] z, int gate, float[] c, float[] dh, float[] dc, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector t = FloatVector.fromArray(SPECIES, c, j);
      IntVector bits = t.reinterpretAsInts();
      t = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector s = t.mul(t);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      t = t.mul(p).div(q);
      FloatVector o = FloatVector.fromArray(SPECIES, z, gate + j);
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
