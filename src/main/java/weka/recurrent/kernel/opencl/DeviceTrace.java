package weka.recurrent.kernel.opencl;

import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.kernel.Trace.Source;

/**
 * What a forward pass on a device leaves on the host. Nothing stays on the device between two calls; what is kept are the inputs
 * of the pass. Gates and states are computed again from them when somebody wants to read them.
 */
final class DeviceTrace {
  final EncoderSpec spec;
  final EncoderLayout layout;
  final boolean training;
  /** [P or more] of the last forward pass; not a copy. */
  float[] parameters;
  /** The batch of the last forward pass, cut; null before it. Sequences without steps are in no part. */
  List<PackedBatch> parts;
  /** N, T of the last forward pass. */
  int sequences;
  int steps;
  /** Arena of each part and where to look in it; null until somebody reads. */
  float[][] arenas;
  DeviceProgram[] programs;
  /** Receives the gradient of one part. */
  float[] gradient = {};
  /** Sum over the parts; handed out only when all went well. */
  float[] sum = {};

  DeviceTrace(EncoderSpec spec, boolean training) {
    this.spec = spec;
    this.training = training;
    layout = new EncoderLayout(spec);
  }

  /** Copies a signal out of the arenas, at a valid step. */
  void copy(Source source, int step, int sequence, float[] into) {
    int p = 0;
    while (sequence >= parts.get(p).first + parts.get(p).sequences) {
      p++;
    }
    PackedBatch part = parts.get(p);
    int row = part.rowTable[step] + sequence - part.first;
    int h = spec.layers().get(source.layer()).hidden();
    DeviceProgram.Places places = programs[p].places()[2 * source.layer() + source.direction()];
    Signal signal = source.signal();
    int from = signal == Signal.HIDDEN ? places.state() + row * places.stateRow()
        : signal == Signal.CELL ? places.cell() + row * h : places.gates() + row * places.slots() * h + slot(signal) * h;
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
