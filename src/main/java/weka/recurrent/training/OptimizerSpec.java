package weka.recurrent.training;

import java.io.Serializable;
import weka.recurrent.setting.Range;

/**
 * How gradients change parameters.
 *
 * @param kind update rule
 * @param rate learning rate
 * @param momentum of SGD; the other rules do not use it
 * @param decay decoupled weight decay (Loshchilov &amp; Hutter 2019, arXiv:1711.05101): each update shrinks the weights by
 *     rate · decay; with Adam this is AdamW. Biases and embeddings are not shrunk
 * @param l2 L2 penalty ½ · l2 · ‖weights‖² added to the loss; likewise not on biases and embeddings
 */
public record OptimizerSpec(Kind kind, double rate, double momentum, double decay, double l2) implements Serializable {
  /** Learning rates. */
  public static final String RATE = "(0, ∞)";
  /** Share of the step before that is taken again. */
  public static final String MOMENTUM = "[0, 1)";
  /** Weight decay. */
  public static final String DECAY = "[0, ∞)";
  /** Factors of the L2 penalty. */
  public static final String L2 = "[0, ∞)";

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
    Range.of(RATE).check("learning rate", rate);
    Range.of(MOMENTUM).check("momentum", momentum);
    Range.of(DECAY).check("weight decay", decay);
    Range.of(L2).check("L2 penalty", l2);
  }
}
