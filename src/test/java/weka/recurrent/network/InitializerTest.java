package weka.recurrent.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;

class InitializerTest {
  private static final int HIDDEN = 8;
  private static final int LONGEST = 200;

  private static NetworkSpec network(Cell cell) {
    return new NetworkSpec(new InputSpec(3, List.of(), 0), List.of(new LayerSpec(cell, HIDDEN, false)), ReadOut.LAST, 0,
        DropoutSpec.NONE, 2, Loss.CROSS_ENTROPY);
  }

  private static float[] initialize(Cell cell, MemorySpec.Kind kind) {
    return Initializer.initialize(network(cell), new MemorySpec(kind, LONGEST), 1);
  }

  @Test
  void recurrentWeightsAreOrthogonalPerGate() {
    for (Cell cell : new Cell[] {Cell.RNN_TANH, Cell.LSTM, Cell.GRU}) {
      float[] p = initialize(cell, MemorySpec.Kind.MIXED);
      Block r = new NetworkLayout(network(cell)).encoder().recurrentWeights(0, 0);
      for (int gate = 0; gate < cell.gates(); gate++) {
        for (int a = 0; a < HIDDEN; a++) {
          for (int b = 0; b < HIDDEN; b++) {
            double dot = 0;
            for (int k = 0; k < HIDDEN; k++) {
              dot += p[r.offset() + k * r.columns() + gate * HIDDEN + a] * p[r.offset() + k * r.columns() + gate * HIDDEN + b];
            }
            assertEquals(a == b ? 1 : 0, dot, 1e-6, cell + " gate " + gate + " columns " + a + ", " + b);
          }
        }
      }
    }
  }

  @Test
  void textbookForgetBiasIsOneAndUpdateBiasZero() {
    Block lstm = new NetworkLayout(network(Cell.LSTM)).encoder().bias(0, 0);
    float[] p = initialize(Cell.LSTM, MemorySpec.Kind.TEXTBOOK);
    for (int i = 0; i < 4 * HIDDEN; i++) {
      assertEquals(i / HIDDEN == 1 ? 1 : 0, p[lstm.offset() + i]);
    }
    Block gru = new NetworkLayout(network(Cell.GRU)).encoder().bias(0, 0);
    p = initialize(Cell.GRU, MemorySpec.Kind.TEXTBOOK);
    for (int i = gru.offset(); i < gru.end(); i++) {
      assertEquals(0, p[i]);
    }
  }

  @Test
  void chronoBiasesPlanTimeScalesUpToTheLongest() {
    Block b = new NetworkLayout(network(Cell.LSTM)).encoder().bias(0, 0);
    float[] p = initialize(Cell.LSTM, MemorySpec.Kind.CHRONO);
    double largest = 0;
    for (int unit = 0; unit < HIDDEN; unit++) {
      float forget = p[b.offset() + HIDDEN + unit];
      assertTrue(forget >= 0 && forget <= Math.log(LONGEST - 1), "forget bias " + forget);
      assertEquals(-forget, p[b.offset() + unit]);
      largest = Math.max(largest, forget);
    }
    assertTrue(largest > Math.log(LONGEST / 4.0), "no unit plans a long time-scale: " + largest);
  }

  @Test
  void mixedGivesEverySecondUnitTheTextbookBias() {
    Block b = new NetworkLayout(network(Cell.LSTM)).encoder().bias(0, 0);
    float[] mixed = initialize(Cell.LSTM, MemorySpec.Kind.MIXED);
    float[] chrono = initialize(Cell.LSTM, MemorySpec.Kind.CHRONO);
    for (int unit = 0; unit < HIDDEN; unit++) {
      int forget = b.offset() + HIDDEN + unit;
      assertEquals(unit % 2 == 0 ? 1 : chrono[forget], mixed[forget]);
    }
  }

  @Test
  void rectifiedNetworkStartsWithTheIdentity() {
    float[] p = initialize(Cell.RNN_RELU, MemorySpec.Kind.MIXED);
    Block r = new NetworkLayout(network(Cell.RNN_RELU)).encoder().recurrentWeights(0, 0);
    for (int i = 0; i < r.size(); i++) {
      assertEquals(i / HIDDEN == i % HIDDEN ? 1 : 0, p[r.offset() + i]);
    }
  }

  @Test
  void sameSeedSameBitsOtherSeedOtherBits() {
    MemorySpec memory = new MemorySpec(MemorySpec.Kind.MIXED, LONGEST);
    assertArrayEquals(Initializer.initialize(network(Cell.GRU), memory, 4), Initializer.initialize(network(Cell.GRU), memory, 4));
    float[] other = Initializer.initialize(network(Cell.GRU), memory, 5);
    int same = 0;
    float[] first = Initializer.initialize(network(Cell.GRU), memory, 4);
    for (int i = 0; i < other.length; i++) {
      same += first[i] == other[i] && first[i] != 0 ? 1 : 0;
    }
    assertEquals(0, same);
  }
}
