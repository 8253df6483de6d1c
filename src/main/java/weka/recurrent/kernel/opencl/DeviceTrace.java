package weka.recurrent.kernel.opencl;

import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Trace;

/**
 * Trace of the OpenCL backend. Nothing stays on the device between two calls; what is kept are the inputs of the last forward
 * pass. Gates and states are computed again from them when somebody wants to read them.
 */
final class DeviceTrace implements Trace {
  final OpenClBackend owner;
  final EncoderSpec spec;
  final EncoderLayout layout;
  final boolean training;
  /** [P] of the last forward pass. */
  float[] parameters;
  /** The batch of the last forward pass, cut; null before it. Sequences without steps are in no part. */
  List<PackedBatch> parts;
  /** N, T of the last forward pass. */
  int sequences;
  int steps;
  /** Arena of each part and where to look in it; null until somebody reads. */
  float[][] arenas;
  DeviceProgram[] programs;
  /** The CPU's trace, once it had to step in. */
  Trace cpu;
  /** Whether the last forward pass ran on the CPU, so that {@link #cpu} is the one to ask. */
  boolean onCpu;
  /** Receives the gradient of one part. */
  float[] gradient = {};
  /** Sum over the parts; handed out only when all went well. */
  float[] sum = {};

  DeviceTrace(OpenClBackend owner, EncoderSpec spec, boolean training) {
    this.owner = owner;
    this.spec = spec;
    this.training = training;
    layout = new EncoderLayout(spec);
  }

  @Override
  public EncoderSpec spec() {
    return spec;
  }

  @Override
  public void read(Signal signal, int layer, int direction, int step, int sequence, float[] into) {
    if (!training) {
      throw new IllegalStateException("this trace was made for prediction and kept no " + signal + "; make it for training");
    }
    if (parts == null && !onCpu) {
      throw new IllegalStateException("nothing to read: no forward pass was run with this trace");
    }
    if (layer < 0 || layer >= spec.layers().size()) {
      throw new IllegalArgumentException("layer must be in 0.." + (spec.layers().size() - 1) + ", got " + layer);
    }
    LayerSpec at = spec.layers().get(layer);
    if (direction < 0 || direction >= at.directions()) {
      throw new IllegalArgumentException(
          "direction of layer " + layer + " must be in 0.." + (at.directions() - 1) + ", got " + direction);
    }
    if (!Trace.has(at.cell(), signal)) {
      throw new IllegalArgumentException(at.cell().title() + " has no " + signal);
    }
    if (into.length < at.hidden()) {
      throw new IllegalArgumentException("into must hold [H=" + at.hidden() + "] values, got " + into.length);
    }
    if (sequence < 0 || sequence >= sequences) {
      throw new IllegalArgumentException("sequence must be in 0.." + (sequences - 1) + ", got " + sequence);
    }
    owner.look(this);
    if (onCpu) {
      cpu.read(signal, layer, direction, step, sequence, into);
      return;
    }
    int p = 0;
    while (p < parts.size() && sequence >= parts.get(p).first + parts.get(p).sequences) {
      p++;
    }
    int length = p < parts.size() ? parts.get(p).lengths[sequence - parts.get(p).first] : 0;
    if (step < 0 || step >= length) {
      throw new IllegalArgumentException("step must be valid for sequence " + sequence + " of " + length + " steps, got " + step);
    }
    PackedBatch part = parts.get(p);
    int row = part.rowTable[step] + sequence - part.first;
    int h = at.hidden();
    DeviceProgram.Places places = programs[p].places()[2 * layer + direction];
    int slot = slot(signal);
    int from = signal == Signal.HIDDEN ? places.state() + row * places.stateRow()
        : signal == Signal.CELL ? places.cell() + row * h : places.gates() + row * places.slots() * h + slot * h;
    System.arraycopy(arenas[p], from, into, 0, h);
  }

  private static int slot(Signal signal) {
    return switch (signal) {
      case INPUT_GATE, RESET_GATE -> 0;
      case FORGET_GATE, UPDATE_GATE -> 1;
      case CANDIDATE -> 2;
      case OUTPUT_GATE -> 3;
      case CELL, HIDDEN -> -1;
    };
  }

  /** Keeps a copy of the parameters for {@link #read} and backward. */
  void keep(float[] given) {
    int size = layout.size();
    if (parameters == null) {
      parameters = new float[size];
    }
    System.arraycopy(given, 0, parameters, 0, size);
  }

  /** Arrays for the gradient, at least so large; the sum is 0. */
  void prepareGradient(int floats) {
    if (gradient.length < floats) {
      gradient = new float[floats];
    }
    if (sum.length < layout.size()) {
      sum = new float[layout.size()];
    }
    Arrays.fill(sum, 0, layout.size(), 0f);
  }
}
