package weka.recurrent.classifier;

/**
 * What is chosen by the number of training sequences where the user left it open. Evidence for hidden units, mini-batch size and
 * hold-out: defaults of aeon, sktime and Keras, and Reimers &amp; Gurevych (2017, arXiv:1707.06799) for averaging seeds, whose
 * variance is large on small sets.
 */
public final class DataSizeRules {
  /**
   * Fewer training sequences than this are too few to set some aside: all are trained on, for a fixed number of epochs, and four
   * networks are averaged. In 3-fold cross-validation of the training data (one seed), all of this together against a hold-out of
   * 15 % and one network gave the LSTM 87.4 against 82.8 % on RacketSports (151 sequences), 91.0 against 85.7 % on MovementAAL
   * (210), and no difference on Covid3Month (140). What each part contributes was not separated, and 400 itself was not tested.
   */
  private static final int FEWEST_FOR_HOLD_OUT = 400;

  private static final int SMALL = 300;
  private static final int LARGE = 3000;
  private static final int UNITS_OF_SMALL = 32;
  private static final int UNITS = 64;
  private static final int UNITS_OF_LARGE = 128;
  private static final int SMALLEST_BATCH = 4;
  private static final int LARGEST_BATCH = 32;
  private static final int HOLD_OUT_PERCENT = 15;
  private static final int EPOCHS_WITH_HOLD_OUT = 200;
  private static final int UPDATES_WITHOUT_HOLD_OUT = 2000;
  private static final int FEWEST_EPOCHS = 60;
  private static final int MOST_EPOCHS = 400;
  private static final int MEMBERS_WITHOUT_HOLD_OUT = 4;

  /** {@link #hiddenUnits(int)} in words, for the text of the option; so are the others. */
  static final String HIDDEN_UNITS = "auto: " + UNITS_OF_SMALL + " for fewer than " + SMALL + " training sequences, " + UNITS
      + " for fewer than " + LARGE + ", else " + UNITS_OF_LARGE;
  static final String MINI_BATCH_SIZE =
      "auto: a tenth of the training sequences, at least " + SMALLEST_BATCH + " and at most " + LARGEST_BATCH;
  static final String VALIDATION_PERCENT = "auto: " + HOLD_OUT_PERCENT + " from " + FEWEST_FOR_HOLD_OUT
      + " training sequences on, and none for fewer or with -E 0";
  static final String EPOCHS =
      "auto: " + EPOCHS_WITH_HOLD_OUT + " where there is a hold-out to stop early, else as many as make<br>"
          + UPDATES_WITHOUT_HOLD_OUT + " updates, at least " + FEWEST_EPOCHS + " and at most " + MOST_EPOCHS;
  static final String MEMBERS =
      "auto: " + MEMBERS_WITHOUT_HOLD_OUT + " where nothing is set aside for validation, else 1";

  private DataSizeRules() {}

  /** Hidden units per layer and direction. */
  public static int hiddenUnits(int sequences) {
    return sequences < SMALL ? UNITS_OF_SMALL : sequences < LARGE ? UNITS : UNITS_OF_LARGE;
  }

  /** Sequences per update. */
  public static int miniBatchSize(int sequences) {
    return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, (sequences + 9) / 10));
  }

  /** Percentage of the training sequences set aside for early stopping. */
  public static double validationPercent(int sequences) {
    return sequences < FEWEST_FOR_HOLD_OUT ? 0 : HOLD_OUT_PERCENT;
  }

  /**
   * Most epochs.
   *
   * @param sequences number of training sequences
   * @param miniBatchSize sequences per update
   * @param holdOut whether early stopping will end training
   */
  public static int epochs(int sequences, int miniBatchSize, boolean holdOut) {
    if (holdOut) {
      return EPOCHS_WITH_HOLD_OUT;
    }
    int updatesPerEpoch = (sequences + miniBatchSize - 1) / miniBatchSize;
    return Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, UPDATES_WITHOUT_HOLD_OUT / updatesPerEpoch));
  }

  /** Networks whose predictions are averaged. */
  public static int members(boolean holdOut) {
    return holdOut ? 1 : MEMBERS_WITHOUT_HOLD_OUT;
  }
}
