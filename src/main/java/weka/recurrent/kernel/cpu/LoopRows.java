package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/**
 * Rows to sum into, chosen by where they stand in memory, since that decides how much of a plain loop the JIT runs on vectors.
 *
 * <p>C2 splits a loop in three: single elements until the store is at a multiple of the vector's size, vectors, and single
 * elements again for the rest. For a count that is a multiple of the vector's L elements the singles are always L together,
 * wherever the row begins; 64 columns spend more time on them than on their vectors. But where the row's first element stands 8
 * bytes before such a multiple (nearer it cannot be, objects stand at multiples of 8), a count of 2 more than a multiple of L has
 * 2 singles and nothing but vectors after them. So sums run over {@link #width} columns, of which the last are not used, in rows
 * that stand so. Java does not tell where an object stands, and collectors move it: of many rows, whose lengths let them stand in
 * turn at all multiples of 8 bytes within 64, those are taken on which the loop itself runs fastest, and it is asked again now
 * and then. Only time depends on the choice.
 */
final class LoopRows {
  /** Elements of the longest vectors: 64 bytes. Shorter ones divide it. */
  private static final int LANES = 16;
  private static final int SINGLES = 2;
  /** Rows that stand in turn at all multiples of 8 bytes within 64. */
  private static final int PLACES = 8;
  /** Rows that stand right are so many more than needed, if none is out of turn. */
  private static final int SPARE = 2;
  /** Columns and calls of a trial, and how many trials tell how long a row takes: the fastest counts. */
  private static final int TRIAL_WIDTH = 4 * LANES + SINGLES;
  private static final int TRIAL_CALLS = 8;
  private static final int TRIALS = 5;
  /** Chosen rows that are looked at between trials of all. */
  private static final int SUSPECTS = 16;
  /** Nanoseconds until rows are tried first, by when the JIT has seen the loop, and until they are tried again. */
  private static final long PAUSE = 50_000_000;
  /** Pauses are so many times as long as trying took, at least. */
  private static final int RARELY = 200;

  /** The loop for which rows are chosen. */
  interface Loop {
    /** Adds rows of zeros to two rows, columns 0 to {@code to − 1}. */
    void run(float[] c, float[] d, float[][] zeros, int to);
  }

  private final Loop loop;
  private final float[][] zeros = new float[4][TRIAL_WIDTH];
  private float[][] pool = {};
  private float[][] chosen = {};
  /** One row in two places, lest the JIT makes of a trial another loop than that of two rows. */
  private final float[][] tried = new float[2][];
  /** What the rows took when they were last tried, as they stand in the pool, and sorted. */
  private long[] times = {};
  private long[] sorted = {};
  private long nextTrial;
  /** Where in the pool to look for faster rows than the chosen ones next, and which of these to look at. */
  private int sample;
  private int suspect;

  LoopRows(Loop loop) {
    this.loop = loop;
  }

  /** Columns over which loops run for the given number of them: 2 more than a multiple of 16. */
  static int width(int columns) {
    return (columns - SINGLES + LANES - 1) / LANES * LANES + SINGLES;
  }

  /** Bytes taken for so many rows of so many elements. */
  static long bytes(int count, int width) {
    return PLACES * (count + SPARE) * bytesOfRow(length(Math.max(width, TRIAL_WIDTH)));
  }

  /** Bytes of an array of so many elements and of a reference to it. */
  static long bytesOfRow(int width) {
    return Float.BYTES * (long) width + 20;
  }

  /** At least so many rows of at least so many elements, contents undefined, until the next call. */
  float[][] rows(int count, int width) {
    long now = System.nanoTime();
    if (chosen.length < count || chosen[0].length < width) {
      allocate(Math.max(count, chosen.length), Math.max(width, chosen.length == 0 ? TRIAL_WIDTH : chosen[0].length));
      nextTrial = now + PAUSE;
    } else if (now - nextTrial >= 0) {
      if (!areFastest()) {
        choose();
      }
      long end = System.nanoTime();
      nextTrial = end + Math.max(PAUSE, RARELY * (end - now));
    }
    return chosen;
  }

  /**
   * With its header of 16 bytes each row takes 8 bytes more than a multiple of 64, so the next one stands 8 further within 64.
   */
  private static int length(int width) {
    return (width + 1) / LANES * LANES + LANES - SINGLES;
  }

  private void allocate(int count, int width) {
    int length = length(width);
    pool = new float[PLACES * (count + SPARE)][length];
    chosen = Arrays.copyOf(pool, count);
    times = new long[pool.length];
    sorted = new long[pool.length];
  }

  /**
   * Whether none of some chosen rows takes much longer than another, or than neighbours in the pool, of which one should stand
   * right.
   */
  private boolean areFastest() {
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int i = 0; i < Math.min(SUSPECTS, chosen.length); i++) {
      long time = time(chosen[suspect]);
      suspect = (suspect + 1) % chosen.length;
      shortest = Math.min(shortest, time);
      longest = Math.max(longest, time);
    }
    for (int i = 0; i < PLACES; i++) {
      shortest = Math.min(shortest, time(pool[sample + i]));
    }
    sample = (sample + PLACES) % pool.length;
    return longest <= shortest + shortest / 5;
  }

  /** Takes the rows with the shortest times. */
  private void choose() {
    for (int i = 0; i < pool.length; i++) {
      times[i] = time(pool[i]);
    }
    System.arraycopy(times, 0, sorted, 0, times.length);
    Arrays.sort(sorted);
    long limit = sorted[chosen.length - 1];
    int next = 0;
    for (int i = 0; i < pool.length; i++) {
      if (times[i] < limit) {
        chosen[next++] = pool[i];
      }
    }
    for (int i = 0; next < chosen.length; i++) {
      if (times[i] == limit) {
        chosen[next++] = pool[i];
      }
    }
  }

  private long time(float[] row) {
    Arrays.fill(row, 0, TRIAL_WIDTH, 0f);
    Arrays.fill(tried, row);
    long shortest = Long.MAX_VALUE;
    for (int trial = 0; trial < TRIALS; trial++) {
      long start = System.nanoTime();
      for (int call = 0; call < TRIAL_CALLS; call++) {
        loop.run(tried[0], tried[1], zeros, TRIAL_WIDTH);
      }
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return shortest;
  }
}
