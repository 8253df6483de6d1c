package weka.recurrent.kernel;

import java.io.Serializable;

/**
 * Everything fixed in a reservoir: units that read the sequence (the linear part), and units in two layers (the cascade).
 *
 * <pre>
 *   linear    x ──mix──► u ──oscillators──► y
 *   cascade   x ──mix──► u ──oscillators──► v    a = g((v − center) · slope)
 *             g(z) = z (27 + z²) / (27 + 9 z²), z clipped to ±3
 *             within each group of 16: u'_l = Σ_m M_ml a_m ──oscillators──► y
 * </pre>
 * Units 0 … K − 1 of the linear part come first, then those of the cascade. Either part may have no unit. Arrays are not copied
 * and must not be changed.
 *
 * @param input what units of the linear part read
 * @param linear the linear part
 * @param cascadeInput what the first layer of the cascade reads
 * @param first first layer of the cascade
 * @param center [cascade units] of the squashing
 * @param slope [cascade units] of the squashing
 * @param mix [groups · 16 · 16] M of each group by m, then l
 * @param second second layer of the cascade
 */
public record ReservoirBank(ChannelMix input, OscillatorBank linear, ChannelMix cascadeInput, OscillatorBank first,
    float[] center, float[] slope, float[] mix, OscillatorBank second) implements Serializable {
  /** Where g is clipped. */
  public static final float CLIP = 3;

  public ReservoirBank {
    int cascade = first.units();
    if (input.units() != linear.units() || cascadeInput.units() != cascade || second.units() != cascade
        || center.length != cascade || slope.length != cascade || mix.length != cascade * OscillatorBank.GROUP) {
      throw new IllegalArgumentException("the parts of a reservoir must fit one another: linear part of " + linear.units()
          + " units, cascade of " + cascade);
    }
  }

  /** All units. */
  public int units() {
    return linear.units() + second.units();
  }

  /** The linear part and the first layer of the cascade only: what center and slope are measured on. */
  public ReservoirBank withSquashing(float[] newCenter, float[] newSlope) {
    return new ReservoirBank(input, linear, cascadeInput, first, newCenter, newSlope, mix, second);
  }
}
