package weka.recurrent.kernel.opencl;

import java.util.Collections;
import java.util.SplittableRandom;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.RandomArrays;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;

/** One shape on which a device is compared with the reference, and the numbers drawn for it. */
final class Agreement {
  /**
   * Read-outs without kinks: near a tie of the maximum, float and double may take different sides. The contract has MAX.
   * Attention over rectifiers that are always on is a difference of nearly equal numbers, in which float keeps three digits on
   * every backend: it is left out for them.
   */
  private static final ReadOut[] SMOOTH = {ReadOut.LAST, ReadOut.MEAN, ReadOut.ATTENTION};

  final EncoderSpec spec;
  final EncoderLayout layout;
  final float[] parameters;
  final SequenceBatch batch = new SequenceBatch();
  final DropoutMasks masks;
  final float[] dFeatures;
  private final int steps;
  private final int sequences;

  /** Features, gradient and dx, in this order. */
  record Results(float[] features, float[] gradient, float[] dx) {}

  Agreement(Cell cell, int hidden, int sequences, int steps, int layers, boolean bidirectional, long seed) {
    this(new EncoderSpec(1 + (int) (seed % 5), Collections.nCopies(layers, new LayerSpec(cell, hidden, bidirectional)),
        SMOOTH[(int) (seed % (cell == Cell.RNN_RELU ? 2 : 3))]), sequences, steps, seed);
  }

  /** @param seed of all numbers; an odd one draws dropout masks, too */
  Agreement(EncoderSpec spec, int sequences, int steps, long seed) {
    this.spec = spec;
    this.steps = steps;
    this.sequences = sequences;
    SplittableRandom random = new SplittableRandom(seed);
    layout = new EncoderLayout(spec);
    parameters = RandomArrays.uniform(layout.size(), 1 / Math.sqrt(2.0 * spec.features()), random);
    if (spec.layers().get(0).cell() == Cell.RNN_RELU) {
      keepFromKinks();
    }
    batch.shape(steps, sequences, spec.inputs());
    for (int n = 0; n < sequences; n++) {
      // From T down to 1, and one empty sequence where there are many.
      batch.setLength(n, sequences == 1 ? steps : n == sequences - 1 ? 0 : steps - n * (steps - 1) / (sequences - 1));
    }
    float[] x = RandomArrays.uniform(steps * sequences * spec.inputs(), 1, random);
    System.arraycopy(x, 0, batch.x(), 0, x.length);
    dFeatures = RandomArrays.uniform(sequences * spec.features(), 1, random);
    masks = seed % 2 == 0 ? DropoutMasks.NONE : RandomArrays.masks(spec, sequences, random);
  }

  /** Half of the units stay on, the others off, whatever comes in: no rounding decides between them. */
  private void keepFromKinks() {
    for (int l = 0; l < spec.layers().size(); l++) {
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        shrink(layout.inputWeights(l, d), 0.3f);
        shrink(layout.recurrentWeights(l, d), 0.3f);
        EncoderLayout.Block bias = layout.bias(l, d);
        for (int k = 0; k < bias.size(); k++) {
          parameters[bias.offset() + k] = k % 2 == 0 ? 3 : -3;
        }
      }
    }
  }

  private void shrink(EncoderLayout.Block block, float factor) {
    for (int k = block.offset(); k < block.end(); k++) {
      parameters[k] *= factor / (float) Math.sqrt(block.rows());
    }
  }

  Results run(Backend backend) throws InterruptedException {
    return run(backend, backend.open(spec, true));
  }

  Results run(Backend backend, Pass pass) throws InterruptedException {
    Results results = new Results(new float[sequences * spec.features()], new float[layout.size()],
        new float[steps * sequences * spec.inputs()]);
    pass.forward(backend.pack(spec, parameters), batch, masks, results.features);
    pass.backward(dFeatures, new Gradients(results.gradient, results.dx));
    return results;
  }

  /** The largest deviation, relative to the largest value of its block; infinite where a value is no number. */
  double worst(Results expected, Results actual) {
    double worst = Math.max(error(expected.features, actual.features, 0, expected.features.length),
        error(expected.dx, actual.dx, 0, expected.dx.length));
    for (EncoderLayout.Block block : layout.blocks()) {
      worst = Math.max(worst, error(expected.gradient, actual.gradient, block.offset(), block.end()));
    }
    return worst;
  }

  private static double error(float[] expected, float[] actual, int from, int to) {
    double scale = 0;
    double worst = 0;
    for (int k = from; k < to; k++) {
      scale = Math.max(scale, Math.abs(expected[k]));
      double difference = Math.abs((double) actual[k] - expected[k]);
      worst = difference <= worst ? worst : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
    return worst == 0 ? 0 : worst / scale;
  }
}
