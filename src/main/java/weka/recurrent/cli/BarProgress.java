package weka.recurrent.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.VisibleText;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.RemainingTime;
import weka.recurrent.experiment.run.RunListener;

/**
 * Progress as a live line on a terminal: jobs, remaining time by learner, and the epoch some job is in.
 *
 * <p>The bar is drawn by a thread of its own, which asks for the remaining time, and closing the bar waits for that thread. So it
 * locks only the {@link RemainingTime}, never this object, whose lock is held while the bar is closed.
 */
final class BarProgress implements RunListener {
  private final PrintStream err;
  private ProgressBar bar;
  private volatile RemainingTime remaining;
  private int failed;
  private volatile long started;
  private String epochText = "";

  /** @param err where notes go */
  BarProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void note(String sentence) {
    err.println("note: " + sentence);
  }

  @Override
  public synchronized void started(Plan plan, int jobs, int done) {
    remaining = new RemainingTime(plan.jobs());
    started = System.nanoTime();
    bar = new ProgressBarBuilder().setTaskName(VisibleText.of(plan.design().name())).setInitialMax(jobs).setUnit(" jobs", 1)
        .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(250).clearDisplayOnFinish()
        .setEtaFunction(state -> eta()).build();
  }

  private Optional<Duration> eta() {
    double seconds;
    synchronized (remaining) {
      seconds = remaining.seconds((System.nanoTime() - started) / 1e9);
    }
    return Double.isNaN(seconds) ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(seconds)));
  }

  @Override
  public synchronized void epochDone(Job job, EpochResult epoch) {
    epochText = VisibleText
        .of(String.format(Locale.ROOT, "%s  %s  run %d fold %d  epoch %d  loss %.4f", job.cell().learner(), job.cell().row(),
            job.run(), job.fold(), epoch.number(), epoch.loss()));
    message();
  }

  @Override
  public synchronized void jobEnded(Job job, JobResult result) {
    synchronized (remaining) {
      remaining.ended(job, result.seconds());
    }
    failed += result.ok() ? 0 : 1;
    bar.step();
    message();
  }

  private void message() {
    bar.setExtraMessage((failed == 0 ? "" : "  " + failed + " failed") + "  " + epochText);
  }

  @Override
  public synchronized void ended() {
    if (bar != null) {
      bar.setExtraMessage("");
      bar.close();
    }
  }
}
