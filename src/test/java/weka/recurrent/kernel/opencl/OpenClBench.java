package weka.recurrent.kernel.opencl;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;

/**
 * Training steps of an LSTM on an OpenCL device and on the CPU backend, as a Markdown table with device, driver and date:
 * {@code OpenClBench [DEVICE] [H,H,… N,N,… T]}; the default are H = 32…512, N = 32, 128, 512, T = 100. The device is tuned while
 * it warms up.
 */
final class OpenClBench {
  private static final int INPUTS = 16;

  private OpenClBench() {}

  /** Entry. */
  public static void main(String[] arguments) throws Exception {
    String device = arguments.length > 0 ? arguments[0] : null;
    int[] hidden = numbers(arguments.length > 1 ? arguments[1] : "32,64,128,256,512");
    int[] sequences = numbers(arguments.length > 2 ? arguments[2] : "32,128,512");
    int steps = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 100;
    try (OpenClBackend gpu = OpenClBackend.open(device, OpenClBench::nobody, null); Backend cpu = new CpuBackend(0)) {
      System.out.println(gpu.description());
      System.out.println(cpu.description() + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
          + System.getProperty("java.version") + ", " + LocalDate.now());
      System.out.println("LSTM, T=" + steps + ", D=" + INPUTS + ", forward and backward");
      System.out.println();
      System.out.println("| H | N | device, ms | predicted, ms | device, sequences/s | CPU, ms | device / CPU |");
      System.out.println("|---|---|---|---|---|---|---|");
      for (int h : hidden) {
        for (int n : sequences) {
          EncoderSpec spec = new EncoderSpec(INPUTS, List.of(new LayerSpec(Cell.LSTM, h, false)), ReadOut.LAST);
          // Twice: the first time goes through the variants.
          AutomaticBackend.millis(gpu, spec, steps, n);
          double onDevice = AutomaticBackend.millis(gpu, spec, steps, n);
          double onCpu = AutomaticBackend.millis(cpu, spec, steps, n);
          System.out.printf(Locale.ROOT, "| %d | %d | %.2f | %.2f | %.0f | %.2f | %.2f |%n", h, n, onDevice,
              gpu.predictedMillis(spec, steps, n), 1000 * n / onDevice, onCpu,
              onCpu / onDevice);
        }
      }
    }
  }

  private static Backend nobody() {
    throw new AssertionError("the device failed: " + OpenClEngine.INSTANCE.failure());
  }

  private static int[] numbers(String list) {
    return java.util.Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
  }
}
