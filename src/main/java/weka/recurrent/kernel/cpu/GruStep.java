package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.CellStep.Lanes.gather;
import static weka.recurrent.kernel.cpu.CellStep.Lanes.scatter;

import weka.recurrent.kernel.Trace.Signal;

/**
 * Gated recurrent unit with the reset after the product. z = x W + b (+ h R for r and z) in the blocks r z n; m = h R_n + b_m.
 * <pre>
 *   r = σ(z_r)   z = σ(z_z)   n = tanh(z_n + r ⊙ m)
 *   h' = (1 − z) ⊙ n + z ⊙ h
 *
 *   dz_n = dh' ⊙ (1−z) ⊙ (1−n²)     dm   = dz_n ⊙ r
 *   dz_r = dz_n ⊙ m ⊙ r(1−r)        dz_z = dh' ⊙ (h − n) ⊙ z(1−z)
 *   dh   = dh' ⊙ z + what passes through R
 * </pre>
 * Cho et al. (2014), doi:10.3115/v1/D14-1179, in the variant of cuDNN and PyTorch.
 */
class GruStep extends CellStep {

  GruStep(int hidden) {
    super(hidden);
  }

  @Override
  void forward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < count; r += most) {
      forward(z, m, h0, h, from + r, Math.min(most, count - r), lanes);
    }
  }

  private void forward(float[][] z, float[][] m, float[][] h0, float[][] h, int from, int count, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    float[] reset = lanes.gates[0];
    float[] update = lanes.gates[1];
    float[] fresh = lanes.gates[2];
    float[] state = lanes.e;
    float[] product = lanes.g;
    lanes.gatherGates(z, from, count, 3, n);
    gather(m, from, count, 0, n, product);
    gather(h0, from, count, 0, n, state);
    gates(reset, update, fresh, product, size);
    blend(update, fresh, state, size);
    lanes.scatterGates(z, from, count, 3, n);
    scatter(state, h, from, count, 0, n);
  }

  @Override
  void backward(float[][] z, float[][] m, float[] p, float[][] h0, float[][] c0, float[][] h, float[][] c, int from, int count,
      float[][] dh, float[][] dc, Lanes lanes) {
    int most = lanes.rows(hidden);
    for (int r = 0; r < count; r += most) {
      backward(z, m, h0, from + r, Math.min(most, count - r), dh, r, lanes);
    }
  }

  private void backward(float[][] z, float[][] m, float[][] h0, int from, int count, float[][] dh, int first, Lanes lanes) {
    int n = hidden;
    int size = count * n;
    float[] reset = lanes.gates[0];
    float[] update = lanes.gates[1];
    float[] fresh = lanes.gates[2];
    float[] state = lanes.e;
    float[] product = lanes.g;
    float[] gradient = lanes.f;
    lanes.gatherGates(z, from, count, 3, n);
    gather(m, from, count, 0, n, product);
    gather(h0, from, count, 0, n, state);
    gather(dh, first, count, 0, n, gradient);
    blendBack(update, fresh, state, gradient, size);
    gatesBack(reset, fresh, product, size);
    lanes.scatterGates(z, from, count, 3, n);
    scatter(product, m, from, count, 0, n);
    scatter(gradient, dh, first, count, 0, n);
  }

  @Override
  boolean passesState() {
    return true;
  }

  /** Forward of unit j of a row alone. */
  final void forwardUnit(float[] z, float[] m, float[] h0, float[] h, int j) {
    float reset = RationalTanh.sigmoid(z[j]);
    float update = RationalTanh.sigmoid(z[hidden + j]);
    float fresh = RationalTanh.tanh(Math.fma(reset, m[j], z[2 * hidden + j]));
    h[j] = Math.fma(1f - update, fresh, update * h0[j]);
    z[j] = reset;
    z[hidden + j] = update;
    z[2 * hidden + j] = fresh;
  }

  /** Backward of unit j of a row alone. */
  final void backwardUnit(float[] z, float[] m, float[] h0, float[] dh, int j) {
    float reset = z[j];
    float update = z[hidden + j];
    float fresh = z[2 * hidden + j];
    float d = dh[j];
    float kept = d * update;
    float rest = 1f - update;
    float dn = d * rest * Math.fma(-fresh, fresh, 1f);
    float dm = dn * reset;
    dh[j] = kept;
    z[j] = dm * m[j] * (1f - reset);
    z[hidden + j] = kept * (h0[j] - fresh) * rest;
    z[2 * hidden + j] = dn;
    m[j] = dm;
  }

  @Override
  int gateOf(Signal signal) {
    return switch (signal) {
      case RESET_GATE -> 0;
      case UPDATE_GATE -> 1;
      case CANDIDATE -> 2;
      default -> -1;
    };
  }

  private static void gates(float[] r, float[] z, float[] n, float[] m, int count) {
    for (int j = 0; j < count; j++) {
      r[j] = RationalTanh.sigmoid(r[j]);
    }
    for (int j = 0; j < count; j++) {
      z[j] = RationalTanh.sigmoid(z[j]);
    }
    for (int j = 0; j < count; j++) {
      n[j] = RationalTanh.tanh(Math.fma(r[j], m[j], n[j]));
    }
  }

  /** h' = (1 − z) ⊙ n + z ⊙ h, in place of h. */
  private static void blend(float[] z, float[] n, float[] h, int count) {
    for (int j = 0; j < count; j++) {
      h[j] = Math.fma(1f - z[j], n[j], z[j] * h[j]);
    }
  }

  /** z and n become dz_z and dz_n, and dh' becomes dh' ⊙ z. */
  private static void blendBack(float[] z, float[] n, float[] h0, float[] dh, int count) {
    for (int j = 0; j < count; j++) {
      float d = dh[j];
      float kept = d * z[j];
      float rest = 1f - z[j];
      z[j] = kept * (h0[j] - n[j]) * rest;
      n[j] = d * rest * Math.fma(-n[j], n[j], 1f);
      dh[j] = kept;
    }
  }

  /** r becomes dz_r and m becomes dm; n holds dz_n. */
  private static void gatesBack(float[] r, float[] n, float[] m, int count) {
    for (int j = 0; j < count; j++) {
      float dm = n[j] * r[j];
      r[j] = dm * m[j] * (1f - r[j]);
      m[j] = dm;
    }
  }
}
