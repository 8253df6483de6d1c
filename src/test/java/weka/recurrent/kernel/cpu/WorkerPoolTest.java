package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class WorkerPoolTest {
  private final WorkerPool pool = new WorkerPool(2);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void everyTaskRunsOnce() throws InterruptedException {
    for (int round = 0; round < 2_000; round++) {
      AtomicInteger[] runs = new AtomicInteger[7];
      Arrays.setAll(runs, i -> new AtomicInteger());
      pool.run(runs.length, round % 3 > 0, (task, slot, job) -> runs[task].incrementAndGet());
      int[] counts = Arrays.stream(runs).mapToInt(AtomicInteger::get).toArray();
      assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1}, counts);
    }
  }

  @Test
  void slotsAreNeverSharedAtOneTime() throws InterruptedException {
    AtomicInteger[] inSlot = {new AtomicInteger(), new AtomicInteger()};
    AtomicInteger clashes = new AtomicInteger();
    for (int round = 0; round < 500; round++) {
      pool.run(20, true, (task, slot, job) -> {
        if (inSlot[slot].incrementAndGet() > 1) {
          clashes.incrementAndGet();
        }
        Thread.onSpinWait();
        inSlot[slot].decrementAndGet();
      });
    }
    assertEquals(0, clashes.get());
  }

  @Test
  void exceptionsOfAnyThreadReachTheCaller() throws InterruptedException {
    for (int failing = 0; failing < 8; failing++) {
      int which = failing;
      IllegalStateException thrown = new IllegalStateException("task " + failing);
      IllegalStateException caught = assertThrows(IllegalStateException.class, () -> pool.run(8, true, (task, slot, job) -> {
        if (task == which) {
          throw thrown;
        }
      }));
      assertSame(thrown, caught);
    }
    AtomicInteger runs = new AtomicInteger();
    pool.run(8, true, (task, slot, job) -> runs.incrementAndGet());
    assertEquals(8, runs.get(), "the pool goes on after failures");
  }

  @Test
  void interruptEndsAllTasksBeforeItIsThrown() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger(-1);
    AtomicInteger caught = new AtomicInteger();
    Thread caller = new Thread(() -> {
      try {
        pool.run(2, true, (task, slot, job) -> {
          running.incrementAndGet();
          try {
            begun.countDown();
            while (true) {
              job.checkpoint();
              Thread.onSpinWait();
            }
          } finally {
            running.decrementAndGet();
          }
        });
      } catch (InterruptedException e) {
        caught.incrementAndGet();
      }
      left.set(running.get());
    });
    caller.start();
    begun.await();
    caller.interrupt();
    caller.join();
    assertEquals(1, caught.get());
    assertEquals(0, left.get(), "no worker runs after the call");
    assertFalse(caller.isInterrupted());
  }

  @Test
  void interruptWhileOnlyAWorkerRunsIsHonored() throws InterruptedException {
    AtomicInteger left = new AtomicInteger(-1);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger interruptions = new AtomicInteger();
    CountDownLatch workerRuns = new CountDownLatch(1);
    Thread caller = new Thread(() -> {
      try {
        pool.run(2, true, (task, slot, job) -> {
          if (slot == 0) {
            // The caller's own task ends as soon as the worker has one, or at once if no worker was free.
            workerRuns.await(1, TimeUnit.SECONDS);
            return;
          }
          running.incrementAndGet();
          workerRuns.countDown();
          try {
            while (true) {
              job.checkpoint();
            }
          } finally {
            running.decrementAndGet();
          }
        });
      } catch (InterruptedException e) {
        interruptions.incrementAndGet();
      }
      left.set(running.get());
    });
    caller.start();
    boolean hired = workerRuns.await(2, TimeUnit.SECONDS);
    if (hired) {
      caller.interrupt();
    }
    caller.join();
    assertEquals(hired ? 1 : 0, interruptions.get());
    assertEquals(0, left.get());
  }

  @Test
  void threadsEndWithThePool() throws InterruptedException {
    pool.run(2, true, (task, slot, job) -> Thread.sleep(5));
    pool.close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (workers() > 0 && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertEquals(0, workers());
    assertThrows(IllegalStateException.class, () -> pool.run(1, false, (task, slot, job) -> {}));
  }

  @Test
  void closedPoolSaysWhatToDo() {
    pool.close();
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> pool.run(1, true, (task, slot, job) -> {}));
    assertTrue(error.getMessage().contains("open a new one"), error.getMessage());
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("recurrent-cpu-")).count();
  }
}
