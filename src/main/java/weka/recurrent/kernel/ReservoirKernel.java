package weka.recurrent.kernel;

/**
 * Runs the units of a {@link ReservoirBank} over whole sequences. Implementations of the CPU give the same bits: every number is
 * computed unit by unit in the order the records say, in float. Safe for several callers.
 */
public interface ReservoirKernel extends AutoCloseable {

  /** The three series that a unit can be looked at by. */
  enum Series {
    /** y of the linear part. */
    LINEAR,
    /** v, the first layer of the cascade. */
    FIRST,
    /** y of the cascade. */
    CASCADE
  }

  /** What runs, and on how many threads. */
  String description();

  /**
   * How often each unit is above each of its thresholds, and where it ends.
   *
   * @param thresholds [B][units] compared strictly; never negative zero
   * @param x [sequences][length · C] read
   * @param lengths [sequences] steps, at least 1 each
   * @param channels C
   * @param shares [sequences][units · B] overwritten with counts / length, by unit, then threshold
   * @param last [sequences][units] overwritten with y of the last step; null if nobody asks
   * @throws InterruptedException if the caller was interrupted
   */
  void shares(ReservoirBank bank, float[][] thresholds, float[][] x, int[] lengths, int channels, float[][] shares,
      float[][] last)
      throws InterruptedException;

  /**
   * The course of one group of units over one sequence, with the very bits that {@link #shares} compares.
   *
   * @param part which series
   * @param group units 16 · group ... 16 · group + 15 of the part
   * @param x [length · C] read
   * @param series [length][16] overwritten
   */
  void series(ReservoirBank bank, Series part, int group, float[] x, int length, int channels, float[][] series);

  @Override
  void close();
}
