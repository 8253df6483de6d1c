package weka.recurrent.kernel;

/**
 * The hyperbolic tangent as a quotient of two polynomials, made of multiplications, fused multiply-adds and one division only,
 * so that the JIT vectorises it and every CPU, scalar or vector, gives the same bits.
 * <pre>
 *   tanh(x) = y P(y²) / Q(y²),   y = x clamped to ±8,   P(s) = 1 + P3 s + … + P9 s⁴,   Q(s) = 1 + Q2 s + … + Q8 s⁴
 *   σ(x)    = ½ tanh(½ x) + ½
 * </pre>
 * For every float: |tanh(x) − exact| ≤ {@link #ERROR}, half of it for σ; tanh is odd and at most 1 in size; NaN stays NaN. The
 * relative error is that small too, so tiny arguments come out as themselves. Least relative error over 0 ... 8 by Lawson's
 * iteration, then the last bits of the coefficients by search for the smallest error as computed in float.
 */
public final class RationalTanh {
  /** Bound of the absolute error of tanh over all floats. */
  public static final float ERROR = 3.5e-7f;

  public static final float CLAMP = 8f;
  public static final float P3 = 0.13444489f;
  public static final float P5 = 0.0035715918f;
  public static final float P7 = 2.1894593E-5f;
  public static final float P9 = 1.5230292E-8f;
  public static final float Q2 = 0.46777812f;
  public static final float Q4 = 0.026164414f;
  public static final float Q6 = 3.411284E-4f;
  public static final float Q8 = 8.522397E-7f;

  private RationalTanh() {}

  /** tanh(x). */
  public static float tanh(float x) {
    float y = Math.max(-CLAMP, Math.min(CLAMP, x));
    float s = y * y;
    float p = Math.fma(s, P9, P7);
    p = Math.fma(s, p, P5);
    p = Math.fma(s, p, P3);
    p = Math.fma(s, p, 1f);
    float q = Math.fma(s, Q8, Q6);
    q = Math.fma(s, q, Q4);
    q = Math.fma(s, q, Q2);
    q = Math.fma(s, q, 1f);
    return y * p / q;
  }

  /** σ(x) = 1 / (1 + e^−x). */
  public static float sigmoid(float x) {
    return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
  }
}
