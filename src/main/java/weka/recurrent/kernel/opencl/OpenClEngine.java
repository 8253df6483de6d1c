package weka.recurrent.kernel.opencl;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread on which all OpenCL work of the process is done, one task after the other.
 *
 * <p>A failed launch leaves pinned arrays behind on its thread and makes later results silently wrong. So after any failure
 * the thread is left alone for good, and OpenCL stays off in this process; callers go on on the CPU. Only
 * {@link DeviceLimits.Exceeded} and {@link Refused}, thrown before anything native was touched, leave the engine as it was.
 */
final class OpenClEngine {
  /** The engine of this process (of this class loader). Its thread starts with the first task. */
  static final OpenClEngine INSTANCE = new OpenClEngine();

  /** Where tests make faults happen. */
  enum Point {
    DISCOVER, COMPILE, SELF_TEST, EXECUTE
  }

  /** Called at every {@link Point} on the engine's thread; whatever it throws counts as a failure there. */
  interface Fault {
    void at(Point point) throws Exception;
  }

  /** OpenCL cannot do this, and nothing was broken by asking. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /** The caller of a task no longer wants its result; nothing was broken by ending it between two executes. */
  static final class Stopped extends RuntimeException {
    Stopped(String message) {
      super(message);
    }
  }

  /** OpenCL failed, now or before; it stays off in this process. */
  static final class Failed extends RuntimeException {
    Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final LinkedBlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
  private boolean started;
  /** Of the engine's thread. */
  private Task<?> current;
  private volatile String failure;
  private volatile Fault fault = point -> {};

  private record Task<T>(String what, Callable<T> work, CompletableFuture<T> result, AtomicBoolean unwanted) {}

  private OpenClEngine() {}

  /** Why OpenCL is off in this process, or null. */
  String failure() {
    return failure;
  }

  /**
   * Does something on the engine's thread and waits. An interrupted caller still waits, some milliseconds, until the
   * execute at hand has ended and its arrays are no longer in use; its interrupt flag is kept.
   *
   * @throws Failed if OpenCL is off
   * @throws DeviceLimits.Exceeded if the task threw it
   * @throws Refused if the task threw it
   * @throws Stopped if the caller was interrupted and the task could end early
   */
  <T> T call(String what, Callable<T> work) {
    Task<T> task = new Task<>(what, work, new CompletableFuture<>(), new AtomicBoolean());
    submit(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.result.get();
        } catch (InterruptedException e) {
          interrupted = true;
          task.unwanted.set(true);
        } catch (java.util.concurrent.ExecutionException | CompletionException | CancellationException e) {
          Throwable cause = e.getCause();
          if (cause instanceof DeviceLimits.Exceeded || cause instanceof Refused || cause instanceof Stopped
              || cause instanceof Failed) {
            throw (RuntimeException) cause;
          }
          throw new Failed(failure, cause);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void submit(Task<?> task) {
    if (failure != null) {
      throw new Failed(failure, null);
    }
    if (!started) {
      Thread thread = new Thread(this::work, "weka-recurrent-opencl");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
      started = true;
    }
    queue.add(task);
  }

  /** For tests: what happens at the points named. */
  void inject(Fault fault) {
    this.fault = fault;
  }

  /** For tests: trusts OpenCL again, on a new thread. */
  synchronized void forgetFailure() {
    if (failure != null) {
      failure = null;
      started = false;
    }
  }

  /**
   * For tasks: whether it is worth going on.
   *
   * @throws Stopped if the caller was interrupted
   */
  void checkWanted() {
    Task<?> task = current;
    if (task != null && task.unwanted.get()) {
      throw new Stopped("interrupted while " + task.what);
    }
  }

  /** Gives an injected fault its chance. */
  void pass(Point point) throws Exception {
    fault.at(point);
  }

  private void work() {
    while (true) {
      Task<?> task;
      try {
        task = queue.take();
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt this thread; its tasks are short and it is a daemon.
        continue;
      }
      if (!run(task)) {
        return;
      }
    }
  }

  /** Whether the thread may go on. */
  private <T> boolean run(Task<T> task) {
    current = task;
    try {
      task.result.complete(task.work.call());
      return true;
    } catch (DeviceLimits.Exceeded | Refused | Stopped e) {
      task.result.completeExceptionally(e);
      return true;
    } catch (Throwable e) {
      // Aparapi throws AssertionError, loading natives throws LinkageError: any Throwable ends the use of OpenCL.
      synchronized (this) {
        failure = "OpenCL failed while " + task.what + " (" + reason(e) + ") and stays off until Java is started again";
        for (Task<?> waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
          waiting.result.completeExceptionally(new Failed(failure, null));
        }
      }
      task.result.completeExceptionally(e);
      return false;
    }
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return root.getClass().getSimpleName() + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }
}
