package weka.recurrent.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Jobs on threads of this Java machine. With more than one at a time, each network trains on one thread. */
public final class ThreadEngine implements Engine {
  /** How long a job may take to stop when told to; our networks look after every mini-batch. */
  private static final long GRACE_MILLIS = 5_000;

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
    try {
      JobRunner runner = new JobRunner(plan, models, threads > 1);
      Iterator<Job> queue = jobs.iterator();
      AtomicBoolean stop = new AtomicBoolean();
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(workers.submit(() -> {
          for (Job job; (job = next(queue, stop)) != null;) {
            if (!perform(runner, job, settings, sink, daemons)) {
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
      // Nothing may write to the journal after this method has returned.
      workers.awaitTermination(30, TimeUnit.SECONDS);
    }
  }

  private static Job next(Iterator<Job> queue, AtomicBoolean stop) {
    synchronized (queue) {
      return !stop.get() && queue.hasNext() ? queue.next() : null;
    }
  }

  private static boolean perform(JobRunner runner, Job job, RunSettings settings, Sink sink, ThreadFactory threads)
      throws InterruptedException, IOException {
    sink.jobStarted(job);
    for (int attempt = 0;; attempt++) {
      JobRunner.Done done = settings.timeoutSeconds() == 0 ? runner.run(job, epoch -> sink.epochDone(job, epoch))
          : timed(runner, job, settings.timeoutSeconds(), sink, threads);
      if (done.result().status() != JobResult.Status.FAILED || attempt == settings.retries()) {
        return sink.jobEnded(job, done.result(), done.curve());
      }
    }
  }

  /**
   * Does a job in a thread of its own, which is told to stop when its time is over. Not every learner of Weka listens; the thread of
   * one that does not is left behind, so that the run can go on.
   */
  private static JobRunner.Done timed(JobRunner runner, Job job, long limit, Sink sink, ThreadFactory threads)
      throws InterruptedException, IOException {
    AtomicBoolean over = new AtomicBoolean();
    FutureTask<JobRunner.Done> task = new FutureTask<>(() -> runner.run(job, epoch -> {
      if (!over.get()) {
        sink.epochDone(job, epoch);
      }
    }));
    Thread thread = threads.newThread(task);
    thread.start();
    try {
      return task.get(limit, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      over.set(true);
      return runner.timedOut(job, limit, stops(thread));
    } catch (InterruptedException e) {
      over.set(true);
      stops(thread);
      throw e;
    } catch (ExecutionException e) {
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
