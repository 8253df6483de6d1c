package weka.recurrent.gui.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.data.EncodingRules;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.data.TextUnit;
import weka.recurrent.gui.UnseenChart;
import weka.recurrent.gui.Work;
import weka.recurrent.insight.ForgettingCurve;
import weka.recurrent.insight.GateMap;
import weka.recurrent.insight.MemoryHorizon;
import weka.recurrent.insight.Occlusion;
import weka.recurrent.insight.Subject;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.Sequence;
import weka.recurrent.report.Chart;
import weka.recurrent.report.ForgettingChart;
import weka.recurrent.report.GateChart;
import weka.recurrent.report.Numbers;
import weka.recurrent.training.TrainingSet;

/**
 * One sequence looked at through one model: all that is computed for it, off the event thread. Of a model that averages several
 * networks the first is looked at. Immutable.
 *
 * @param title which sequence and model
 * @param sentence what the network answers and when it made up its mind
 * @param input what the network was shown
 * @param map gates, states, answers
 * @param answers what the answers are
 * @param occlusion what each step is worth
 */
record MemoryLook(String title, String sentence, GateChart.Input input, GateMap map, GateChart.Answers answers,
    Occlusion occlusion) {
  /** Sequences that lend their steps to others. */
  private static final int LENDERS = 100;

  /** A picture of the whole: layer and direction, from 0. */
  record Part(int layer, int direction) {
    @Override
    public String toString() {
      return "layer " + (layer + 1) + (direction == 1 ? ", backward" : "");
    }
  }

  /**
   * The forgetting curve of a model over all data.
   *
   * @param chart the curve
   * @param words memory by three estimates
   */
  record Forgetting(Chart chart, String words) {}

  /**
   * Looks at one sequence.
   *
   * @param entry the model
   * @param data a copy that nobody else changes
   * @param index of the sequence, from 0
   */
  static MemoryLook of(ModelList.Entry entry, Instances data, int index, Work.Progress progress) throws InterruptedException {
    RecurrentModel model = entry.classifier().model();
    SequenceEncoder encoder = model.encoder();
    Instances fit = fitting(data, encoder);
    Instance instance = fit.instance(index);
    Sequence sequence = encoder.encode(instance);
    if (sequence.length() == 0) {
      throw new IllegalArgumentException("Sequence " + (index + 1) + " is empty: there is nothing to remember. Choose another");
    }
    try (Backend cpu = new CpuBackend(0)) {
      progress.at("Looking at the gates", 0);
      Subject subject = Subject.of(model.network(), model.members().get(0).parameters(), lenders(fit, encoder), cpu);
      GateMap map = GateMap.of(subject, sequence);
      progress.at("Hiding steps", 0.4);
      Occlusion occlusion = Occlusion.of(subject, sequence);
      progress.at("Drawing", 0.9);
      GateChart.Answers answers = answers(encoder, map, instance);
      String name = "Sequence " + (index + 1) + " of " + data.numInstances();
      return new MemoryLook(name + " in " + entry.name(), sentence(name, instance, encoder, map, answers, sequence.length(),
          model.members().size()), input(encoder, sequence, instance), map, answers, occlusion);
    }
  }

  /** Measures how far back a model remembers, over a sample of the data. */
  static Forgetting forgetting(ModelList.Entry entry, Instances data, Work.Progress progress) throws InterruptedException {
    RecurrentModel model = entry.classifier().model();
    Instances fit = fitting(data, model.encoder());
    try (Backend cpu = new CpuBackend(0)) {
      progress.at("Hiding the past of the sequences", Work.Progress.UNKNOWN);
      Subject subject = Subject.of(model.network(), model.members().get(0).parameters(), model.encoder(), fit, cpu);
      MemoryHorizon horizon = MemoryHorizon.of(subject);
      ForgettingCurve curve = horizon.curve();
      return new Forgetting(UnseenChart.drawn(ForgettingChart.of("Forgetting curve of " + entry.name(),
          List.of(entry.classifier().getClass().getSimpleName()), List.of(curve), subject.scoreName())), horizon.text());
    }
  }

  /** The data with the class of the training data; refuses others with a sentence. */
  private static Instances fitting(Instances data, SequenceEncoder encoder) {
    Instances fit = new Instances(data);
    if (encoder.classIndex() < fit.numAttributes()) {
      fit.setClassIndex(encoder.classIndex());
    }
    encoder.check(fit);
    return fit;
  }

  private static TrainingSet lenders(Instances data, SequenceEncoder encoder) {
    int count = Math.min(LENDERS, data.numInstances());
    Sequence[] sequences = IntStream.range(0, count).map(i -> (int) ((long) i * data.numInstances() / count))
        .mapToObj(i -> encoder.encode(data.instance(i))).toArray(Sequence[]::new);
    return new TrainingSet(sequences, new float[count], new float[count]);
  }

  private static GateChart.Answers answers(SequenceEncoder encoder, GateMap map, Instance instance) {
    EncodingRules.TargetRule target = encoder.rules().target();
    return target.labels() != null ? new GateChart.Answers(List.of(target.labels()), null, null)
        : new GateChart.Answers(List.of(), target.name(),
            Arrays.stream(map.answers()).mapToDouble(answer -> encoder.restoreTarget(answer[0], instance)).toArray());
  }

  private static String sentence(String name, Instance instance, SequenceEncoder encoder, GateMap map, GateChart.Answers answers,
      int steps, int networks) {
    double[] last = map.answers()[map.answers().length - 1];
    boolean known = !instance.classIsMissing();
    String of = networks > 1 ? " (the first of " + networks + " networks)" : "";
    if (answers.classes().isEmpty()) {
      return name + ": " + answers.unit() + " is " + (known ? Numbers.plain(instance.classValue()) : "unknown")
          + "; the network says " + Numbers.plain(encoder.restoreTarget(last[0], instance)) + of + ".";
    }
    int answer = IntStream.range(0, last.length).reduce((a, b) -> last[b] > last[a] ? b : a).orElse(0);
    String right = !known ? "its class is not known" : (int) instance.classValue() == answer ? "which is right"
        : "but it is '" + instance.stringValue(instance.classIndex()) + "'";
    return String.format(Locale.ROOT, "%s: the network says '%s' (%.0f %%), %s%s. It made up its mind after step %d of %d.", name,
        answers.classes().get(answer), 100 * last[answer], right, of, map.decidedAfter(), steps);
  }

  private static GateChart.Input input(SequenceEncoder encoder, Sequence sequence, Instance instance) {
    EncodingRules.TextRule text = encoder.rules().text();
    if (text != null) {
      String[] words = new String[sequence.length()];
      for (int t = 0; t < words.length; t++) {
        String word = text.vocabulary()[sequence.tokens()[t]];
        words[t] = word == null ? "?" : text.unit() == TextUnit.CHARACTERS && word.isBlank() ? "\u2423" : word;
      }
      return new GateChart.Input(List.of(), new float[0][], words);
    }
    List<String> names = new ArrayList<>(encoder.inputNames());
    float[][] values = new float[names.size()][sequence.length()];
    for (int i = 0; i < values.length; i++) {
      for (int t = 0; t < sequence.length(); t++) {
        values[i][t] = sequence.values()[t * values.length + i];
      }
    }
    return new GateChart.Input(names, values, null);
  }

  /** Layers and directions there are. */
  List<Part> parts() {
    return map.panels().stream().map(panel -> new Part(panel.layer(), panel.direction())).distinct().toList();
  }

  /** Signals of a layer, in the order of the chart. */
  List<Signal> signals(Part part) {
    return map.panels().stream().filter(panel -> panel.layer() == part.layer() && panel.direction() == part.direction())
        .map(GateMap.Panel::signal).toList();
  }

  /** The chart of a layer. */
  Chart chart(Part part, List<Signal> signals) {
    return GateChart.of(title + (parts().size() > 1 ? ", " + part : ""), input, map, part.layer(), part.direction(), signals,
        answers, occlusion);
  }
}
