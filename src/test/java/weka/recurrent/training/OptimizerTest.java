package weka.recurrent.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.training.OptimizerSpec.Kind;

/** Three steps by hand, from p = 1 with the gradients 0.5, −0.25, 1 and a rate of 0.1. */
class OptimizerTest {
  private static final double[] GRADIENTS = {0.5, -0.25, 1};
  private static final double RATE = 0.1;

  /** One weight W, one R, one bias, one output weight, one output bias. */
  private static final NetworkLayout LAYOUT = new NetworkLayout(new NetworkSpec(new InputSpec(1, List.of(), 0),
      List.of(new LayerSpec(Cell.RNN_TANH, 1, false)), ReadOut.LAST, 0, DropoutSpec.NONE, 1, Loss.SQUARED_ERROR));
  private static final int WEIGHT = LAYOUT.encoder().inputWeights(0, 0).offset();
  private static final int BIAS = LAYOUT.encoder().bias(0, 0).offset();

  private static float[] threeSteps(OptimizerSpec spec) {
    Optimizer optimizer = new Optimizer(spec, LAYOUT);
    float[] p = new float[LAYOUT.size()];
    Arrays.fill(p, 1);
    for (double g : GRADIENTS) {
      float[] gradient = new float[p.length];
      Arrays.fill(gradient, (float) (2 * g));
      optimizer.update(p, gradient, 0.5, RATE);
    }
    return p;
  }

  @Test
  void adamByHand() {
    double p = 1;
    double m = 0;
    double v = 0;
    for (int k = 1; k <= 3; k++) {
      double g = GRADIENTS[k - 1];
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      p -= RATE * (m / (1 - Math.pow(0.9, k))) / (Math.sqrt(v / (1 - Math.pow(0.999, k))) + 1e-8);
    }
    assertEquals(p, threeSteps(new OptimizerSpec(Kind.ADAM, RATE, 0, 0, 0))[WEIGHT], 1e-5);
  }

  @Test
  void rmsPropByHand() {
    double p = 1;
    double v = 0;
    for (double g : GRADIENTS) {
      v = 0.9 * v + 0.1 * g * g;
      p -= RATE * g / (Math.sqrt(v) + 1e-8);
    }
    assertEquals(p, threeSteps(new OptimizerSpec(Kind.RMSPROP, RATE, 0, 0, 0))[WEIGHT], 1e-5);
  }

  @Test
  void nesterovByHand() {
    double p = 1;
    double m = 0;
    for (double g : GRADIENTS) {
      m = 0.9 * m + g;
      p -= RATE * (g + 0.9 * m);
    }
    assertEquals(p, threeSteps(new OptimizerSpec(Kind.SGD, RATE, 0.9, 0, 0))[WEIGHT], 1e-5);
  }

  @Test
  void decayShrinksWeightsAndLeavesBiases() {
    float[] plain = threeSteps(new OptimizerSpec(Kind.SGD, RATE, 0, 0, 0));
    float[] decayed = threeSteps(new OptimizerSpec(Kind.SGD, RATE, 0, 0.5, 0));
    double p = 1;
    for (double g : GRADIENTS) {
      p = (1 - RATE * 0.5) * p - RATE * g;
    }
    assertEquals(p, decayed[WEIGHT], 1e-6);
    assertEquals(plain[BIAS], decayed[BIAS]);
  }

  @Test
  void penaltyAddsToTheGradientOfWeightsAlone() {
    float[] plain = threeSteps(new OptimizerSpec(Kind.SGD, RATE, 0, 0, 0));
    float[] penalised = threeSteps(new OptimizerSpec(Kind.SGD, RATE, 0, 0, 0.5));
    double p = 1;
    for (double g : GRADIENTS) {
      p -= RATE * (g + 0.5 * p);
    }
    assertEquals(p, penalised[WEIGHT], 1e-6);
    assertEquals(plain[BIAS], penalised[BIAS]);
  }

  @Test
  void aRateOfZeroOrLessIsRefused() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new OptimizerSpec(Kind.ADAM, -1, 0, 0, 0));
    assertEquals("'learning rate' is a number above 0, not -1", error.getMessage());
  }
}
