package weka.recurrent.bench;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;

/**
 * What all contenders compute: one mini-batch of N sequences of T steps through recurrent layers, the last state into a softmax
 * over two classes, cross-entropy, Adam.
 *
 * @param sequences N
 * @param steps T
 * @param inputs D
 * @param hidden H
 * @param halfValid whether lengths are spread from 1 to T − 1, so that half the steps are padding; else all are T
 */
record Workload(int sequences, int steps, int inputs, int hidden, Cell cell, int layers, boolean bidirectional,
    boolean halfValid) {
  static final int CLASSES = 2;

  /** One LSTM layer. */
  Workload(int sequences, int steps, int inputs, int hidden) {
    this(sequences, steps, inputs, hidden, Cell.LSTM, 1, false, false);
  }

  /** From {@code N,T,D,H}, or {@code N,T,D,H,CELL}. */
  static Workload parse(String text) {
    String[] parts = text.split(",");
    return new Workload(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]), parts.length > 4 ? Cell.valueOf(parts[4]) : Cell.LSTM, 1, false, false);
  }

  /** Valid steps of a sequence. */
  int length(int n) {
    return halfValid ? 1 + n * (steps - 2) / (sequences - 1) : steps;
  }

  List<LayerSpec> layerSpecs() {
    return Collections.nCopies(layers, new LayerSpec(cell, hidden, bidirectional));
  }

  /** Floating-point operations of the products of one training step: forward once, backward twice. */
  double operations() {
    double perStep = 0;
    for (int l = 0; l < layers; l++) {
      int width = bidirectional ? 2 * hidden : hidden;
      int in = l == 0 ? inputs : width;
      // Below the first layer no gradient is needed.
      perStep += (bidirectional ? 2 : 1) * 2.0 * cell.gates() * hidden * ((l == 0 ? 2 : 3) * in + 3 * hidden);
    }
    double validSteps = 0;
    for (int n = 0; n < sequences; n++) {
      validSteps += length(n);
    }
    return perStep * validSteps;
  }

  /** [N][T·D] the same for every contender. */
  float[][] data() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] x = new float[sequences][steps * inputs];
    for (float[] row : x) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-1.5, 1.5);
      }
    }
    return x;
  }

  @Override
  public String toString() {
    return sequences + "," + steps + "," + inputs + "," + hidden;
  }
}
