package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel.Series;

/**
 * One part of a reservoir over one sequence. All ways to run it give the same bits, as every number belongs to one unit and the
 * order of its operations is that of {@link OscillatorBank}, {@link weka.recurrent.kernel.ChannelMix} and {@link ReservoirBank}.
 * Stateless; threads bring a {@link Scratch} each.
 */
abstract class OscillatorLoops {
  /** Thresholds that are counted in one sweep; lists of thresholds are filled up to a multiple with infinity. */
  static final int THRESHOLDS_AT_ONCE = 4;

  /** In a few words. */
  abstract String description();

  /** Room for sequences of a bank. */
  abstract Scratch scratch(ReservoirBank bank);

  /**
   * Counts for units of a part how often they are above their thresholds.
   *
   * @param thresholds [B, a multiple of 4][all units] read
   * @param x [length · channels] read
   * @param counts [B][all units] the part's units are overwritten
   * @param last [all units] y of the last step; the part's units are overwritten; null if nobody asks
   */
  abstract void count(ReservoirBank bank, Series part, float[][] thresholds, float[] x, int length, int channels, int[][] counts,
      float[] last, Scratch scratch);

  /**
   * The course of one group of a part.
   *
   * @param series [length][16] overwritten
   */
  abstract void series(ReservoirBank bank, Series part, int group, float[] x, int length, int channels, float[][] series,
      Scratch scratch);

  /** Number of the part's first unit among all. */
  static int firstUnit(ReservoirBank bank, Series part) {
    return part == Series.LINEAR ? 0 : bank.linear().units();
  }

  /** Room of one thread. */
  interface Scratch {}
}
