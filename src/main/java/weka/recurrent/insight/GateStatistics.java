package weka.recurrent.insight;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Trace;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.NetworkPass;

/**
 * What the gates of an LSTM or GRU do over the sample: mean, range and saturation per unit, and from the gate that keeps the
 * state (f of an LSTM, z of a GRU) each unit's time-scale τ = −1/ln(mean gate). Costs one forward pass over the sample.
 *
 * <p>That τ tells how fast a unit forgets holds if its gate hardly moves; a gate that closes at one telling step and
 * stays open otherwise remembers longer than its mean says. It is a statement about what the unit could keep, never about
 * what the network uses. Time-scales from forget gates: Tallec &amp; Ollivier (2018), arXiv:1804.11188; left and right
 * saturation: Karpathy, Johnson &amp; Fei-Fei (2015), arXiv:1506.02078.
 *
 * @param gates one entry per layer, direction and gate, in that order; empty for a network without gates
 */
public record GateStatistics(List<Gate> gates) implements Serializable {
  /** A gate value below this is shut. */
  public static final double SHUT = 0.1;
  /** A gate value above this is open. */
  public static final double OPEN = 0.9;
  /** A unit's gate whose values stay in a range smaller than this over the whole sample is stuck. */
  public static final double STUCK = 0.05;

  private static final List<Signal> GATES =
      List.of(Signal.INPUT_GATE, Signal.FORGET_GATE, Signal.OUTPUT_GATE, Signal.RESET_GATE, Signal.UPDATE_GATE);

  public GateStatistics {
    gates = List.copyOf(gates);
  }

  /**
   * One gate of one layer and direction.
   *
   * @param layer from 0
   * @param direction 0 forward, 1 backward
   * @param signal which gate
   * @param mean [H] over all valid steps
   * @param least [H] smallest value seen
   * @param most [H] largest value seen
   * @param shut [H] share of steps with a value below {@link #SHUT}
   * @param open [H] share of steps with a value above {@link #OPEN}
   */
  public record Gate(int layer, int direction, Signal signal, double[] mean, double[] least, double[] most, double[] shut,
      double[] open) implements Serializable {

    /** Whether this gate decides how much of the old state stays. */
    public boolean keeps() {
      return signal == Signal.FORGET_GATE || signal == Signal.UPDATE_GATE;
    }

    /** [H] τ per unit, in steps. */
    public double[] timeScales() {
      return Arrays.stream(mean).map(LagMass::timeScale).toArray();
    }

    /** Mean over units and steps. */
    public double overallMean() {
      return Arrays.stream(mean).average().orElse(Double.NaN);
    }

    /** Share of values that are shut or open. */
    public double saturated() {
      return Arrays.stream(shut).average().orElse(0) + Arrays.stream(open).average().orElse(0);
    }

    /** Number of units whose gate never moves and is shut or open: it decides nothing. */
    public int stuck() {
      int count = 0;
      for (int u = 0; u < mean.length; u++) {
        count += most[u] - least[u] < STUCK && (mean[u] < SHUT || mean[u] > OPEN) ? 1 : 0;
      }
      return count;
    }
  }

  /** Measures a subject. */
  public static GateStatistics of(Subject subject) throws InterruptedException {
    Sums sums = new Sums(subject);
    if (!sums.gates.isEmpty()) {
      SampleRows.visit(subject, sums);
    }
    return sums.statistics();
  }

  /** The gates that a kind of cell has, in the order i f o or r z. */
  static List<Signal> gatesOf(Cell cell) {
    return GATES.stream().filter(signal -> Trace.has(cell, signal)).toList();
  }

  /** The gates that keep the state. */
  public List<Gate> keeping() {
    return gates.stream().filter(Gate::keeps).toList();
  }

  /** Mean of the keeping gates over layers, units and steps; NaN without gates. */
  public double meanKeep() {
    return keeping().stream().mapToDouble(Gate::overallMean).average().orElse(Double.NaN);
  }

  /** Share of all gate values that are shut or open; NaN without gates. */
  public double saturated() {
    return gates.stream().mapToDouble(Gate::saturated).average().orElse(Double.NaN);
  }

  /**
   * The lag within which {@link LagMass#SHARE} of Σ_u (mean gate of u)^k lies, over the units of the layer that keeps
   * longest; −1 without gates.
   *
   * @param lags number of lags looked at: the length of the sequences
   */
  public int horizon(int lags) {
    return keeping().stream().mapToInt(gate -> LagMass.horizon(LagMass.exponential(gate.mean(), lags), LagMass.SHARE)).max()
        .orElse(-1);
  }

  /** Sums over the steps of all sequences, gate by gate. */
  static final class Sums implements SampleRows.Visitor {
    private final List<Accumulator> gates = new ArrayList<>();

    Sums(Subject subject) {
      List<LayerSpec> layers = subject.network().layers();
      for (int l = 0; l < layers.size(); l++) {
        for (int d = 0; d < layers.get(l).directions(); d++) {
          for (Signal signal : gatesOf(layers.get(l).cell())) {
            gates.add(new Accumulator(l, d, signal, layers.get(l).hidden()));
          }
        }
      }
    }

    @Override
    public void visit(NetworkPass pass, float[] outputs) {
      for (int n = 0; n < pass.rows(); n++) {
        for (int t = 0; t < pass.batch().length(n); t++) {
          for (Accumulator gate : gates) {
            gate.add(pass.trace(), t, n);
          }
        }
      }
    }

    GateStatistics statistics() {
      return new GateStatistics(gates.stream().map(Accumulator::gate).toList());
    }
  }

  /** Sums over steps. */
  private static final class Accumulator {
    private final int layer;
    private final int direction;
    private final Signal signal;
    private final Trace.Source source;
    private final float[] values;
    private final double[] sum;
    private final double[] least;
    private final double[] most;
    private final double[] shut;
    private final double[] open;
    private long steps;

    Accumulator(int layer, int direction, Signal signal, int hidden) {
      this.layer = layer;
      this.direction = direction;
      this.signal = signal;
      source = new Trace.Source(signal, layer, direction);
      values = new float[hidden];
      sum = new double[hidden];
      least = new double[hidden];
      most = new double[hidden];
      shut = new double[hidden];
      open = new double[hidden];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    void add(Trace trace, int step, int sequence) {
      trace.read(source, step, sequence, values);
      steps++;
      for (int u = 0; u < values.length; u++) {
        double value = values[u];
        sum[u] += value;
        least[u] = Math.min(least[u], value);
        most[u] = Math.max(most[u], value);
        shut[u] += value < SHUT ? 1 : 0;
        open[u] += value > OPEN ? 1 : 0;
      }
    }

    Gate gate() {
      return new Gate(layer, direction, signal, scaled(sum), least, most, scaled(shut), scaled(open));
    }

    private double[] scaled(double[] sums) {
      return Arrays.stream(sums).map(value -> value / steps).toArray();
    }
  }
}
