package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Weights;

/** The flat parameters, which travel to the device with every execute; packed for the CPU once that has to step in. */
final class DeviceWeights extends Weights {
  private final float[] parameters;
  private Weights onCpu;
  private boolean cpuIsBehind;

  /** Values are still to be taken. */
  DeviceWeights(Object packer, EncoderSpec spec) {
    super(packer, spec);
    parameters = new float[layout().size()];
  }

  @Override
  protected void load(float[] values) {
    System.arraycopy(values, 0, parameters, 0, parameters.length);
    cpuIsBehind = true;
  }

  /** [P] shared: do not write. */
  float[] parameters() {
    return parameters;
  }

  /** The same for the backend that steps in, which is always the same one. */
  synchronized Weights on(Backend cpu) {
    if (onCpu == null) {
      onCpu = cpu.pack(spec(), parameters);
    } else if (cpuIsBehind) {
      onCpu.take(parameters);
    }
    cpuIsBehind = false;
    return onCpu;
  }
}
