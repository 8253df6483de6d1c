package weka.recurrent.insight;

/**
 * How much measuring a network's memory may cost, counted in work and not in time, so that the same training gives the same
 * report on every machine. One sequence read forward is a unit; measured against it, training on a sequence is two, and
 * looking at it by gradient and gates, which needs traces and a backward pass, is nine: with kernels of the Vector API at
 * most that much, with plain ones less.
 *
 * @param sequences of the sample, at most
 * @param traced of these, looked at by gradient and gates
 * @param points of the forgetting curve, at most
 * @param products of Jacobians of a plain RNN, at most; one per sequence, 0 for none
 */
public record Effort(int sequences, int traced, int points, int products) {
  /** As much as it takes, for a measurement that was asked for. */
  public static final Effort FULL = new Effort(Subject.MOST_SEQUENCES, Subject.MOST_SEQUENCES, ForgettingCurve.MOST_POINTS,
      JacobianDecay.MOST_SEQUENCES);

  /** Share of the training that a measurement after it may cost, so far below a tenth because its code is cold when it comes. */
  public static final double SHARE = 0.06;

  private static final int UNITS_OF_TRAINING = 2;
  private static final int UNITS_OF_TRACE = 9;
  /** A product of Jacobians takes so many times H units, EJML beside our kernels. */
  private static final int UNITS_OF_PRODUCT = 12;
  private static final double SHARE_OF_PRODUCTS = 0.2;
  private static final double SHARE_OF_TRACES = 0.3;
  /** Fewer sequences say nothing. */
  private static final int FEWEST_SEQUENCES = 40;
  private static final int FEWEST_TRACED = 16;

  /**
   * What fits into {@link #SHARE} of a training.
   *
   * @param trained sequences shown in all epochs together
   * @param plainUnits H of the first layer if it is a plain RNN, whose Jacobians are multiplied; else 0
   * @param available sequences that a sample can be drawn from, at least 1
   * @return null if the training was too short for a measurement that says anything
   */
  public static Effort within(long trained, int plainUnits, int available) {
    double units = SHARE * UNITS_OF_TRAINING * trained;
    double product = UNITS_OF_PRODUCT * Math.max(1, plainUnits);
    int products = (int) Math.min(JacobianDecay.MOST_SEQUENCES, SHARE_OF_PRODUCTS * units / product);
    units -= plainUnits == 0 ? 0 : products * product;
    for (int wanted : new int[] {Subject.sampleSize(available), Subject.ENOUGH_SEQUENCES, FEWEST_SEQUENCES}) {
      int sequences = Math.min(available, wanted);
      int traced = (int) Math.min(sequences, Math.max(FEWEST_TRACED, SHARE_OF_TRACES * units / UNITS_OF_TRACE));
      // the doctor's look at the answers is one more pass
      double points = (units - UNITS_OF_TRACE * traced) / sequences - 1;
      if (points >= ForgettingCurve.FEWEST_POINTS) {
        return new Effort(sequences, traced, (int) Math.min(ForgettingCurve.MOST_POINTS, points), products);
      }
    }
    return null;
  }
}
