package weka.recurrent.gui.script;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.swing.SwingUtilities;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.ScriptRun;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunClaim;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.run.ThreadEngine;

/**
 * Reads a script, and carries it out if asked to, on a thread of its own whose context class loader is the package's. Ends in
 * order when told to: jobs that have ended stay in the journal, and the next run of the same script goes on from there.
 */
final class ScriptTask {
  /** Hears of the task, on the event thread. */
  interface Events {
    /** The script is all right. */
    void read(List<ScriptPlan> plans);

    /** The script is not; nothing was started. */
    void faulty(List<ScriptFault> faults);

    /** An experiment begins. */
    void begins(ScriptPlan plan, RunFolder folder, boolean goingOn, LiveRun live);

    /** An experiment has ended by itself. */
    void ended(RunFolder folder, ScriptRun.Verdict verdict);

    /** It was stopped. */
    void stopped();

    /** It cannot go on. */
    void failed(String message, String trace);

    /** The last event, whatever came before. */
    void over();
  }

  private final String name;
  private final String text;
  private final PlanOptions options;
  private final boolean run;
  private final PrintStream console;
  private final Events events;
  private final Thread thread;

  /**
   * Starts.
   *
   * @param name of the script, for messages and reports
   * @param text of the script
   * @param options folders, and whether it is a rehearsal
   * @param run whether to carry it out; false only reads it
   * @param console what the script prints
   * @param events told on the event thread
   */
  ScriptTask(String name, String text, PlanOptions options, boolean run, PrintStream console, Events events) {
    this.name = name;
    this.text = text;
    this.options = options;
    this.run = run;
    this.console = console;
    this.events = events;
    this.thread = new Thread(this::perform, "recur-script");
    thread.setDaemon(true);
    // Inside Weka the thread's loader is the application's, which does not see this package.
    thread.setContextClassLoader(ScriptTask.class.getClassLoader());
    thread.start();
  }

  /** Asks it to end; it does so within an epoch's mini-batch or a turn of a loop of the script. */
  void stop() {
    thread.interrupt();
  }

  private void perform() {
    try {
      List<ScriptPlan> plans = ScriptReader.read(name, text, options, console);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      tell(() -> events.read(plans));
      if (run) {
        for (ScriptPlan plan : plans) {
          carryOut(plan);
        }
      }
    } catch (InterruptedException e) {
      tell(events::stopped);
    } catch (ScriptException e) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      tell(interrupted ? events::stopped : () -> events.faulty(e.faults()));
    } catch (IOException e) {
      String missing = e instanceof java.nio.file.NoSuchFileException ? ": no such file" : "";
      tell(() -> events.failed((e.getMessage() == null ? e.toString() : e.getMessage()) + missing, ""));
    } catch (RuntimeException | Error e) {
      // Whatever a script throws ends the script and not Weka.
      boolean interrupted = Thread.currentThread().isInterrupted() || e.getCause() instanceof InterruptedException;
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      tell(interrupted ? events::stopped : () -> events.failed(e.toString(), trace.toString()));
    } finally {
      tell(events::over);
    }
  }

  private void carryOut(ScriptPlan plan) throws IOException, InterruptedException {
    Provenance begun = ScriptRun.begin(plan, plan.settings(), List.of("Sequence experiments"), Map.of());
    try (RunClaim claim = ScriptRun.claim(plan, begun, false, false, console::println)) {
      RunFolder folder = claim.folder();
      List<JobResult> results = claim.goingOn() && Files.isRegularFile(folder.plan())
          ? folder.read().results().stream().filter(JobResult::ok).toList() : List.of();
      LiveRun live = new LiveRun(results, console);
      tell(() -> events.begins(plan, folder, claim.goingOn(), live));
      ScriptRun script = new ScriptRun(plan, claim, begun, plan.settings(), new ThreadEngine(), live, console);
      ScriptRun.Verdict verdict = script.carryOut();
      tell(() -> events.ended(folder, verdict));
    }
  }

  private static void tell(Runnable event) {
    SwingUtilities.invokeLater(event);
  }
}
