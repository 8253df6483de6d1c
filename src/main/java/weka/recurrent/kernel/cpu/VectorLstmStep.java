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
 * The step of an LSTM on vectors: the equations of {@link LstmUnit}, row by row. What is left beside whole vectors stands below
 * them, unit by unit.
 *
 * <p>The tanh of {@link VectorTanh} is written out, three in one loop and two in another: their divisions, which are slow, then
 * run beside one another's multiplications, a third faster than gate by gate. All five in one loop are more than the JIT inlines.
 */
final class VectorLstmStep extends CellStep {
  private static final int L = SPECIES.length();

  private final boolean peepholes;

  VectorLstmStep(int hidden, boolean peepholes) {
    super(hidden);
    this.peepholes = peepholes;
  }

  // ---- Forward

  @Override
  void forward(StepRows rows, Lanes lanes) {
    for (int r = rows.from; r < rows.from + rows.count; r++) {
      forward(rows.z[r], rows.p, rows.c0[r], rows.h[r], rows.c[r]);
    }
  }

  private void forward(float[] z, float[] p, float[] c0, float[] h, float[] c) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    if (peepholes) {
      addPeephole(p, 0, c0, z, 0, whole);
      addPeephole(p, n, c0, z, n, whole);
    }
    nextCell(z, c0, c, n, whole);
    if (peepholes) {
      addPeephole(p, 2 * n, c, z, 3 * n, whole);
    }
    output(z, 3 * n, c, h, whole);
    for (int j = whole; j < n; j++) {
      forwardUnit(z, p, c0, h, c, j);
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

  /** Unit j alone. */
  private void forwardUnit(float[] z, float[] p, float[] c0, float[] h, float[] c, int j) {
    int n = hidden;
    float zi = z[j];
    float zf = z[n + j];
    float zo = z[3 * n + j];
    if (peepholes) {
      zi = Math.fma(p[j], c0[j], zi);
      zf = Math.fma(p[n + j], c0[j], zf);
    }
    float i = RationalTanh.sigmoid(zi);
    float f = RationalTanh.sigmoid(zf);
    float g = RationalTanh.tanh(z[2 * n + j]);
    float cell = LstmUnit.cell(i, f, g, c0[j]);
    if (peepholes) {
      zo = Math.fma(p[2 * n + j], cell, zo);
    }
    float o = RationalTanh.sigmoid(zo);
    c[j] = cell;
    h[j] = LstmUnit.hidden(o, RationalTanh.tanh(cell));
    z[j] = i;
    z[n + j] = f;
    z[2 * n + j] = g;
    z[3 * n + j] = o;
  }

  // ---- Backward

  @Override
  void backward(StepRows rows, Lanes lanes) {
    for (int r = 0; r < rows.count; r++) {
      int at = rows.from + r;
      backward(rows.z[at], rows.p, rows.c0[at], rows.c[at], rows.dh[r], rows.dc[r]);
    }
  }

  private void backward(float[] z, float[] p, float[] c0, float[] c, float[] dh, float[] dc) {
    int n = hidden;
    int whole = SPECIES.loopBound(n);
    outputBack(z, 3 * n, c, dh, dc, whole);
    if (peepholes) {
      addPeepholeBack(p, 2 * n, z, 3 * n, dc, whole);
    }
    nextCellBack(z, c0, dc, n, whole);
    if (peepholes) {
      addPeepholeBack(p, 0, z, 0, dc, whole);
      addPeepholeBack(p, n, z, n, dc, whole);
    }
    for (int j = whole; j < n; j++) {
      backwardUnit(z, p, c0, c, dh, dc, j);
    }
  }

  /** o gives way to do; dc' takes what comes through h'. */
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

  /** i, f and g give way to di, df and dg, and dc' to dc. */
  private static void nextCellBack(float[] z, float[] c0, float[] dc, int n, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector d = FloatVector.fromArray(SPECIES, dc, j);
      FloatVector i = FloatVector.fromArray(SPECIES, z, j);
      FloatVector f = FloatVector.fromArray(SPECIES, z, n + j);
      FloatVector g = FloatVector.fromArray(SPECIES, z, 2 * n + j);
      FloatVector throughI = d.mul(i);
      FloatVector carried = d.mul(f);
      throughI.mul(g).mul(ONE.sub(i)).intoArray(z, j);
      carried.mul(FloatVector.fromArray(SPECIES, c0, j)).mul(ONE.sub(f)).intoArray(z, n + j);
      throughI.mul(g.neg().fma(g, ONE)).intoArray(z, 2 * n + j);
      carried.intoArray(dc, j);
    }
  }

  /** Unit j alone. */
  private void backwardUnit(float[] z, float[] p, float[] c0, float[] c, float[] dh, float[] dc, int j) {
    int n = hidden;
    float i = z[j];
    float f = z[n + j];
    float g = z[2 * n + j];
    float o = z[3 * n + j];
    float t = RationalTanh.tanh(c[j]);
    float dOutput = LstmUnit.outputGradient(dh[j], o, t);
    float dCell = LstmUnit.cellGradient(dc[j], dh[j], o, t);
    if (peepholes) {
      dCell = Math.fma(p[2 * n + j], dOutput, dCell);
    }
    float di = LstmUnit.inputGradient(dCell, i, g);
    float df = LstmUnit.forgetGradient(dCell, f, c0[j]);
    float carried = LstmUnit.carriedGradient(dCell, f);
    if (peepholes) {
      carried = Math.fma(p[j], di, carried);
      carried = Math.fma(p[n + j], df, carried);
    }
    dc[j] = carried;
    z[j] = di;
    z[n + j] = df;
    z[2 * n + j] = LstmUnit.candidateGradient(dCell, i, g);
    z[3 * n + j] = dOutput;
  }

  @Override
  int gateOf(Signal signal) {
    return LstmUnit.gateOf(signal);
  }
}
