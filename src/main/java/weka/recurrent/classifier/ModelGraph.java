package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import weka.recurrent.insight.ForgettingCurve;
import weka.recurrent.insight.GradientByLag;
import weka.recurrent.insight.MemoryHorizon;
import weka.recurrent.insight.MemoryReport;
import weka.recurrent.insight.PairedDifference;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingRun;

/**
 * What {@code graph()} of a classifier says, which is all that Weka hands to the viewers of its result list: the chain of layers
 * in the language of GraphViz as far as Weka's tree viewer reads it, and behind it, in comments, how training went:
 * <pre>
 *   digraph network { n0 [label="4 inputs per step"] n1 [label="LSTM, 32 units"] n0->n1 ... }
 *   // recurrentNetworks 1
 *   // run MEMBER all 60 epochs done
 *   // epoch MEMBER NUMBER TRAINING_LOSS VALIDATION_LOSS RATE GRADIENT_NORM CLIPPED
 *   // memory SENTENCE                              one line each; then, if it was measured, of the first network
 *   // score NAME
 *   // norm, share, kept, scores NUMBER NUMBER ...   a line each
 *   // effect MEAN STANDARD_ERROR KNOWLEDGE
 * </pre>
 *
 * @param boxes labels from the input to the output
 * @param curves the learning curve of each network
 * @param stops why each training ended
 * @param remembered about the memory, a sentence each; empty for models that never were asked
 * @param memory of the first network; null where it was not measured
 */
public record ModelGraph(List<String> boxes, List<List<EpochRecord>> curves, List<String> stops, List<String> remembered,
    Memory memory) {
  /**
   * What a network remembers, as far as charts show it.
   *
   * @param scoreName what scores are
   * @param norm [lags] norm of the gradient by lag; see {@link GradientByLag#norm}
   * @param share [lags] share of each lag in what moves the decision; see {@link GradientByLag#share}
   * @param curve score when all but the last steps are another sequence's
   */
  public record Memory(String scoreName, double[] norm, double[] share, ForgettingCurve curve) {}

  private static final String MARK = "// recurrentNetworks 1";
  private static final Pattern LABEL = Pattern.compile("\\[label=\"([^\"]*)\"");

  public ModelGraph {
    boxes = List.copyOf(boxes);
    curves = curves.stream().map(List::copyOf).toList();
    stops = List.copyOf(stops);
    remembered = List.copyOf(remembered);
  }

  /** Of a trained model. */
  public static ModelGraph of(RecurrentModel model) {
    List<String> boxes = new ArrayList<>();
    int inputs = model.network().input().width();
    boxes.add(inputs == 1 ? "1 input per step" : inputs + " inputs per step");
    for (LayerSpec layer : model.network().layers()) {
      boxes.add((layer.bidirectional() ? "bidirectional " : "") + layer.cell().title() + ", " + layer.hidden() + " units");
    }
    boxes.add("read-out: " + model.network().readOut().name().toLowerCase(Locale.ROOT));
    boxes.add(model.network().outputs() == 1 ? "1 output" : model.network().outputs() + " outputs");
    List<TrainingRun> runs = model.members();
    MemoryReport report = model.remembered();
    MemoryHorizon horizon = report == null || !report.measured() ? null : report.horizons().get(0);
    return new ModelGraph(boxes, runs.stream().map(TrainingRun::history).toList(),
        runs.stream().map(run -> run.stopReason() == null ? "not finished" : run.stopReason()).toList(),
        report == null ? List.of() : report.lines(), horizon == null ? null
            : new Memory(horizon.scoreName(), horizon.gradient().norm(), horizon.gradient().share(), horizon.curve()));
  }

  /** The text. */
  public String text() {
    StringBuilder dot = new StringBuilder("digraph network {\n");
    for (int n = 0; n < boxes.size(); n++) {
      dot.append('n').append(n).append(" [label=\"").append(boxes.get(n)).append('"')
          .append(n == boxes.size() - 1 ? " shape=box" : "").append("]\n");
      if (n > 0) {
        dot.append('n').append(n - 1).append("->n").append(n).append('\n');
      }
    }
    dot.append("}\n").append(MARK).append('\n');
    for (int m = 0; m < curves.size(); m++) {
      dot.append("// run ").append(m).append(' ').append(stops.get(m)).append('\n');
      for (EpochRecord epoch : curves.get(m)) {
        dot.append("// epoch ").append(m).append(' ').append(epoch.number()).append(' ').append(epoch.trainingLoss()).append(' ')
            .append(epoch.validationLoss()).append(' ').append(epoch.rate()).append(' ').append(epoch.gradientNorm()).append(' ')
            .append(epoch.clipped()).append(' ').append(epoch.validationAccuracy()).append('\n');
      }
    }
    remembered.forEach(line -> dot.append("// memory ").append(line).append('\n'));
    if (memory != null) {
      ForgettingCurve curve = memory.curve();
      dot.append("// score ").append(memory.scoreName()).append('\n');
      numbers(dot, "norm", memory.norm());
      numbers(dot, "share", memory.share());
      numbers(dot, "kept", Arrays.stream(curve.kept()).asDoubleStream().toArray());
      numbers(dot, "scores", curve.score());
      numbers(dot, "effect", curve.effect().mean(), curve.effect().standardError(), curve.knowledge());
    }
    return dot.toString();
  }

  private static void numbers(StringBuilder dot, String name, double... values) {
    dot.append("// ").append(name);
    for (double value : values) {
      // six digits are more than a chart shows, and a graph is kept for every run of the result list
      dot.append(' ').append(value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value)
          : String.format(Locale.ROOT, "%.6g", value));
    }
    dot.append('\n');
  }

  /** What a text says, or null if it is not one of ours: the graphs of other classifiers go through the same viewers. */
  public static ModelGraph parse(String text) {
    int mark = text.indexOf(MARK);
    if (mark < 0) {
      return null;
    }
    List<String> boxes = LABEL.matcher(text.substring(0, mark)).results().map(found -> found.group(1)).toList();
    List<List<EpochRecord>> curves = new ArrayList<>();
    List<String> stops = new ArrayList<>();
    List<String> remembered = new ArrayList<>();
    Map<String, String> rest = new HashMap<>();
    for (String line : text.substring(mark).lines().skip(1).toList()) {
      String[] parts = line.split(" ", 3);
      String value = parts.length < 3 ? "" : parts[2];
      switch (parts.length < 2 ? "" : parts[1]) {
        case "run" -> {
          curves.add(new ArrayList<>());
          stops.add(value.substring(value.indexOf(' ') + 1));
        }
        case "epoch" -> {
          double[] v = numbers(value);
          curves.get((int) v[0]).add(new EpochRecord((int) v[1], v[2], v[3], v[4], v[5], v[6], v.length > 7 ? v[7] : Double.NaN));
        }
        case "memory" -> remembered.add(value);
        default -> rest.put(parts.length < 2 ? "" : parts[1], value);
      }
    }
    return new ModelGraph(boxes, curves, stops, remembered, memory(rest));
  }

  private static Memory memory(Map<String, String> lines) {
    if (!lines.containsKey("score")) {
      return null;
    }
    double[] effect = numbers(lines.get("effect"));
    int[] kept = Arrays.stream(numbers(lines.get("kept"))).mapToInt(k -> (int) k).toArray();
    return new Memory(lines.get("score"), numbers(lines.get("norm")), numbers(lines.get("share")), new ForgettingCurve(kept,
        numbers(lines.get("scores")), new PairedDifference(effect[0], effect[1]), effect[2]));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
