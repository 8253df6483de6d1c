package weka.recurrent.insight;

import java.util.List;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Initializer;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

/** Small networks whose weights a test sets by hand, and small data. */
final class HandMade {
  static final Backend BACKEND = new CpuBackend(1);

  private HandMade() {}

  /** One layer, last step. */
  static NetworkSpec network(Cell cell, int channels, int hidden, int outputs, Loss loss) {
    return new NetworkSpec(new InputSpec(channels, List.of(), 0), List.of(new LayerSpec(cell, hidden, false)), ReadOut.LAST,
        0, DropoutSpec.NONE, outputs, loss);
  }

  /** Random weights. */
  static float[] random(NetworkSpec network, long seed) {
    return Initializer.initialize(network, new MemorySpec(MemorySpec.Kind.MIXED, 10), seed);
  }

  /** Weights that are all 0, to be filled. */
  static float[] zeros(NetworkSpec network) {
    return new float[new NetworkLayout(network).size()];
  }

  /** Sets a matrix block to a multiple of the identity. */
  static void diagonal(float[] parameters, Block block, float value) {
    for (int i = 0; i < Math.min(block.rows(), block.columns()); i++) {
      parameters[block.offset() + i * block.columns() + i] = value;
    }
  }

  /** Gaussian sequences with lengths from..to and targets 0, 1, …, classes − 1 in turn. */
  static TrainingSet noise(int size, int channels, int from, int to, int classes) {
    RandomStream random = new RandomStream(7);
    Sequence[] sequences = new Sequence[size];
    float[] targets = new float[size];
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      int length = from + random.nextInt(to - from + 1);
      float[] values = new float[length * channels];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.nextGaussian();
      }
      sequences[i] = new Sequence(length, values);
      targets[i] = i % classes;
      weights[i] = 1;
    }
    return new TrainingSet(sequences, targets, weights);
  }

  static Subject subject(NetworkSpec network, float[] parameters, TrainingSet data) {
    return Subject.of(network, parameters, data, BACKEND);
  }
}
