package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.CellStep.Lanes.gather;
import static weka.recurrent.kernel.cpu.CellStep.Lanes.scatter;

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

  LstmStep(int hidden, boolean peepholes) {
    super(hidden);
    this.peepholes = peepholes;
  }

  @Override
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < count; r += most) {
      forward(z, p, c0, h, c, from + r, Math.min(most, count - r), lanes);
    }
  }

  private void forward(float[][] z, float[] p, float[][] c0, float[][] h, float[][] c, int from, int count, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    float[] i = lanes.gates[0];
    float[] f = lanes.gates[1];
    float[] g = lanes.gates[2];
    float[] o = lanes.gates[3];
    float[] before = lanes.e;
    float[] after = lanes.f;
    float[] out = lanes.g;
    lanes.gatherGates(z, from, count, 4, n);
    gather(c0, from, count, 0, n, before);
    addPeephole(p, 0, before, i, count, lanes);
    addPeephole(p, n, before, f, count, lanes);
    sigmoid(i, size);
    sigmoid(f, size);
    tanh(g, size);
    nextCell(i, f, g, before, after, size);
    addPeephole(p, 2 * n, after, o, count, lanes);
    sigmoid(o, size);
    output(o, after, out, size);
    lanes.scatterGates(z, from, count, 4, n);
    scatter(after, c, from, count, 0, n);
    scatter(out, h, from, count, 0, n);
  }

  @Override
  void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < count; r += most) {
      backward(z, p, c0, c, from + r, Math.min(most, count - r), dh, dc, r, lanes);
    }
  }

  private void backward(float[][] z, float[] p, float[][] c0, float[][] c, int from, int count, float[][] dh, float[][] dc,
      int first,
      Lanes lanes) {
    int n = hidden;
    int size = count * n;
    float[] i = lanes.gates[0];
    float[] f = lanes.gates[1];
    float[] g = lanes.gates[2];
    float[] o = lanes.gates[3];
    float[] before = lanes.e;
    float[] after = lanes.f;
    float[] dOut = lanes.g;
    float[] dCell = lanes.h;
    lanes.gatherGates(z, from, count, 4, n);
    gather(c0, from, count, 0, n, before);
    gather(c, from, count, 0, n, after);
    gather(dh, first, count, 0, n, dOut);
    gather(dc, first, count, 0, n, dCell);
    outputBack(o, after, dOut, dCell, size);
    addPeephole(p, 2 * n, o, dCell, count, lanes);
    nextCellBack(i, f, g, before, dCell, size);
    addPeephole(p, 0, i, dCell, count, lanes);
    addPeephole(p, n, f, dCell, count, lanes);
    lanes.scatterGates(z, from, count, 4, n);
    scatter(dCell, dc, first, count, 0, n);
  }

  /** Forward of unit j of a row alone. */
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

  /** Backward of unit j of a row alone, but for dh. */
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

  /** y += p ⊙ x for the block of p that begins at the given index; nothing without peepholes. */
  private void addPeephole(float[] p, int block, float[] x, float[] y, int count, Lanes lanes) {
    if (peepholes) {
      Lanes.repeat(p, block, hidden, lanes.p, count);
      addProduct(lanes.p, x, y, count * hidden);
    }
  }

  private static void addProduct(float[] p, float[] x, float[] y, int n) {
    for (int j = 0; j < n; j++) {
      y[j] = Math.fma(p[j], x[j], y[j]);
    }
  }

  private static void sigmoid(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = RationalTanh.sigmoid(x[j]);
    }
  }

  private static void tanh(float[] x, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = RationalTanh.tanh(x[j]);
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
