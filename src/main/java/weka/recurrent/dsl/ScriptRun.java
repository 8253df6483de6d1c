package weka.recurrent.dsl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import weka.recurrent.dsl.words.ModelExport;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunClaim;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.outcome.VisibleText;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.run.CallbackException;
import weka.recurrent.experiment.run.Engine;
import weka.recurrent.experiment.run.ExperimentRun;
import weka.recurrent.experiment.run.FinalModel;
import weka.recurrent.experiment.run.PlainProgress;
import weka.recurrent.experiment.run.RunListener;
import weka.recurrent.experiment.run.RunSettings;
import weka.recurrent.report.RunReport;
import weka.recurrent.storage.LockFile;

/**
 * Carries out one experiment of a script from its first job to its last file, each step once:
 * <pre>
 *   jobs ─► summary, kept model, the script's {@code afterRun} and {@code expect} ─► report ─► manifest
 * </pre>
 * What goes wrong after the jobs costs no result: report and manifest are written all the same and tell it.
 */
public final class ScriptRun {

  private final ScriptPlan plan;
  private final RunClaim claim;
  private final RunFolder folder;
  private final Provenance begun;
  private final RunSettings settings;
  private final Engine engine;
  private final RunListener listener;
  private final PrintStream results;

  /**
   * A run that has not begun.
   *
   * @param plan what to do
   * @param claim to the folder where results go; given back at the end
   * @param begun {@link #begin}
   * @param settings how
   * @param engine by what
   * @param listener hears of progress
   * @param results text for people
   */
  public ScriptRun(ScriptPlan plan, RunClaim claim, Provenance begun, RunSettings settings, Engine engine, RunListener listener,
      PrintStream results) {
    this.plan = plan;
    this.claim = claim;
    this.folder = claim.folder();
    this.begun = begun;
    this.settings = settings;
    this.engine = engine;
    this.listener = listener;
    this.results = results;
  }

  /**
   * As a script started by Groovy itself is carried out: a new folder, the engine of the script, lines on the error stream.
   *
   * @throws IOException if the folder cannot be made
   */
  public static ScriptRun of(ScriptPlan plan) throws IOException, InterruptedException {
    Provenance begun = begin(plan, plan.settings(), List.of(), Map.of());
    return new ScriptRun(plan, claim(plan, begun, false, true, System.err::println), begun, plan.settings(),
        ScriptEngine.of(plan),
        new PlainProgress(VisibleText.stream(System.err)), VisibleText.stream(System.out));
  }

  /**
   * The manifest of a run that begins.
   *
   * @param arguments of the command
   * @param overrides of the command
   */
  public static Provenance begin(ScriptPlan plan, RunSettings settings, List<String> arguments, Map<String, String> overrides)
      throws IOException {
    return Provenance.begin(plan.scriptName(), plan.script(), plan.plan().fingerprint(), arguments, overrides,
        settings.parallelism());
  }

  /**
   * Takes a folder for a run: the one that an earlier run of the same plan has left unfinished, or a new one.
   *
   * @param complete whether an earlier run that has ended will do
   * @param fresh whether to take a new one in any case
   * @param notes hears of earlier folders that cannot be read
   * @throws IOException if the folder is in use, or cannot be made
   */
  public static RunClaim claim(ScriptPlan plan, Provenance begun, boolean complete, boolean fresh, Consumer<String> notes)
      throws IOException, InterruptedException {
    return RunClaim.beside(parent(plan), begun, complete, fresh, notes);
  }

  /** The folder that all runs of an experiment share. */
  public static Path parent(ScriptPlan plan) {
    String wanted = plan.plan().design().report().folder();
    String name = plan.plan().design().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-+|-+$", "");
    return plan.results().resolve(wanted.isEmpty() ? Path.of("out", name.isEmpty() ? "experiment" : name) : Path.of(wanted));
  }

