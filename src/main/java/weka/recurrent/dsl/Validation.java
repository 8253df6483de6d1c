package weka.recurrent.dsl;

/** How good a network is after an epoch on the part of the training data that was set aside; NaN without such a part. */
public final class Validation {
  private final double loss;
  private final double accuracy;

  Validation(double loss, double accuracy) {
    this.loss = loss;
    this.accuracy = accuracy;
  }

  /** Mean loss. */
  public double getLoss() {
    return loss;
  }

  /** Share that is classified right, in [0, 1]; NaN for a numeric class. */
  public double getAccuracy() {
    return accuracy;
  }
}
