package weka.recurrent.kernel.opencl;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;

/**
 * One device with its kernel instance and arrays. Used on the engine's thread only.
 *
 * <p>The protocol, which is what makes Aparapi safe: memory is not shared, transfers are explicit; whatever is to survive is
 * fetched right after the execute that made it. Only the arena stays on the device from one execute to the next, and is not
 * trusted: if the garbage collector moves the array in between, Aparapi makes its buffer anew from the host's, which is all
 * zeros. So each execute leaves a stamp there that no other has, the next one reports what it found, and if that is another the
 * program is run again from its beginning, which depends on nothing but {@code program} and {@code inputs}, valid on the host.
 * The device stands in the range: Aparapi cannot fall back to its Java threads, it throws.
 */
final class DeviceSession {
  /** Stamps are whole numbers that a float holds. */
  private static final int STAMPS = 1 << 24;
  /** Times that a program is run in pieces, before it is run in one. */
  private static final int ATTEMPTS = 3;

  private final OpenClDevices.Info info;
  private final DeviceLimits limits;
  private final CostModel model;
  private final Pace pace;
  private final Range range;
  private final RecurrentKernel kernel;
  private final Traffic traffic = new Traffic();
  /** What the arena holds, by its last execute; 0 for nothing. */
  private int stamp;
  private int stamps;
  private boolean executed;

  /** What the host asks for, beside the program. */
  record Job(DeviceProgram program, PackedBatch batch, float[] parameters, int size, float[] dFeatures, float[] features,
      float[] gradient, float[] arena) {

    /**
     * Forward.
     *
     * @param parameters [P or more]
     * @param size P
     * @param features [N,F] of the whole batch; the part's rows are overwritten
     */
    static Job forward(DeviceProgram program, PackedBatch batch, float[] parameters, int size, float[] features) {
      return new Job(program, batch, parameters, size, null, features, null, null);
    }

    /**
     * Forward, unless the arena still holds it, and backward.
     *
     * @param dFeatures [N,F] of the whole batch
     * @param gradient receives [P] and packed dx
     */
    static Job backward(DeviceProgram program, PackedBatch batch, float[] parameters, int size, float[] dFeatures,
        float[] gradient) {
      return new Job(program, batch, parameters, size, dFeatures, null, gradient, null);
    }

    /** Forward, for a look at the arena. */
    static Job look(DeviceProgram program, PackedBatch batch, float[] parameters, int size, float[] arena) {
      return new Job(program, batch, parameters, size, null, null, null, arena);
    }

    private int end() {
      return gradient == null ? program.forwardPasses() : program.passes();
    }
  }

  /**
   * What became of a job.
   *
   * @param nanos of its executes and transfers
   * @param stamp that the arena has now
   * @param resumed whether the forward passes were still there
   */
  record Outcome(long nanos, int stamp, boolean resumed) {}

  /** Compiles the kernel for a device. */
  DeviceSession(OpenClDevices.Info info, DeviceLimits limits) throws Exception {
    this.info = info;
    this.limits = limits;
    model = CostModel.of(info);
    pace = new Pace();
    OpenCLDevice device = OpenClDevices.device(info);
    OpenClEngine.INSTANCE.pass(OpenClEngine.Point.COMPILE);
    range = range(device, limits);
    kernel = new RecurrentKernel();
    kernel.setExplicit(true);
    try {
      // Throws where execute would fall back, and marks nothing.
      kernel.compile(device);
    } catch (CompileFailedException e) {
      throw new OpenClEngine.Refused("the driver of " + info.name() + " (" + info.version() + ") cannot compile the kernels: "
          + e.getMessage());
    }
    String obstacle = obstacle(info.name(), kernel.getKernelMaxWorkGroupSize(device));
    if (obstacle != null) {
      throw new OpenClEngine.Refused(obstacle);
    }
  }

  /** The same session with other limits, which is used in its place for a while. */
  private DeviceSession(DeviceSession session, DeviceLimits limits) {
    this.limits = limits;
    info = session.info;
    model = session.model;
    pace = session.pace;
    kernel = session.kernel;
    range = range((OpenCLDevice) session.range.getDevice(), limits);
    stamps = STAMPS / 2;
  }

  /** The same kernels with so many work-groups, for the self-test; the session is not used meanwhile, nor this one after it. */
  DeviceSession with(int groups) {
    stamp = 0;
    executed = true;
    return new DeviceSession(this,
        new DeviceLimits(groups, limits.sharedFloats(), limits.bufferFloats(), limits.totalFloats()));
  }

  private static Range range(OpenCLDevice device, DeviceLimits limits) {
    Range range = Range.create(device, limits.groups() * Tiling.GROUP, Tiling.GROUP);
    if (!range.isValid() || range.getLocalSize(0) != Tiling.GROUP) {
      throw new OpenClEngine.Refused("the device refuses work-groups of " + Tiling.GROUP + " items");
    }
    return range;
  }

  /** Why the kernels cannot be launched, or null: a driver may grant them fewer items than the device has, by their registers. */
  static String obstacle(String device, long items) {
    return items >= Tiling.GROUP ? null
        : "work-groups of " + Tiling.GROUP + " items are needed, the driver of " + device + " grants these kernels " + items
            + "; choose another device with -device";
  }

  OpenClDevices.Info info() {
    return info;
  }

  DeviceLimits limits() {
    return limits;
  }

  CostModel model() {
    return model;
  }

  Pace pace() {
    return pace;
  }

  /** What went to the device and back. */
  Traffic traffic() {
    return traffic;
  }

