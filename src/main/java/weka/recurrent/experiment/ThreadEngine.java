package weka.recurrent.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Jobs on threads of this Java machine. With more than one at a time, each network trains on one thread. */
public final class ThreadEngine implements Engine {
  @Override
  public String name() {
    return "threads";
  }

  @Override
  public void run(Plan plan, List<Job> jobs, RunSettings settings, ModelKeeper models, Sink sink)
      throws InterruptedException, IOException {
    int threads = Math.max(1, Math.min(settings.parallelism(), jobs.size()));
    ThreadFactory daemons = task -> {
      Thread thread = new Thread(task, "recur-job");
      thread.setDaemon(true);
      thread.setContextClassLoader(ThreadEngine.class.getClassLoader());
      return thread;
    };
    ExecutorService workers = Executors.newFixedThreadPool(threads, daemons);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemons);
    try {
      JobRunner runner = new JobRunner(plan, models, threads > 1);
      Iterator<Job> queue = jobs.iterator();
      AtomicBoolean stop = new AtomicBoolean();
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(workers.submit(() -> {
          for (Job job; (job = next(queue, stop)) != null;) {
            if (!perform(runner, job, settings, sink, clock)) {
              stop.set(true);
            }
          }
          return null;
        }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw new IllegalStateException("a job ended in a way it must not: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
      clock.shutdownNow();
      // Nothing may write to the journal after this method has returned.
      workers.awaitTermination(30, TimeUnit.SECONDS);
    }
  }

  private static Job next(Iterator<Job> queue, AtomicBoolean stop) {
    synchronized (queue) {
      return !stop.get() && queue.hasNext() ? queue.next() : null;
    }
  }

  private static boolean perform(JobRunner runner, Job job, RunSettings settings, Sink sink,
      ScheduledExecutorService clock) throws InterruptedException, IOException {
    sink.jobStarted(job);
    for (int attempt = 0;; attempt++) {
      Thread worker = Thread.currentThread();
      AtomicBoolean late = new AtomicBoolean();
      ScheduledFuture<?> alarm = settings.timeoutSeconds() == 0 ? null : clock.schedule(() -> {
        late.set(true);
        worker.interrupt();
      }, settings.timeoutSeconds(), TimeUnit.SECONDS);
      JobRunner.Done done;
      try {
        done = runner.run(job, epoch -> sink.epochDone(job, epoch));
      } catch (InterruptedException e) {
        if (!late.get()) {
          throw e;
        }
        done = runner.timedOut(job, settings.timeoutSeconds());
      } finally {
        if (alarm != null && !alarm.cancel(false) && late.get()) {
          // The alarm may have rung after the job's last look at the flag; it was not meant for the next job.
          Thread.interrupted();
        }
      }
      if (done.result().status() != JobResult.Status.FAILED || attempt == settings.retries()) {
        if (done.insight() != null) {
          sink.insight(done.insight());
        }
        return sink.jobEnded(job, done.result(), done.curve());
      }
    }
  }
}
