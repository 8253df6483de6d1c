package weka.recurrent.kernel.opencl;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.FeatureGradient;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Weights;
import weka.recurrent.kernel.Workload;
import weka.recurrent.kernel.cpu.CpuBackend;

/**
 * What {@code -backend auto} means: the device if it is measured to be faster for the workload, else the CPU; and the reason in
 * the description either way.
 *
 * <p>Cost model: a training step of a network too small to fill a launch's overhead stays on the CPU unmeasured, and OpenCL is
 * not even loaded. For the others a {@link DeviceScout} looks first whether there is a GPU; then one training step of the
 * workload, of up to {@link #PROBE_STEPS} time steps, is timed on both.
 * The verdict is kept with the tuning of the device, so that the next run decides alike and gives the same bits.
 */
public final class AutomaticBackend {
  private static final Logger LOG = Logger.getLogger(AutomaticBackend.class.getName());

  /** Floating-point operations of a training step below which no device is asked: some ms on one core. */
  static final double LEAST_WORK = 1e8;
  /** Most time steps of the step that is timed; both backends take time in proportion to them. */
  static final int PROBE_STEPS = 32;
  /** Runs without a gain after which a time counts as settled, runs at most, and nanoseconds at least and at most, of one
   * measurement. */
  private static final int SETTLED = 6;
  private static final int MOST_RUNS = 2000;
  private static final long LEAST_NANOS = 2_500_000_000L;
  private static final long MOST_NANOS = 8_000_000_000L;
  /** How much faster the device must be, to be worth its greater number of moving parts. */
  private static final double MARGIN = 1.25;

  private AutomaticBackend() {}

  /**
   * Opens the faster backend. Never fails for want of a device.
   *
   * @param device index, name or part of a name; null or empty for the best GPU
   * @param cpuThreads threads of the CPU backend, 0 for one per processor
   * @param workload what it will be used for; null if unknown, which means the CPU
   */
  public static Backend open(String device, int cpuThreads, Workload workload) {
    Backend chosen = choose(device, cpuThreads, workload);
    LOG.log(Level.FINE, "backend auto: {0}", chosen.description());
    return chosen;
  }

  private static Backend choose(String device, int cpuThreads, Workload workload) {
    if (workload == null) {
      return cpu(cpuThreads, "the workload is not known yet");
    }
    double work = work(workload);
    if (work < LEAST_WORK) {
      return cpu(cpuThreads, String.format(Locale.ROOT, "%.2g operations per training step are too few for a GPU", work));
    }
    String obstacle = OpenClDevices.platformObstacle();
    if (obstacle == null && (device == null || device.isBlank())) {
      obstacle = DeviceScout.obstacle();
    }
    if (obstacle != null) {
      return cpu(cpuThreads, obstacle);
    }
    OpenClBackend gpu;
    try {
      gpu = OpenClBackend.open(device, cpuThreads);
    } catch (IllegalStateException e) {
      return cpu(cpuThreads, e.getMessage());
    }
    Backend other = new CpuBackend(cpuThreads);
    boolean open = false;
    try {
      Verdict verdict = verdict(gpu, other, workload);
      open = true;
      Backend loser = verdict.faster() ? other : gpu;
      loser.close();
      return new ChosenBackend(verdict.faster() ? gpu : other, verdict.text());
    } finally {
      if (!open) {
        gpu.close();
        other.close();
      }
    }
  }

  private static Backend cpu(int threads, String reason) {
    return new ChosenBackend(new CpuBackend(threads), reason);
  }

  private static double work(Workload workload) {
    return DeviceEncoder.operationsPerRow(workload.encoder(), true) * workload.steps() * workload.sequences();
  }

  /**
   * What was measured.
   *
   * @param deviceMillis a training step on the device
   * @param cpuMillis a training step on the CPU
   */
  record Verdict(double deviceMillis, double cpuMillis) {
    boolean faster() {
      return deviceMillis * MARGIN < cpuMillis;
    }

    String text() {
      return String.format(java.util.Locale.ROOT,
          "a training step of the network was measured: %.1f ms on the device, %.1f ms on the CPU",
          deviceMillis, cpuMillis);
    }

    static Verdict parse(String text) {
      String[] parts = text == null ? new String[0] : text.split("/");
      try {
        return parts.length == 2 ? new Verdict(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])) : null;
      } catch (NumberFormatException e) {
        // A damaged line of the cache: measured again.
        return null;
      }
    }
  }

  /** The cached verdict, or a new one. */
  static Verdict verdict(OpenClBackend gpu, Backend cpu, Workload workload) {
    int steps = Math.min(PROBE_STEPS, workload.steps());
    int bucket = Integer.highestOneBit(2 * workload.sequences() - 1);
    String key =
        "verdict." + (workload.encoder() + "." + steps + ".n" + bucket + "." + cpu.description()).replaceAll("[\\s=:#!]+", "_");
    Verdict known = Verdict.parse(gpu.cache().get(key));
    if (known != null) {
      return known;
    }
    try {
      Verdict fresh = new Verdict(millis(gpu, workload.encoder(), steps, bucket), millis(cpu, workload.encoder(), steps, bucket));
      gpu.cache().put(key, fresh.deviceMillis + "/" + fresh.cpuMillis);
      return fresh;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict(Double.POSITIVE_INFINITY, 0);
    }
  }

  /**
   * Milliseconds of one training step, forward and backward: the least of the runs of some seconds, until the just-in-time
   * compiler and the {@link Tuner} have nothing left to gain. The Vector API is a hundred times slower before it is compiled.
   */
  static double millis(Backend backend, EncoderSpec encoder, int steps, int sequences) throws InterruptedException {
    float[] parameters = new float[new EncoderLayout(encoder).size()];
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = 0.01f * (k % 13 - 6);
    }
    SequenceBatch batch = new SequenceBatch();
    batch.shape(steps, sequences, encoder.inputs());
    for (int n = 0; n < sequences; n++) {
      batch.setLength(n, steps);
    }
    for (int k = 0; k < steps * sequences * encoder.inputs(); k++) {
      batch.x()[k] = 0.1f * (k % 17 - 8);
    }
    NothingAbove above = new NothingAbove(new float[sequences * encoder.features()]);
    Gradients gradients = new Gradients(new float[parameters.length], null);
    Weights weights = backend.pack(encoder, parameters);
    Pass pass = backend.open(encoder, true);
    long begin = System.nanoTime();
    double least = Double.POSITIVE_INFINITY;
    int settled = 0;
    for (int run = 0; run < MOST_RUNS && settled < SETTLED; run++) {
      long start = System.nanoTime();
      weights.take(parameters);
      pass.step(weights, batch, DropoutMasks.NONE, above, gradients);
      long end = System.nanoTime();
      double taken = (end - start) / 1e6;
      boolean early = end - begin < LEAST_NANOS;
      settled = early || taken < 0.95 * least ? 0 : settled + 1;
      least = Math.min(least, taken);
      if (end - begin > MOST_NANOS && run > 0) {
        break;
      }
    }
    return least;
  }

  /** A training step whose features are their own gradient. */
  private record NothingAbove(float[] features) implements FeatureGradient {
    @Override
    public float[] dFeatures() {
      return features;
    }

    @Override
    public void compute(int from, int to) {
      // The gradient is there.
    }
  }
}
