package weka.recurrent.kernel;

/**
 * Variational dropout of one batch: every mask is drawn once per sequence and used at all of its steps (Gal &amp; Ghahramani
 * 2016). Elements are 0 (dropped) or 1/(1−p) (kept, scaled). An absent mask ({@code null}) drops nothing.
 *
 * @param input per layer [N,D of the layer]: multiplies what enters W; may be null or hold nulls
 * @param state per layer and direction [N,H], index 2·layer + direction: multiplies h where it enters R (and only there);
 *     may be null or hold nulls
 */
public record DropoutMasks(float[][] input, float[][] state) {
  /** Nothing is dropped. */
  public static final DropoutMasks NONE = new DropoutMasks(null, null);

  /** Mask of what enters a layer, or null. */
  public float[] inputOf(int layer) {
    return input == null ? null : input[layer];
  }

  /** Mask of the recurrent state of a layer and direction (0 forward, 1 backward), or null. */
  public float[] stateOf(int layer, int direction) {
    return state == null ? null : state[2 * layer + direction];
  }
}
