package weka.recurrent.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times actions in turns. With {@code -Dclock=cpu} by the processor time of the calling thread, which is the only fair measure on
 * a machine that others use, else by the clock on the wall.
 */
final class Stopwatch {
  static final boolean CPU_CLOCK = "cpu".equals(System.getProperty("clock"));

  /** What is timed. */
  interface Action {
    void run() throws Exception;
  }

  private Stopwatch() {}

  /** Name of the clock in tables. */
  static String clock() {
    return CPU_CLOCK ? "processor times" : "wall-clock times";
  }

  /** Fails where the processor time of one thread is not the cost of the work. */
  static void check(int threads) {
    if (CPU_CLOCK && threads != 1) {
      throw new IllegalArgumentException("the processor clock is the caller's and needs 1 thread, got " + threads);
    }
  }

  /**
   * Seconds per run of an action that is repeated for a while. Threads of whoever ran before may still be spinning, so a turn
   * begins with a pause.
   */
  static double turn(Action action, double seconds) throws Exception {
    Thread.sleep(20);
    long start = now();
    long end = start + (long) (seconds * 1e9);
    long now;
    int count = 0;
    do {
      action.run();
      count++;
      now = now();
    } while (now < end);
    return (now - start) / 1e9 / count;
  }

  /** Median of five turns, which follow a warm-up of the same length; seconds per run. */
  static double median(Action action, double seconds) throws Exception {
    turn(action, seconds);
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      times[i] = turn(action, seconds / times.length);
    }
    return median(times);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long now() {
    return CPU_CLOCK ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
  }
}
