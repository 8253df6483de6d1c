package weka.recurrent.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times two contenders in turns within one process, so that whatever else the machine does meets both, and reports the median
 * and the quartiles of the ratios of the pairs.
 *
 * <pre>PairedBench libtorch|dl4j|FOLDER train|predict|instance THREADS SECONDS N,T,D,H[,CELL] ...</pre>
 *
 * A folder holds an earlier commit of this project, compiled; a ratio above 1 then says that the new code is faster. {@code
 * instance} predicts one instance after the other through Weka's {@code distributionForInstance}, and the peer one sequence after
 * the other; N is then 1.
 */
public final class PairedBench {
  private static final int PAIRS = 15;

  private PairedBench() {}

  /** Prints a table row per workload. */
  public static void main(String[] arguments) throws Exception {
    boolean training = arguments[1].equals("train");
    int threads = Integer.parseInt(arguments[2]);
    Stopwatch.check(threads);
    double seconds = Double.parseDouble(arguments[3]);
    System.out.println("| N,T,D,H | " + arguments[1] + ": ours, sequences/s | ms | GFLOP/s | " + arguments[0]
        + ", sequences/s | ratio | quartiles |");
    System.out.println("|---|---|---|---|---|---|---|");
    String name = "";
    for (int i = 4; i < arguments.length; i++) {
      Workload work = Workload.parse(arguments[i]);
      try (Contender ours = ours(arguments[1], work, threads);
          Contender other = other(arguments[0], arguments[1], work, threads)) {
        Duel duel = new Duel(ours, other, training, seconds / (2 * PAIRS));
        double rate = work.sequences() / duel.ours;
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.3f | %.1f | %.0f | **%.2f** | %.2f-%.2f |%n", work, rate, duel.ours * 1e3,
            work.operations() / (training ? 1 : 3) / duel.ours / 1e9, work.sequences() / duel.other, duel.ratio(0.5),
            duel.ratio(0.25), duel.ratio(0.75));
        name = ours.name() + " against " + other.name();
      }
    }
    System.out.println();
    System.out.println(name + "; JVM " + System.getProperty("java.version") + ", " + PAIRS + " pairs; "
        + Stopwatch.clock() + "; ratio: median of pairs");
    // Peers leave threads behind.
    System.exit(0);
  }

  private static Contender ours(String kind, Workload work, int threads) throws Exception {
    return kind.equals("instance") ? new ClassifierContender(work) : new OurContender(work, threads);
  }

  private static Contender other(String name, String kind, Workload work, int threads) throws Exception {
    return switch (name) {
      case "libtorch" -> new LibtorchContender(work);
      case "dl4j" -> new Dl4jContender(work);
      default -> {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
          throw new IllegalArgumentException("the peer must be libtorch, dl4j, or the folder of an earlier commit, got " + name);
        }
        yield kind.equals("instance") ? new EarlierContender(folder, "ClassifierContender", work, 0)
            : new EarlierContender(folder, "OurContender", work, threads);
      }
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
      double warmUp = 2 * PAIRS * secondsPerTurn;
      turn(a, Math.min(2.5, warmUp));
      turn(b, Math.min(1.5, warmUp));
      turn(a, Math.min(0.5, warmUp));
      double[] times = new double[PAIRS];
      double[] otherTimes = new double[PAIRS];
      for (int i = 0; i < PAIRS; i++) {
        times[i] = turn(a, secondsPerTurn);
        otherTimes[i] = turn(b, secondsPerTurn);
        ratios[i] = otherTimes[i] / times[i];
      }
      ours = Stopwatch.median(times);
      other = Stopwatch.median(otherTimes);
      Arrays.sort(ratios);
    }

    /** Seconds per batch. */
    private double turn(Contender contender, double seconds) throws Exception {
      return Stopwatch.turn(training ? contender::train : contender::predict, seconds);
    }

    double ratio(double quantile) {
      return ratios[(int) Math.round(quantile * (PAIRS - 1))];
    }
  }
}
