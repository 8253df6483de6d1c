package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.RationalTanh;
import weka.recurrent.kernel.Trace.Signal;

/**
 * One gated recurrent unit with the reset after the product, forward and back. z = x W + b (+ h R for r and z) in the blocks r z
 * n; m = h R_n + b_m.
 * <pre>
 *   r = σ(z_r)   z = σ(z_z)   n = tanh(z_n + r m)
 *   h' = (1 − z) n + z h
 *
 *   dn = dh' (1−z) (1−n²)     dm = dn r
 *   dr = dm m (1−r)           dz = dh' z (h − n) (1−z)
 *   dh = dh' z + what passes through R
 * </pre>
 * Here dr, dz and dn are gradients by the products z_r, z_z and z_n; in dr one factor r of r(1−r) is already in dm. Both steps of
 * the cell, the plain and the vector one, are made of these equations.
 *
 * <p>Cho et al. (2014), doi:10.3115/v1/D14-1179, in the variant of cuDNN and PyTorch.
 */
final class GruUnit {
  private GruUnit() {}

  /** n = tanh(z_n + r m). */
  static float candidate(float product, float r, float m) {
    return RationalTanh.tanh(Math.fma(r, m, product));
  }

  /** h' = (1 − z) n + z h. */
  static float hidden(float z, float n, float h) {
    return Math.fma(1f - z, n, z * h);
  }

  /** dn = dh' (1−z) (1−n²). */
  static float candidateGradient(float dh, float z, float n) {
    return dh * (1f - z) * Math.fma(-n, n, 1f);
  }

  /** dz = dh' z (h − n) (1−z). */
  static float updateGradient(float dh, float z, float n, float h) {
    return dh * z * (h - n) * (1f - z);
  }

  /** The part of dh that z lets through: dh' z. */
  static float keptGradient(float dh, float z) {
    return dh * z;
  }

  /** dm = dn r. */
  static float productGradient(float dn, float r) {
    return dn * r;
  }

  /** dr = dm m (1−r). */
  static float resetGradient(float dm, float r, float m) {
    return dm * m * (1f - r);
  }

  /** Which block of z holds a signal, or −1. */
  static int gateOf(Signal signal) {
    return switch (signal) {
      case RESET_GATE -> 0;
      case UPDATE_GATE -> 1;
      case CANDIDATE -> 2;
      default -> -1;
    };
  }
}
