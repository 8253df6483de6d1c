package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.Trace.Signal;

/**
 * Long short-term memory with forget gate. z = x W + h R + b in the blocks i f g o.
 * <pre>
 *   i = σ(z_i)   f = σ(z_f)   g = tanh(z_g)   o = σ(z_o)
 *   c' = f ⊙ c + i ⊙ g        h' = o ⊙ tanh(c')
 *   with peepholes z_i += p_i ⊙ c, z_f += p_f ⊙ c, z_o += p_o ⊙ c'
 *
 *   dz_o = dh' ⊙ tanh(c') ⊙ o(1−o)         dc' += dh' ⊙ o ⊙ (1 − tanh(c')²)  (+ dz_o ⊙ p_o)
 *   dz_i = dc' ⊙ g ⊙ i(1−i)   dz_f = dc' ⊙ c ⊙ f(1−f)   dz_g = dc' ⊙ i ⊙ (1−g²)
 *   dc   = dc' ⊙ f  (+ dz_i ⊙ p_i + dz_f ⊙ p_f)
 * </pre>
 * Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015;
 * peepholes as in Gers et al. (2002).
 */
class LstmStep extends CellStep {
  final boolean peepholes;
  /** [4·H] by which z and tanh(z) are multiplied and what is added, to make tanh of g and σ of the others. */
  private final float[] scale;
  private final float[] shift;

  LstmStep(int hidden, boolean peepholes) {
    super(hidden);
    this.peepholes = peepholes;
    scale = new float[4 * hidden];
    shift = new float[4 * hidden];
    Arrays.fill(scale, 0.5f);
    Arrays.fill(shift, 0.5f);
    Arrays.fill(scale, 2 * hidden, 3 * hidden, 1f);
    // The zero that can be added to 0 and to −0 without changing either.
    Arrays.fill(shift, 2 * hidden, 3 * hidden, -0f);
  }

