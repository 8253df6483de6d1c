package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;

/**
 * The device that the tests run on: a GPU if there is one, else an OpenCL device on the CPU such as PoCL. Without any, tests are
 * skipped with the reason; {@code -Drequire.opencl=true}, as in CI, turns that into a failure.
 */
final class TestDevice {
  static {
    // Tests measure under other conditions than their user works under.
    System.setProperty(TuningCache.FOLDER, "target/opencl-cache");
  }

  private TestDevice() {}

  /** Its index, as {@code -device} takes it. */
  static String name() {
    List<OpenClDevices.Info> devices = OpenClDevices.list();
    OpenClDevices.Info chosen = devices.stream().filter(d -> d.obstacle() == null)
        .min(java.util.Comparator.comparing((OpenClDevices.Info d) -> d.kind() != OpenClDevices.Kind.GPU)).orElse(null);
    if (chosen != null) {
      return String.valueOf(chosen.index());
    }
    String reason = "no OpenCL device to test on: " + OpenClDevices.summary();
    if (Boolean.getBoolean("require.opencl")) {
      throw new AssertionError(reason + " (and -Drequire.opencl=true says there must be one)");
    }
    return abort(reason);
  }
}
