package weka.recurrent.classifier;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.kernel.cpu.FusedMultiplyAdd;
import weka.recurrent.kernel.opencl.DeviceCheck;
import weka.recurrent.kernel.opencl.OpenClDevices;

/**
 * Says what this machine has for training networks, whether it computes rightly, how fast, and what could be better. The command
 * and the window print it.
 */
public final class MachineDoctor {
  private static final String VECTOR = "jdk.incubator.vector";
  /** Heap in megabytes below which long sequences in large batches become tight. */
  private static final long SMALL_HEAP = 1000;

  private final PrintStream out;
  private final List<String> advice = new ArrayList<>();

  private MachineDoctor(PrintStream out) {
    this.out = out;
  }

  /**
   * Examines the machine, which takes some seconds for each device.
   *
   * @param out where the findings go
   * @param wanted an OpenCL device to examine even if it would not be used by itself: its index, or a part of its name; empty for
   * none
   * @param threads of the CPU backend; 0 for all
   * @throws IllegalArgumentException if there is no such device
   * @throws InterruptedException if interrupted
   */
  public static void examine(PrintStream out, String wanted, int threads) throws InterruptedException {
    MachineDoctor doctor = new MachineDoctor(out);
    doctor.java();
    try (Backend cpu = new CpuBackend(threads)) {
      out.println("CPU backend   " + cpu.description());
      doctor.openCl(wanted, cpu);
    }
    out.println();
    out.println("Advice");
    doctor.advice.forEach(line -> out.println("  - " + line));
  }

  private void java() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    boolean vectors = ModuleLayer.boot().findModule(VECTOR).isPresent();
    out.println("Java          " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ", "
        + System.getProperty("java.vendor") + ")");
    out.println("System        " + System.getProperty("os.name") + ", " + System.getProperty("os.arch") + ", "
        + Runtime.getRuntime().availableProcessors() + " processors, " + heap + " MB for Java");
    out.println("Vector API    " + (vectors ? "on" : "off"));
    if (!vectors) {
      advice.add("Networks train faster on the CPU with Java's Vector API: set the environment variable "
          + "JDK_JAVA_OPTIONS=--add-modules=" + VECTOR);
    }
    if (!FusedMultiplyAdd.inHardware()) {
      advice.add(
          "There is " + FusedMultiplyAdd.MISSING + ". Let a virtual machine pass its host's processor on, and start Java without "
              + "-XX:UseAVX=0 and -XX:-UseFMA");
    }
    if (heap < SMALL_HEAP) {
      advice.add("Java may use " + heap + " MB only; for long sequences or many hidden units start it with -Xmx4g or the like");
    }
  }

  private void openCl(String wanted, Backend cpu) throws InterruptedException {
    String none = OpenClDevices.none();
    if (none != null) {
      out.println("OpenCL        " + none);
      advice.add("There is no GPU to use; everything works on the CPU, and nothing needs to be done");
      return;
    }
    boolean examined = false;
    boolean found = false;
    for (OpenClDevices.Info device : OpenClDevices.list()) {
      out.println("OpenCL        " + device);
      boolean named = !wanted.isBlank() && (wanted.equals(String.valueOf(device.index()))
          || device.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
      found |= named;
      if (device.refusal() != null && !named) {
        out.println("                not used: " + device.refusal());
      } else {
        examined = true;
        examine(DeviceCheck.of(device, cpu));
      }
    }
    if (!found && !wanted.isBlank()) {
      throw new IllegalArgumentException("no OpenCL device has the index or the name '" + wanted
          + "'; recur doctor lists those there are");
    }
    if (!examined) {
      advice.add(
          "There is no GPU to use; everything works on the CPU. 'recur doctor --device 0' examines the first device all the "
              + "same");
    }
  }

  private void examine(DeviceCheck check) {
    OpenClDevices.Info device = check.device();
    if (!Double.isNaN(check.worstError())) {
      out.printf(Locale.ROOT, "                self-test passed, largest error %.1e%n", check.worstError());
    }
    if (!check.speeds().isEmpty()) {
      out.println("                one training step of an LSTM over " + DeviceCheck.STEPS + " time steps, in ms:");
      out.println("                  hidden  sequences   device  predicted      CPU   device is");
      for (DeviceCheck.Speed speed : check.speeds()) {
        out.printf(Locale.ROOT, "                  %6d  %9d %8.1f %10.1f %8.1f   %.2g x as fast%n", speed.hidden(),
            speed.sequences(), speed.deviceMillis(), speed.predictedMillis(), speed.cpuMillis(), speed.ratio());
      }
    }
    if (check.problem() != null) {
      out.println("                cannot be used: " + check.problem());
      advice.add("Networks train on the CPU, since " + device.name() + " cannot be used for the reason above");
      return;
    }
    check.speeds().stream().filter(speed -> speed.ratio() > 1).findFirst().ifPresentOrElse(
        speed -> advice.add(device.name() + " is worth using from about " + speed.hidden() + " hidden units with batches of "
            + speed.sequences() + " sequences; -backend auto measures and decides for each network"),
        () -> advice
            .add(device.name() + " is slower than the CPU at these sizes; -backend auto and -backend cpu are the right choices"));
  }
}
