package weka.recurrent.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;
import weka.recurrent.network.Targets;
import weka.recurrent.training.Optimizer;
import weka.recurrent.training.OptimizerSpec;

/** Our own training step and prediction, from sequences to updated weights. */
final class OurContender implements Contender {
  private final CpuBackend backend;
  private final NetworkPass training;
  private final NetworkPass prediction;
  private final Optimizer optimizer;
  private final Sequence[] sequences;
  private final int[] indices;
  private final Targets targets;
  private final float[] parameters;
  private final NetworkWeights packed;
  private final float[] gradient;
  private final RandomStream random = new RandomStream(1);

  OurContender(Workload work, int threads) {
    backend = new CpuBackend(threads);
    NetworkSpec spec = new NetworkSpec(new InputSpec(work.inputs(), List.of(), 0), work.layerSpecs(), ReadOut.LAST, 0,
        DropoutSpec.NONE, Workload.CLASSES, Loss.CROSS_ENTROPY);
    NetworkLayout layout = new NetworkLayout(spec);
    training = new NetworkPass(spec, backend, true);
    prediction = new NetworkPass(spec, backend, false);
    optimizer = new Optimizer(new OptimizerSpec(OptimizerSpec.Kind.ADAM, 1e-3, 0, 0, 0), layout);
    parameters = new float[layout.size()];
    gradient = new float[layout.size()];
    SplittableRandom draw = new SplittableRandom(2);
    double bound = 1 / Math.sqrt(work.hidden());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) draw.nextDouble(-bound, bound);
    }
    float[][] x = work.data();
    sequences = new Sequence[work.sequences()];
    indices = new int[work.sequences()];
    float[] classes = new float[work.sequences()];
    float[] weights = new float[work.sequences()];
    for (int n = 0; n < sequences.length; n++) {
      sequences[n] = new Sequence(work.length(n), Arrays.copyOf(x[n], work.length(n) * work.inputs()));
      indices[n] = n;
      classes[n] = n % Workload.CLASSES;
      weights[n] = 1;
    }
    targets = new Targets(classes, weights);
    packed = new NetworkWeights(spec, backend, parameters);
  }

  @Override
  public String name() {
    return "recurrentNetworks (" + backend.description() + ")";
  }

  @Override
  public void train() throws InterruptedException {
    training.load(sequences, indices, 0, indices.length);
    Arrays.fill(gradient, 0f);
    packed.take(parameters);
    training.lossAndGradient(packed, targets, random, gradient);
    optimizer.update(parameters, gradient, 1.0 / indices.length, 1e-3);
  }

  @Override
  public void predict() throws InterruptedException {
    prediction.load(sequences, indices, 0, indices.length);
    prediction.outputs(packed);
  }

  @Override
  public void close() {
    backend.close();
  }
}
