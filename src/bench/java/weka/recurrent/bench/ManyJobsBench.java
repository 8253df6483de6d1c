package weka.recurrent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.run.ExperimentRun;
import weka.recurrent.experiment.run.RunListener;

/**
 * How the cost of an experiment grows with its number of jobs, when the jobs themselves cost next to nothing (ZeroR and a
 * decision stump on 40 sequences): processor seconds and memory of planning, jobs a second of an engine, seconds of the tables
 * afterwards.
 *
 * <pre>{@code
 * ManyJobsBench plan 1000 10000 100000               planning, as few cells with many splits and as many cells with one
 * ManyJobsBench run 2000 threads 1 threads 2 'local[2]' 2        engines, each with jobs at a time
 * }</pre>
 */
public final class ManyJobsBench {
  private ManyJobsBench() {}

  /** See above. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("plan")) {
      plan(10, 1);
      System.out.println("| jobs | cells | planning, processor s | plan in memory, bytes a job | fingerprint, processor s |");
      System.out.println("|---|---|---|---|---|");
      for (int i = 1; i < arguments.length; i++) {
        int jobs = Integer.parseInt(arguments[i]);
        plan(jobs / 200, 100);
        plan(jobs / 2, 1);
      }
      return;
    }
    int jobs = Integer.parseInt(arguments[1]);
    System.out
        .println("| engine | at a time | jobs | jobs a second, start included | processor ms a job | tables, processor ms |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 2; i + 1 < arguments.length; i += 2) {
      run(jobs, arguments[i], Integer.parseInt(arguments[i + 1]));
    }
  }

  private static String script(int levels, int splits) {
    return "experiment('many') {\n  vary level: (1.." + Math.max(1, levels) + ").toList()\n  data parity(steps: 3, count: 40)\n"
        + "  learners A: weka('rules.ZeroR', batchSize: level), B: weka('trees.DecisionStump', batchSize: level).on(flat)\n"
        + (splits == 1 ? "  evaluate split: 0.7\n" : "  evaluate folds: 10, repeats: " + splits / 10 + "\n") + "}\n";
  }

  private static ScriptPlan read(int levels, int splits) {
    return ScriptReader.read("many.groovy", script(levels, splits), PlanOptions.in(Path.of(""))).get(0);
  }

  private static void plan(int levels, int splits) {
    long empty = used();
    double begin = processor();
    ScriptPlan plan = read(levels, splits);
    double planning = processor() - begin;
    long held = used() - empty;
    begin = processor();
    plan.plan().fingerprint();
    int jobs = plan.plan().jobs().size();
    if (jobs > 100) {
      System.out.printf(Locale.ROOT, "| %d | %d | %.2f | %d | %.2f |%n", jobs, plan.plan().design().cells().size(), planning,
          held / jobs, processor() - begin);
    }
  }

  private static void run(int jobs, String engine, int atATime) throws IOException, InterruptedException {
    ScriptPlan plan = read(jobs / 200, 100);
    Path folder = Files.createTempDirectory("many");
    try {
      Provenance provenance = Provenance.begin("", "", plan.plan().fingerprint(), List.of(), Map.of(), atATime);
      long begin = System.nanoTime();
      double busy = processor();
      Outcome outcome = new ExperimentRun(plan.experiment(), new RunFolder(folder), plan.settings().withThreads(atATime),
          weka.recurrent.dsl.ScriptEngine.of(plan, engine)).run(provenance, RunListener.SILENT);
      double seconds = (System.nanoTime() - begin) / 1e9;
      busy = processor() - busy;
      double tables = processor();
      SummaryText.of(outcome, outcome.design().headline());
      System.out.printf(Locale.ROOT, "| %s | %d | %d | %.0f | %.1f | %.0f |%n", engine, atATime, outcome.results().size(),
          outcome.results().size() / seconds, busy * 1e3 / outcome.results().size(), (processor() - tables) * 1e3);
      if (!outcome.failures().isEmpty() || outcome.missing() > 0) {
        throw new IllegalStateException(outcome.failures().size() + " jobs failed, " + outcome.missing() + " are missing");
      }
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> {
          try {
            Files.delete(path);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
      }
    }
  }

  /** Of all threads: other programs on the machine do not show. */
  private static double processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
