package weka.recurrent.training;

/** Hears of progress, on the training thread; must return soon. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * After each mini-batch.
   *
   * @param epoch from 1
   * @param done share of the epoch's mini-batches done, in (0, 1]
   */
  default void batchDone(int epoch, double done) {}

  /** After each epoch. */
  default void epochDone(EpochRecord epoch) {}

  /**
   * Whether the run should end with the weights it has. Asked before every mini-batch; heeded as soon as one epoch is complete,
   * because before that there is nothing to keep. The epoch that is broken off does not count.
   */
  default boolean enough() {
    return false;
  }

  /** Something the user should know, such as a roll-back; also kept in {@link TrainingRun#notes}. */
  default void note(String text) {}
}
