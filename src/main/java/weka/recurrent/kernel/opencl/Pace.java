package weka.recurrent.kernel.opencl;

/**
 * How much a device may be given at a time. While it works, no other thread of this process may be waited for by the garbage
 * collector (arrays are pinned), and on Windows a launch of 2 s is ended; so a program is sent in pieces of some 15 ms. Their
 * length changes no bit of the result, so it follows the clock: what the {@link CostModel} says, times what was found.
 *
 * <p>Written by the engine's thread, read by all.
 */
final class Pace {
  /** Seconds that an execute is to take. */
  static final double EXECUTE = 15e-3;
  /** Shorter ones say more of launches than of work. */
  private static final double LEAST = 1e-3;
  /** Before the first measurement a device may be so many times slower than the model says. */
  private static final double CAUTION = 3;

  private volatile double factor = CAUTION;
  private boolean warm;

  /** Model seconds up to which one pass may go: at least two in an execute. */
  double longestPass() {
    return EXECUTE / 2 / factor;
  }

  /** The pass after the last one that still belongs to an execute that begins with pass {@code first}. */
  int end(double[] seconds, int first, int end) {
    double sum = seconds[first];
    int next = first + 1;
    while (next < end && sum + seconds[next] <= EXECUTE / factor) {
      sum += seconds[next++];
    }
    return next;
  }

  /** Learns from an execute: at once if it took longer than thought, slowly if it did not; nothing from the first one, in which
   * drivers still compile. */
  void took(double predicted, double measured) {
    if (measured >= LEAST && warm) {
      double found = measured / predicted;
      factor = found > factor ? Math.min(found, 2 * factor) : 0.8 * factor + 0.2 * found;
    }
    warm = true;
  }

  /** For tests: takes the device to be so many times slower than the model says. */
  void slow(double factor) {
    this.factor = factor;
  }

  /** Measured seconds per model second. */
  double factor() {
    return factor;
  }
}
