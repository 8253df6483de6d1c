package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.List;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;

/**
 * An examination of one device: self-test, then training steps of LSTMs on the device and on the CPU, side by side.
 *
 * @param device which
 * @param worstError of the self-test, relative to the largest value of the block compared; NaN if it could not be run
 * @param speeds measured, in the order of the sizes
 * @param problem why the device cannot be used, or null
 */
public record DeviceCheck(OpenClDevices.Info device, double worstError, List<Speed> speeds, String problem) {

  /** Steps of the sequences of the measurement. */
  public static final int STEPS = 50;
  private static final int INPUTS = 8;
  private static final int[][] SIZES = {{32, 32}, {64, 32}, {128, 128}, {256, 128}};

  /**
   * A training step (forward and backward) of an LSTM.
   *
   * @param hidden H
   * @param sequences N
   * @param deviceMillis on the device
   * @param predictedMillis on the device, by arithmetic
   * @param cpuMillis on the CPU backend
   */
  public record Speed(int hidden, int sequences, double deviceMillis, double predictedMillis, double cpuMillis) {
    /** How many times faster the device is. */
    public double ratio() {
      return cpuMillis / deviceMillis;
    }
  }

  /**
   * Examines a device, anew. Takes some seconds.
   *
   * @param cpu what it is compared with
   * @throws InterruptedException if the thread is interrupted
   */
  public static DeviceCheck of(OpenClDevices.Info device, Backend cpu) throws InterruptedException {
    if (device.obstacle() != null) {
      return new DeviceCheck(device, Double.NaN, List.of(), device.obstacle());
    }
    DeviceExam.forget(device);
    Backend[] stepIn = {null};
    try (OpenClBackend backend = OpenClBackend.open(String.valueOf(device.index()), () -> stepIn[0] = cpu, null)) {
      List<Speed> speeds = new ArrayList<>();
      for (int[] size : SIZES) {
        EncoderSpec spec = new EncoderSpec(INPUTS, List.of(new LayerSpec(Cell.LSTM, size[0], false)), ReadOut.LAST);
        double onDevice = AutomaticBackend.millis(backend, spec, STEPS, size[1]);
        if (stepIn[0] != null) {
          return new DeviceCheck(device, backend.worstError(), speeds, backend.description());
        }
        speeds.add(new Speed(size[0], size[1], onDevice, backend.predictedMillis(spec, STEPS, size[1]),
            AutomaticBackend.millis(cpu, spec, STEPS, size[1])));
      }
      return new DeviceCheck(device, backend.worstError(), speeds, null);
    } catch (IllegalStateException e) {
      return new DeviceCheck(device, Double.NaN, List.of(), e.getMessage());
    }
  }
}
