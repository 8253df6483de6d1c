package weka.recurrent.dsl;

/** How good a network is after an epoch on the part of the training data that was set aside. */
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

  /**
   * Share that is classified right, in [0, 1].
   *
   * @throws IllegalStateException for a numeric class
   */
  public double getAccuracy() {
    if (Double.isNaN(accuracy)) {
      throw new IllegalStateException("a numeric class is not right or wrong; ask for e.validation.loss");
    }
    return accuracy;
  }
}
