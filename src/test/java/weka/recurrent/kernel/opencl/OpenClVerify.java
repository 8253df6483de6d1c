package weka.recurrent.kernel.opencl;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.reference.ReferenceBackend;

/**
 * Random encoders on a device, forward and backward, beside the reference: {@code OpenClVerify DEVICE CASES H N T [SEED]}, with
 * sizes up to those given. Works without the self-test of {@link OpenClBackend#open}, which takes long where every access is
 * watched.
 * {@code scripts/opencl-verify} runs it where faults show: under Oclgrind, and between {@link GuardBands}. Ends with code 0 and
 * the line {@code checked N cases …} if all were right.
 */
final class OpenClVerify {
  private static final double TOLERANCE = 1e-4;
  private static final List<Variant> VARIANTS = List.of(new Variant(true, 1, 1, 1), new Variant(true, 2, 1, 4),
      new Variant(true, 4, 1, 1), new Variant(true, 4, 4, 1), new Variant(true, 8, 4, 4), new Variant(true, 16, 4, 1),
      new Variant(false, 4, 1, 1), new Variant(false, 8, 1, 4), new Variant(false, 16, 4, 1), new Variant(false, 32, 4, 4));

  private OpenClVerify() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    OpenClDevices.Info info = OpenClDevices.choose(arguments[0]).get(0);
    int cases = Integer.parseInt(arguments[1]);
    SplittableRandom random = new SplittableRandom(arguments.length > 5 ? Long.parseLong(arguments[5]) : 1);
    double worst = 0;
    DeviceLimits own = info.limits();
    DeviceLimits limits = new DeviceLimits(Math.min(4, own.groups()), own.sharedFloats(), own.bufferFloats(), own.totalFloats());
    try (OpenClSessions.Lease lease = OpenClSessions.alone(info, limits); Backend reference = new ReferenceBackend()) {
      for (int k = 0; k < cases; k++) {
        Cell cell = Cell.values()[k % Cell.values().length];
        Variant variant = VARIANTS.get(k % VARIANTS.size());
        Agreement work = new Agreement(cell, 1 + random.nextInt(Integer.parseInt(arguments[2])),
            1 + random.nextInt(Integer.parseInt(arguments[3])), 1 + random.nextInt(Integer.parseInt(arguments[4])),
            1 + random.nextInt(2), random.nextBoolean(), random.nextInt(1000));
        DeviceEncoder encoder = new DeviceEncoder(lease.session(), new Tuner(null, limits, variant),
            random.nextInt(3) == 0 ? 1e-9 : Double.POSITIVE_INFINITY);
        // Closed by the lease, which outlives it.
        OpenClBackend device = new OpenClBackend(lease, encoder, OpenClVerify::nobody);
        double error = work.worst(work.run(reference), work.run(device));
        if (!(error <= TOLERANCE)) {
          throw new AssertionError("case " + k + ", " + work.spec + ", " + variant + " differs by " + error);
        }
        worst = Math.max(worst, error);
      }
    }
    System.out.printf(Locale.ROOT, "checked %d cases on %s, worst error %.1e, %d guard bands intact%n", cases, info.name(), worst,
        GuardBands.checked());
  }

  private static Backend nobody() {
    throw new AssertionError("the device failed: " + OpenClEngine.INSTANCE.failure());
  }
}
