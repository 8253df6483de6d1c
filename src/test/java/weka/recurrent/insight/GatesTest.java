package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.Initializer;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

/** Gate statistics, Jacobians, surgery and gate maps, on weights set by hand. */
class GatesTest {

  @Test
  void timeScalesFollowTheForgetBias() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.LSTM, 1, 3, 2, Loss.CROSS_ENTROPY);
    float[] parameters = HandMade.zeros(network);
    int bias = new NetworkLayout(network).encoder().bias(0, 0).offset();
    float[] forget = {(float) Math.log(99), 0, -3};
    System.arraycopy(forget, 0, parameters, bias + 3, 3);
    GateStatistics gates = GateStatistics.of(HandMade.subject(network, parameters, HandMade.noise(5, 1, 3, 9, 2)));
    assertEquals(List.of(Signal.INPUT_GATE, Signal.FORGET_GATE, Signal.OUTPUT_GATE),
        gates.gates().stream().map(GateStatistics.Gate::signal).toList());
    GateStatistics.Gate gate = gates.keeping().get(0);
    assertArrayEquals(new double[] {0.99, 0.5, 1 / (1 + Math.exp(3))}, gate.mean(), 1e-6);
    assertArrayEquals(new double[] {-1 / Math.log(0.99), -1 / Math.log(0.5), 0.328}, gate.timeScales(), 0.01);
    assertArrayEquals(new double[] {1, 0, 0}, gate.open());
    assertArrayEquals(new double[] {0, 0, 1}, gate.shut());
    assertEquals(2, gate.stuck());
    assertEquals(2 / 3.0, gate.saturated(), 1e-12);
    assertEquals((0.99 + 0.5 + 0.0474) / 3, gates.meanKeep(), 1e-3);
    assertEquals(2 / 9.0, gates.saturated(), 1e-12);
    // Σ of 0.99^k dominates: 90 % of it within the first 230 of many lags
    assertEquals(228, gates.horizon(100_000), 5);
  }

  @Test
  void gateThatMovesIsNotStuck() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.GRU, 2, 6, 2, Loss.CROSS_ENTROPY);
    GateStatistics gates = GateStatistics.of(HandMade.subject(network, HandMade.random(network, 1),
        HandMade.noise(20, 2, 3, 9, 2)));
    assertEquals(Signal.UPDATE_GATE, gates.keeping().get(0).signal());
    assertEquals(0, gates.keeping().get(0).stuck());
    for (int u = 0; u < 6; u++) {
      GateStatistics.Gate gate = gates.keeping().get(0);
      assertTrue(gate.least()[u] < gate.mean()[u] && gate.mean()[u] < gate.most()[u]);
    }
  }

  @Test
  void untrainedGatesHaveTheTimeScalesOfTheirPlan() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.LSTM, 1, 40, 2, Loss.CROSS_ENTROPY);
    MemorySpec memory = new MemorySpec(MemorySpec.Kind.MIXED, 100);
    float[] parameters = Initializer.initialize(network, memory, 4);
    NetworkLayout layout = new NetworkLayout(network);
    Arrays.fill(parameters, 0, layout.encoder().recurrentWeights(0, 0).end(), 0);
    GateStatistics gates = GateStatistics.of(HandMade.subject(network, parameters, HandMade.noise(5, 1, 3, 9, 2)));
    TimeScales scales = TimeScales.of(network, memory, 4, gates);
    assertArrayEquals(scales.planned(), scales.learned(), 0.01, "with silent inputs the plan is what happens");
    assertEquals(40, scales.planned().length);
    assertEquals(20, Arrays.stream(scales.planned()).filter(tau -> Math.abs(tau - 3.19) < 0.01).count(), "half is textbook");
    assertTrue(scales.planned()[39] > 50 && scales.planned()[39] <= 100);
    assertTrue(scales.sentence().matches("Time-scales of the units: planned [\\d.]+ to \\d\\d steps \\(half of them above .*"),
        scales.sentence());
    assertThrows(IllegalArgumentException.class, () -> TimeScales.of(network, memory, 4, new GateStatistics(List.of())));
  }

  @Test
  void plainNetworkHasNoGates() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.RNN_TANH, 1, 3, 2, Loss.CROSS_ENTROPY);
    GateStatistics gates = GateStatistics.of(HandMade.subject(network, HandMade.zeros(network), HandMade.noise(5, 1, 3, 9, 2)));
    assertTrue(gates.gates().isEmpty());
    assertEquals(-1, gates.horizon(10));
    assertTrue(Double.isNaN(gates.meanKeep()));
  }

  @Test
  void jacobianOfARotationNeverDecaysAndOfAShrinkingOneDoes() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.RNN_TANH, 1, 2, 2, Loss.CROSS_ENTROPY);
    float[] parameters = HandMade.zeros(network);
    int r = new NetworkLayout(network).encoder().recurrentWeights(0, 0).offset();
    for (float scale : new float[] {1, 0.5f}) {
      parameters[r + 1] = scale;
      parameters[r + 2] = -scale;
      JacobianDecay decay = JacobianDecay.of(HandMade.subject(network, parameters, HandMade.noise(5, 1, 30, 30, 2)));
      assertEquals(scale, decay.factorPerStep(), 1e-6);
      for (int k = 0; k < 30; k++) {
        assertEquals(Math.pow(scale, k), decay.largest()[k], 1e-6);
      }
      assertEquals(scale == 1 ? 26 : 3, decay.horizon());
    }
  }

  @Test
  void jacobianAgreesWithCentralDifferencesOfTheStates() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.RNN_TANH, 2, 4, 2, Loss.CROSS_ENTROPY);
    float[] parameters = HandMade.random(network, 9);
    TrainingSet data = HandMade.noise(1, 2, 5, 5, 2);
    JacobianDecay decay = JacobianDecay.of(HandMade.subject(network, parameters, data));
    for (int k = 1; k < 5; k++) {
      DMatrixRMaj jacobian = new DMatrixRMaj(4, 4);
      double step = 1e-5;
      for (int i = 0; i < 4; i++) {
        double[] up = lastState(network, parameters, data.sequences()[0], 4 - k, i, step);
        double[] down = lastState(network, parameters, data.sequences()[0], 4 - k, i, -step);
        for (int j = 0; j < 4; j++) {
          jacobian.set(i, j, (up[j] - down[j]) / (2 * step));
        }
      }
      assertEquals(NormOps_DDRM.normP2(jacobian), decay.largest()[k], 1e-4, "lag " + k);
    }
  }

  /** h' = tanh(x W + h R + b) by the book, with one element of the state after a step disturbed. */
  private static double[] lastState(NetworkSpec network, float[] p, Sequence sequence, int disturbed, int unit, double by) {
    var layout = new NetworkLayout(network).encoder();
    double[] h = new double[4];
    for (int t = 0; t < sequence.length(); t++) {
      double[] next = new double[4];
      for (int j = 0; j < 4; j++) {
        next[j] = p[layout.bias(0, 0).offset() + j];
        for (int d = 0; d < 2; d++) {
          next[j] += sequence.values()[t * 2 + d] * p[layout.inputWeights(0, 0).offset() + d * 4 + j];
        }
        for (int i = 0; i < 4; i++) {
          next[j] += h[i] * p[layout.recurrentWeights(0, 0).offset() + i * 4 + j];
        }
        next[j] = Math.tanh(next[j]);
      }
      h = next;
      if (t == disturbed) {
        h[unit] += by;
      }
    }
    return h;
  }

  @Test
  void jacobianIsNotForGates() {
    NetworkSpec network = HandMade.network(Cell.LSTM, 1, 2, 2, Loss.CROSS_ENTROPY);
    Subject subject = HandMade.subject(network, HandMade.zeros(network), HandMade.noise(2, 1, 3, 3, 2));
    assertEquals("Jacobian products are for a plain RNN, the first layer is LSTM; use GateStatistics",
        assertThrows(IllegalArgumentException.class, () -> JacobianDecay.of(subject)).getMessage());
  }

  @ParameterizedTest
  @EnumSource(value = Cell.class, names = {"LSTM", "LSTM_PEEPHOLE", "GRU"})
  void forcedGateIsOpenOrShutAndTheOthersMove(Cell cell) throws InterruptedException {
    NetworkSpec network = new NetworkSpec(new InputSpec(2, List.of(), 0),
        List.of(new LayerSpec(cell, 4, true), new LayerSpec(cell, 3, false)), ReadOut.LAST, 0, DropoutSpec.NONE, 2,
        Loss.CROSS_ENTROPY);
    float[] parameters = HandMade.random(network, 2);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.013f + 0.1f * (i % 5);
    }
    assertEquals(0, zeros(parameters));
    float[] before = parameters.clone();
    Subject subject = HandMade.subject(network, parameters, HandMade.noise(12, 2, 3, 9, 2));
    for (Signal signal : GateStatistics.gatesOf(cell)) {
      for (boolean open : new boolean[] {true, false}) {
        float[] operated = ForcedGates.forced(subject, signal, open);
        assertEquals(weightsOf(network), zeros(operated) - zeros(before), "all weights of the gate are cut");
        GateStatistics forced = GateStatistics.of(subject.with(operated));
        for (GateStatistics.Gate gate : forced.gates()) {
          for (int u = 0; u < gate.mean().length; u++) {
            if (gate.signal() == signal) {
              assertEquals(open ? 1 : 0, gate.least()[u], 1e-6);
              assertEquals(open ? 1 : 0, gate.most()[u], 1e-6);
            } else {
              assertTrue(gate.least()[u] > 1e-4 && gate.most()[u] < 1 - 1e-4, "untouched gates stay between");
            }
          }
        }
      }
    }
    assertArrayEquals(before, parameters, "the patient's own weights are not touched");
  }

  /** Input weights, recurrent weights and peepholes of one gate over all layers and directions. */
  private static long weightsOf(NetworkSpec network) {
    long weights = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      LayerSpec layer = network.layers().get(l);
      int perUnit = network.encoder().inputsOf(l) + layer.hidden() + (layer.cell().peepholes() > 0 ? 1 : 0);
      weights += (long) layer.directions() * layer.hidden() * perUnit;
    }
    return weights;
  }

  private static long zeros(float[] values) {
    long zeros = 0;
    for (float value : values) {
      zeros += value == 0 ? 1 : 0;
    }
    return zeros;
  }

  @Test
  void mapShowsUnitsByFallingTimeScaleAndEndsWithTheAnswer() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.GRU, 2, 5, 3, Loss.CROSS_ENTROPY);
    TrainingSet data = HandMade.noise(4, 2, 300, 300, 3);
    Subject subject = HandMade.subject(network, HandMade.random(network, 2), data);
    GateMap map = GateMap.of(subject, data.sequences()[1]);
    assertEquals(List.of(Signal.RESET_GATE, Signal.UPDATE_GATE, Signal.HIDDEN),
        map.panels().stream().map(GateMap.Panel::signal).toList());
    GateMap.Panel update = map.panels().get(1);
    double last = Double.POSITIVE_INFINITY;
    for (float[] row : update.values()) {
      double sum = 0;
      for (float value : row) {
        sum += value;
      }
      assertTrue(sum <= last);
      last = sum;
    }
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, Arrays.stream(update.units()).sorted().toArray());
    assertEquals(GateMap.MOST_PREFIXES, map.prefixes().length);
    assertEquals(300, map.prefixes()[GateMap.MOST_PREFIXES - 1]);
    double[] whole = subject.outputs(new Sequence[] {data.sequences()[1]})[0];
    assertArrayEquals(whole, map.answers()[map.answers().length - 1], 1e-6);
    assertTrue(map.decidedAfter() >= 1 && map.decidedAfter() <= 300);
    assertThrows(IllegalArgumentException.class, () -> GateMap.of(subject, new Sequence(0, new float[0])));
  }

  @Test
  void mindIsMadeUpWhenTheAnswerNoLongerChanges() {
    double[][] answers = {{.9, .1}, {.4, .6}, {.7, .3}, {.2, .8}, {.1, .9}};
    assertEquals(40, new GateMap(List.of(), new int[] {10, 20, 30, 40, 50}, answers).decidedAfter());
  }
}
