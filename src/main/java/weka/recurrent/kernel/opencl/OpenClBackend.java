package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.Weights;
import weka.recurrent.kernel.cpu.CpuBackend;

/**
 * Encoders on an OpenCL device, and on the CPU from the moment the device fails.
 *
 * <p>{@link #open(String, int)} trusts a device only after a self-test against the reference backend. Whatever fails later, the
 * call in hand is done again by the CPU backend, and so are all after it ({@link Standby}); {@link #description} and one line in
 * the log say so. A batch that is too large for the device is done by the CPU, the next one by the device again.
 *
 * <p>Results agree with the reference to a tolerance, and are the same bits from run to run on one device. Safe for all
 * threads, each with its own pass; launches take turns on one thread of the process.
 */
public final class OpenClBackend implements Backend {
  private final OpenClSessions.Lease lease;
  private final DeviceEncoder encoder;
  private final Standby standby;

  OpenClBackend(OpenClSessions.Lease lease, DeviceEncoder encoder, Supplier<Backend> fallback) {
    this.lease = lease;
    this.encoder = encoder;
    standby = new Standby(lease.session().info().name(), fallback);
  }

  /**
   * Opens a device, compiles the kernels and tests them against the reference. The first time with a driver takes from some
   * seconds to {@link DeviceExam#LIMIT}; later it takes the driver's own cache of compiled kernels.
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
    return new OpenClBackend(lease, new DeviceEncoder(session, tuner), fallback);
  }

  /** The device wanted, or the best that passes its self-test. */
  static OpenClSessions.Lease lease(String device) {
    List<String> refused = new ArrayList<>();
    try {
      for (OpenClDevices.Info info : OpenClDevices.choose(device)) {
        try {
          return OpenClSessions.acquire(info, session -> Math.max(DeviceExam.pass(info), SelfTest.quick(session)));
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

  /** Milliseconds of a training step by arithmetic, with what the tuner takes. */
  double predictedMillis(EncoderSpec spec, int steps, int sequences) {
    return encoder.cost(spec, steps, sequences).millis();
  }

  /** Largest deviation from the reference in the self-test. */
  double worstError() {
    return lease.worstError();
  }

  @Override
  public String description() {
    OpenClDevices.Info info = lease.session().info();
    return standby.description("opencl on " + info.name() + " (" + info.platform() + ", " + info.version() + ")",
        String.format(Locale.ROOT, ", self-test error %.1e", lease.worstError()));
  }

  @Override
  public Weights pack(EncoderSpec spec, float[] parameters) {
    DeviceWeights weights = new DeviceWeights(this, spec);
    weights.take(parameters);
    return weights;
  }

  @Override
  public Pass open(EncoderSpec spec, boolean training) {
    standby.checkOpen();
    return new DevicePass(this, spec, training, encoder, standby);
  }

  @Override
  public long passBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    DeviceProgram.Purpose purpose = training ? DeviceProgram.Purpose.TRAIN : DeviceProgram.Purpose.PREDICT;
    return 4L * steps * sequences * (Arena.floatsPerRow(spec, purpose) + spec.inputs());
  }

  @Override
  public void close() {
    if (standby.end()) {
      lease.close();
      standby.close();
    }
  }
}
