package weka.recurrent.insight;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import weka.recurrent.kernel.Backend;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;
import weka.recurrent.training.TrainingSpec;

/**
 * What a trained model remembers and what its training lacked, as plain numbers and sentences that a saved model can carry
 * without its data. Of a model that averages several networks each is measured; sentences are about the first.
 *
 * @param horizons one per network; empty if nothing was measured
 * @param scales of the first network, planned beside learned; null without gates or measurement
 * @param advice for the first network
 * @param lookedAt what the sequences of the sample were: {@code sequences set aside}, {@code training sequences}
 * @param unmeasured why nothing was measured; empty if it was
 */
public record MemoryReport(List<MemoryHorizon> horizons, TimeScales scales, List<TrainingDoctor.Finding> advice,
    String lookedAt, String unmeasured) implements Serializable {
  public MemoryReport {
    horizons = List.copyOf(horizons);
    advice = List.copyOf(advice);
  }

  /**
   * What one network contributes.
   *
   * @param horizon its memory
   * @param advice for it
   */
  public record Part(MemoryHorizon horizon, List<TrainingDoctor.Finding> advice) {
    /**
     * Measures one network.
     *
     * @param labels [C] of the classes; empty for a number
     */
    public static Part of(NetworkSpec network, TrainingSpec spec, TrainingRun run, TrainingSet data, Backend backend,
        Effort effort, List<String> labels) throws InterruptedException {
      Subject subject = Subject.of(network, run.parameters(), data, backend, effort.sequences());
      MemoryHorizon horizon = MemoryHorizon.of(subject, effort);
      return new Part(horizon, TrainingDoctor.advise(spec, run, subject, horizon,
          Subject.ofEveryClass(network, run.parameters(), data, backend), labels));
    }
  }

  /**
   * Puts the parts together.
   *
   * @param parts one per network, at least 1
   * @param first run of the first network
   * @param lookedAt what the sequences were
   */
  public static MemoryReport of(List<Part> parts, NetworkSpec network, MemorySpec memory, TrainingRun first, String lookedAt) {
    MemoryHorizon horizon = parts.get(0).horizon();
    TimeScales scales = horizon.gates().gates().isEmpty() ? null
        : TimeScales.of(network, memory, first.seed(), horizon.gates());
    return new MemoryReport(parts.stream().map(Part::horizon).toList(), scales, parts.get(0).advice(), lookedAt, "");
  }

  /** A report without a measurement: what the course of training alone tells. */
  public static MemoryReport unmeasured(TrainingSpec spec, TrainingRun first, String reason) {
    return new MemoryReport(List.of(), null, TrainingDoctor.advise(spec, first), "", reason);
  }

  /** The same, with what the answers tell. */
  public static MemoryReport unmeasured(List<TrainingDoctor.Finding> advice, String reason) {
    return new MemoryReport(List.of(), null, advice, "", reason);
  }

  /** Whether there are numbers. */
  public boolean measured() {
    return !horizons.isEmpty();
  }

  /**
   * How many steps back the oldest step lies that is needed, by behavior, mean over the networks; 0 for a network that does
   * no better with its sequences than with others'. NaN if nothing was measured.
   */
  public double horizon() {
    return mean(horizon -> Math.max(0, horizon.byBehavior()));
  }

  /** Mean of the gates that keep the state, f of an LSTM or z of a GRU; NaN without gates or measurement. */
  public double meanKeep() {
    return mean(horizon -> horizon.gates().meanKeep());
  }

  /** Share of gate values below 0.1 or above 0.9; NaN without gates or measurement. */
  public double saturated() {
    return mean(horizon -> horizon.gates().saturated());
  }

  private double mean(ToDoubleFunction<MemoryHorizon> value) {
    return horizons.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** About the memory, line by line. */
  public List<String> lines() {
    if (!measured()) {
      return List.of("not measured: " + unmeasured);
    }
    MemoryHorizon first = horizons.get(0);
    List<String> lines = new ArrayList<>();
    lines.add(first.sentence());
    first.estimates().forEach(line -> lines.add("  " + line));
    first.warnings().forEach(warning -> lines.add("Warning: " + warning));
    if (scales != null) {
      lines.add(scales.sentence());
    }
    if (horizons.size() > 1) {
      lines.add("The other networks must see back: " + horizons.stream().skip(1)
          .map(horizon -> horizon.claimed() ? Integer.toString(horizon.byBehavior()) : "none claimed")
          .collect(Collectors.joining(", ")) + ".");
    }
    lines.add("(measured on " + first.sampled() + " of " + first.available() + " " + lookedAt + ")");
    return lines;
  }
}
