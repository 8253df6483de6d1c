package weka.recurrent.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weka.recurrent.network.RandomStream;
import weka.recurrent.setting.Range;

/**
 * Part of the training data, set aside to see when training has gone far enough.
 *
 * @param training indices trained on, rising
 * @param validation indices set aside, rising; empty for none
 */
public record HoldOut(int[] training, int[] validation) {
  /** Percentage set aside: neither nothing nor all. */
  public static final String PERCENT = "(0, 100)";

  private static final long STREAM = 2;

  /** Which examples are set aside. */
  public enum Choice {
    /** The last ones of windows of a series, which overlap; random ones of all else. */
    AUTO,
    /** {@link HoldOut#draw}. */
    RANDOM,
    /** {@link HoldOut#last}. */
    LAST
  }

  /**
   * Sets the last examples aside, for data in time order.
   *
   * @param size number of examples
   * @param share in (0, 1)
   * @param gap examples before those set aside that are not trained on, since what they predict lies behind the present of the
   * first of those
   */
  public static HoldOut last(int size, double share, int gap) {
    Range.of(PERCENT).check("validation percent", 100 * share);
    int aside = Math.max(1, (int) Math.round(share * size));
    if (size - aside - gap < 1) {
      return none(size);
    }
    int[] training = IntStream.range(0, size - aside - gap).toArray();
    return new HoldOut(training, IntStream.range(size - aside, size).toArray());
  }

  /** Nothing set aside. */
  public static HoldOut none(int size) {
    int[] all = new int[size];
    for (int i = 0; i < size; i++) {
      all[i] = i;
    }
    return new HoldOut(all, new int[0]);
  }

  /**
   * Draws a hold-out with the same share of every class. Of a class with c examples round(share · c) are set aside, of a class
   * with at least two at least one, of a class with one none.
   *
   * @param targets class indices, or numeric targets
   * @param classes number of classes; 0 for numeric targets, where the draw is not stratified
   * @param share in (0, 1)
   * @param seed names the random stream
   */
  public static HoldOut draw(float[] targets, int classes, double share, long seed) {
    Range.of(PERCENT).check("validation percent", 100 * share);
    RandomStream random = new RandomStream(seed, STREAM);
    boolean[] aside = new boolean[targets.length];
    for (int stratum = 0; stratum < Math.max(1, classes); stratum++) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < targets.length; i++) {
        if (classes == 0 || (int) targets[i] == stratum) {
          members.add(i);
        }
      }
      int[] drawn = members.stream().mapToInt(Integer::intValue).toArray();
      random.shuffle(drawn, 0, drawn.length);
      int count = drawn.length < 2 ? 0 : Math.max(1, (int) Math.round(share * drawn.length));
      for (int i = 0; i < Math.min(count, drawn.length - 1); i++) {
        aside[drawn[i]] = true;
      }
    }
    return new HoldOut(indices(aside, false), indices(aside, true));
  }

  private static int[] indices(boolean[] flags, boolean wanted) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < flags.length; i++) {
      if (flags[i] == wanted) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
