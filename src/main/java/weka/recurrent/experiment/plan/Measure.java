package weka.recurrent.experiment.plan;

/**
 * A number taken from every job. How it is computed stands in {@link weka.recurrent.experiment.run.Scorer}.
 *
 * @param name the word of the script and the key in {@link weka.recurrent.experiment.outcome.JobResult#measures()}: {@code
 * accuracy}
 * @param title what a table or an axis says: {@code accuracy}, {@code training time (s)}
 * @param unit {@link Unit#SHARE} values are in 0..1 and shown as percent
 * @param better whether large or small values are good
 */
public record Measure(String name, String title, Unit unit, Better better) {
  /** How values are to be shown. */
  public enum Unit {
    /** A share in 0..1, shown as percent. */
    SHARE,
    /** Seconds. */
    SECONDS,
    /** A count. */
    COUNT,
    /** In the unit of the class attribute, or without one. */
    PLAIN
  }

  /** Which direction is an improvement. */
  public enum Better {
    /** Larger is better. */
    HIGHER,
    /** Smaller is better. */
    LOWER
  }

  /** Whether {@code a} is a better value than {@code b}; NaN is worse than anything. */
  public boolean improves(double a, double b) {
    if (Double.isNaN(a)) {
      return false;
    }
    return Double.isNaN(b) || (better == Better.HIGHER ? a > b : a < b);
  }
}
