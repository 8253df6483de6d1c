package weka.recurrent.experiment.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.Job;

/**
 * Does jobs as often as they may fail, each within its time. Threads may share one.
 */
final class JobAttempts {
  /** How long a job may take to stop when told to; our networks look after every mini-batch. */
  private static final long GRACE_MILLIS = 5_000;

  private final JobRunner runner;
  private final RunSettings settings;

  /**
   * @param runner does a job once
   * @param settings retries and timeout
   */
  JobAttempts(JobRunner runner, RunSettings settings) {
    this.runner = runner;
    this.settings = settings;
  }

  /** A thread for jobs: it does not keep Java running, and finds Weka's classes. */
  static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "recur-job");
    thread.setDaemon(true);
    thread.setContextClassLoader(JobAttempts.class.getClassLoader());
    return thread;
  }

  /**
   * Does a job.
   *
   * @param listener hears of its epochs
   * @throws InterruptedException if this thread was interrupted
   * @throws DataSource.ChangedException if the data are no longer those of the plan
   */
  JobRunner.Done at(Job job, Consumer<EpochResult> listener) throws InterruptedException, DataSource.ChangedException {
    for (int attempt = 0;; attempt++) {
      JobRunner.Done done = settings.timeoutSeconds() == 0 ? runner.run(job, listener) : timed(job, listener);
      if (done.result().status() != JobResult.Status.FAILED || attempt == settings.retries()) {
        return done;
      }
    }
  }

  /**
   * Does a job in a thread of its own, which is told to stop when its time is over. Not every learner of Weka listens; the thread
   * of one that does not is left behind, so that the run can go on.
   */
  private JobRunner.Done timed(Job job, Consumer<EpochResult> listener)
      throws InterruptedException, DataSource.ChangedException {
    AtomicBoolean over = new AtomicBoolean();
    FutureTask<JobRunner.Done> task = new FutureTask<>(() -> runner.run(job, epoch -> {
      if (!over.get()) {
        listener.accept(epoch);
      }
    }));
    Thread thread = thread(task);
    thread.start();
    try {
      return task.get(settings.timeoutSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      over.set(true);
      return runner.timedOut(job, settings.timeoutSeconds(), stops(thread));
    } catch (InterruptedException e) {
      over.set(true);
      stops(thread);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DataSource.ChangedException changed) {
        throw changed;
      }
      throw new IllegalStateException("a job ended in a way it must not: " + e.getCause(), e.getCause());
    }
  }

  /** Interrupts a thread, waits for it a while and says whether it ended. */
  private static boolean stops(Thread thread) throws InterruptedException {
    thread.interrupt();
    thread.join(GRACE_MILLIS);
    return !thread.isAlive();
  }
}
