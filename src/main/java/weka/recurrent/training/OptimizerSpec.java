package weka.recurrent.training;

import java.io.Serializable;

/**
 * How gradients change parameters.
 *
 * @param kind update rule
 * @param rate learning rate, above 0
 * @param momentum of SGD, in [0, 1); the other rules do not use it
 * @param decay decoupled weight decay (Loshchilov &amp; Hutter 2019, arXiv:1711.05101): each update shrinks the weights by
 *     rate · decay; with Adam this is AdamW. Biases and embeddings are not shrunk
 * @param l2 L2 penalty ½ · l2 · ‖weights‖² added to the loss; likewise not on biases and embeddings
 */
public record OptimizerSpec(Kind kind, double rate, double momentum, double decay, double l2) implements Serializable {

  /** Update rules. */
  public enum Kind {
    /** Adam, β = 0.9, 0.999, ε = 1e-8 (Kingma &amp; Ba 2015, arXiv:1412.6980). */
    ADAM,
    /** RMSProp, ρ = 0.9, ε = 1e-8 (Tieleman &amp; Hinton 2012). */
    RMSPROP,
    /** Stochastic gradient descent with Nesterov momentum (Sutskever et al. 2013). */
    SGD
  }

  public OptimizerSpec {
    if (kind == null) {
      throw new IllegalArgumentException("an optimizer needs a kind, got null");
    }
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("the learning rate must be above 0 and finite, got " + rate);
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum must be at least 0 and below 1, got " + momentum);
    }
    if (!(decay >= 0) || Double.isInfinite(decay)) {
      throw new IllegalArgumentException("weight decay must be at least 0 and finite, got " + decay);
    }
    if (!(l2 >= 0) || Double.isInfinite(l2)) {
      throw new IllegalArgumentException("the L2 penalty must be at least 0 and finite, got " + l2);
    }
  }
}
