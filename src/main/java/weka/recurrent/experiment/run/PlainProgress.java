package weka.recurrent.experiment.run;

import weka.recurrent.storage.TimeSpan;

import java.io.PrintStream;
import java.util.Locale;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;

/** Progress as lines, for logs and pipes: one at the start, then one every ten seconds or twentieth, failures at once. */
public final class PlainProgress implements RunListener {
  private static final long PAUSE_NANOS = 10_000_000_000L;
  private final PrintStream out;
  private int jobs;
  private int done;
  private int failed;
  private int step;
  private long started;
  private long lastLine;
  private RemainingTime remaining;

  /** @param out where lines go */
  public PlainProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void note(String sentence) {
    out.println("note: " + sentence);
  }

  @Override
  public synchronized void started(Plan plan, int toDo, int alreadyDone) {
    jobs = toDo;
    step = Math.max(1, toDo / 20);
    started = System.nanoTime();
    lastLine = started;
    remaining = new RemainingTime(plan.jobs());
    out.printf(Locale.ROOT, "%s: %d jobs%s, %s%n", plan.design().name(), toDo,
        alreadyDone == 0 ? "" : ", " + alreadyDone + " already done", plan.design().protocol().inWords());
  }

  @Override
  public synchronized void jobEnded(Job job, JobResult result) {
    done++;
    remaining.ended(job, result.seconds());
    if (!result.ok()) {
      failed++;
      out.printf(Locale.ROOT, "failed: %s on %s, run %d fold %d: %s%n", result.learner(), job.cell().row(), result.run(),
          result.fold(),
          result.error());
    }
    long now = System.nanoTime();
    if (done == jobs || now - lastLine >= PAUSE_NANOS || done % step == 0 && now - lastLine >= PAUSE_NANOS / 10) {
      lastLine = now;
      out.printf(Locale.ROOT, "%d/%d jobs%s, %s elapsed%s%n", done, jobs, failed == 0 ? "" : ", " + failed + " failed",
          TimeSpan.clock((now - started) / 1e9),
          done == jobs ? "" : ", about " + TimeSpan.clock(remaining.seconds((now - started) / 1e9)) + " left");
    }
  }
}
