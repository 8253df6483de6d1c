package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Trace;
import weka.recurrent.kernel.cpu.CpuBackend;

/**
 * Encoders on an OpenCL device, and on the CPU from the moment the device fails.
 *
 * <p>{@link #open} trusts a device only after a self-test against the reference backend. Every call leaves a state that is
 * valid on the host, so whatever fails later, the call in hand is done again by the CPU backend, and so are all after it;
 * {@link #description} and one line in the log say so. A batch that is too large for the device is done by the CPU, the next
 * one by the device again.
 *
 * <p>Results agree with the reference to a tolerance, and are the same bits from run to run on one device. Safe for all
 * threads, each with its own trace; launches take turns on one thread of the process.
 */
public final class OpenClBackend implements Backend {
  private static final Logger LOG = Logger.getLogger(OpenClBackend.class.getName());

  private final OpenClSessions.Lease lease;
  private final DeviceEncoder encoder;
  private final Supplier<Backend> fallback;
  private Backend cpu;
  private volatile String failure;
  private volatile boolean tooLarge;
  private volatile boolean closed;

  OpenClBackend(OpenClSessions.Lease lease, DeviceEncoder encoder, Supplier<Backend> fallback) {
    this.lease = lease;
    this.encoder = encoder;
    this.fallback = fallback;
  }

  /**
   * Opens a device, compiles the kernels and tests them against the reference. The first time in a process takes a second or
   * more.
   *
   * @param device index, name or part of a name; null or empty for the best GPU
   * @param cpuThreads threads of the CPU backend, should it have to take over; 0 for one per processor
   * @throws IllegalStateException with reason and remedy if OpenCL cannot be had
   */
  public static OpenClBackend open(String device, int cpuThreads) {
    return open(device, () -> new CpuBackend(cpuThreads), null);
  }

  /**
   * As {@link #open(String, int)}.
   *
   * @param fallback opens the backend that takes over if the device fails later; asked at most once, closed with this one
   * @param forced variant that is always taken; null to measure
   */
  static OpenClBackend open(String device, Supplier<Backend> fallback, Variant forced) {
    OpenClSessions.Lease lease = lease(device);
    DeviceSession session = lease.session();
    Tuner tuner = new Tuner(lease.cache(), session.limits(), forced);
    return new OpenClBackend(lease, new DeviceEncoder(session, tuner, DeviceEncoder.leastSequences(session.info())), fallback);
  }

  /** The device wanted, or the best that passes its self-test. */
  static OpenClSessions.Lease lease(String device) {
    List<String> refused = new ArrayList<>();
    try {
      for (OpenClDevices.Info info : OpenClDevices.choose(device)) {
        try {
          return OpenClSessions.acquire(info, SelfTest::run);
        } catch (OpenClEngine.Refused | DeviceLimits.Exceeded e) {
          refused.add(e.getMessage());
        }
      }
    } catch (OpenClEngine.Failed e) {
      refused.add(e.getMessage());
    }
    throw new IllegalStateException(String.join("; ", refused) + ". Use -backend cpu");
  }

  /** What was measured on this device. */
  TuningCache cache() {
    return lease.cache();
  }

  /** Largest deviation from the reference in the self-test. */
  double worstError() {
    return lease.worstError();
  }

  @Override
  public String description() {
    OpenClDevices.Info info = lease.session().info();
    String device = "opencl on " + info.name() + " (" + info.platform() + ", " + info.version() + ")";
    String onCpu = cpu == null ? "" : cpu.description();
    if (failure != null) {
      return "cpu in place of " + device + ": " + failure + "; went on with " + onCpu;
    }
    return device + (tooLarge ? ", batches too large for it on the CPU: " + onCpu : "")
        + String.format(", self-test error %.1e", lease.worstError());
  }

  @Override
  public Trace trace(EncoderSpec spec, boolean training) {
    checkOpen();
    return new DeviceTrace(this, spec, training);
  }

