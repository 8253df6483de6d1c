package weka.recurrent.insight;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.Trace.Signal;

/**
 * How far back a network remembers: three independent estimates, one sentence, and a warning where they disagree. Costs
 * one forward and one backward pass over the sample for gradient and gates, and up to
 * {@value ForgettingCurve#MOST_POINTS} forward passes for the forgetting curve: on a sample of one sequence in five, about as
 * much as three epochs of training; {@link Effort} bounds it.
 *
 * <p>Nothing is claimed for a network that does no better with its sequences than with somebody else's; the estimates by
 * gradient and gates can be had all the same, but they then describe weights and not memory.
 *
 * @param gradient by gradient
 * @param gates by gates; empty lists for a network without
 * @param jacobian by the product of Jacobians, for a plain RNN; null for others, and where the effort allows none
 * @param curve by behavior
 * @param scoreName what the scores are
 * @param typical median length of the sequences looked at
 * @param longest length of the longest
 * @param sampled number of sequences looked at
 * @param available number of sequences the sample was drawn from
 * @param caveat what must be known to read the numbers, or an empty text
 */
public record MemoryHorizon(GradientByLag gradient, GateStatistics gates, JacobianDecay jacobian, ForgettingCurve curve,
    String scoreName, int typical, int longest, int sampled, int available, String caveat)
    implements Serializable {
  /** Estimates that differ by more than this factor, and by more than {@value #SLACK} steps, disagree. */
  public static final double FACTOR = 2;
  /** Steps by which estimates may always differ. */
  public static final int SLACK = 5;

  /** Measures a subject by all three. */
  public static MemoryHorizon of(Subject subject) throws InterruptedException {
    return of(subject, Effort.FULL);
  }

  /** Measures a subject by all three, with the given effort; its sample is as it is. */
  public static MemoryHorizon of(Subject subject, Effort effort) throws InterruptedException {
    JacobianDecay jacobian = effort.products() > 0 && JacobianDecay.appliesTo(subject)
        ? JacobianDecay.of(subject, effort.products()) : null;
    Subject traced = subject.few(effort.traced());
    GateStatistics.Sums gates = new GateStatistics.Sums(traced);
    GradientByLag.Sums gradient = new GradientByLag.Sums(traced);
    SampleRows.visit(traced, (pass, outputs) -> {
      gates.visit(pass, outputs);
      gradient.visit(pass, outputs);
    });
    return new MemoryHorizon(gradient.means(), gates.statistics(), jacobian, ForgettingCurve.of(subject, effort.points()),
        subject.scoreName(), subject.typical(), subject.longest(), subject.sample().size(), subject.available(),
        caveat(subject));
  }

  private static String caveat(Subject subject) {
    boolean bothWays = subject.network().layers().stream().anyMatch(LayerSpec::bidirectional);
    boolean everyStep = subject.network().readOut() != ReadOut.LAST;
    if (!bothWays && !everyStep) {
      return "";
    }
    return "the network " + (bothWays ? "also reads from the end" : "") + (bothWays && everyStep ? " and " : "")
        + (everyStep ? "looks at every step when it decides" : "")
        + ", so a step that it uses need not have been remembered";
  }

  /** Whether a memory is claimed at all. */
  public boolean claimed() {
    return curve.usesSequences();
  }

  /** Horizon by gradient, a lag; −1 where nothing is claimed. */
  public int byGradient() {
    return claimed() ? gradient.horizon() : -1;
  }

  /** Horizon by gates, or by Jacobians for a plain RNN, a lag; −1 where nothing is claimed. */
  public int byGates() {
    return claimed() ? jacobian != null ? jacobian.horizon() : gates.horizon(longest) : -1;
  }

  /** Horizon by behavior, a lag; −1 where nothing is claimed. This is the one to quote. */
  public int byBehavior() {
    return curve.horizon();
  }

  /**
   * In plain words: how many steps are used, where they lie, how far back they reach. Steps are counted as lags over all
   * sequences of the sample, and lags run up to the longest one; so it is the longest that they are a part of.
   */
  public String sentence() {
    if (!claimed()) {
      return String.format(Locale.ROOT, "No memory is claimed: %s is %.2f with the true sequences and %.2f with others', "
          + "%s.", scoreName, curve.full(), curve.occluded(),
          curve.effect().firstIsBetter()
              ? "and the answers tell next to nothing" : "no more than chance may give");
    }
    String used = String.format(Locale.ROOT, "Uses about %d of %s%d steps%s; must see %s.", gradient.stepsUsed(),
        typical == longest ? "" : "up to ", longest, place(), reach(byBehavior()));
    return used + (caveat.isEmpty() ? "" : " Mind: " + caveat + ".");
  }

  private static String reach(int lag) {
    return lag <= 0 ? "the last step only" : "back to " + (lag == 1 ? "1 step" : lag + " steps") + " before the last";
  }

  /** Where the used steps lie, if they lie together. */
  private String place() {
    int[] ends = gradient.ends();
    int[] window = gradient.window();
    if (window.length == 0) {
      return "";
    }
    int width = window[1] - window[0] + 1;
    if (width < ends[0] + ends[1]) {
      return width > typical / 2 ? ", spread over the sequence"
          : ", mostly " + (width == 1 ? window[0] + "" : window[0] + " to " + window[1]) + " steps before the last";
    }
    if (ends[0] + ends[1] > typical / 2) {
      return ", spread over the sequence";
    }
    String first = ends[0] == 0 ? "" : ends[0] == 1 ? "the first" : "the first " + ends[0];
    String last = ends[1] == 0 ? "" : ends[1] == 1 ? "the last" : "the last " + ends[1];
    return ", mostly " + first + (first.isEmpty() || last.isEmpty() ? "" : " and ") + last;
  }

  /** What to think of estimates that disagree; empty where they agree or nothing is claimed. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!claimed()) {
      return warnings;
    }
    int behavior = byBehavior();
    if (disagree(byGradient(), behavior)) {
      warnings.add(byGradient() < behavior
          ? "By gradient it looks back " + byGradient() + " steps, by behavior " + behavior
              + ": the telling step saturates its units, where gradients are small. Trust the behavior."
          : "By gradient it looks back " + byGradient() + " steps, by behavior " + behavior
              + ": it is sensitive to early steps that do not change its decisions.");
    }
    if (byGates() >= 0 && disagree(byGates(), behavior)) {
      String what = jacobian != null ? "Jacobians" : "gates";
      warnings.add(byGates() < behavior
          ? "By its " + what + " it could keep " + byGates() + " steps, by behavior it needs " + behavior
              + ": a few units keep what the average hides."
          : "By its " + what + " it could keep " + byGates() + " steps, by behavior it needs " + behavior
              + ": it can remember longer than these data ask for.");
    }
    return warnings;
  }

  private static boolean disagree(int a, int b) {
    int small = Math.min(a, b);
    int large = Math.max(a, b);
    return large - small > SLACK && large > FACTOR * small;
  }

  /** The estimates side by side, a line each; empty where nothing is claimed. */
  public List<String> estimates() {
    List<String> lines = new ArrayList<>();
    if (claimed()) {
      lines.add(line("by behavior %5d steps: %s %.2f with all steps true, %.2f with none", byBehavior(), scoreName,
          curve.full(), curve.occluded()));
      lines.add(line("by gradient %5d steps: %d %% of the gradient lies within", byGradient(),
          Math.round(100 * LagMass.SHARE)));
      if (jacobian != null) {
        lines.add(line("by Jacobian %5d steps: a disturbance changes by a factor of %.3f per step", byGates(),
            jacobian.factorPerStep()));
      } else if (gates.gates().isEmpty()) {
        lines.add("by Jacobian not measured: it would take long beside so short a training");
      } else {
        lines.add(line("by gates    %5d steps: could be kept; mean %s gate %.3f", byGates(),
            gates.keeping().get(0).signal() == Signal.FORGET_GATE ? "forget" : "update", gates.meanKeep()));
      }
    }
    return lines;
  }

  /** All of it in several lines. */
  public String text() {
    StringBuilder text = new StringBuilder(sentence()).append('\n');
    estimates().forEach(line -> text.append("  ").append(line).append('\n'));
    warnings().forEach(warning -> text.append("  Warning: ").append(warning).append('\n'));
    return text.append(line("  (measured on %d of %d sequences)\n", sampled, available)).toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
