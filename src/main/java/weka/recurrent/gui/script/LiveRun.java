package weka.recurrent.gui.script;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.RemainingTime;
import weka.recurrent.experiment.run.RunListener;
import weka.recurrent.storage.TimeSpan;

/** A run as far as it has come: the threads of its jobs tell it, a window asks it. */
final class LiveRun implements RunListener {
  private final List<JobResult> results;
  private final PrintStream console;
  private Plan plan;
  private RemainingTime remaining;
  private int jobs;
  private int done;
  private int failed;
  private long begun;
  private String epoch = "";

  /**
   * @param earlier results that an interrupted run has left
   * @param console where notes go
   */
  LiveRun(List<JobResult> earlier, PrintStream console) {
    this.results = new ArrayList<>(earlier);
    this.console = console;
  }

  @Override
  public void note(String sentence) {
    console.println("note: " + sentence);
  }

  /**
   * How far it has come.
   *
   * @param plan all of it; null before the first job
   * @param jobs to be done now
   * @param done of them, well or not
   * @param failed of them
   * @param elapsed seconds since the first job began
   * @param left seconds to go; NaN if unknown
   * @param epoch the epoch some network is in, in words; empty if none is known
   * @param results of all jobs that have ended, also in an earlier start
   */
  record State(Plan plan, int jobs, int done, int failed, double elapsed, double left, String epoch, List<JobResult> results) {
    /** For a progress bar. */
    String words() {
      String line = done + " of " + jobs + " jobs" + (failed == 0 ? "" : ", " + failed + " failed") + ", "
          + TimeSpan.clock(elapsed) + " elapsed";
      return done == jobs || Double.isNaN(left) ? line : line + ", about " + TimeSpan.clock(left) + " left";
    }
  }

  synchronized State state() {
    double elapsed = plan == null ? 0 : (System.nanoTime() - begun) / 1e9;
    return new State(plan, jobs, done, failed, elapsed, plan == null ? Double.NaN : remaining.seconds(elapsed), epoch,
        List.copyOf(results));
  }

  @Override
  public synchronized void started(Plan started, int toDo, int alreadyDone) {
    plan = started;
    jobs = toDo;
    begun = System.nanoTime();
    remaining = new RemainingTime(started.jobs());
    results.forEach(earlier -> started.jobs().stream().filter(job -> job.id().equals(earlier.job()))
        .forEach(job -> remaining.ended(job, earlier.seconds())));
  }

  @Override
  public synchronized void epochDone(Job job, EpochResult result) {
    epoch = String.format(Locale.ROOT, "%s on %s, run %d fold %d: epoch %d, loss %.4f", job.cell().learner(), job.cell().row(),
        job.run(),
        job.fold(), result.number(), result.loss());
  }

  @Override
  public synchronized void jobEnded(Job job, JobResult result) {
    remaining.ended(job, result.seconds());
    results.add(result);
    done++;
    failed += result.ok() ? 0 : 1;
  }

  @Override
  public synchronized void ended() {
    epoch = "";
  }
}
