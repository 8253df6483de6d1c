package weka.recurrent.network;

/**
 * One encoded sequence. The arrays are not copied and must not be changed.
 *
 * @param length valid steps, at least 0
 * @param values [length,channels] row-major, standardised and without NaN
 * @param tokens [length,token columns] row-major; empty where there are none
 * @param statics [statics] values of the whole sequence; empty where there are none
 */
public record Sequence(int length, float[] values, int[] tokens, float[] statics) {
  private static final int[] NO_TOKENS = {};
  private static final float[] NO_VALUES = {};

  /** A sequence of numeric channels alone. */
  public Sequence(int length, float[] values) {
    this(length, values, NO_TOKENS, NO_VALUES);
  }

  /** Checks the arrays against what a network expects. */
  public void check(InputSpec input) {
    if (values.length != length * input.channels()) {
      throw new IllegalArgumentException("values must hold [length=" + length + ", channels=" + input.channels() + "] = "
          + length * input.channels() + " values, got " + values.length);
    }
    if (tokens.length != length * input.tokens().size()) {
      throw new IllegalArgumentException("tokens must hold [length=" + length + ", columns=" + input.tokens().size() + "] = "
          + length * input.tokens().size() + " tokens, got " + tokens.length);
    }
    if (statics.length != input.statics()) {
      throw new IllegalArgumentException("statics must hold " + input.statics() + " values, got " + statics.length);
    }
  }
}
