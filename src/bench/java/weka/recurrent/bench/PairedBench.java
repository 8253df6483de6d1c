package weka.recurrent.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times two contenders in turns within one process, so that whatever else the machine does meets both, and reports the median
 * and the quartiles of the ratios of the pairs.
 *
 * <pre>PairedBench libtorch|dl4j train|predict THREADS SECONDS N,T,D,H ...</pre>
 *
 * <p>Times are wall-clock times. On one thread each, with {@code -Dclock=cpu}, they are the thread's processor times: the only
 * fair measure on a machine that others use, as libtorch's and DL4J's threads wait for each other by spinning.
 */
public final class PairedBench {
  private static final int PAIRS = 15;
  private static final boolean CPU_CLOCK = "cpu".equals(System.getProperty("clock"));

  private PairedBench() {
  }

  /** Prints a table row per workload. */
  public static void main(String[] arguments) throws Exception {
    boolean training = arguments[1].equals("train");
    int threads = Integer.parseInt(arguments[2]);
    if (CPU_CLOCK && threads != 1) {
      throw new IllegalArgumentException("the processor clock is the caller's and needs 1 thread, got " + threads);
    }
    double seconds = Double.parseDouble(arguments[3]);
    System.out.println("| N,T,D,H | " + arguments[1] + ": ours, sequences/s | GFLOP/s | " + arguments[0]
        + ", sequences/s | ratio | quartiles |");
    System.out.println("|---|---|---|---|---|---|");
    String name = "";
    for (int i = 4; i < arguments.length; i++) {
      Workload work = Workload.parse(arguments[i]);
      try (Contender ours = new OurContender(work, threads); Contender other = other(arguments[0], work)) {
        Duel duel = new Duel(ours, other, training, seconds / (2 * PAIRS));
        double rate = work.sequences() / duel.ours;
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f | %.0f | **%.2f** | %.2f-%.2f |%n", work, rate,
            work.operations() / (training ? 1 : 3) / duel.ours / 1e9, work.sequences() / duel.other, duel.ratio(0.5),
            duel.ratio(0.25), duel.ratio(0.75));
        name = ours.name() + " against " + other.name();
      }
    }
    System.out.println();
    System.out.println(name + "; JVM " + System.getProperty("java.version") + ", " + PAIRS + " pairs; " + (CPU_CLOCK ? "processor" : "wall-clock")
        + " times; ratio: median of pairs");
    // Peers leave threads behind.
    System.exit(0);
  }

  private static Contender other(String name, Workload work) {
    return switch (name) {
      case "libtorch" -> new LibtorchContender(work);
      case "dl4j" -> new Dl4jContender(work);
      default -> throw new IllegalArgumentException("the peer must be libtorch or dl4j, got " + name);
    };
  }

  /** The turns of one workload. */
  private static final class Duel {
    private final boolean training;
    private final double[] ratios = new double[PAIRS];
    /** Seconds per batch, medians. */
    final double ours;
    final double other;

    Duel(Contender a, Contender b, boolean training, double secondsPerTurn) throws Exception {
      this.training = training;
      turn(a, 2.5);
      turn(b, 1.5);
      turn(a, 0.5);
      double[] times = new double[PAIRS];
      double[] otherTimes = new double[PAIRS];
      for (int i = 0; i < PAIRS; i++) {
        times[i] = turn(a, secondsPerTurn);
        otherTimes[i] = turn(b, secondsPerTurn);
        ratios[i] = otherTimes[i] / times[i];
      }
      ours = median(times);
      other = median(otherTimes);
      Arrays.sort(ratios);
    }

    /** Seconds per batch. Threads of the one before may still be spinning, so a turn begins with a pause. */
    private double turn(Contender contender, double seconds) throws Exception {
      Thread.sleep(20);
      long start = clock();
      long end = start + (long) (seconds * 1e9);
      long now;
      int count = 0;
      do {
        if (training) {
          contender.train();
        } else {
          contender.predict();
        }
        count++;
        now = clock();
      } while (now < end);
      return (now - start) / 1e9 / count;
    }

    private static long clock() {
      return CPU_CLOCK ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    double ratio(double quantile) {
      return ratios[(int) Math.round(quantile * (PAIRS - 1))];
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }
}
