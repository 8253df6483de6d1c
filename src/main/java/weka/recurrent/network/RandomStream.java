package weka.recurrent.network;

/**
 * Random numbers by counter: the k-th number of a stream is a pure function of the stream's key and k (SplitMix64: Steele, Lea
 * &amp; Flood 2014, doi:10.1145/2660193.2660195). Streams are named by numbers (seed, purpose, epoch, batch, …), so nothing has
 * to be stored to go on exactly where a run stopped, and no JVM can change the bits. Not for concurrent use.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** The stream with the given name, such as (seed, purpose, epoch). */
  public RandomStream(long... name) {
    long key = GOLDEN;
    for (long part : name) {
      key = mix(key ^ mix(part + GOLDEN)) + GOLDEN;
    }
    state = key;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in 0..bound-1. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, got " + bound);
    }
    return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
  }

  /** Standard normal (Box and Muller, with {@link StrictMath}). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /** Shuffles (Fisher and Yates) the elements from..to-1. */
  public void shuffle(int[] items, int from, int to) {
    for (int i = to - 1; i > from; i--) {
      int j = from + nextInt(i - from + 1);
      int swap = items[i];
      items[i] = items[j];
      items[j] = swap;
    }
  }
}
