package weka.recurrent.kernel.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Daemon threads that help callers with work cut into independent tasks.
 *
 * <p>The caller works too and never waits for a thread that has not begun: tasks are claimed one by one, and an offer that no
 * worker took is withdrawn. Which thread runs a task therefore depends on chance, and results must not. All pools of the JVM
 * share one count of busy threads and hire no more than there are processors, so that ten folds trained at once do not fight
 * with a hundred threads for ten cores.
 *
 * <p>Threads start when first hired and end after {@link #IDLE_NANOS} without work, or at {@link #close}. Safe for concurrent
 * callers.
 */
final class WorkerPool implements AutoCloseable {

  /** Work cut into tasks. */
  interface Work {
    /**
     * Runs one task. Long tasks call {@link Job#checkpoint} about every time step.
     *
     * @param task 0 ... tasks − 1
     * @param slot number of the thread within this job, below {@link WorkerPool#threads()}; 0 is the caller. For scratch
     */
    void run(int task, int slot, Job job) throws InterruptedException;
  }

  private static final long IDLE_NANOS = 10_000_000_000L;
  /** Turns of the wait loop before parking, some tens of microseconds: shorter than the gaps within a training step. */
  private static final int SPINS = 2_000;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final AtomicInteger BUSY = new AtomicInteger();

  private final Worker[] workers;
  private volatile boolean closed;

  /**
   * A pool for the given number of threads, callers included.
   *
   * @param threads at least 1
   */
  WorkerPool(int threads) {
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker("recurrent-cpu-" + (i + 2));
    }
  }

  /** Threads that may work on one job, the caller included. */
  int threads() {
    return workers.length + 1;
  }

  /** Fails after {@link #close}. */
  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the cpu backend was closed and cannot compute any more; open a new one");
    }
  }

  /**
   * Runs all tasks and returns when none is running any more.
   *
   * @param parallel whether the work is worth the hand-off to other threads
   * @throws InterruptedException if the caller was interrupted; tasks not yet claimed were not run
   */
  void run(int tasks, boolean parallel, Work work) throws InterruptedException {
    checkOpen();
    Job job = new Job(work, tasks);
    BUSY.incrementAndGet();
    int hired = 0;
    try {
      if (parallel) {
        hired = hire(job, tasks - 1);
      }
      job.work(0);
    } finally {
      BUSY.decrementAndGet();
      if (hired > 0) {
        dismiss(job);
      }
    }
    job.rethrow();
  }

  private int hire(Job job, int wanted) {
    int hired = 0;
    for (int w = 0; w < workers.length && hired < wanted && BUSY.get() < PROCESSORS; w++) {
      if (workers[w].offer(job, hired + 1)) {
        hired++;
      }
    }
    return hired;
  }

  /** Withdraws what was not taken and waits for the rest. */
  private void dismiss(Job job) {
    for (Worker worker : workers) {
      worker.withdraw(job);
    }
    int spins = 0;
    boolean interrupted = false;
    while (job.helpers.get() > 0) {
      if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(job, 1_000_000);
      }
      if (Thread.interrupted()) {
        // Park returns at once while the flag is set, so it is taken down here and put up again below.
        interrupted = true;
        job.interrupted = true;
        job.stopped = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the threads. Jobs that are running end first; harmless when repeated. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      worker.wake();
    }
  }

  /** One call of {@link #run}. */
  static final class Job {
    private final Work work;
    private final int tasks;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger helpers = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile boolean interrupted;

    Job(Work work, int tasks) {
      this.work = work;
      this.tasks = tasks;
    }

    /**
     * Ends the calling task if the job was stopped.
     *
     * @throws InterruptedException if the caller of the pool was interrupted or another task failed
     */
    void checkpoint() throws InterruptedException {
      if (caller == Thread.currentThread() && caller.isInterrupted()) {
        interrupted = true;
        stopped = true;
      }
      if (stopped) {
        throw new InterruptedException();
      }
    }

    private void work(int slot) {
      try {
        for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
          checkpoint();
          work.run(task, slot, this);
        }
      } catch (InterruptedException e) {
        // If the job was not stopped before, this is no echo of that but news.
        interrupted |= !stopped;
        stopped = true;
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
        stopped = true;
      }
    }

    private void rethrow() throws InterruptedException {
      Throwable thrown = failure.get();
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
      if (thrown != null) {
        throw new IllegalStateException(thrown);
      }
      if (interrupted) {
        Thread.interrupted();
        throw new InterruptedException("training or prediction was interrupted");
      }
    }
  }

  /** A thread and its mailbox: null while idle, a job while offered or running, GONE while there is no thread. */
  private final class Worker implements Runnable {
    private static final Object GONE = new Object();
    private static final Object RUNNING = new Object();

    private final String name;
    private final AtomicReference<Object> mailbox = new AtomicReference<>(GONE);
    private volatile Thread thread;
    private volatile boolean parked;
    private int slot;

    Worker(String name) {
      this.name = name;
    }

    boolean offer(Job job, int slot) {
      Object state = mailbox.get();
      if (state != null && state != GONE || !mailbox.compareAndSet(state, RUNNING)) {
        return false;
      }
      this.slot = slot;
      job.helpers.incrementAndGet();
      BUSY.incrementAndGet();
      mailbox.set(job);
      if (state == GONE) {
        Thread starting = new Thread(this, name);
        starting.setDaemon(true);
        thread = starting;
        starting.start();
      } else if (parked) {
        LockSupport.unpark(thread);
      }
      return true;
    }

    void withdraw(Job job) {
      if (mailbox.get() == job && mailbox.compareAndSet(job, null)) {
        BUSY.decrementAndGet();
        job.helpers.decrementAndGet();
      }
    }

    void wake() {
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      while (true) {
        Object mail = await();
        if (mail == null) {
          if (mailbox.compareAndSet(null, GONE)) {
            return;
          }
        } else if (mail instanceof Job job && mailbox.compareAndSet(job, RUNNING)) {
          job.work(slot);
          BUSY.decrementAndGet();
          mailbox.set(null);
          if (job.helpers.decrementAndGet() == 0) {
            LockSupport.unpark(job.caller);
          }
        }
      }
    }

    /** The next mail, or null when there is no reason to stay. */
    private Object await() {
      for (int spin = 0; spin < SPINS; spin++) {
        Object mail = mailbox.get();
        if (mail != null) {
          return mail;
        }
        Thread.onSpinWait();
      }
      parked = true;
      try {
        long end = System.nanoTime() + IDLE_NANOS;
        while (true) {
          Object mail = mailbox.get();
          long left = end - System.nanoTime();
          if (mail != null || closed || left <= 0) {
            return mail;
          }
          LockSupport.parkNanos(this, left);
        }
      } finally {
        parked = false;
      }
    }
  }
}
