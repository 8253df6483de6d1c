package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.CellStep.Lanes.gather;
import static weka.recurrent.kernel.cpu.CellStep.Lanes.scatter;

import weka.recurrent.kernel.RationalTanh;
import weka.recurrent.kernel.Trace.Signal;

/**
 * The step of an LSTM in plain Java: the equations of {@link LstmUnit}, gate by gate, over the units of several rows end to end.
 * In the loops zi, zf, zg and zo are the places of a block, where forward leaves gates and backward gradients.
 */
final class PlainLstmStep extends CellStep {
  private final boolean peepholes;

  PlainLstmStep(int hidden, boolean peepholes) {
    super(hidden);
    this.peepholes = peepholes;
  }

  @Override
  void forward(StepRows rows, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < rows.count; r += most) {
      forward(rows, rows.from + r, Math.min(most, rows.count - r), lanes);
    }
  }

  private void forward(StepRows rows, int from, int count, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    float[] zi = lanes.gates[0];
    float[] zf = lanes.gates[1];
    float[] zg = lanes.gates[2];
    float[] zo = lanes.gates[3];
    float[] before = lanes.e;
    float[] after = lanes.f;
    float[] out = lanes.g;
    lanes.gatherGates(rows.z, from, count, 4, n);
    gather(rows.c0, from, count, 0, n, before);
    addPeephole(rows.p, 0, before, zi, count, lanes);
    addPeephole(rows.p, n, before, zf, count, lanes);
    sigmoid(zi, size);
    sigmoid(zf, size);
    tanh(zg, size);
    nextCell(zi, zf, zg, before, after, size);
    addPeephole(rows.p, 2 * n, after, zo, count, lanes);
    sigmoid(zo, size);
    output(zo, after, out, size);
    lanes.scatterGates(rows.z, from, count, 4, n);
    scatter(after, rows.c, from, count, 0, n);
    scatter(out, rows.h, from, count, 0, n);
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

  private static void nextCell(float[] i, float[] f, float[] g, float[] c0, float[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = LstmUnit.cell(i[j], f[j], g[j], c0[j]);
    }
  }

  private static void output(float[] o, float[] c, float[] h, int n) {
    for (int j = 0; j < n; j++) {
      h[j] = LstmUnit.hidden(o[j], RationalTanh.tanh(c[j]));
    }
  }

  @Override
  void backward(StepRows rows, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < rows.count; r += most) {
      backward(rows, r, Math.min(most, rows.count - r), lanes);
    }
  }

  private void backward(StepRows rows, int first, int count, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    int from = rows.from + first;
    float[] zi = lanes.gates[0];
    float[] zf = lanes.gates[1];
    float[] zg = lanes.gates[2];
    float[] zo = lanes.gates[3];
    float[] before = lanes.e;
    float[] after = lanes.f;
    float[] dh = lanes.g;
    float[] dc = lanes.h;
    lanes.gatherGates(rows.z, from, count, 4, n);
    gather(rows.c0, from, count, 0, n, before);
    gather(rows.c, from, count, 0, n, after);
    gather(rows.dh, first, count, 0, n, dh);
    gather(rows.dc, first, count, 0, n, dc);
    outputBack(zo, after, dh, dc, size);
    addPeephole(rows.p, 2 * n, zo, dc, count, lanes);
    nextCellBack(zi, zf, zg, before, dc, size);
    addPeephole(rows.p, 0, zi, dc, count, lanes);
    addPeephole(rows.p, n, zf, dc, count, lanes);
    lanes.scatterGates(rows.z, from, count, 4, n);
    scatter(dc, rows.dc, first, count, 0, n);
  }

  /** o gives way to do; dc' takes what comes through h'. */
  private static void outputBack(float[] zo, float[] c, float[] dh, float[] dc, int n) {
    for (int j = 0; j < n; j++) {
      float o = zo[j];
      float t = RationalTanh.tanh(c[j]);
      dc[j] = LstmUnit.cellGradient(dc[j], dh[j], o, t);
      zo[j] = LstmUnit.outputGradient(dh[j], o, t);
    }
  }

  /** i, f and g give way to di, df and dg, and dc' to dc. */
  private static void nextCellBack(float[] zi, float[] zf, float[] zg, float[] c0, float[] dc, int n) {
    for (int j = 0; j < n; j++) {
      float i = zi[j];
      float f = zf[j];
      float g = zg[j];
      float d = dc[j];
      zi[j] = LstmUnit.inputGradient(d, i, g);
      zf[j] = LstmUnit.forgetGradient(d, f, c0[j]);
      zg[j] = LstmUnit.candidateGradient(d, i, g);
      dc[j] = LstmUnit.carriedGradient(d, f);
    }
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

  @Override
  int gateOf(Signal signal) {
    return LstmUnit.gateOf(signal);
  }
}