  /**
   * Carries it out and judges it.
   *
   * @throws IOException if data cannot be read or results not written
   * @throws InterruptedException if interrupted; the journal is whole
   */
  public Verdict carryOut() throws IOException, InterruptedException {
    try (claim) {
      if (plan.experimenter() != null && settings.shard() == 1) {
        writeExperimenter();
      }
      Outcome jobs = new ExperimentRun(plan.experiment(), folder, settings, engine).run(begun, listener);
      claim.pointLatest(listener::note);
      Exception trouble = settings.shards() == 1 ? finish(jobs) : null;
      Verdict verdict = new Verdict(jobs, unmet(jobs), trouble);
      Provenance ended = jobs.provenance().end(verdict.exitCode(), verdict.unmet(), verdict.troubleInWords());
      verdict = new Verdict(jobs.with(ended), verdict.unmet(), trouble);
      try (LockFile report = folder.reporting()) {
        RunReport.write(verdict.outcome(), folder);
        // last, so that a run whose report could not be written has not ended: the same command goes on with it
        folder.write(ended);
      }
      return verdict;
    }
  }

  /** What comes after the jobs of a whole run; returns what went wrong, or null. */
  private Exception finish(Outcome outcome) throws InterruptedException {
    results.print(SummaryText.of(outcome, outcome.design().headline()));
    Exception trouble = null;
    try {
      save(outcome);
    } catch (IOException | RuntimeException e) {
      trouble = e;
    }
    try {
      plan.experiment().callbacks().afterRun().forEach(callback -> callback.accept(outcome));
    } catch (CallbackException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      trouble = e;
    }
    return trouble;
  }

  /**
   * What came out.
   *
   * @param outcome all results
   * @param unmet what the script expected and did not get; one text each
   * @param trouble what went wrong after the jobs; null if nothing did
   */
  public record Verdict(Outcome outcome, List<String> unmet, Exception trouble) {
    /** Exit code where all went well. */
    public static final int OK = 0;
    /** Exit code where the script's own code has thrown after the run. */
    public static final int SCRIPT = 3;
    /** Exit code where something could not be written after the run. */
    public static final int DATA = Provenance.NOT_WRITTEN;
    /** Exit code where some jobs failed; the results of the others are written. */
    public static final int JOBS_FAILED = 5;
    /** Exit code where an expectation of the script was not met. */
    public static final int EXPECTATION = 6;

    /** For the manifest and for command lines. */
    public int exitCode() {
      if (trouble != null) {
        return trouble instanceof CallbackException ? SCRIPT : DATA;
      }
      return !outcome.failures().isEmpty() ? JOBS_FAILED : !unmet.isEmpty() ? EXPECTATION : OK;
    }

    /** What went wrong after the jobs; empty if nothing did. */
    String troubleInWords() {
      if (trouble == null) {
        return "";
      }
      return trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
    }

    /** Failed jobs, unmet expectations and later trouble, a line each. */
    public List<String> complaints() {
      List<String> lines = new ArrayList<>();
      outcome.failures()
          .forEach(f -> lines.add("failed: " + f.learner() + " on " + f.data() + ", run " + f.run() + " fold " + f.fold()
              + ": " + f.error()));
      unmet.forEach(text -> lines.add("expectation: " + text));
      if (trouble != null) {
        lines.add(troubleInWords());
      }
      return lines;
    }
  }

  /** What the script expected and did not get; a rehearsal and a shard are not judged. */
  private List<String> unmet(Outcome outcome) {
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
      written("save", plan.saveTo(), () -> model.write(plan.saveTo()));
      results.println("model: " + plan.saveTo() + "  (" + best.learner() + ", trained on all of " + best.data() + ")");
    }
    if (plan.exportTo() != null) {
      written("export", plan.exportTo(), () -> ModelExport.write(model.classifier(), plan.exportTo()));
      results.println("export: " + plan.exportTo() + "  (" + best.learner() + ", trained on all of " + best.data() + ")");
    }
  }

  /** Something that writes a file. */
  private interface Writing {
    void write() throws IOException;
  }

  private static void written(String word, Path file, Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException e) {
      String reason = e instanceof FileSystemException system && system.getReason() != null ? system.getReason()
          : e instanceof NoSuchFileException ? "its folder cannot be made" : e.getMessage();
      throw new IOException(
          word + " '" + file + "' could not be written: " + reason + ". All results are kept; name another file,"
              + " or make room, and give the same command again",
          e);
    }
  }
}
