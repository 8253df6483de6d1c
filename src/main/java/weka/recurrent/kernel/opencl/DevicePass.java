package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Call;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.SequenceBatch;

/**
 * A pass over a device, and over the CPU where that cannot. Every call leaves a state that is valid on the host, so the call in
 * hand is done again by the CPU backend from there.
 */
final class DevicePass extends Pass {
  private final DeviceEncoder encoder;
  private final Standby standby;
  private final DeviceTrace trace;
  /** The CPU's pass, once it had to step in. */
  private Pass cpu;
  /** Whether the last forward pass ran on the CPU, so that {@link #cpu} is the one to ask. */
  private boolean onCpu;

  DevicePass(Object packer, EncoderSpec spec, boolean training, DeviceEncoder encoder, Standby standby) {
    super(packer, spec, training);
    this.encoder = encoder;
    this.standby = standby;
    trace = new DeviceTrace(spec, training);
  }

  /** What the device left. */
  DeviceTrace trace() {
    return trace;
  }

  @Override
  protected void runForward() throws InterruptedException {
    beforeCall("forward");
    Call call = call();
    onCpu = false;
    if (!standby.deviceFailed()) {
      try {
        encoder.forward(weights().parameters(), call.batch(), call.masks(), trace, call.features());
        return;
      } catch (OpenClEngine.Failed | DeviceLimits.Exceeded e) {
        standby.takeOver(e);
      }
    }
    forwardOnCpu(call.batch(), call.masks(), call.features());
  }

  @Override
  protected void runBackward() throws InterruptedException {
    beforeCall("backward");
    Call call = call();
    if (!onCpu && !standby.deviceFailed()) {
      try {
        encoder.backward(trace, call.dFeatures(), call.gradient(), call.dx());
        return;
      } catch (OpenClEngine.Failed | DeviceLimits.Exceeded e) {
        standby.takeOver(e);
      }
    }
    if (!onCpu) {
      // The gates of the forward pass were on the device.
      forwardOnCpu(call.batch(), call.masks(), new float[call.batch().sequences() * spec().features()]);
    }
    cpu.backward(call.dFeatures(), new Gradients(call.gradient(), call.dx()));
  }

  @Override
  protected void copy(Source source, int step, int sequence, float[] into) {
    standby.checkOpen();
    look();
    if (onCpu) {
      cpu.read(source, step, sequence, into);
    } else {
      trace.copy(source, step, sequence, into);
    }
  }

  /** Makes sure that there are gates and states to show, on the host. */
  private void look() {
    if (onCpu || trace.arenas != null) {
      return;
    }
    try {
      if (!standby.deviceFailed()) {
        try {
          encoder.inspect(trace);
          return;
        } catch (OpenClEngine.Failed | DeviceLimits.Exceeded e) {
          standby.takeOver(e);
        }
      }
      forwardFromKeptInputs();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at gates and states; ask again", e);
    }
  }

  private void forwardOnCpu(SequenceBatch batch, DropoutMasks masks, float[] features) throws InterruptedException {
    if (cpu == null) {
      cpu = standby.cpu().open(spec(), training());
    }
    cpu.forward(weights().on(standby.cpu()), batch, masks, features);
    onCpu = true;
  }

  /** The forward pass of the trace once more, on the CPU, when batch and masks are no longer at hand. */
  private void forwardFromKeptInputs() throws InterruptedException {
    SequenceBatch batch = new SequenceBatch();
    batch.shape(trace.steps, trace.sequences, spec().inputs());
    float[][] input = new float[spec().layers().size()][];
    float[][] state = new float[2 * input.length][];
    for (PackedBatch part : trace.parts) {
      part.restore(spec(), batch, input, state);
    }
    int listed = trace.parts.isEmpty() ? 0 : trace.parts.get(trace.parts.size() - 1).end();
    for (int n = listed; n < trace.sequences; n++) {
      batch.setLength(n, 0);
    }
    forwardOnCpu(batch, new DropoutMasks(input, state), new float[trace.sequences * spec().features()]);
  }

  private DeviceWeights weights() {
    return (DeviceWeights) call().weights();
  }

  private void beforeCall(String what) throws InterruptedException {
    standby.checkOpen();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + what);
    }
  }
}
