package weka.recurrent.kernel.cpu;

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
  void forward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, Lanes lanes) {
    int n = hidden;
    float[] reset = lanes.a;
    float[] update = lanes.b;
    float[] fresh = lanes.c;
    System.arraycopy(z, 0, reset, 0, n);
    System.arraycopy(z, n, update, 0, n);
    System.arraycopy(z, 2 * n, fresh, 0, n);
    gates(reset, update, fresh, m, n);
    blend(update, fresh, h0, h, n);
    System.arraycopy(reset, 0, z, 0, n);
    System.arraycopy(update, 0, z, n, n);
    System.arraycopy(fresh, 0, z, 2 * n, n);
  }

  @Override
  void backward(float[] z, float[] m, float[] p, float[] h0, float[] c0, float[] h, float[] c, float[] dh, float[] dc,
      Lanes lanes) {
    int n = hidden;
    float[] reset = lanes.a;
    float[] update = lanes.b;
    float[] fresh = lanes.c;
    System.arraycopy(z, 0, reset, 0, n);
    System.arraycopy(z, n, update, 0, n);
    System.arraycopy(z, 2 * n, fresh, 0, n);
    blendBack(update, fresh, h0, dh, n);
    gatesBack(reset, fresh, m, n);
    System.arraycopy(reset, 0, z, 0, n);
    System.arraycopy(update, 0, z, n, n);
    System.arraycopy(fresh, 0, z, 2 * n, n);
  }

  @Override
  boolean passesState() {
    return true;
  }

  /** {@link #forward} of unit j alone. */
  final void forwardUnit(float[] z, float[] m, float[] h0, float[] h, int j) {
    float reset = RationalTanh.sigmoid(z[j]);
    float update = RationalTanh.sigmoid(z[hidden + j]);
    float fresh = RationalTanh.tanh(Math.fma(reset, m[j], z[2 * hidden + j]));
    h[j] = Math.fma(1f - update, fresh, update * h0[j]);
    z[j] = reset;
    z[hidden + j] = update;
    z[2 * hidden + j] = fresh;
  }

  /** {@link #backward} of unit j alone. */
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

  /** h' = (1 − z) ⊙ n + z ⊙ h. */
  private static void blend(float[] z, float[] n, float[] h0, float[] h, int count) {
    for (int j = 0; j < count; j++) {
      h[j] = Math.fma(1f - z[j], n[j], z[j] * h0[j]);
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
