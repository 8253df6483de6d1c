package weka.recurrent.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.Sequence;

/**
 * What happens to the score when a memory is interfered with: gates forced open or shut in every layer, or all states
 * reset to zero some steps before the end. A causal complement to pictures of gates: a gate that may be forced without
 * loss does no work. Costs one forward pass over the sample per operation.
 *
 * <p>A gate is forced through its weights: its input and recurrent weights (and peepholes) are set to 0, its bias to
 * ±{@value #FORCE}, so every backend runs it as it runs any network. The reset is a start afresh after that step; a
 * read-out over all steps then sees only what follows.
 *
 * @param intact score of the untouched network
 * @param outcomes one per operation
 * @param scoreName what the scores are
 */
public record MemorySurgery(double intact, List<Outcome> outcomes, String scoreName) {
  /** Bias of a forced gate: σ(±40) is 1 or 4·10⁻¹⁸. */
  public static final float FORCE = 40;

  private static final Map<Signal, String> NAMES = names();

  public MemorySurgery {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What an operation did.
   *
   * @param operation in words, such as {@code forget gates shut}
   * @param score afterwards
   * @param loss intact against operated, sequence by sequence
   */
  public record Outcome(String operation, double score, PairedDifference loss) {}

  private static Map<Signal, String> names() {
    Map<Signal, String> names = new LinkedHashMap<>();
    names.put(Signal.INPUT_GATE, "input");
    names.put(Signal.FORGET_GATE, "forget");
    names.put(Signal.OUTPUT_GATE, "output");
    names.put(Signal.RESET_GATE, "reset");
    names.put(Signal.UPDATE_GATE, "update");
    return names;
  }

  /**
   * All forced gates, and resets at the given lags.
   *
   * @param subject the network and its sample
   * @param resetLags states are reset before the last lag + 1 steps; each at least 0
   */
  public static MemorySurgery of(Subject subject, int... resetLags) throws InterruptedException {
    double[] intact = subject.merits(subject.outputs(subject.sample().sequences()));
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<Signal, String> gate : NAMES.entrySet()) {
      boolean present = subject.network().layers().stream()
          .anyMatch(layer -> GateStatistics.gatesOf(layer.cell()).contains(gate.getKey()));
      if (present) {
        for (boolean open : new boolean[] {true, false}) {
          Subject patient = subject.with(forced(subject, gate.getKey(), open));
          outcomes.add(outcome(patient, gate.getValue() + " gates " + (open ? "open" : "shut"), intact,
              subject.sample().sequences()));
        }
      }
    }
    SequenceEdit edit = new SequenceEdit(subject.network().input());
    for (int lag : resetLags) {
      if (lag < 0) {
        throw new IllegalArgumentException("a reset needs a lag of at least 0, got " + lag);
      }
      Sequence[] ends = Arrays.stream(subject.sample().sequences())
          .map(sequence -> edit.steps(sequence, Math.max(0, sequence.length() - lag - 1), sequence.length()))
          .toArray(Sequence[]::new);
      String steps = lag == 0 ? "1 step" : (lag + 1) + " steps";
      outcomes.add(outcome(subject, "state reset before the last " + steps, intact, ends));
    }
    return new MemorySurgery(subject.score(intact), outcomes, subject.scoreName());
  }

  private static Outcome outcome(Subject patient, String operation, double[] intact, Sequence[] sequences)
      throws InterruptedException {
    double[] merits = patient.merits(patient.outputs(sequences));
    return new Outcome(operation, patient.score(merits), PairedDifference.of(intact, merits));
  }

  /** A copy of the weights in which one kind of gate is open or shut in every layer that has it. */
  static float[] forced(Subject subject, Signal gate, boolean open) {
    float[] parameters = subject.parameters().clone();
    EncoderLayout layout = new NetworkLayout(subject.network()).encoder();
    List<LayerSpec> layers = subject.network().layers();
    for (int l = 0; l < layers.size(); l++) {
      LayerSpec layer = layers.get(l);
      if (!GateStatistics.gatesOf(layer.cell()).contains(gate)) {
        continue;
      }
      int h = layer.hidden();
      int column = position(gate) * h;
      for (int d = 0; d < layer.directions(); d++) {
        clearColumns(parameters, layout.inputWeights(l, d), column, h);
        clearColumns(parameters, layout.recurrentWeights(l, d), column, h);
        int bias = layout.bias(l, d).offset() + column;
        Arrays.fill(parameters, bias, bias + h, open ? FORCE : -FORCE);
        if (layer.cell() == Cell.LSTM_PEEPHOLE) {
          int peephole = layout.peepholes(l, d).offset() + peepholePosition(gate) * h;
          Arrays.fill(parameters, peephole, peephole + h, 0);
        }
      }
    }
    return parameters;
  }

  /** Place of a gate's block among i f g o, or r z n. */
  private static int position(Signal gate) {
    return switch (gate) {
      case INPUT_GATE, RESET_GATE -> 0;
      case FORGET_GATE, UPDATE_GATE -> 1;
      case OUTPUT_GATE -> 3;
      default -> throw new IllegalArgumentException("not a gate: " + gate);
    };
  }

  /** Place of a gate's block among i f o. */
  private static int peepholePosition(Signal gate) {
    return gate == Signal.OUTPUT_GATE ? 2 : position(gate);
  }

  private static void clearColumns(float[] parameters, Block block, int column, int count) {
    for (int row = 0; row < block.rows(); row++) {
      int from = block.offset() + row * block.columns() + column;
      Arrays.fill(parameters, from, from + count, 0);
    }
  }

  /** A table, one line per operation; a star marks a loss beyond reasonable chance. */
  public String text() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-42s %s %.2f\n", "untouched", scoreName, intact));
    for (Outcome outcome : outcomes) {
      text.append(String.format(Locale.ROOT, "%-42s %s %.2f %s\n", outcome.operation(), scoreName, outcome.score(),
          outcome.loss().firstIsBetter() ? "*" : "").replaceAll(" +\n", "\n"));
    }
    return text.toString();
  }
}