  @Override
  public long traceBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    DeviceProgram.Purpose purpose = training ? DeviceProgram.Purpose.TRAIN : DeviceProgram.Purpose.PREDICT;
    return 4L * steps * sequences * (Arena.floatsPerRow(spec, purpose) + spec.inputs());
  }

  @Override
  public void forward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] features)
      throws InterruptedException {
    DeviceTrace own = own(trace);
    EncoderSpec spec = own.spec;
    check(parameters.length >= own.layout.size(),
        "parameters must hold [P=" + own.layout.size() + "] values, got " + parameters.length);
    check(batch.inputs() == spec.inputs(), "the batch must have D=" + spec.inputs() + " inputs per step, got " + batch.inputs());
    int expected = batch.sequences() * spec.features();
    check(features.length >= expected, "features must hold [N=" + batch.sequences() + ", F=" + spec.features() + "] = " + expected
        + " values, got " + features.length);
    beforeCall("forward");
    if (failure == null) {
      try {
        encoder.forward(parameters, batch, masks, own, features);
        return;
      } catch (OpenClEngine.Failed | DeviceLimits.Exceeded e) {
        stepIn(e);
      }
    }
    forwardOnCpu(parameters, batch, masks, own, features);
  }

  @Override
  public void backward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] dFeatures,
      float[] gradient, float[] dx) throws InterruptedException {
    DeviceTrace own = own(trace);
    EncoderSpec spec = own.spec;
    if (!own.training || own.parts == null && !own.onCpu) {
      throw new IllegalStateException(own.training ? "backward needs a forward pass with the same trace before it"
          : "backward needs a trace made for training, this one was made for prediction");
    }
    int n = batch.sequences() * spec.features();
    long x = (long) batch.steps() * batch.sequences() * spec.inputs();
    check(dFeatures.length >= n, "dFeatures must hold [N=" + batch.sequences() + ", F=" + spec.features() + "] = " + n
        + " values, got " + dFeatures.length);
    check(gradient == null || gradient.length >= own.layout.size(),
        "gradient must hold [P=" + own.layout.size() + "] values, got "
            + (gradient == null ? 0 : gradient.length));
    check(dx == null || dx.length >= x, "dx must hold [T=" + batch.steps() + ", N=" + batch.sequences() + ", D=" + spec.inputs()
        + "] = " + x + " values, got " + (dx == null ? 0 : dx.length));
    check(batch.sequences() == own.sequences && batch.steps() == own.steps,
        "the batch must be the one of the forward pass, with T="
            + own.steps + " and N=" + own.sequences + ", got T=" + batch.steps() + " and N=" + batch.sequences());
    beforeCall("backward");
    if (!own.onCpu && failure == null) {
      try {
        encoder.backward(own, dFeatures, gradient, dx);
        return;
      } catch (OpenClEngine.Failed | DeviceLimits.Exceeded e) {
        stepIn(e);
      }
    }
    if (!own.onCpu) {
      // The gates of the forward pass were on the device.
      forwardOnCpu(parameters, batch, masks, own, new float[n]);
    }
    cpu().backward(parameters, batch, masks, own.cpu, dFeatures, gradient, dx);
  }

  /** Makes sure that a trace has gates and states to show, on the host. */
  void look(DeviceTrace trace) {
    checkOpen();
    if (trace.onCpu || trace.arenas != null) {
      return;
    }
    if (failure == null) {
      try {
        encoder.inspect(trace);
        return;
      } catch (OpenClEngine.Failed | DeviceLimits.Exceeded e) {
        stepIn(e);
      }
    }
    try {
      forwardFromKeptInputs(trace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at gates and states; ask again", e);
    }
  }

  private void forwardOnCpu(float[] parameters, SequenceBatch batch, DropoutMasks masks, DeviceTrace trace, float[] features)
      throws InterruptedException {
    if (trace.cpu == null) {
      trace.cpu = cpu().trace(trace.spec, trace.training);
    }
    trace.onCpu = false;
    cpu().forward(parameters, batch, masks, trace.cpu, features);
    trace.sequences = batch.sequences();
    trace.steps = batch.steps();
    trace.onCpu = true;
  }

  /** The forward pass of the trace once more, on the CPU, when batch and masks are no longer at hand. */
  private void forwardFromKeptInputs(DeviceTrace trace) throws InterruptedException {
    int sequences = trace.sequences;
    int steps = trace.steps;
    SequenceBatch batch = new SequenceBatch();
    batch.shape(steps, sequences, trace.spec.inputs());
    float[][] input = new float[trace.spec.layers().size()][];
    float[][] state = new float[2 * input.length][];
    for (PackedBatch part : trace.parts) {
      part.restore(trace.spec, batch, input, state);
    }
    int listed = trace.parts.isEmpty() ? 0 : trace.parts.get(trace.parts.size() - 1).end();
    for (int n = listed; n < sequences; n++) {
      batch.setLength(n, 0);
    }
    forwardOnCpu(trace.parameters, batch, new DropoutMasks(input, state), trace, new float[sequences * trace.spec.features()]);
  }

  private void stepIn(RuntimeException e) {
    String name = lease.session().info().name();
    if (e instanceof OpenClEngine.Failed) {
      boolean first;
      synchronized (this) {
        first = failure == null;
        failure = e.getMessage();
      }
      if (first) {
        LOG.warning(e.getMessage() + "; training goes on from where it was on the CPU, with " + cpu().description());
        LOG.log(Level.FINE, "failure on " + name, e);
      }
    } else if (!tooLarge) {
      tooLarge = true;
      LOG.warning(
          "too large for " + name + ": " + e.getMessage() + "; such batches are done on the CPU, with " + cpu().description());
    }
  }

  private synchronized Backend cpu() {
    if (cpu == null) {
      checkOpen();
      cpu = fallback.get();
    }
    return cpu;
  }

  private void beforeCall(String what) throws InterruptedException {
    checkOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + what);
    }
  }

  private DeviceTrace own(Trace trace) {
    checkOpen();
    if (trace instanceof DeviceTrace own && own.owner == this) {
      return own;
    }
    throw new IllegalArgumentException("the trace must come from this backend, got one of " + trace.getClass().getSimpleName());
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this OpenCL backend was closed; open another one");
    }
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    lease.close();
    if (cpu != null) {
      cpu.close();
    }
  }
}
