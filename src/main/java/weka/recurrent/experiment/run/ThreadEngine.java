package weka.recurrent.experiment.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import weka.recurrent.experiment.plan.Job;

/** Jobs on threads of this Java machine. With more than one at a time, each network trains on one thread. */
public final class ThreadEngine implements Engine {
  @Override
  public String name() {
    return "threads";
  }

  @Override
  public void run(Experiment experiment, List<Job> jobs, RunSettings settings, ModelKeeper models, Sink sink)
      throws InterruptedException, IOException {
    int threads = Math.max(1, Math.min(settings.parallelism(), jobs.size()));
    ExecutorService workers = Executors.newFixedThreadPool(threads, JobAttempts::thread);
    try {
      JobRunner runner = new JobRunner(experiment, models, threads > 1 ? 1 : 0);
      Iterator<Job> queue = jobs.iterator();
      AtomicBoolean stop = new AtomicBoolean();
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(workers.submit(() -> {
          boolean well = false;
          try {
            for (Job job; (job = next(queue, stop)) != null;) {
              if (!perform(runner, job, settings, sink)) {
                stop.set(true);
              }
            }
            well = true;
            return null;
          } finally {
            if (!well) {
              // What one cannot write, the others cannot either; they end the job they are at.
              stop.set(true);
            }
          }
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

  private static boolean perform(JobRunner runner, Job job, RunSettings settings, Sink sink)
      throws InterruptedException, IOException {
    sink.jobStarted(job);
    JobRunner.Done done = new JobAttempts(runner, settings).at(job, epoch -> sink.epochDone(job, epoch));
    if (done.insight() != null) {
      sink.insight(done.insight());
    }
    return sink.jobEnded(job, done.result(), done.curve());
  }
}
