package weka.recurrent.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the kernels under JMH and prints GFLOP/s and the share of the peak, which is one of the kernels.
 *
 * <pre>KernelTable [JMH OPTIONS ...]</pre>
 */
public final class KernelTable {
  private KernelTable() {}

  /** Prints a table row per kernel and size. */
  public static void main(String[] arguments) throws Exception {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().parent(new CommandLineOptions(arguments)).include("KernelBench")
            .verbosity(VerboseMode.SILENT).build()).run();
    double peak = results.stream().filter(r -> name(r).equals("peak")).mapToDouble(KernelTable::rate).max()
        .orElseThrow(() -> new IllegalArgumentException("the peak was left out; the options must let KernelBench.peak run"));
    System.out.printf(Locale.ROOT,
        "One thread; peak %.1f GFLOP/s.%n%n| kernel | arithmetic | H | rows | GFLOP/s | share of peak |%n"
            + "|---|---|---|---|---|---|%n",
        peak / 1e9);
    for (RunResult result : results) {
      if (!name(result).equals("peak")) {
        System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %.1f | %.0f %% |%n", name(result),
            result.getParams().getParam("arithmetic"),
            result.getParams().getParam("hidden"), result.getParams().getParam("rows"), rate(result) / 1e9,
            100 * rate(result) / peak);
      }
    }
    System.out.println();
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** Operations per second. */
  private static double rate(RunResult result) {
    return result.getSecondaryResults().get("flops").getScore();
  }
}
