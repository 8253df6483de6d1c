package weka.recurrent.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.kernel.reference.ReferenceBackend;

class NetworkPassTest {
  /** Central differences of a loss computed in float over features of about unit size. */
  private static final double FLOAT_DIFFERENCE = 2e-3;

  private static final InputSpec MIXED_INPUT = new InputSpec(2, List.of(new InputSpec.TokenSpec(5, 3)), 2);

  private static NetworkSpec network(Loss loss, DropoutSpec dropout) {
    return new NetworkSpec(MIXED_INPUT, List.of(new LayerSpec(Cell.GRU, 4, true)), ReadOut.MEAN, 0, dropout,
        loss == Loss.CROSS_ENTROPY ? 3 : 1, loss);
  }

  private static Sequence sequence(RandomStream random, int length) {
    float[] values = new float[2 * length];
    int[] tokens = new int[length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    for (int t = 0; t < length; t++) {
      tokens[t] = random.nextInt(5);
    }
    return new Sequence(length, values, tokens, new float[] {(float) random.nextGaussian(), 1});
  }

  private static final RandomStream RANDOM = new RandomStream(17);
  private static final Sequence[] SEQUENCES =
      {sequence(RANDOM, 3), sequence(RANDOM, 6), sequence(RANDOM, 1), sequence(RANDOM, 6)};
  private static final int[] ALL = {0, 1, 2, 3};
  private static final Targets TARGETS = new Targets(new float[] {0, 2, 1, 2}, new float[] {1, 0.5f, 2, 1.5f});

  private static void gradientAgreesWithDifferences(Loss loss, DropoutSpec dropout) throws InterruptedException {
    NetworkSpec spec = network(loss, dropout);
    float[] parameters = Initializer.initialize(spec, new MemorySpec(MemorySpec.Kind.MIXED, 5), 3);
    float[] gradient = new float[parameters.length];
    try (Backend backend = new ReferenceBackend()) {
      NetworkPass pass = new NetworkPass(spec, backend, true);
      pass.load(SEQUENCES, ALL, 0, 4);
      NetworkWeights weights = new NetworkWeights(spec, backend, parameters);
      pass.lossAndGradient(weights, TARGETS, new RandomStream(5), gradient);
      float step = 1e-2f;
      float[] unused = new float[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        float kept = parameters[i];
        parameters[i] = kept + step;
        weights.take(parameters);
        double above = pass.lossAndGradient(weights, TARGETS, new RandomStream(5), unused);
        parameters[i] = kept - step;
        weights.take(parameters);
        double below = pass.lossAndGradient(weights, TARGETS, new RandomStream(5), unused);
        parameters[i] = kept;
        double difference = (above - below) / (2 * step);
        assertEquals(difference, gradient[i], FLOAT_DIFFERENCE * Math.max(1, Math.abs(difference)), "parameter " + i);
      }
    }
  }

  @Test
  void gradientOfCrossEntropyAgreesWithDifferences() throws InterruptedException {
    gradientAgreesWithDifferences(Loss.CROSS_ENTROPY, DropoutSpec.NONE);
  }

  @Test
  void gradientOfSquaredErrorAgreesWithDifferences() throws InterruptedException {
    gradientAgreesWithDifferences(Loss.SQUARED_ERROR, DropoutSpec.NONE);
  }

  @Test
  void gradientUnderDropoutAgreesWithDifferences() throws InterruptedException {
    gradientAgreesWithDifferences(Loss.CROSS_ENTROPY, new DropoutSpec(0.4, 0.3, 0.3));
  }

  @Test
  void weightOfTwoGivesTheGradientOfADuplicate() throws InterruptedException {
    NetworkSpec spec = network(Loss.CROSS_ENTROPY, DropoutSpec.NONE);
    float[] parameters = Initializer.initialize(spec, new MemorySpec(MemorySpec.Kind.MIXED, 5), 3);
    float[] weighted = new float[parameters.length];
    float[] duplicated = new float[parameters.length];
    try (Backend backend = new ReferenceBackend()) {
      NetworkPass pass = new NetworkPass(spec, backend, true);
      pass.load(SEQUENCES, new int[] {0, 1, 2}, 0, 3);
      NetworkWeights weights = new NetworkWeights(spec, backend, parameters);
      double lossWeighted =
          pass.lossAndGradient(weights, new Targets(TARGETS.values(), new float[] {1, 2, 1, 1}), null, weighted);
      pass.load(SEQUENCES, new int[] {0, 1, 1, 2}, 0, 4);
      double lossDuplicated =
          pass.lossAndGradient(weights, new Targets(TARGETS.values(), new float[] {1, 1, 1, 1}), null, duplicated);
      assertEquals(lossDuplicated, lossWeighted, 1e-9);
      assertArrayEquals(duplicated, weighted, 1e-5f);
    }
  }

  @Test
  void probabilitiesAddUpToOneHoweverLargeTheOutputs() throws InterruptedException {
    NetworkSpec spec = network(Loss.CROSS_ENTROPY, DropoutSpec.NONE);
    NetworkLayout layout = new NetworkLayout(spec);
    float[] parameters = Initializer.initialize(spec, new MemorySpec(MemorySpec.Kind.MIXED, 5), 3);
    parameters[layout.outputBias().offset()] = 1e4f;
    parameters[layout.outputBias().offset() + 1] = -1e4f;
    try (Backend backend = new ReferenceBackend()) {
      NetworkPass pass = new NetworkPass(spec, backend, false);
      pass.load(SEQUENCES, ALL, 0, 4);
      NetworkWeights weights = new NetworkWeights(spec, backend, parameters);
      float[] outputs = pass.outputs(weights);
      for (int n = 0; n < 4; n++) {
        assertEquals(1, outputs[3 * n] + outputs[3 * n + 1] + outputs[3 * n + 2], 1e-6);
        assertTrue(outputs[3 * n + 1] >= 0);
      }
      assertTrue(Double.isFinite(pass.loss(weights, TARGETS)));
    }
  }

  @Test
  void sequencesStandByFallingLengthAndKnowTheirSource() throws InterruptedException {
    try (Backend backend = new ReferenceBackend()) {
      NetworkPass pass = new NetworkPass(network(Loss.CROSS_ENTROPY, DropoutSpec.NONE), backend, false);
      pass.load(SEQUENCES, ALL, 0, 4);
      assertArrayEquals(new int[] {1, 3, 0, 2}, new int[] {pass.source(0), pass.source(1), pass.source(2), pass.source(3)});
    }
  }

  @Test
  void aPassForPredictionRefusesGradients() throws InterruptedException {
    try (Backend backend = new ReferenceBackend()) {
      NetworkSpec spec = network(Loss.CROSS_ENTROPY, DropoutSpec.NONE);
      NetworkPass pass = new NetworkPass(spec, backend, false);
      pass.load(SEQUENCES, ALL, 0, 4);
      float[] parameters = new float[new NetworkLayout(spec).size()];
      IllegalStateException error = assertThrows(IllegalStateException.class,
          () -> pass.lossAndGradient(new NetworkWeights(spec, backend, parameters), TARGETS, null, parameters.clone()));
      assertTrue(error.getMessage().contains("made for prediction"), error.getMessage());
    }
  }

  @Test
  void aMiniBatchAllocatesLessThanAKilobyte() throws InterruptedException {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocated bytes");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    NetworkSpec spec = network(Loss.CROSS_ENTROPY, new DropoutSpec(0.1, 0.1, 0.1));
    float[] parameters = Initializer.initialize(spec, new MemorySpec(MemorySpec.Kind.MIXED, 5), 3);
    float[] gradient = new float[parameters.length];
    RandomStream dropout = new RandomStream(5);
    try (Backend backend = new CpuBackend(1)) {
      assumeTrue(backend.description().contains("plain Java"), "vectors are no garbage only once they are compiled");
      NetworkPass pass = new NetworkPass(spec, backend, true);
      NetworkWeights weights = new NetworkWeights(spec, backend, parameters);
      long before = 0;
      int batches = 20;
      for (int i = -5; i < batches; i++) {
        before = i == 0 ? threads.getCurrentThreadAllocatedBytes() : before;
        pass.load(SEQUENCES, ALL, 0, 4);
        weights.take(parameters);
        pass.lossAndGradient(weights, TARGETS, dropout, gradient);
      }
      long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / batches;
      assertTrue(bytes < 1024, bytes + " bytes per mini-batch");
    }
  }
}
