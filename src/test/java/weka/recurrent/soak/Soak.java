package weka.recurrent.soak;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.core.Utils;
import weka.gui.Logger;
import weka.recurrent.install.FirstSymbol;

/**
 * Two threads train one classifier each again and again, with random options; beside them others interrupt, copy, predict and let
 * logs throw. Whatever is trained must predict the same as its copy, and after the end heap, threads, direct memory and open and
 * temporary files must be what they were after the first rounds.
 * <pre>
 *   java weka.recurrent.soak.Soak MINUTES [SEED]
 * </pre>
 */
public final class Soak {
  private static final int TRAINERS = 2;
  /** Caches of Java and Weka fill in the first rounds. */
  private static final double WARM_SHARE = 0.3;

  /** What a process holds. */
  record Holding(long heap, long direct, int threads, long files, long temporary) {
    static Holding now() throws IOException, InterruptedException {
      for (int i = 0; i < 4; i++) {
        System.gc();
        Thread.sleep(100);
      }
      long direct =
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
      return new Holding(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), direct,
          (int) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("recurrentNetworks")).count(),
          count(Path.of("/proc/self/fd")), count(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    private static long count(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return 0;
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files.count();
      }
    }
  }

  /** What came out. */
  record Outcome(int trainings, int interrupted, int copies, Holding warm, Holding end, Throwable fault) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT,
          "%d trainings, %d interrupted, %d copies; after warming up -> at the end: heap %.1f -> %.1f MB, "
              + "direct %d -> %d bytes, threads %d -> %d, open files %d -> %d, temporary files %d -> %d%s",
          trainings, interrupted, copies,
          warm.heap / 1e6, end.heap / 1e6, warm.direct, end.direct, warm.threads, end.threads, warm.files, end.files,
          warm.temporary,
          end.temporary, fault == null ? "" : "; FAULT " + fault);
    }
  }

  private final Instances data = FirstSymbol.data(40, 8, 3);
  private final AtomicInteger trainings = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger copies = new AtomicInteger();
  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private volatile long end;

  Soak() throws Exception {}

  public static void main(String[] arguments) throws Exception {
    Outcome outcome =
        new Soak().run(Double.parseDouble(arguments[0]) * 60, arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
    System.out.println(outcome);
    if (outcome.fault() != null) {
      outcome.fault().printStackTrace();
      System.exit(1);
    }
  }

  Outcome run(double seconds, long seed) throws Exception {
    rounds(seconds * WARM_SHARE, seed);
    Holding warm = Holding.now();
    rounds(seconds * (1 - WARM_SHARE), seed + 1);
    return new Outcome(trainings.get(), interrupted.get(), copies.get(), warm, Holding.now(), fault.get());
  }

  private void rounds(double seconds, long seed) throws Exception {
    end = System.nanoTime() + (long) (seconds * 1e9);
    List<Thread> trainers = new ArrayList<>();
    List<AtomicReference<RecurrentClassifier>> shown = new ArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < TRAINERS; i++) {
      AtomicReference<RecurrentClassifier> current = new AtomicReference<>();
      shown.add(current);
      Random random = new Random(seed * 31 + i);
      trainers.add(thread(() -> train(random, current)));
      all.add(thread(() -> copy(current)));
    }
    Random random = new Random(seed);
    while (System.nanoTime() < end) {
      Thread.sleep(50 + random.nextInt(300));
      trainers.get(random.nextInt(TRAINERS)).interrupt();
    }
    all.addAll(trainers);
    for (Thread thread : all) {
      thread.join();
    }
  }

  private void train(Random random, AtomicReference<RecurrentClassifier> current) throws Exception {
    RecurrentClassifier network = null;
    while (System.nanoTime() < end && fault.get() == null) {
      if (network == null || random.nextInt(3) > 0) {
        network = (RecurrentClassifier) AbstractClassifier.forName(
            "weka.classifiers.functions." + List.of("LSTM", "GRU", "RNN").get(random.nextInt(3)),
            Utils.splitOptions(options(random)));
      }
      network.setLog(random.nextInt(4) > 0 ? null : new Failing(random.nextInt(5)));
      current.set(network);
      try {
        network.buildClassifier(data);
        trainings.incrementAndGet();
        double[][] together = network.distributionsForInstances(data);
        RecurrentClassifier copy = (RecurrentClassifier) AbstractClassifier.makeCopy(network);
        for (int i = 0; i < 5; i++) {
          if (!java.util.Arrays.equals(together[i], copy.distributionForInstance(data.instance(i)))) {
            throw new AssertionError("a copy predicts something else");
          }
        }
      } catch (InterruptedException e) {
        interrupted.incrementAndGet();
      }
      Thread.interrupted();
    }
  }

  private static String options(Random random) {
    return "-N " + (1 + random.nextInt(6)) + " -H " + (1 + random.nextInt(12)) + " -members " + (1 + random.nextInt(3))
        + " -threads "
        + (1 + random.nextInt(3)) + " -backend cpu -layers " + (1 + random.nextInt(2))
        + (random.nextBoolean() ? " -bidirectional" : "")
        + (random.nextBoolean() ? " -V 20" : "");
  }

  private void copy(AtomicReference<RecurrentClassifier> current) throws Exception {
    while (System.nanoTime() < end && fault.get() == null) {
      Thread.sleep(5);
      RecurrentClassifier network = current.get();
      if (network != null) {
        RecurrentClassifier copy = (RecurrentClassifier) AbstractClassifier.makeCopy(network);
        copies.incrementAndGet();
        if (copy.trained()) {
          copy.distributionForInstance(data.instance(0));
        }
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private Thread thread(Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        // Told to stop between two trainings.
      } catch (Throwable e) {
        fault.compareAndSet(null, e);
      }
    }, "soak");
    thread.start();
    return thread;
  }

  /** A log that throws at its n-th message. */
  private static final class Failing implements Logger {
    private int left;

    Failing(int left) {
      this.left = left;
    }

    @Override
    public void logMessage(String text) {
      statusMessage(text);
    }

    @Override
    public synchronized void statusMessage(String text) {
      if (left-- == 0) {
        throw new IllegalStateException("the window of the log is gone");
      }
    }
  }
}
