package weka.recurrent.bench;

import java.util.Locale;
import weka.recurrent.kernel.Cell;

/**
 * Whether time follows operations: the share of the measured peak by cell and size, and what directions, layers and padding cost.
 *
 * <pre>CostBench THREADS SECONDS</pre>
 */
public final class CostBench {
  private CostBench() {
  }

  /** Prints the tables. */
  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    Stopwatch.check(threads);
    double peak = Peak.measure(threads);
    System.out.printf(Locale.ROOT, "Fused multiply-add peak of %d threads, %s: %.1f GFLOP/s. Full training steps with Adam, "
        + "JVM %s, %s.%n%n", threads, Peak.lanes(), peak / 1e9, System.getProperty("java.version"), Stopwatch.clock());
    // The JVM's compilers get the time of two measurements first.
    time(new Workload(32, 100, 16, 128), threads, seconds);
    time(new Workload(16, 100, 4, 32), threads, seconds);
    shares(threads, seconds, peak);
    variants(threads, seconds);
  }

  private static void shares(int threads, double seconds, double peak) throws Exception {
    System.out.println("| N,T,D,H | cell | ms | GFLOP/s | share of peak | beside the LSTM's |");
    System.out.println("|---|---|---|---|---|---|");
    for (String shape : new String[] {"16,100,4,32", "32,100,8,64", "32,100,16,128", "64,100,32,256"}) {
      double lstm = 0;
      for (Cell cell : new Cell[] {Cell.LSTM, Cell.GRU, Cell.RNN_TANH}) {
        Workload one = Workload.parse(shape);
        Workload work = new Workload(one.sequences(), one.steps(), one.inputs(), one.hidden(), cell, 1, false, false);
        double time = time(work, threads, seconds);
        double rate = work.operations() / time;
        lstm = cell == Cell.LSTM ? rate : lstm;
        System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.1f | %.0f %% | %.2f |%n", work, cell.title(), time * 1e3, rate / 1e9,
            100 * rate / peak, rate / lstm);
      }
    }
    System.out.println();
  }

  private static void variants(int threads, double seconds) throws Exception {
    System.out.println("| 32,100,16,128 | ms | operations | time | time by operations |");
    System.out.println("|---|---|---|---|---|");
    Workload one = new Workload(32, 100, 16, 128);
    double base = time(one, threads, seconds);
    row("1 layer", one, one, base, base);
    Workload both = new Workload(32, 100, 16, 128, Cell.LSTM, 1, true, false);
    row("bidirectional", both, one, time(both, threads, seconds), base);
    Workload two = new Workload(32, 100, 16, 128, Cell.LSTM, 2, false, false);
    row("2 layers", two, one, time(two, threads, seconds), base);
    Workload half = new Workload(32, 100, 16, 128, Cell.LSTM, 1, false, true);
    row("half the valid steps", half, one, time(half, threads, seconds), base);
    System.out.println();
  }

  private static void row(String name, Workload work, Workload one, double time, double base) {
    double operations = work.operations() / one.operations();
    System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.2f |%n", name, time * 1e3, operations, time / base,
        time / base / operations);
  }

  private static double time(Workload work, int threads, double seconds) throws Exception {
    try (OurContender ours = new OurContender(work, threads)) {
      return Stopwatch.median(ours::train, seconds);
    }
  }
}