  /**
   * Runs a job, in executes of the length that {@link Pace} allows.
   *
   * @param expected stamp that the job's forward passes left; 0 if there are none
   * @throws OpenClEngine.Stopped if the caller was interrupted
   */
  Outcome run(Job job, int expected) throws Exception {
    DeviceProgram program = job.program;
    kernel.program = fit(kernel.program, program.words().length);
    System.arraycopy(program.words(), 0, kernel.program, 0, program.words().length);
    if (kernel.arena.length < program.arenaFloats()) {
      // Never transferred, but for when it is new or was moved: it only grows.
      kernel.arena = new float[roomy(program.arenaFloats())];
      stamp = 0;
    }
    if (job.gradient == null) {
      kernel.features = fit(kernel.features, 1 + program.featureFloats());
    } else {
      // What a job does not want stays as it is: a new array is a new buffer.
      kernel.gradient = fit(kernel.gradient, 1 + program.gradientFloats());
      kernel.upstream = fit(kernel.upstream, program.featureFloats());
      System.arraycopy(job.dFeatures, job.batch.first * (program.featureFloats() / job.batch.sequences), kernel.upstream, 0,
          program.featureFloats());
      if (kernel.features.length < 1 + program.featureFloats()) {
        kernel.features = new float[roomy(1 + program.featureFloats())];
      }
    }
    int shared = shared(program);
    if (kernel.shared.length != shared) {
      kernel.shared = new float[shared];
    }
    OpenClEngine.INSTANCE.pass(OpenClEngine.Point.EXECUTE);
    long start = System.nanoTime();
    boolean resumed = job.gradient != null && expected != 0 && expected == stamp;
    boolean done = runFrom(job, resumed ? program.forwardPasses() : 0, false);
    for (int attempt = 1; !done; attempt++) {
      resumed = false;
      done = runFrom(job, 0, attempt >= ATTEMPTS);
    }
    fetch(job);
    GuardBands.check(kernel, program.bands());
    return new Outcome(System.nanoTime() - start, stamp, resumed);
  }

  /** Whether all was done; not if the arena was lost on the way. */
  private boolean runFrom(Job job, int begin, boolean inOne) throws Exception {
    traffic.transfer(kernel.program.length);
    kernel.put(kernel.program);
    if (begin == 0) {
      kernel.inputs = fit(kernel.inputs, job.program.inputFloats());
      System.arraycopy(job.parameters, 0, kernel.inputs, 0, job.size);
      System.arraycopy(job.batch.values, 0, kernel.inputs, job.size, job.batch.values.length);
      GuardBands.poison(kernel);
      traffic.transfer(kernel.inputs.length);
      kernel.put(kernel.inputs);
    }
    if (job.gradient != null) {
      traffic.transfer(kernel.upstream.length);
      kernel.put(kernel.upstream);
    }
    for (int first = begin, end = job.end(); first < end;) {
      int next = inOne ? end : pace.end(job.program.seconds(), first, end);
      int found = stamp;
      stamp = 0;
      stamps = stamps % (STAMPS - 1) + 1;
      kernel.firstPass = first;
      kernel.stamp = stamps;
      executed = true;
      long start = System.nanoTime();
      kernel.execute(range, next - first);
      float[] receipt = next == end && job.gradient != null ? kernel.gradient : kernel.features;
      kernel.get(receipt);
      long nanos = System.nanoTime() - start;
      traffic.execute(next - first, nanos, receipt.length);
      learn(job.program.seconds(), first, next, nanos);
      if (first > 0 && receipt[0] != found) {
        traffic.lost();
        return false;
      }
      stamp = stamps;
      first = next;
      if (first < end) {
        OpenClEngine.INSTANCE.checkWanted();
      }
    }
    return true;
  }

  private void learn(double[] seconds, int first, int next, long nanos) {
    double predicted = 0;
    for (int p = first; p < next; p++) {
      predicted += seconds[p];
    }
    pace.took(predicted, nanos / 1e9);
  }

  /** Hands over what the last execute left in the arrays of the host. */
  private void fetch(Job job) {
    DeviceProgram program = job.program;
    if (job.features != null) {
      System.arraycopy(kernel.features, 1, job.features,
          job.batch.first * (program.featureFloats() / job.batch.sequences), program.featureFloats());
    }
    if (job.gradient != null) {
      System.arraycopy(kernel.gradient, 1, job.gradient, 0, program.gradientFloats());
    }
    if (job.arena != null) {
      kernel.get(kernel.arena);
      System.arraycopy(kernel.arena, 0, job.arena, 0, program.arenaFloats());
      // The host's arena holds no stamp, ever.
      java.util.Arrays.fill(kernel.arena, 0f);
    }
  }

  /** Two sizes only: local memory that is asked for and not used keeps work-groups off a compute unit. */
  private int shared(DeviceProgram job) {
    int half = limits.sharedFloats() / 2;
    return job.sharedFloats() <= Tiling.SHARED ? Tiling.SHARED : job.sharedFloats() <= half ? half : limits.sharedFloats();
  }

  private static int[] fit(int[] array, int size) {
    return wasteful(array.length, size) ? new int[roomy(size)] : array;
  }

  private static float[] fit(float[] array, int size) {
    return wasteful(array.length, size) ? new float[roomy(size)] : array;
  }

  /** Whole arrays are transferred, so one that is much too large is as bad as one too small. */
  private static boolean wasteful(int length, int size) {
    return length < size || length > 4L * size + 65_536;
  }

  private static int roomy(int size) {
    return (int) Math.min(Integer.MAX_VALUE / 4 - 64, size + size / 8L + 16);
  }

  /** For tests: another array for the arena, as if the garbage collector had moved it. */
  void loseArena() {
    kernel.arena = new float[kernel.arena.length];
  }

  /** Frees the device. Never after a compile without an execute: that crashes the JVM. */
  void dispose() {
    if (executed) {
      kernel.dispose();
      executed = false;
    }
  }
}
