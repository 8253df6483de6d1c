package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.recurrent.kernel.Cell;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

/** On networks that sum up their inputs, so that what they use is known exactly. */
class ForgettingCurveTest {
  private static final int CLASSES = 3;

  /** Adds up one channel per class, and answers with the largest sum. */
  private static NetworkSpec counter() {
    return HandMade.network(Cell.RNN_RELU, CLASSES, CLASSES, CLASSES, Loss.CROSS_ENTROPY);
  }

  private static float[] counting(float keep) {
    float[] parameters = HandMade.zeros(counter());
    NetworkLayout layout = new NetworkLayout(counter());
    HandMade.diagonal(parameters, layout.encoder().inputWeights(0, 0), 1);
    HandMade.diagonal(parameters, layout.encoder().recurrentWeights(0, 0), keep);
    HandMade.diagonal(parameters, layout.outputWeights(), 9);
    return parameters;
  }

  /** Silence, but for the class's channel at one lag; lengths differ if asked for. */
  private static TrainingSet cueAt(int lag, int length, int spread) {
    int size = 120;
    Sequence[] sequences = new Sequence[size];
    float[] targets = new float[size];
    for (int i = 0; i < size; i++) {
      int steps = length + (spread == 0 ? 0 : i % spread);
      float[] values = new float[steps * CLASSES];
      targets[i] = i * 7 % CLASSES;
      values[(steps - 1 - lag) * CLASSES + (int) targets[i]] = 1;
      sequences[i] = new Sequence(steps, values);
    }
    float[] weights = new float[size];
    Arrays.fill(weights, 1);
    return new TrainingSet(sequences, targets, weights);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 29, 63, 140, 299})
  void horizonIsTheLagOfTheCueHoweverLong(int lag) throws InterruptedException {
    Subject subject = HandMade.subject(counter(), counting(1), cueAt(lag, 300, 0));
    ForgettingCurve curve = ForgettingCurve.of(subject);
    assertEquals(lag, curve.horizon(), 0.03 * lag, Arrays.toString(curve.kept()));
    assertEquals(1, curve.full());
    assertEquals(1.0 / CLASSES, curve.occluded(), 0.2);
    assertTrue(curve.kept().length <= ForgettingCurve.MOST_POINTS, curve.kept().length + " points");
    assertEquals(0, curve.kept()[0]);
    assertEquals(300, curve.kept()[curve.kept().length - 1]);
    assertEquals(lag, GradientByLag.of(subject).horizon());
  }

  @Test
  void lengthsMayDiffer() throws InterruptedException {
    assertEquals(15, ForgettingCurve.of(HandMade.subject(counter(), counting(1), cueAt(15, 20, 30))).horizon());
  }

  @Test
  void networkThatDoesNotCarryTheCueClaimsNothing() throws InterruptedException {
    ForgettingCurve curve = ForgettingCurve.of(HandMade.subject(counter(), counting(0), cueAt(7, 20, 0)));
    assertFalse(curve.usesSequences());
    assertEquals(-1, curve.horizon());
  }

  @Test
  void oneSequenceProvesNothing() throws InterruptedException {
    TrainingSet one = cueAt(2, 5, 0).subset(new int[] {4});
    assertFalse(ForgettingCurve.of(HandMade.subject(counter(), counting(1), one)).usesSequences());
  }

  @Test
  void wholeNetworkThatKnowsMoreThanItsOrderIsTold() throws InterruptedException {
    OrderTest bag = OrderTest.of(HandMade.subject(counter(), counting(1), cueAt(7, 20, 0)));
    assertFalse(bag.matters(), "a sum does not mind the order");
    assertEquals("Order does not matter to this network: accuracy 1.00 in order, 1.00 with the steps shuffled. "
        + "A model of the steps' statistics may do as well.", bag.sentence());
    OrderTest last = OrderTest.of(HandMade.subject(counter(), counting(0), cueAt(0, 20, 0)));
    assertTrue(last.matters());
    assertTrue(last.sentence().startsWith("Order matters: accuracy 1.00 in order, 0."), last.sentence());
  }
}
