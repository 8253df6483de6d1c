package weka.recurrent.network;

import java.io.Serializable;
import weka.recurrent.setting.Range;

/**
 * Shares of values dropped in training, {@link #SHARE} each. What is kept is scaled by 1/(1−p); prediction drops nothing.
 *
 * @param output of the features between read-out and output layer (Srivastava et al. 2014)
 * @param input of what enters each recurrent layer, one mask per sequence (Gal &amp; Ghahramani 2016)
 * @param recurrent of the hidden state where it re-enters its layer, one mask per sequence (ibid.)
 */
public record DropoutSpec(double output, double input, double recurrent) implements Serializable {
  /** Of all, nothing would be left. */
  public static final String SHARE = "[0, 1)";

  /** Nothing is dropped. */
  public static final DropoutSpec NONE = new DropoutSpec(0, 0, 0);

  public DropoutSpec {
    Range share = Range.of(SHARE);
    share.check("dropout", output);
    share.check("input dropout", input);
    share.check("recurrent dropout", recurrent);
  }
}
