package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Trace.Signal;

/**
 * One unit of long short-term memory with forget gate, forward and back. z = x W + h R + b in the blocks i f g o.
 * <pre>
 *   i = σ(z_i)   f = σ(z_f)   g = tanh(z_g)   o = σ(z_o)
 *   c' = f c + i g            h' = o tanh(c')
 *   with peepholes z_i += p_i c, z_f += p_f c, z_o += p_o c'
 *
 *   do = dh' tanh(c') o(1−o)       dc' += dh' o (1 − tanh(c')²)  (+ do p_o)
 *   di = dc' g i(1−i)   df = dc' c f(1−f)   dg = dc' i (1−g²)
 *   dc = dc' f  (+ di p_i + df p_f)
 * </pre>
 * Here di, df, dg and do are gradients by the products z_i, z_f, z_g and z_o. Both steps of the cell, the plain and the vector
 * one, are made of these equations.
 *
 * <p>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015;
 * peepholes as in Gers et al. (2002), doi:10.1162/153244303768966139.
 */
final class LstmUnit {
  private LstmUnit() {}

  /** c' = f c + i g. */
  static float cell(float i, float f, float g, float c) {
    return Math.fma(f, c, i * g);
  }

  /** h' = o t, with t = tanh(c'). */
  static float hidden(float o, float t) {
    return o * t;
  }

  /** do = dh' t o(1−o), with t = tanh(c'). */
  static float outputGradient(float dh, float o, float t) {
    return dh * o * t * (1f - o);
  }

  /** dc' + dh' o (1 − t²), with t = tanh(c'). */
  static float cellGradient(float dc, float dh, float o, float t) {
    return Math.fma(dh * o, Math.fma(-t, t, 1f), dc);
  }

  /** di = dc' g i(1−i). */
  static float inputGradient(float dc, float i, float g) {
    return dc * i * g * (1f - i);
  }

  /** df = dc' c f(1−f). */
  static float forgetGradient(float dc, float f, float c) {
    return dc * f * c * (1f - f);
  }

  /** dg = dc' i (1−g²). */
  static float candidateGradient(float dc, float i, float g) {
    return dc * i * Math.fma(-g, g, 1f);
  }

  /** dc = dc' f. */
  static float carriedGradient(float dc, float f) {
    return dc * f;
  }

  /** Which block of z holds a signal, or −1. */
  static int gateOf(Signal signal) {
    return switch (signal) {
      case INPUT_GATE -> 0;
      case FORGET_GATE -> 1;
      case CANDIDATE -> 2;
      case OUTPUT_GATE -> 3;
      default -> -1;
    };
  }
}
