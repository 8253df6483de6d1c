package weka.recurrent.experiment.plan;

/**
 * The significance test the script asks for: Nadeau and Bengio's corrected resampled t-test.
 *
 * @param level significance level in (0, 1)
 * @param baseline label of the learner all others are compared with
 */
public record ComparisonRequest(double level, String baseline) {
  public ComparisonRequest {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("the significance level must be between 0 and 1, got " + level);
    }
  }
}
