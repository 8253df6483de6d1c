package weka.recurrent.insight;

import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.NetworkLayout;

/** Networks with gates that are always open or shut: input and recurrent weights of the gate are 0, its bias is large. */
final class ForcedGates {
  /** Bias of a forced gate: σ(±40) is 1 or 4·10⁻¹⁸. */
  private static final float FORCE = 40;

  private ForcedGates() {}

  /** A copy of the weights in which one kind of gate is open or shut in every layer that has it. */
  static float[] forced(Subject subject, Signal gate, boolean open) {
    float[] parameters = subject.parameters().clone();
    EncoderLayout layout = new NetworkLayout(subject.network()).encoder();
    List<LayerSpec> layers = subject.network().layers();
    for (int l = 0; l < layers.size(); l++) {
      LayerSpec layer = layers.get(l);
      if (!GateStatistics.gatesOf(layer.cell()).contains(gate)) {
        continue;
      }
      int h = layer.hidden();
      int column = position(gate) * h;
      for (int d = 0; d < layer.directions(); d++) {
        clearColumns(parameters, layout.inputWeights(l, d), column, h);
        clearColumns(parameters, layout.recurrentWeights(l, d), column, h);
        int bias = layout.bias(l, d).offset() + column;
        Arrays.fill(parameters, bias, bias + h, open ? FORCE : -FORCE);
        if (layer.cell() == Cell.LSTM_PEEPHOLE) {
          int peephole = layout.peepholes(l, d).offset() + peepholePosition(gate) * h;
          Arrays.fill(parameters, peephole, peephole + h, 0);
        }
      }
    }
    return parameters;
  }

  /** Place of a gate's block among i f g o, or r z n. */
  private static int position(Signal gate) {
    return switch (gate) {
      case INPUT_GATE, RESET_GATE -> 0;
      case FORGET_GATE, UPDATE_GATE -> 1;
      case OUTPUT_GATE -> 3;
      default -> throw new IllegalArgumentException("not a gate: " + gate);
    };
  }

  /** Place of a gate's block among i f o. */
  private static int peepholePosition(Signal gate) {
    return gate == Signal.OUTPUT_GATE ? 2 : position(gate);
  }

  private static void clearColumns(float[] parameters, Block block, int column, int count) {
    for (int row = 0; row < block.rows(); row++) {
      int from = block.offset() + row * block.columns() + column;
      Arrays.fill(parameters, from, from + count, 0);
    }
  }
}
