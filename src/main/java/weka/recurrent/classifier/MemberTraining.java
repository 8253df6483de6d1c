package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import weka.recurrent.kernel.Backend;
import weka.recurrent.training.Trainer;
import weka.recurrent.training.TrainingListener;
import weka.recurrent.training.TrainingRun;

/**
 * Training the members of a model, one trainer each, on one shared backend or on one backend each. Members train side by side
 * where there are threads for it, which changes no bit. {@link #close} ends all threads, also after an interrupt.
 */
final class MemberTraining implements AutoCloseable {

  /** Makes the trainer of one member on a backend. */
  interface TrainerFactory {
    Trainer trainer(Backend backend);
  }

  /** What is done with one member. */
  interface MemberTask<T> {
    T run(int member, Backend backend) throws Exception;
  }

  private static final long IDLE_SECONDS = 10;

  private final List<TrainingRun> runs;
  private final List<Backend> backends;
  private final List<Trainer> trainers;
  private final ExecutorService workers;

  /**
   * Makes the trainers; closes the backends if that fails.
   *
   * @param runs state of each member, filled before the first epoch; changed by training
   * @param backends taken over: one shared by all members, or several that members run on side by side
   * @param count number of members
   * @param factory makes a trainer on a backend
   */
  static MemberTraining on(List<TrainingRun> runs, List<Backend> backends, int count, TrainerFactory factory) {
    List<Trainer> trainers = new ArrayList<>();
    try {
      for (int m = 0; m < count; m++) {
        trainers.add(factory.trainer(backends.get(m % backends.size())));
      }
    } catch (RuntimeException | Error e) {
      backends.forEach(Backend::close);
      throw e;
    }
    return new MemberTraining(runs, backends, trainers);
  }

  private MemberTraining(List<TrainingRun> runs, List<Backend> backends, List<Trainer> trainers) {
    this.runs = runs;
    this.backends = backends;
    this.trainers = trainers;
    workers = backends.size() < 2 ? null : workers(backends.size());
  }

  /** Threads that end by themselves when there is nothing to do, should nobody ever call {@link #close}. */
  private static ExecutorService workers(int count) {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread thread = new Thread(task, "recurrentNetworks-member");
          thread.setDaemon(true);
          return thread;
        });
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /** What the members run on; tells of a device that was given up on the way. */
  String backend() {
    return backends.get(0).description();
  }

  Trainer trainer(int member) {
    return trainers.get(member);
  }

  /**
   * One epoch of every member that may still go on.
   *
   * @return whether another epoch may follow
   */
  boolean epoch(TrainingListener listener) throws Exception {
    return each((member, backend) -> trainers.get(member).epoch(runs.get(member), listener)).contains(true);
  }

  /**
   * Does something with every member, side by side where there are threads for it.
   *
   * @return the results in the order of the members
   */
  <T> List<T> each(MemberTask<T> task) throws Exception {
    List<T> results = new ArrayList<>();
    if (workers == null) {
      for (int m = 0; m < trainers.size(); m++) {
        results.add(task.run(m, backends.get(m % backends.size())));
      }
      return results;
    }
    List<Future<T>> futures = new ArrayList<>();
    for (int m = 0; m < trainers.size(); m++) {
      int member = m;
      futures.add(workers.submit(() -> task.run(member, backends.get(member % backends.size()))));
    }
    try {
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw (Error) e.getCause();
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
      boolean interrupted = Thread.interrupted();
      try {
        workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    backends.forEach(Backend::close);
  }
}
