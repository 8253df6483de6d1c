package weka.recurrent.classifier;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.network.NetworkSpec;

/**
 * The members of a model predicting one instance at the same time, by the caller and threads of the JVM's common pool. Each core
 * then has the weights of its members to itself, which are what such a prediction waits for.
 */
final class SideBySide {
  /** Fused multiply-adds of a prediction, about 100 microseconds, below which waking a thread takes longer than it saves. */
  private static final long WORTH_SHARING = 2_000_000;

  /** What is done for one member. */
  interface Task {
    void run(int member) throws InterruptedException;
  }

  private SideBySide() {}

  /** Whether a prediction by so many members over so many steps is worth the hand-off to other threads. */
  static boolean isWorth(NetworkSpec network, int members, int steps) {
    long perStep = 0;
    int inputs = network.input().width();
    for (LayerSpec layer : network.layers()) {
      perStep += (long) layer.width() * layer.cell().gates() * (inputs + layer.hidden());
      inputs = layer.width();
    }
    return members > 1 && perStep * steps * members >= WORTH_SHARING;
  }

  /**
   * Does a task for every member.
   *
   * @param threads the caller's included; 0 for all cores
   */
  static void run(int members, int threads, Task task) throws InterruptedException {
    int most = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    int helpers = Math.min(Math.min(most, members) - 1, ForkJoinPool.getCommonPoolParallelism());
    AtomicInteger next = new AtomicInteger();
    ForkJoinTask<?>[] forked = new ForkJoinTask<?>[Math.max(0, helpers)];
    for (int i = 0; i < forked.length; i++) {
      forked[i] = ForkJoinTask.adapt(() -> {
        claim(next, members, task);
        return null;
      });
      ForkJoinPool.commonPool().execute(forked[i]);
    }
    try {
      claim(next, members, task);
    } finally {
      // After a failure here nobody begins another member; whoever has begun one is waited for.
      next.set(members);
      for (int i = forked.length - 1; i >= 0; i--) {
        if (!forked[i].tryUnfork()) {
          forked[i].quietlyJoin();
        }
      }
    }
    for (ForkJoinTask<?> helper : forked) {
      if (helper.getException() != null) {
        throw new IllegalStateException("a member of the model could not predict: " + helper.getException().getMessage(),
            helper.getException());
      }
    }
  }

  private static void claim(AtomicInteger next, int members, Task task) throws InterruptedException {
    for (int member = next.getAndIncrement(); member < members; member = next.getAndIncrement()) {
      task.run(member);
    }
  }
}
