package weka.recurrent.kernel.cpu;

/**
 * One unit of Elman's simple recurrent network, forward and back. z = x W + h R + b.
 * <pre>
 *   h' = tanh(z)            or   h' = max(0, z)
 *   dz = dh' (1 − h'²)      or   dz = dh' where h' &gt; 0, else 0
 * </pre>
 * Elman (1990), doi:10.1016/0364-0213(90)90002-E.
 */
final class ElmanUnit {
  /** Twice this scales every positive float above 1. */
  static final float UP = 0x1p126f;

  private ElmanUnit() {}

  /** h' = max(0, z). */
  static float rectified(float z) {
    return Math.max(0f, z);
  }

  /** dz = dh' (1 − h'²). */
  static float squashedGradient(float dh, float h) {
    return dh * Math.fma(-h, h, 1f);
  }

  /** dz = dh' where h' &gt; 0, else 0; the derivative, 1 or 0, comes without a branch. */
  static float rectifiedGradient(float dh, float h) {
    return dh * Math.min(1f, h * UP * UP);
  }
}
