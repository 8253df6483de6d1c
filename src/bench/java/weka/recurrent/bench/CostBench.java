package weka.recurrent.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.recurrent.kernel.Cell;

/**
 * Whether time follows operations: the share of the measured peak by cell, and what directions, layers and padding cost. Each is
 * timed in turns with the LSTM of one layer it is compared to, within one process, so that whatever else the machine does meets
 * both.
 *
 * <pre>CostBench cells|variants THREADS SECONDS N,T,D,H</pre>
 */
public final class CostBench {
  private static final int ROUNDS = 15;

  private CostBench() {}

  /** Prints a table; the first row is that of the LSTM. */
  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    Workload one = Workload.parse(arguments[3]);
    Stopwatch.check(threads);
    if (arguments[0].equals("cells")) {
      cells(one, threads, seconds);
    } else if (arguments[0].equals("variants")) {
      variants(one, threads, seconds);
    } else {
      throw new IllegalArgumentException("what costs is compared must be cells or variants, got " + arguments[0]);
    }
    System.out.println();
    System.out.printf(Locale.ROOT, "Full training steps with Adam, JVM %s, %d rounds; %s; ratios: median of pairs%n",
        System.getProperty("java.version"), ROUNDS, Stopwatch.clock());
  }

  private static void cells(Workload one, int threads, double seconds) throws Exception {
    List<Workload> works = new ArrayList<>();
    for (Cell cell : new Cell[] {Cell.LSTM, Cell.GRU, Cell.RNN_TANH}) {
      works.add(new Workload(one.sequences(), one.steps(), one.inputs(), one.hidden(), cell, 1, false, false));
    }
    Rounds rounds = new Rounds(works, threads, seconds);
    // Not before: where fused multiply-adds are all that the JIT has seen, its assumptions about the Vector API fail in our
    // kernels, and it may give up on them. Whoever trains has no such loop run first.
    double peak = Peak.measure(threads);
    System.out.printf(Locale.ROOT, "| N,T,D,H | cell | ms | GFLOP/s | share of the peak, %.0f GFLOP/s of %d threads, %s | "
        + "beside the LSTM's |%n", peak / 1e9, threads, Peak.lanes());
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < works.size(); i++) {
      Workload work = works.get(i);
      double rate = work.operations() / rounds.time(i);
      System.out.printf(Locale.ROOT, "| %s | %s | %.3f | %.1f | %.0f %% | **%.2f** |%n", work, work.cell().title(),
          rounds.time(i) * 1e3, rate / 1e9, 100 * rate / peak, work.operations() / one.operations() / rounds.ratio(i));
    }
  }

  private static void variants(Workload one, int threads, double seconds) throws Exception {
    System.out.println("| N,T,D,H | LSTM | ms | operations | time | time by operations |");
    System.out.println("|---|---|---|---|---|---|");
    String[] names = {"1 layer", "bidirectional", "2 layers", "half the valid steps"};
    List<Workload> works = List.of(one,
        new Workload(one.sequences(), one.steps(), one.inputs(), one.hidden(), Cell.LSTM, 1, true, false),
        new Workload(one.sequences(), one.steps(), one.inputs(), one.hidden(), Cell.LSTM, 2, false, false),
        new Workload(one.sequences(), one.steps(), one.inputs(), one.hidden(), Cell.LSTM, 1, false, true));
    Rounds rounds = new Rounds(works, threads, seconds);
    for (int i = 0; i < names.length; i++) {
      double operations = works.get(i).operations() / one.operations();
      System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | **%.2f** |%n", one, names[i], rounds.time(i) * 1e3,
          operations,
          rounds.ratio(i), rounds.ratio(i) / operations);
    }
  }

  /** Workloads in turns, all of them in every round. */
  private static final class Rounds {
    private final double[][] times;

    Rounds(List<Workload> works, int threads, double seconds) throws Exception {
      times = new double[works.size()][ROUNDS];
      List<OurContender> contenders = new ArrayList<>();
      try {
        for (Workload work : works) {
          contenders.add(new OurContender(work, threads));
        }
        // The JVM's compilers meet all of them before anything counts, and once more what they met first.
        for (double part : new double[] {0.5, 0.2}) {
          for (OurContender contender : contenders) {
            Stopwatch.turn(contender::train, part * seconds);
          }
        }
        for (int round = 0; round < ROUNDS; round++) {
          for (int i = 0; i < times.length; i++) {
            times[i][round] = Stopwatch.turn(contenders.get(i)::train, seconds / ROUNDS);
          }
        }
      } finally {
        contenders.forEach(OurContender::close);
      }
    }

    /** Seconds per step. */
    double time(int work) {
      return Stopwatch.median(times[work]);
    }

    /** Time by that of the first workload. */
    double ratio(int work) {
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ratios[round] = times[work][round] / times[0][round];
      }
      return Stopwatch.median(ratios);
    }
  }
}
