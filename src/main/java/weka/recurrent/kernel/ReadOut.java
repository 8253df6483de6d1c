package weka.recurrent.kernel;

/**
 * How the outputs y_t [H·directions] of the last recurrent layer become one feature vector, over valid steps only.
 * A sequence without a valid step reads out as zeros.
 */
public enum ReadOut {
  /** The final state of each direction: forward after the last valid step, backward after the first. */
  LAST,
  /** Mean of y_t over the valid steps. */
  MEAN,
  /** Largest y_t per unit; the gradient goes to the earliest step that reaches it. */
  MAX,
  /**
   * Softmax attention with a learned query q: α_t = softmax_t(y_t · q), features = Σ_t α_t y_t. With q = 0, where training
   * starts, this is the mean.
   */
  ATTENTION
}
