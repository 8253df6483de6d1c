package weka.recurrent.kernel;

/** Every tolerance of the kernel tests, with its reason. Nothing is compared with a bare number elsewhere. */
public final class Tolerances {
  private Tolerances() {}

  /**
   * Step of the central differences in double. Their error is about ε²/6 · f''' + 1e-16 · |f| / ε; at 1e-5 both are near
   * 1e-11.
   */
  public static final double GRADIENT_CHECK_STEP = 1e-5;

  /**
   * Largest |a − n| / max(1, |a| + |n|) between analytic and numeric gradient. A correct cell measures below 1e-9; every
   * mistake tried was above 1e-3, so the bound lies well between.
   */
  public static final double GRADIENT_CHECK = 1e-7;

  /**
   * How far a gradient check keeps from the kink of a rectifier and from ties of a maximum: a step of
   * {@link #GRADIENT_CHECK_STEP} in one parameter moves no activation of these small networks by a tenth of this.
   */
  public static final double KINK_MARGIN = 1e-3;

  /**
   * The same for problems in float: rounding moves an activation by some 1e-6, and must not move it across a kink, where the
   * gradient jumps.
   */
  public static final double FLOAT_KINK_MARGIN = 2e-5;

  /**
   * Forward in float against double, largest |a − r| / max(1, max |r|): some tens of roundings of 6e-8 per step, carried on
   * over tens of steps by states that mostly forget. The cpu backend measures 3e-7 at worst over the shapes of the contract; a
   * device with functions of its own gets the rest.
   */
  public static final double FLOAT_FORWARD = 5e-6;

  /**
   * Gradients in float against double, measured per block of parameters relative to its largest element (at least 1): sums
   * over all steps of all sequences, each term with the error of the forward pass in it. The cpu backend measures
   * 6e-7 at worst.
   */
  public static final double FLOAT_GRADIENT = 2e-5;

  /** The reference backend computes in double and rounds once, to float: half a unit in the last place. */
  public static final double ROUNDED_ONCE = 6e-8;

  /** Laws that hold to the bit. */
  public static final double SAME_BITS = 0;

  /**
   * A float sum of sums taken apart, such as the gradient of a batch against the sum of its sequences' gradients: the order of
   * additions differs, not the terms. Relative to the largest element of the block, at least 1.
   */
  public static final double OTHER_ORDER_OF_SUMMATION = 1e-5;

  /** The reference against libtorch, both in double, on networks whose values are of order 1 over 5 steps. */
  public static final double LIBTORCH_DOUBLE = 1e-13;

  /**
   * A float backend against libtorch in double, for the same small networks, relative to the largest element, at least 1. The
   * cpu backend measures 2e-7.
   */
  public static final double LIBTORCH_FLOAT = 1e-5;

  /** Against onnxruntime, which computes in float and approximates σ and tanh: states of order 1 over 5 steps. */
  public static final double ONNXRUNTIME = 2e-6;
}
