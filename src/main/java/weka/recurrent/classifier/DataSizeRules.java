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

  private static final int UPDATES_WITHOUT_HOLD_OUT = 2000;

  private DataSizeRules() {}

  /** Hidden units per layer and direction. */
  public static int hiddenUnits(int sequences) {
    return sequences < 300 ? 32 : sequences < 3000 ? 64 : 128;
  }

  /** Sequences per update. */
  public static int miniBatchSize(int sequences) {
    return Math.min(32, Math.max(4, (sequences + 9) / 10));
  }

  /** Percentage of the training sequences set aside for early stopping. */
  public static double validationPercent(int sequences) {
    return sequences < FEWEST_FOR_HOLD_OUT ? 0 : 15;
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
      return 200;
    }
    int updatesPerEpoch = (sequences + miniBatchSize - 1) / miniBatchSize;
    return Math.min(400, Math.max(60, UPDATES_WITHOUT_HOLD_OUT / updatesPerEpoch));
  }

  /** Networks whose predictions are averaged. */
  public static int members(boolean holdOut) {
    return holdOut ? 1 : 4;
  }
}
