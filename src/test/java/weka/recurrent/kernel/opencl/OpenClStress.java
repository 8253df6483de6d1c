package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.cpu.CpuBackend;

/**
 * Three threads train random shapes on a device while others allocate and collect garbage; every step is compared with the CPU
 * backend. {@code OpenClStress STEPS [SEED]}: ends with code 0 and the line {@code checked N steps …} if all were right.
 * {@code scripts/opencl-stress} runs it under every collector.
 */
final class OpenClStress {
  private static final int THREADS = 3;

  private OpenClStress() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    int steps = Integer.parseInt(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger checked = new AtomicInteger();
    List<Thread> pressure = List.of(new Thread(() -> allocate(done)), new Thread(() -> collect(done)));
    double worst = 0;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (OpenClBackend device = OpenClBackend.open(TestDevice.name(), OpenClStress::nobody, null);
        Backend cpu = new CpuBackend(1)) {
      pressure.forEach(thread -> {
        thread.setDaemon(true);
        thread.start();
      });
      List<Future<Double>> results = new ArrayList<>();
      for (int k = 0; k < THREADS; k++) {
        SplittableRandom random = new SplittableRandom(seed + k);
        results.add(threads.submit(() -> train(device, cpu, random, steps, checked)));
      }
      for (Future<Double> result : results) {
        worst = Math.max(worst, result.get());
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    System.out.printf("checked %d steps, worst error %.1e, Java %s%n", checked.get(), worst, System.getProperty("java.version"));
  }

  private static Backend nobody() {
    throw new AssertionError("the device failed: " + OpenClEngine.INSTANCE.failure());
  }

  private static double train(Backend device, Backend cpu, SplittableRandom random, int steps, AtomicInteger checked)
      throws Exception {
    double worst = 0;
    while (checked.get() < steps) {
      Cell cell = Cell.values()[random.nextInt(Cell.values().length)];
      Agreement work = new Agreement(cell, 1 + random.nextInt(40), 1 + random.nextInt(20), 1 + random.nextInt(14),
          1 + random.nextInt(2), random.nextBoolean(), random.nextInt(1000));
      Agreement.Results expected = work.run(cpu);
      Pass pass = device.open(work.spec, true);
      for (int repeat = 0; repeat < 3; repeat++) {
        double error = work.worst(expected, work.run(device, pass));
        if (!(error < 1e-4)) {
          throw new AssertionError("wrong by " + error + " after " + checked.get() + " steps: " + work.spec);
        }
        worst = Math.max(worst, error);
        checked.incrementAndGet();
      }
    }
    return worst;
  }

  /** Young garbage all the time, and some that grows old. */
  private static void allocate(AtomicBoolean done) {
    byte[][] old = new byte[64][];
    for (int k = 0; !done.get(); k++) {
      old[k % old.length] = new byte[100_000 + k % 1000];
      if (k % 50 == 0) {
        Thread.yield();
      }
    }
  }

  private static void collect(AtomicBoolean done) {
    while (!done.get()) {
      System.gc();
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
