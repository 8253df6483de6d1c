package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

class OcclusionTest {
  private static final int STEPS = 130;

  private final NetworkSpec network = HandMade.network(Cell.LSTM, 1, 4, 2, Loss.CROSS_ENTROPY);

  /** A network that forgets at once answers by the last step alone. */
  @Test
  void onlyTheLastStepsAreWorthSomethingToANetworkThatForgets() throws InterruptedException {
    TrainingSet data = HandMade.noise(20, 1, STEPS, STEPS, 2);
    Subject subject = HandMade.subject(network, HandMade.random(network, 3), data);
    float[] forgetful = ForcedGates.forced(subject, Signal.FORGET_GATE, false);
    Block recurrent = new NetworkLayout(network).encoder().recurrentWeights(0, 0);
    Arrays.fill(forgetful, recurrent.offset(), recurrent.offset() + recurrent.rows() * recurrent.columns(), 0);
    Sequence sequence = data.sequences()[0];
    Occlusion occlusion = Occlusion.of(subject.with(forgetful), sequence);
    assertEquals(Occlusion.MOST_WINDOWS, occlusion.from().length);
    assertEquals(0, occlusion.from()[0]);
    double[] loss = occlusion.loss(true);
    for (int w = 0; w + 1 < loss.length; w++) {
      assertEquals(0, loss[w], 1e-7, "window " + w);
      assertTrue(occlusion.from()[w] < occlusion.from()[w + 1]);
    }
    assertTrue(Math.abs(loss[loss.length - 1]) > 1e-4, "the last window: " + loss[loss.length - 1]);
    assertTrue(occlusion.whole() >= 0.5, "of two classes the one decided for");
  }

  @Test
  void theSequenceStaysAsItIs() throws InterruptedException {
    TrainingSet data = HandMade.noise(5, 1, 7, 7, 2);
    Sequence sequence = data.sequences()[0];
    float[] before = sequence.values().clone();
    Occlusion occlusion = Occlusion.of(HandMade.subject(network, HandMade.random(network, 3), data), sequence);
    assertArrayEquals(before, sequence.values());
    assertEquals(sequence.length(), occlusion.from().length);
  }

  @Test
  void anEmptySequenceIsRefused() {
    Subject subject = HandMade.subject(network, HandMade.random(network, 3), HandMade.noise(5, 1, 7, 7, 2));
    assertThrows(IllegalArgumentException.class, () -> Occlusion.of(subject, new Sequence(0, new float[0])));
  }
}
