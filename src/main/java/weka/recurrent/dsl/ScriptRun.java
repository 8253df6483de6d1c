package weka.recurrent.dsl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import weka.recurrent.dsl.words.ModelExport;
import weka.recurrent.experiment.outcome.EarlierRuns;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.run.CallbackException;
import weka.recurrent.experiment.run.Engine;
import weka.recurrent.experiment.run.ExperimentRun;
import weka.recurrent.experiment.run.FinalModel;
import weka.recurrent.experiment.run.PlainProgress;
import weka.recurrent.experiment.run.RunListener;
import weka.recurrent.experiment.run.RunSettings;
import weka.recurrent.report.RunReport;

/**
 * Carries out one experiment of a script from its first job to its last file: jobs, tables, kept model, the script's own code.
 *
 * @param plan what to do
 * @param folder where results go
 * @param settings how
 * @param engine by what
 * @param arguments of the command, for the manifest
 * @param overrides of the command, for the manifest
 * @param listener hears of progress
 * @param results text for people
 */
public record ScriptRun(ScriptPlan plan, RunFolder folder, RunSettings settings, Engine engine, List<String> arguments,
    Map<String, String> overrides, RunListener listener, PrintStream results) {
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");
  /** Name of the file that points to the newest run, where links cannot be made. */
  private static final String LATEST = "latest";

  /** As a script started by Groovy itself is carried out: a new folder, the engine of the script, lines on the error stream. */
  public static ScriptRun of(ScriptPlan plan) {
    return new ScriptRun(plan, newFolder(plan), plan.settings(), ScriptEngine.of(plan), List.of(), Map.of(),
        new PlainProgress(System.err), System.out);
  }

  /** The folder that all runs of an experiment share. */
  public static Path parent(ScriptPlan plan) {
    String wanted = plan.plan().design().report().folder();
    String name = plan.plan().design().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-+|-+$", "");
    return plan.results().resolve(wanted.isEmpty() ? Path.of("out", name.isEmpty() ? "experiment" : name) : Path.of(wanted));
  }

  /**
   * The newest run of the same plan, or null.
   *
   * @param complete whether one that has ended will do
   */
  public static RunFolder earlier(ScriptPlan plan, boolean complete) throws IOException {
    return EarlierRuns.find(parent(plan), plan.plan().fingerprint(), complete);
  }

  /** A folder for a new run: time and the beginning of the plan's fingerprint, and a number if a run began in the same second. */
  public static RunFolder newFolder(ScriptPlan plan) {
    Path parent = parent(plan);
    String name = LocalDateTime.now().format(FOLDER) + "-" + plan.plan().fingerprint().substring(0, 4);
    Path folder = parent.resolve(name);
    for (int number = 2; Files.exists(folder); number++) {
      folder = parent.resolve(name + "-" + number);
    }
    return new RunFolder(folder);
  }

  /**
   * Carries it out.
   *
   * @throws IOException if data cannot be read or results not written
   * @throws InterruptedException if interrupted; the journal is whole
   * @throws CallbackException if {@code afterRun} has thrown; everything is written
   */
  public Outcome run() throws IOException, InterruptedException {
    Provenance begun = Provenance.begin(plan.scriptName(), plan.script(), plan.plan().fingerprint(), arguments, overrides,
        settings.parallelism());
    if (plan.experimenter() != null && settings.shard() == 1) {
      writeExperimenter();
    }
    Outcome outcome = new ExperimentRun(plan.experiment(), folder, settings, engine).run(begun, listener);
    pointLatest();
    CallbackException thrown = null;
    if (settings.shards() == 1) {
      results.print(SummaryText.of(outcome, outcome.design().headline()));
      save(outcome);
      try {
        plan.experiment().callbacks().afterRun().forEach(callback -> callback.accept(outcome));
      } catch (CallbackException e) {
        if (e.getCause() instanceof InterruptedException interrupted) {
          throw interrupted;
        }
        // the results are there all the same, so the report is written before this is told
        thrown = e;
      }
    }
    folder.write(begun.end(outcome.provenance().resumed(), thrown == null ? 0 : Verdict.SCRIPT));
    // read again: the report tells when the run ended
    Outcome ended = folder.read();
    RunReport.write(ended, folder);
    if (thrown != null) {
      throw thrown;
    }
    return ended;
  }

  /**
   * Carries it out and judges it.
   *
   * @throws IOException if data cannot be read or results not written
   * @throws InterruptedException if interrupted; the journal is whole
   */
  public Verdict carryOut() throws IOException, InterruptedException {
    Outcome outcome = run();
    Verdict verdict = new Verdict(outcome, unmet(outcome));
    folder.write(outcome.provenance().end(outcome.provenance().resumed(), verdict.exitCode()));
    return verdict;
  }

  /**
   * What came out.
   *
   * @param outcome all results
   * @param unmet what the script expected and did not get; one text each
   */
  public record Verdict(Outcome outcome, List<String> unmet) {
    /** Exit code where all went well. */
    public static final int OK = 0;
    /** Exit code where the script's own code has thrown after the run. */
    public static final int SCRIPT = 3;
    /** Exit code where some jobs failed; the results of the others are written. */
    public static final int JOBS_FAILED = 5;
    /** Exit code where an expectation of the script was not met. */
    public static final int EXPECTATION = 6;

    /** For the manifest and for command lines. */
    public int exitCode() {
      return !outcome.failures().isEmpty() ? JOBS_FAILED : !unmet.isEmpty() ? EXPECTATION : OK;
    }

    /** Failed jobs and unmet expectations, a line each. */
    public List<String> complaints() {
      List<String> lines = new ArrayList<>();
      outcome.failures()
          .forEach(f -> lines.add("failed: " + f.learner() + " on " + f.data() + ", run " + f.run() + " fold " + f.fold()
              + ": " + f.error()));
      unmet.forEach(text -> lines.add("expectation: " + text));
      return lines;
    }
  }

  /** What the script expected and did not get; a rehearsal and a shard are not judged. */
  public List<String> unmet(Outcome outcome) {
    List<String> unmet = new ArrayList<>();
    if (settings.shards() == 1 && !outcome.design().quick()) {
      for (Function<Outcome, String> expectation : plan.experiment().callbacks().expectations()) {
        String text = expectation.apply(outcome);
        if (!text.isEmpty()) {
          unmet.add(text);
        }
      }
    }
    return unmet;
  }

  private void writeExperimenter() throws IOException {
    try {
      plan.experimenter().write(plan.plan());
    } catch (IllegalArgumentException e) {
      throw new IOException("experimenter '" + plan.experimenter().file() + "': " + e.getMessage(), e);
    }
    results.println("experiment for Weka's Experimenter: " + plan.experimenter().file());
  }

  private void save(Outcome outcome) throws IOException, InterruptedException {
    Cell best = plan.saveTo() == null && plan.exportTo() == null ? null : FinalModel.best(outcome);
    if (best == null) {
      return;
    }
    FinalModel model = FinalModel.train(plan.plan(), best);
    if (plan.saveTo() != null) {
      model.write(plan.saveTo());
      results.println("model: " + plan.saveTo() + "  (" + best.learner() + ", trained on all of " + best.data() + ")");
    }
    if (plan.exportTo() != null) {
      ModelExport.write(model.classifier(), plan.exportTo());
      results.println("export: " + plan.exportTo() + "  (" + best.learner() + ", trained on all of " + best.data() + ")");
    }
  }

  /** Lets {@code latest} point to this run: a link, or on systems without links a file with its name. */
  private void pointLatest() throws IOException {
    Path parent = folder.path().toAbsolutePath().getParent();
    Path latest = parent.resolve(LATEST);
    Files.deleteIfExists(latest);
    try {
      Files.createSymbolicLink(latest, folder.path().getFileName());
    } catch (IOException | UnsupportedOperationException e) {
      Files.writeString(parent.resolve(LATEST + ".txt"), folder.path().getFileName() + "\n");
    }
  }
}
