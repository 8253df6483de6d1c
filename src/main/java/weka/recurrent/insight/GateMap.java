package weka.recurrent.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Trace;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.Sequence;

/**
 * One sequence on its way through the gates: for every layer, direction and signal a picture units × time, and under way
 * the answer after each step, which shows when the network made up its mind. Costs one forward pass over the sequence
 * and, for the answers, one over at most {@value #MOST_PREFIXES} of its beginnings.
 *
 * @param panels pictures in the order of layers, directions and signals
 * @param prefixes [points] rising numbers of steps after which the answer was looked at; the last is all
 * @param answers [points,C] probabilities, or standardised numbers, after so many steps
 */
public record GateMap(List<Panel> panels, int[] prefixes, double[][] answers) {
  /** Most beginnings of the sequence that are looked at. */
  public static final int MOST_PREFIXES = 200;

  private static final List<Signal> SIGNALS = List.of(Signal.INPUT_GATE, Signal.FORGET_GATE, Signal.OUTPUT_GATE,
      Signal.RESET_GATE, Signal.UPDATE_GATE, Signal.CELL, Signal.HIDDEN);

  public GateMap {
    panels = List.copyOf(panels);
  }

  /**
   * One picture.
   *
   * @param layer from 0
   * @param direction 0 forward, 1 backward
   * @param signal what is shown
   * @param units [H] which unit stands in which row: by falling time-scale of the gate that keeps the state; by number for a
   *     plain RNN
   * @param values [H,T] by row and step
   */
  public record Panel(int layer, int direction, Signal signal, int[] units, float[][] values) {}

  /**
   * Looks at one sequence.
   *
   * @param subject the network
   * @param sequence any sequence that its network takes, with at least 1 step
   */
  public static GateMap of(Subject subject, Sequence sequence) throws InterruptedException {
    if (sequence.length() == 0) {
      throw new IllegalArgumentException("a gate map needs a sequence of at least 1 step, got an empty one");
    }
    List<Panel> panels = new ArrayList<>();
    SampleRows.visit(subject, new Sequence[] {sequence}, (pass, outputs) -> {
      List<LayerSpec> layers = subject.network().layers();
      for (int l = 0; l < layers.size(); l++) {
        for (int d = 0; d < layers.get(l).directions(); d++) {
          panels.addAll(panels(pass.trace(), l, d, layers.get(l), sequence.length()));
        }
      }
    });
    int[] prefixes = prefixes(sequence.length());
    SequenceEdit edit = new SequenceEdit(subject.network().input());
    Sequence[] beginnings = new Sequence[prefixes.length];
    for (int i = 0; i < prefixes.length; i++) {
      beginnings[i] = edit.steps(sequence, 0, prefixes[i]);
    }
    return new GateMap(panels, prefixes, SampleRows.outputs(subject, beginnings));
  }

  private static int[] prefixes(int length) {
    int points = Math.min(length, MOST_PREFIXES);
    int[] prefixes = new int[points];
    for (int i = 0; i < points; i++) {
      prefixes[i] = (int) ((long) length * (i + 1) / points);
    }
    return prefixes;
  }

  private static List<Panel> panels(Trace trace, int layer, int direction, LayerSpec spec, int steps) {
    int h = spec.hidden();
    int[] units = order(trace, layer, direction, spec, steps);
    List<Panel> panels = new ArrayList<>();
    float[] read = new float[h];
    for (Signal signal : SIGNALS) {
      if (Trace.has(spec.cell(), signal)) {
        float[][] values = new float[h][steps];
        for (int t = 0; t < steps; t++) {
          trace.read(new Trace.Source(signal, layer, direction), t, 0, read);
          for (int row = 0; row < h; row++) {
            values[row][t] = read[units[row]];
          }
        }
        panels.add(new Panel(layer, direction, signal, units, values));
      }
    }
    return panels;
  }

  /** Units by falling mean of the gate that keeps the state, which is the order of their time-scales. */
  private static int[] order(Trace trace, int layer, int direction, LayerSpec spec, int steps) {
    int h = spec.hidden();
    double[] keep = new double[h];
    Signal gate = spec.cell() == Cell.GRU ? Signal.UPDATE_GATE : Signal.FORGET_GATE;
    if (Trace.has(spec.cell(), gate)) {
      float[] read = new float[h];
      for (int t = 0; t < steps; t++) {
        trace.read(new Trace.Source(gate, layer, direction), t, 0, read);
        for (int u = 0; u < h; u++) {
          keep[u] += read[u] / steps;
        }
      }
    }
    Integer[] units = new Integer[h];
    Arrays.setAll(units, u -> u);
    Arrays.sort(units, Comparator.comparingDouble((Integer u) -> -keep[u]));
    return Arrays.stream(units).mapToInt(Integer::intValue).toArray();
  }

  /**
   * The number of steps after which the network's decision never changed again: when it made up its mind. For classes only.
   */
  public int decidedAfter() {
    int decision = Subject.largest(answers[answers.length - 1]);
    int point = answers.length - 1;
    while (point > 0 && Subject.largest(answers[point - 1]) == decision) {
      point--;
    }
    return prefixes[point];
  }
}
