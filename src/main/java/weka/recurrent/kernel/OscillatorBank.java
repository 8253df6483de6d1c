package weka.recurrent.kernel;

import java.io.Serializable;

/**
 * Constants of K units of J damped oscillators each. A unit reads one number u per step and gives one, y:
 *
 * <pre>
 *   h_j ← λ_j h_j + u,   λ_j = a_j + i b_j      (h_j = r_j + i m_j, zero before the first step)
 *   y = d u + Re Σ_j c_j h_j,   c_j = p_j + i q_j
 *
 *   as computed:  m' = fma(b, r, a m)   r' = fma(a, r, fma(−b, m, u))
 *                 y = fma(d, u, 0), then y ← fma(p_j, r_j', y), y ← fma(−q_j, m_j', y)
 *                 for j = 0 … J − 1
 * </pre>
 * The linear diagonal recurrence is that of Orvieto et al. (2023), arXiv:2303.06349. Arrays are not copied and must not be
 * changed.
 *
 * @param a [J][K] real parts of λ
 * @param b [J][K] imaginary parts of λ
 * @param p [J][K] real parts of c
 * @param q [J][K] imaginary parts of c
 * @param d [K] direct terms
 */
public record OscillatorBank(float[][] a, float[][] b, float[][] p, float[][] q, float[] d) implements Serializable {
  /** Units come in groups of so many: what a cascade mixes, and a multiple of any vector's lanes. */
  public static final int GROUP = 16;
  /** J: oscillators per unit. */
  public static final int MODES = 4;

  public OscillatorBank {
    if (d.length % GROUP != 0 || a.length != MODES || b.length != MODES || p.length != MODES || q.length != MODES) {
      throw new IllegalArgumentException("a bank holds " + MODES + " modes of a multiple of " + GROUP + " units, got " + a.length
          + " modes of " + d.length + " units");
    }
    for (int j = 0; j < MODES; j++) {
      if (a[j].length != d.length || b[j].length != d.length || p[j].length != d.length || q[j].length != d.length) {
        throw new IllegalArgumentException("constants of mode " + j + " must be given for all " + d.length + " units");
      }
    }
  }

  /** K. */
  public int units() {
    return d.length;
  }
}
