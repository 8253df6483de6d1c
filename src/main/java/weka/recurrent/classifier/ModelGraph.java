package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.TrainingRun;

/**
 * What {@code graph()} of a classifier says, which is all that Weka hands to the viewers of its result list: the chain of layers in
 * the language of GraphViz as far as Weka's tree viewer reads it, and behind it, in comments, how training went:
 * <pre>
 *   digraph network { n0 [label="4 inputs per step"] n1 [label="LSTM, 32 units"] n0->n1 ... }
 *   // recurrentNetworks 1
 *   // run MEMBER all 60 epochs done
 *   // epoch MEMBER NUMBER TRAINING_LOSS VALIDATION_LOSS RATE GRADIENT_NORM CLIPPED
 * </pre>
 *
 * @param boxes labels from the input to the output
 * @param curves the learning curve of each network
 * @param stops why each training ended
 */
public record ModelGraph(List<String> boxes, List<List<EpochRecord>> curves, List<String> stops) {
  private static final String MARK = "// recurrentNetworks 1";
  private static final Pattern LABEL = Pattern.compile("\\[label=\"([^\"]*)\"");
  private static final Pattern RUN = Pattern.compile("// run (\\d+) (.*)");

  public ModelGraph {
    boxes = List.copyOf(boxes);
    curves = curves.stream().map(List::copyOf).toList();
    stops = List.copyOf(stops);
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
    return new ModelGraph(boxes, runs.stream().map(TrainingRun::history).toList(),
        runs.stream().map(run -> run.stopReason() == null ? "not finished" : run.stopReason()).toList());
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
            .append(epoch.clipped()).append('\n');
      }
    }
    return dot.toString();
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
    for (String line : text.substring(mark).lines().toList()) {
      Matcher run = RUN.matcher(line);
      if (run.matches()) {
        curves.add(new ArrayList<>());
        stops.add(run.group(2));
      } else if (line.startsWith("// epoch ")) {
        String[] v = line.split(" ");
        curves.get(Integer.parseInt(v[2])).add(new EpochRecord(Integer.parseInt(v[3]), Double.parseDouble(v[4]),
            Double.parseDouble(v[5]), Double.parseDouble(v[6]), Double.parseDouble(v[7]), Double.parseDouble(v[8])));
      }
    }
    return new ModelGraph(boxes, curves, stops);
  }
}
