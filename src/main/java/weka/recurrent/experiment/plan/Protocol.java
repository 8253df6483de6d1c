package weka.recurrent.experiment.plan;

/**
 * How training and test data are taken from a data set.
 *
 * @param kind the procedure
 * @param folds folds of a cross-validation or origins of a walk-forward evaluation; 1 otherwise
 * @param repeats how often, each time with another random order
 * @param trainShare share of the training part in a hold-out split, in (0, 1); NaN otherwise
 * @param test data file of {@link Kind#TEST_SET}, or the pattern by which each data set has its own; empty otherwise
 * @param groups attribute whose values stay together in {@link Kind#GROUPED}; empty otherwise
 * @param gap instances left out between training and test of a walk-forward evaluation, because what they predict lies in the
 *     test period; of a design the longest of its data sets, see {@link DataSource#gap()}
 */
public record Protocol(Kind kind, int folds, int repeats, double trainShare, String test, String groups, int gap) {
  /** Procedures; each is documented where it is carried out, in {@link weka.recurrent.experiment.run.Splits}. */
  public enum Kind {
    /** Stratified cross-validation as Weka's Experimenter does it. */
    CROSS_VALIDATION,
    /** Stratified random split as Weka's Experimenter does it. */
    HOLD_OUT,
    /** A test file of its own. */
    TEST_SET,
    /** Expanding window, in the order of the data, never shuffled. */
    WALK_FORWARD,
    /** Cross-validation that never puts one group on both sides. */
    GROUPED
  }

  public Protocol {
    if (folds < 1 || repeats < 1) {
      throw new IllegalArgumentException("folds and repeats must be at least 1, got " + folds + " and " + repeats);
    }
    if (kind == Kind.HOLD_OUT && !(trainShare > 0 && trainShare < 1)) {
      throw new IllegalArgumentException("split must be between 0 and 1, the share for training; got " + trainShare);
    }
    if ((kind == Kind.CROSS_VALIDATION || kind == Kind.GROUPED) && folds < 2) {
      throw new IllegalArgumentException("a cross-validation needs at least 2 folds, got " + folds);
    }
  }

  /** Cross-validation. */
  public static Protocol crossValidation(int folds, int repeats) {
    return new Protocol(Kind.CROSS_VALIDATION, folds, repeats, Double.NaN, "", "", 0);
  }

  /** Random stratified split. */
  public static Protocol holdOut(double trainShare, int repeats) {
    return new Protocol(Kind.HOLD_OUT, 1, repeats, trainShare, "", "", 0);
  }

  /** The same with the gap of one data set: windows that predict farther ahead need a longer one. */
  public Protocol withGap(int instances) {
    return new Protocol(kind, folds, repeats, trainShare, test, groups, kind == Kind.WALK_FORWARD ? instances : 0);
  }

  /** Jobs per cell. */
  public int splits() {
    return folds * repeats;
  }

  /** In words: {@code 10 x 10 cross-validation}. */
  public String inWords() {
    String times = repeats == 1 ? "" : repeats + " x ";
    return switch (kind) {
      case CROSS_VALIDATION -> times + folds + "-fold cross-validation";
      case HOLD_OUT -> times + Math.round(trainShare * 100) + " % / " + Math.round((1 - trainShare) * 100) + " % split";
      case TEST_SET -> times + "test file " + test;
      case WALK_FORWARD -> "walk-forward with " + folds + " origins" + (repeats == 1 ? "" : ", " + repeats + " seeds");
      case GROUPED -> times + folds + "-fold cross-validation by " + groups;
    };
  }
}
