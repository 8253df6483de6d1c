package weka.recurrent.network;

import java.io.Serializable;

/**
 * Shares of values dropped in training, each in [0, 1). What is kept is scaled by 1/(1−p); prediction drops nothing.
 *
 * @param output of the features between read-out and output layer (Srivastava et al. 2014)
 * @param input of what enters each recurrent layer, one mask per sequence (Gal &amp; Ghahramani 2016)
 * @param recurrent of the hidden state where it re-enters its layer, one mask per sequence (ibid.)
 */
public record DropoutSpec(double output, double input, double recurrent) implements Serializable {
  /** Nothing is dropped. */
  public static final DropoutSpec NONE = new DropoutSpec(0, 0, 0);

  public DropoutSpec {
    check("dropout", output);
    check("input dropout", input);
    check("recurrent dropout", recurrent);
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(name + " must be at least 0 and below 1, got " + share);
    }
  }
}