  @Override
  void forward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, Lanes lanes) {
    int n = hidden;
    float[] i = lanes.a;
    float[] f = lanes.b;
    float[] g = lanes.c;
    float[] o = lanes.d;
    if (peepholes) {
      System.arraycopy(z, 0, i, 0, n);
      System.arraycopy(z, n, f, 0, n);
      addPeephole(p, 0, c0, i, lanes.e, n);
      addPeephole(p, n, c0, f, lanes.e, n);
      System.arraycopy(i, 0, z, 0, n);
      System.arraycopy(f, 0, z, n, n);
      System.arraycopy(z, 3 * n, o, 0, n);
    }
    squash(z, scale, shift, 4 * n);
    System.arraycopy(z, 0, i, 0, n);
    System.arraycopy(z, n, f, 0, n);
    System.arraycopy(z, 2 * n, g, 0, n);
    nextCell(i, f, g, c0, c, n);
    if (peepholes) {
      addPeephole(p, 2 * n, c, o, lanes.e, n);
      sigmoid(o, n);
      System.arraycopy(o, 0, z, 3 * n, n);
    } else {
      System.arraycopy(z, 3 * n, o, 0, n);
    }
    output(o, c, h, n);
  }

  @Override
  void backward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, float[] dh, float[] dc,
      Lanes lanes) {
    int n = hidden;
    float[] i = lanes.a;
    float[] f = lanes.b;
    float[] g = lanes.c;
    float[] o = lanes.d;
    System.arraycopy(z, 0, i, 0, n);
    System.arraycopy(z, n, f, 0, n);
    System.arraycopy(z, 2 * n, g, 0, n);
    System.arraycopy(z, 3 * n, o, 0, n);
    outputBack(o, c, dh, dc, n);
    if (peepholes) {
      addPeephole(p, 2 * n, o, dc, lanes.e, n);
    }
    nextCellBack(i, f, g, c0, dc, n);
    if (peepholes) {
      addPeephole(p, 0, i, dc, lanes.e, n);
      addPeephole(p, n, f, dc, lanes.e, n);
    }
    System.arraycopy(i, 0, z, 0, n);
    System.arraycopy(f, 0, z, n, n);
    System.arraycopy(g, 0, z, 2 * n, n);
    System.arraycopy(o, 0, z, 3 * n, n);
  }

  /** {@link #forward} of unit j alone. */
  final void forwardUnit(float[] z, float[] p, float[] c0, float[] h, float[] c, int j) {
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
    float cell = Math.fma(f, c0[j], i * g);
    if (peepholes) {
      zo = Math.fma(p[2 * n + j], cell, zo);
    }
    float o = RationalTanh.sigmoid(zo);
    c[j] = cell;
    h[j] = o * RationalTanh.tanh(cell);
    z[j] = i;
    z[n + j] = f;
    z[2 * n + j] = g;
    z[3 * n + j] = o;
  }

  /** {@link #backward} of unit j alone, but for dh. */
  final void backwardUnit(float[] z, float[] p, float[] c0, float[] c, float[] dh, float[] dc, int j) {
    int n = hidden;
    float i = z[j];
    float f = z[n + j];
    float g = z[2 * n + j];
    float o = z[3 * n + j];
    float t = RationalTanh.tanh(c[j]);
    float through = dh[j] * o;
    float d = Math.fma(through, Math.fma(-t, t, 1f), dc[j]);
    o = through * t * (1f - o);
    if (peepholes) {
      d = Math.fma(p[2 * n + j], o, d);
    }
    float di = d * i;
    float df = d * f;
    i = di * g * (1f - i);
    f = df * c0[j] * (1f - f);
    if (peepholes) {
      df = Math.fma(p[j], i, df);
      df = Math.fma(p[n + j], f, df);
    }
    dc[j] = df;
    z[j] = i;
    z[n + j] = f;
    z[2 * n + j] = di * Math.fma(-g, g, 1f);
    z[3 * n + j] = o;
  }

  @Override
  int gateOf(Signal signal) {
    return switch (signal) {
      case INPUT_GATE -> 0;
      case FORGET_GATE -> 1;
      case CANDIDATE -> 2;
      case OUTPUT_GATE -> 3;
      default -> -1;
    };
  }

  /** y += p ⊙ x, with p from the given index on. */
  private static void addPeephole(float[] p, int from, float[] x, float[] y, float[] lane, int n) {
    System.arraycopy(p, from, lane, 0, n);
    for (int j = 0; j < n; j++) {
      y[j] = Math.fma(lane[j], x[j], y[j]);
    }
  }

  private static void sigmoid(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = RationalTanh.sigmoid(x[j]);
    }
  }

  /** All gates in one loop: a long one, as the JIT's vectors begin and end with single elements. */
  private static void squash(float[] z, float[] scale, float[] shift, int n) {
    for (int j = 0; j < n; j++) {
      z[j] = Math.fma(scale[j], RationalTanh.tanh(scale[j] * z[j]), shift[j]);
    }
  }

  /** c' = f ⊙ c + i ⊙ g. */
  private static void nextCell(float[] i, float[] f, float[] g, float[] c0, float[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(f[j], c0[j], i[j] * g[j]);
    }
  }

  /** h' = o ⊙ tanh(c'). */
  private static void output(float[] o, float[] c, float[] h, int n) {
    for (int j = 0; j < n; j++) {
      h[j] = o[j] * RationalTanh.tanh(c[j]);
    }
  }

  /** o becomes dz_o; dc' takes what comes through h'. */
  private static void outputBack(float[] o, float[] c, float[] dh, float[] dc, int n) {
    for (int j = 0; j < n; j++) {
      float t = RationalTanh.tanh(c[j]);
      float d = dh[j] * o[j];
      dc[j] = Math.fma(d, Math.fma(-t, t, 1f), dc[j]);
      o[j] = d * t * (1f - o[j]);
    }
  }

  /** i, f, g become dz_i, dz_f, dz_g, and dc' becomes dc. */
  private static void nextCellBack(float[] i, float[] f, float[] g, float[] c0, float[] dc, int n) {
    for (int j = 0; j < n; j++) {
      float d = dc[j];
      float di = d * i[j];
      float df = d * f[j];
      i[j] = di * g[j] * (1f - i[j]);
      f[j] = df * c0[j] * (1f - f[j]);
      g[j] = di * Math.fma(-g[j], g[j], 1f);
      dc[j] = df;
    }
  }
}
