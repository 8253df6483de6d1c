package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

class GradientByLagTest {
  /** Central differences in float: the step is large, the network smooth. */
  private static final double DIFFERENCE_TOLERANCE = 5e-3;

  @Test
  void normAgreesWithCentralDifferences() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.LSTM, 2, 5, 1, Loss.SQUARED_ERROR);
    float[] parameters = HandMade.random(network, 3);
    TrainingSet data = HandMade.noise(1, 2, 6, 6, 2);
    Subject subject = HandMade.subject(network, parameters, data);
    double[] norm = GradientByLag.of(subject).norm();
    float step = 0.05f;
    for (int lag = 0; lag < 6; lag++) {
      double squares = 0;
      for (int d = 0; d < 2; d++) {
        int at = (5 - lag) * 2 + d;
        double slope = (output(subject, at, step) - output(subject, at, -step)) / (2 * step);
        squares += slope * slope;
      }
      assertEquals(Math.sqrt(squares), norm[lag], DIFFERENCE_TOLERANCE * Math.sqrt(squares), "lag " + lag);
    }
  }

  private static double output(Subject subject, int at, float change) throws InterruptedException {
    Sequence sequence = subject.sample().sequences()[0];
    float[] values = sequence.values().clone();
    values[at] += change;
    return subject.outputs(new Sequence[] {new Sequence(sequence.length(), values)})[0][0];
  }

  @Test
  void networkWithoutRecurrenceUsesTheLastStepOnly() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.RNN_TANH, 2, 4, 3, Loss.CROSS_ENTROPY);
    float[] parameters = HandMade.random(network, 3);
    var recurrent = new NetworkLayout(network).encoder().recurrentWeights(0, 0);
    Arrays.fill(parameters, recurrent.offset(), recurrent.end(), 0);
    GradientByLag gradient = GradientByLag.of(HandMade.subject(network, parameters, HandMade.noise(70, 2, 4, 12, 3)));
    assertEquals(0, gradient.horizon());
    assertEquals(1, gradient.stepsUsed());
    assertEquals(1, gradient.share()[0], 1e-9);
    assertEquals(12, gradient.norm().length);
  }

  @Test
  void networkThatLooksAtNothingHasNoHorizon() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.GRU, 2, 4, 3, Loss.CROSS_ENTROPY);
    GradientByLag gradient =
        GradientByLag.of(HandMade.subject(network, HandMade.zeros(network), HandMade.noise(9, 2, 4, 12, 3)));
    assertEquals(-1, gradient.horizon());
    assertEquals(0, gradient.window().length);
  }

  @Test
  void halvesAddUpToTheShares() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.GRU, 2, 4, 3, Loss.CROSS_ENTROPY);
    GradientByLag gradient =
        GradientByLag.of(HandMade.subject(network, HandMade.random(network, 5), HandMade.noise(90, 2, 1, 12, 3)));
    assertEquals(1, Arrays.stream(gradient.share()).sum(), 1e-9);
    assertEquals(1, Arrays.stream(gradient.firstHalf()).sum() + Arrays.stream(gradient.lastHalf()).sum(), 1e-9);
    assertTrue(Arrays.stream(gradient.firstHalf()).sum() > 0);
  }

  @Test
  void directionsThatNoDataTakeDoNotCount() throws InterruptedException {
    // Both channels weigh alike, but all sequences agree in what the second says and differ in the first at the last step only.
    NetworkSpec network = HandMade.network(Cell.RNN_RELU, 2, 1, 1, Loss.SQUARED_ERROR);
    float[] parameters = HandMade.zeros(network);
    NetworkLayout layout = new NetworkLayout(network);
    Arrays.fill(parameters, layout.encoder().inputWeights(0, 0).offset(), layout.encoder().inputWeights(0, 0).end(), 1);
    parameters[layout.encoder().recurrentWeights(0, 0).offset()] = 1;
    parameters[layout.outputWeights().offset()] = 1;
    Sequence[] sequences = new Sequence[8];
    for (int n = 0; n < sequences.length; n++) {
      sequences[n] = new Sequence(4, new float[] {1, 1, 1, 1, 1, 1, 1 + n, 1});
    }
    TrainingSet data = new TrainingSet(sequences, new float[8], new float[8]);
    GradientByLag gradient = GradientByLag.of(HandMade.subject(network, parameters, data));
    for (double norm : gradient.norm()) {
      assertEquals(Math.sqrt(2), norm, 1e-6);
    }
    assertEquals(0, gradient.horizon());
    assertEquals(1, gradient.share()[0], 1e-9);
  }
}
