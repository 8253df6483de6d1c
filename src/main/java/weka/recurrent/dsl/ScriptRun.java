package weka.recurrent.dsl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
 * Carries out one experiment of a script from its first job to its last file, each step once:
 * <pre>
 *   jobs ─► summary, kept model, the script's {@code afterRun} and {@code expect} ─► report ─► manifest
 * </pre>
 * What goes wrong after the jobs costs no result: report and manifest are written all the same and tell it.
 */
public final class ScriptRun {
  private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");
  /** Name of the file that points to the newest run, where links cannot be made. */
  private static final String LATEST = "latest";

  private final ScriptPlan plan;
  private final RunFolder folder;
  private final RunSettings settings;
  private final Engine engine;
  private final List<String> arguments;
  private final Map<String, String> overrides;
  private final RunListener listener;
  private final PrintStream results;

  /**
   * A run that has not begun.
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
  public ScriptRun(ScriptPlan plan, RunFolder folder, RunSettings settings, Engine engine, List<String> arguments,
      Map<String, String> overrides, RunListener listener, PrintStream results) {
    this.plan = plan;
    this.folder = folder;
    this.settings = settings;
    this.engine = engine;
    this.arguments = arguments;
    this.overrides = overrides;
    this.listener = listener;
    this.results = results;
  }

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
   * Carries it out and judges it.
   *
   * @throws IOException if data cannot be read or results not written
   * @throws InterruptedException if interrupted; the journal is whole
   */
  public Verdict carryOut() throws IOException, InterruptedException {
    if (plan.experimenter() != null && settings.shard() == 1) {
      writeExperimenter();
    }
    Provenance begun = Provenance.begin(plan.scriptName(), plan.script(), plan.plan().fingerprint(), arguments, overrides,
        settings.parallelism());
    Outcome jobs = new ExperimentRun(plan.experiment(), folder, settings, engine).run(begun, listener);
    pointLatest();
    Exception trouble = settings.shards() == 1 ? finish(jobs) : null;
    Verdict verdict = new Verdict(jobs, unmet(jobs), trouble);
    Provenance ended = jobs.provenance().end(verdict.exitCode(), verdict.unmet(), verdict.troubleInWords());
    verdict = new Verdict(jobs.with(ended), verdict.unmet(), trouble);
    RunReport.write(verdict.outcome(), folder);
    // last, so that a run whose report could not be written has not ended: the same command goes on with it
    folder.write(ended);
    return verdict;
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
