package weka.recurrent.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import weka.classifiers.functions.LSTM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.recurrent.data.CompactSequences;

/**
 * Does a large data set train at the speed of a small one, and in how much memory? Sequences of 100 steps x 10 channels, an LSTM
 * of 32 units on one thread, mini-batches of 64; one epoch each, a small data set before and after the large one. Processor time
 * of the whole Java machine, collector and compiler included, divided by sequences: other programs on the machine do not show.
 *
 * <pre>{@code
 * LargeDataBench compact 100000         float arrays (CompactSequences)
 * LargeDataBench steps 10000            Weka's rows, one per step
 * LargeDataBench channels 10000         Weka's rows, one per channel
 * }</pre>
 */
public final class LargeDataBench {
  private static final int STEPS = 100;
  private static final int CHANNELS = 10;
  private static final int SMALL = 2_000;

  private LargeDataBench() {}

  /** See above. */
  public static void main(String[] arguments) throws Exception {
    String kind = arguments.length > 0 ? arguments[0] : "compact";
    int large = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    System.out.printf(Locale.ROOT, "heap of at most %d MB, Java %s, %d sequences of %d steps x %d channels, %s%n",
        Runtime.getRuntime().maxMemory() >> 20, System.getProperty("java.version"), large, STEPS, CHANNELS, kind);
    Instances small = data(kind, SMALL);
    epochs(small, 3);
    System.out.println("| data | sequences | data, bytes a sequence | encoding, us a sequence | epoch, us a sequence "
        + "| heap in use after it |");
    System.out.println("|---|---|---|---|---|---|");
    double before = row("small", small, 3, 0);
    long empty = used();
    Instances big = data(kind, large);
    double bytes = (used() - empty) / (double) large;
    double during = row("large", big, 1, bytes);
    big = null;
    double after = row("small", small, 3, 0);
    System.out.printf(Locale.ROOT, "large against the mean of small: %+.1f %%; collections took %.1f s in all%n",
        200 * during / (before + after) - 100, collected() / 1e3);
  }

  private static double row(String name, Instances data, int epochs, double bytes) throws Exception {
    double[] times = epochs(data, epochs);
    System.out.printf(Locale.ROOT, "| %s | %d | %s | %.1f | %.1f | %d MB |%n", name, data.numInstances(),
        bytes == 0 ? "" : String.format(Locale.ROOT, "%.0f", bytes), times[0] * 1e6 / data.numInstances(),
        times[1] * 1e6 / data.numInstances(), (long) times[2] >> 20);
    return times[1] / data.numInstances();
  }

  /** Seconds of encoding, seconds of the last epoch, bytes in use at its end. */
  private static double[] epochs(Instances data, int epochs) throws Exception {
    LSTM lstm = new LSTM();
    lstm.setHiddenUnits(32);
    lstm.setMiniBatchSize(64);
    lstm.setEpochs(epochs);
    lstm.setPatience(0);
    lstm.setThreads(1);
    double begin = seconds();
    lstm.initializeClassifier(data);
    double encoded = seconds() - begin;
    double epoch = Double.NaN;
    boolean more = true;
    while (more) {
      begin = seconds();
      more = lstm.next();
      epoch = seconds() - begin;
    }
    long used = used();
    lstm.done();
    return new double[] {encoded, epoch, used};
  }

  private static Instances data(String kind, int size) {
    boolean channels = kind.equals("channels");
    int width = channels ? STEPS : CHANNELS;
    int rows = channels ? CHANNELS : STEPS;
    ArrayList<Attribute> inner = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      inner.add(new Attribute((channels ? "t" : "sensor") + (c + 1)));
    }
    Attribute sequence = new Attribute("sequence", new Instances("sequence", inner, 0));
    Instances header =
        new Instances("large", new ArrayList<>(List.of(sequence, new Attribute("class", List.of("up", "down")))), 0);
    header.setClassIndex(1);
    CompactSequences store = new CompactSequences(header);
    Instances plain = new Instances(header, size);
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < size; n++) {
      int label = random.nextInt(2);
      float[] values = new float[rows * width];
      for (int i = 0; i < values.length; i++) {
        int step = channels ? i % width : i / width;
        values[i] = (float) (random.nextDouble() - 0.5 + (label == 0 ? 1 : -1) * 0.01 * step);
      }
      if (kind.equals("compact")) {
        store.add(values, label);
      } else {
        plain.add(row(plain, rows, width, values, label));
      }
    }
    return kind.equals("compact") ? store.instances() : plain;
  }

  private static DenseInstance row(Instances data, int rows, int width, float[] values, int label) {
    Attribute sequence = data.attribute(0);
    Instances bag = new Instances(sequence.relation(), rows);
    for (int r = 0; r < rows; r++) {
      double[] row = new double[width];
      for (int c = 0; c < width; c++) {
        row[c] = values[r * width + c];
      }
      bag.add(new DenseInstance(1, row));
    }
    return new DenseInstance(1, new double[] {sequence.addRelation(bag), label});
  }

  private static double seconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long collected() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }
}
