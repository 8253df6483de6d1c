package weka.recurrent.insight;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.network.Initializer;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;

/**
 * The time-scales that the gates were given before training beside those they have learned, over the units of all layers and
 * directions with gates. Planned: τ = −1/ln σ(b) from the bias of the gate that keeps the state, which is what the gate does
 * while its input is silent. Learned: from the mean gate, see {@link GateStatistics}.
 *
 * @param planned [units] rising, in steps
 * @param learned [units] rising, in steps
 */
public record TimeScales(double[] planned, double[] learned) implements Serializable {

  /**
   * Compares a plan with what became of it.
   *
   * @param network the network
   * @param memory the plan
   * @param seed of the training; another seed is another draw of the same plan
   * @param gates of the trained network
   * @throws IllegalArgumentException if the network has no gates
   */
  public static TimeScales of(NetworkSpec network, MemorySpec memory, long seed, GateStatistics gates) {
    if (gates.gates().isEmpty()) {
      throw new IllegalArgumentException("time-scales are for networks with gates; this one has none. Use JacobianDecay");
    }
    float[] parameters = Initializer.initialize(network, memory, seed);
    DoubleStream.Builder planned = DoubleStream.builder();
    EncoderLayout layout = new NetworkLayout(network).encoder();
    for (int l = 0; l < network.layers().size(); l++) {
      LayerSpec layer = network.layers().get(l);
      for (int d = 0; d < layer.directions() && hasGates(layer.cell()); d++) {
        int keep = layout.bias(l, d).offset() + layer.hidden(); // f of i f g o, z of r z n: both stand second
        for (int u = 0; u < layer.hidden(); u++) {
          planned.add(LagMass.timeScale(1 / (1 + Math.exp(-parameters[keep + u]))));
        }
      }
    }
    double[] learned = gates.keeping().stream().flatMapToDouble(gate -> Arrays.stream(gate.timeScales())).sorted().toArray();
    return new TimeScales(planned.build().sorted().toArray(), learned);
  }

  private static boolean hasGates(Cell cell) {
    return !GateStatistics.gatesOf(cell).isEmpty();
  }

  /** Both in one sentence. */
  public String sentence() {
    return "Time-scales of the units: planned " + range(planned) + ", learned " + range(learned) + ".";
  }

  private static String range(double[] scales) {
    return String.format(Locale.ROOT, "%s to %s steps (half of them above %s)", steps(scales[0]),
        steps(scales[scales.length - 1]), steps(scales[scales.length / 2]));
  }

  private static String steps(double scale) {
    return Double.isInfinite(scale) ? "endless" : String.format(Locale.ROOT, scale < 10 ? "%.1f" : "%.0f", scale);
  }
}
