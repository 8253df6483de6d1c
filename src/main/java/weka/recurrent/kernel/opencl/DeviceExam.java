package weka.recurrent.kernel.opencl;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.logging.Logger;

/**
 * Whether a device is trusted: its driver compiles the kernels, and they agree with the reference ({@link SelfTest}). Both happen
 * in a process of their own, with a limit, since compilers of drivers take from a second to minutes, and some end the process. A
 * driver that does costs nothing but a line.
 *
 * <p>The verdict is kept beside the tuning of the device, which is of one driver and one version of the kernels. Drivers keep the
 * compiled kernels as well, so the process that uses them hardly waits. Safe for all threads.
 */
final class DeviceExam {
  private static final Logger LOG = Logger.getLogger(DeviceExam.class.getName());

  /** Most seconds for compiling and testing; the slowest compilers of GPU drivers take 25. */
  static final String LIMIT = "weka.recurrent.opencl.limit";
  private static final long SECONDS = 120;
  private static final String KEY = "exam";
  private static final String PASSED = "passed ";
  private static final String REFUSED = "refused ";
  /** A driver that hung or crashed may have had a bad day. */
  private static final Duration FORGIVEN_AFTER = Duration.ofDays(1);

  private DeviceExam() {}

  /** The process that examines: file for the answer, index of the device. */
  public static void main(String[] arguments) throws IOException {
    DeviceScout.reportAndEnd(arguments[0], examine(OpenClDevices.list().get(Integer.parseInt(arguments[1]))));
  }

  private static String examine(OpenClDevices.Info info) {
    try {
      DeviceSession session =
          OpenClEngine.INSTANCE.call("compiling kernels for " + info.name(), () -> new DeviceSession(info, info.limits()));
      return PASSED + SelfTest.run(session);
    } catch (OpenClEngine.Failed | OpenClEngine.Refused | DeviceLimits.Exceeded e) {
      return REFUSED + e.getMessage();
    }
  }

  /**
   * Examines a device, unless the verdict is known.
   *
   * @return the worst error of the self-test
   * @throws OpenClEngine.Refused if it fails
   */
  static double pass(OpenClDevices.Info info) {
    TuningCache cache = new TuningCache(TuningCache.userFolder(), info);
    synchronized (DeviceExam.class) {
      String verdict = known(cache.get(KEY));
      return worstError(verdict != null ? verdict : fresh(info, cache));
    }
  }

  /** Forgets the verdict on a device, so that it is examined anew. */
  static void forget(OpenClDevices.Info info) {
    new TuningCache(TuningCache.userFolder(), info).put(KEY, "");
  }

  /** A verdict that still holds, or null. Written as time, blank, verdict for what may pass. */
  private static String known(String kept) {
    if (kept == null || kept.startsWith(PASSED) || kept.startsWith(REFUSED)) {
      return kept;
    }
    int blank = kept.indexOf(' ');
    try {
      Instant time = Instant.parse(kept.substring(0, Math.max(0, blank)));
      return Duration.between(time, Instant.now()).compareTo(FORGIVEN_AFTER) < 0 ? kept.substring(blank + 1) : null;
    } catch (DateTimeParseException e) {
      // Forgotten, or a damaged line: examined anew.
      return null;
    }
  }

  private static String fresh(OpenClDevices.Info info, TuningCache cache) {
    if (!DeviceScout.canGo()) {
      return examine(info);
    }
    long seconds = Long.getLong(LIMIT, SECONDS);
    LOG.info(
        "opencl: compiling kernels for " + info.name() + " and testing them, once for this driver; at most " + seconds + " s");
    try {
      DeviceScout.Report report = DeviceScout.send(DeviceExam.class, seconds, List.of("-Xmx512m"), String.valueOf(info.index()));
      String verdict = report.answer() != null ? report.answer()
          : REFUSED + "the OpenCL driver of " + info.name() + " (" + info.version() + ") " + report.trouble()
              + " while compiling or testing the kernels. Update it, or choose another device with -device";
      cache.put(KEY, report.answer() != null ? verdict : Instant.now() + " " + verdict);
      return verdict;
    } catch (IOException e) {
      throw new OpenClEngine.Refused("the process that was to test " + info.name() + " could not be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenClEngine.Refused("interrupted during the self-test of " + info.name());
    }
  }

  private static double worstError(String verdict) {
    if (verdict.startsWith(PASSED)) {
      try {
        return Double.parseDouble(verdict.substring(PASSED.length()));
      } catch (NumberFormatException e) {
        // A damaged line of the cache that says that the device passed, but not how well.
        return SelfTest.TOLERANCE;
      }
    }
    throw new OpenClEngine.Refused(verdict.substring(REFUSED.length()));
  }
}
