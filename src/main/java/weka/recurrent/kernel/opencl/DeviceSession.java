package weka.recurrent.kernel.opencl;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;

/**
 * One device with its kernel instance and arrays. Used on the engine's thread only.
 *
 * <p>The protocol, which is what makes Aparapi safe: memory is not shared, transfers are explicit; every execute depends on
 * nothing but {@code program} and {@code inputs}, which are valid on the host and put each time; whatever is to survive is
 * fetched right after it. So it does not matter if the garbage collector moves an array between two executes, whereupon
 * Aparapi rebuilds its buffer from the host. The device stands in the range: Aparapi cannot fall back to its Java threads,
 * it throws.
 */
final class DeviceSession {
  private final OpenClDevices.Info info;
  private final OpenCLDevice device;
  private final DeviceLimits limits;
  private final Range range;
  private final RecurrentKernel kernel;
  private boolean executed;

  /** Compiles the kernel for a device. */
  DeviceSession(OpenClDevices.Info info, DeviceLimits limits) throws Exception {
    this.info = info;
    this.limits = limits;
    device = OpenClDevices.device(info);
    OpenClEngine.INSTANCE.pass(OpenClEngine.Point.COMPILE);
    range = Range.create(device, limits.groups() * Tiling.GROUP, Tiling.GROUP);
    if (!range.isValid() || range.getLocalSize(0) != Tiling.GROUP) {
      throw new OpenClEngine.Refused("the device refuses work-groups of " + Tiling.GROUP + " items");
    }
    kernel = new RecurrentKernel();
    kernel.setExplicit(true);
    try {
      // Throws where execute would fall back, and marks nothing.
      kernel.compile(device);
    } catch (CompileFailedException e) {
      throw new OpenClEngine.Refused("the driver of " + info.name() + " (" + info.version() + ") cannot compile the kernels: "
          + e.getMessage());
    }
  }

  OpenClDevices.Info info() {
    return info;
  }

  DeviceLimits limits() {
    return limits;
  }

  /**
   * Runs a program.
   *
   * @param parameters [P or more]
   * @param size P
   * @param features [N,F] of the whole batch; the part's rows are overwritten; null unless the program yields them
   * @param gradient receives [P] and packed dx; null unless the program yields them
   * @param keptArena receives the arena; null unless wanted
   * @return nanoseconds of the execute and its transfers
   */
  long execute(DeviceProgram job, float[] parameters, int size, PackedBatch batch, float[] features, float[] gradient,
      float[] keptArena) throws Exception {
    kernel.program = fit(kernel.program, job.words().length);
    System.arraycopy(job.words(), 0, kernel.program, 0, job.words().length);
    kernel.inputs = fit(kernel.inputs, job.inputFloats());
    System.arraycopy(parameters, 0, kernel.inputs, 0, size);
    System.arraycopy(batch.values, 0, kernel.inputs, size, batch.values.length);
    // Never transferred, but for when it is new or was moved: it only grows.
    kernel.arena = kernel.arena.length < job.arenaFloats() ? new float[roomy(job.arenaFloats())] : kernel.arena;
    kernel.features = fit(kernel.features, Math.max(1, job.featureFloats()));
    kernel.gradient = fit(kernel.gradient, Math.max(1, job.gradientFloats()));
    if (kernel.shared.length != shared(job)) {
      kernel.shared = new float[shared(job)];
    }
    OpenClEngine.INSTANCE.pass(OpenClEngine.Point.EXECUTE);
    long start = System.nanoTime();
    kernel.put(kernel.program).put(kernel.inputs);
    kernel.execute(range, job.passes());
    executed = true;
    if (features != null) {
      kernel.get(kernel.features);
      System.arraycopy(kernel.features, 0, features, batch.first * (job.featureFloats() / batch.sequences), job.featureFloats());
    }
    if (gradient != null) {
      kernel.get(kernel.gradient);
      System.arraycopy(kernel.gradient, 0, gradient, 0, job.gradientFloats());
    }
    if (keptArena != null) {
      kernel.get(kernel.arena);
      System.arraycopy(kernel.arena, 0, keptArena, 0, job.arenaFloats());
    }
    return System.nanoTime() - start;
  }

  /** Two sizes only: local memory that is asked for and not used keeps work-groups off a compute unit. */
  private int shared(DeviceProgram job) {
    int half = limits.sharedFloats() / 2;
    return job.sharedFloats() <= Tiling.SHARED ? Tiling.SHARED : job.sharedFloats() <= half ? half
        : limits.sharedFloats();
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

  /** Frees the device. Never after a compile without an execute: that crashes the JVM. */
  void dispose() {
    if (executed) {
      kernel.dispose();
      executed = false;
    }
  }
}
