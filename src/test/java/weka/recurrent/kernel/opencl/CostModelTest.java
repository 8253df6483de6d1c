package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;

/**
 * The arithmetic of the cost model, on a card that is not there: what it promises is checked by {@code recur doctor} where one
 * is.
 */
class CostModelTest {
  private static final OpenClDevices.Info CARD =
      new OpenClDevices.Info(0, "NVIDIA CUDA", "OpenCL 3.0", "H200", OpenClDevices.Kind.GPU,
          132, 140L << 30, 35L << 30, 48 << 10, 1024, null);
  private static final EncoderSpec LSTM = new EncoderSpec(16, List.of(new LayerSpec(Cell.LSTM, 128, false)), ReadOut.LAST);
  private static final Variant FUSED = new Variant(true, 1, 1, 1);

  private static StepCost cost(EncoderSpec spec, int steps, int sequences) {
    return StepCost.of(spec, steps, sequences, CARD.limits(), CostModel.of(CARD), FUSED, FUSED);
  }

  @Test
  void aStepAt128UnitsTakesLessThanTwoMilliseconds() {
    StepCost cost = cost(LSTM, 100, 64);
    assertTrue(cost.millis() > 1.2 && cost.millis() <= 1.8, cost.toString());
    // Forward 100 steps of (128 · 4 / 16 + 6) turns of 154 ns, backward of (512 / 16 + 6): 0.59 ms each.
    assertEquals(0.59e-3, 100 * 38 * 154e-9, 0.01e-3);
    assertTrue(cost.forward() > 0.58e-3 && cost.backward() > 0.58e-3, cost.toString());
  }

  @Test
  void timeGrowsWithStepsAndFilledUnitsAndLaunches() {
    assertTrue(cost(LSTM, 200, 64).millis() > 1.7 * cost(LSTM, 100, 64).millis());
    // One group per sequence: 64 and 128 of them find a unit each.
    assertTrue(cost(LSTM, 100, 128).millis() < 1.5 * cost(LSTM, 100, 64).millis());
    assertTrue(cost(LSTM, 100, 1024).millis() > 2 * cost(LSTM, 100, 128).millis());
    Variant step = new Variant(false, 4, 1, 1);
    StepCost launched = StepCost.of(LSTM, 100, 64, CARD.limits(), CostModel.of(CARD), step, step);
    assertTrue(launched.millis() > cost(LSTM, 100, 64).millis() + 0.5, launched.toString());
  }
}
