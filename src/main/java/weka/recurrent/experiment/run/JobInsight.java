package weka.recurrent.experiment.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weka.classifiers.Classifier;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Section;
import weka.recurrent.insight.GateMap;
import weka.recurrent.insight.GradientFlow;
import weka.recurrent.insight.MemoryHorizon;
import weka.recurrent.insight.MemoryReport;
import weka.recurrent.insight.OrderTest;
import weka.recurrent.insight.Subject;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

/**
 * Looks into the trained network of a job: its memory, and what the sections of the report ask for. Everything is measured on
 * the test sequences, which the network has not seen.
 */
final class JobInsight {
  private static final int MOST_COLUMNS = 60;
  private static final int MOST_UNITS = 12;
  private static final MathContext DIGITS = new MathContext(4);

  private final RecurrentModel model;
  private final Instances test;
  private final TrainingSet data;

  private JobInsight(RecurrentModel model, Instances test, TrainingSet data) {
    this.model = model;
    this.test = test;
    this.data = data;
  }

  /** Looks at the network in a classifier, or null if there is none or the test sequences have no steps and classes. */
  static JobInsight of(Classifier classifier, Instances test) {
    Classifier inner = classifier instanceof Search search ? search.chosen() : classifier;
    if (!(inner instanceof RecurrentClassifier network) || network.model() == null) {
      return null;
    }
    TrainingSet data = TrainingSet.of(network.model().encoder().examples(test));
    return hasSteps(data) ? new JobInsight(network.model(), test, data) : null;
  }

  static boolean hasSteps(TrainingSet data) {
    return Arrays.stream(data.sequences()).anyMatch(sequence -> sequence.length() > 0);
  }

  /** The memory of all its networks. */
  MemoryReport memory() throws InterruptedException {
    return model.measureMemory(test, 1);
  }

  /**
   * What the sections show.
   *
   * @param memory as measured by {@link #memory}; null if no section needs it
   * @param flow recorded in training, or null
   * @param detailed whether the job is one whose gates are shown
   */
  InsightResult result(Job job, List<Section> sections, MemoryReport memory, List<GradientFlow.Row> flow, boolean detailed)
      throws InterruptedException {
    try (Backend cpu = new CpuBackend(1)) {
      Subject subject = Subject.of(model.network(), model.members().get(0).parameters(), data, cpu);
      InsightResult.Order order = null;
      if (sections.contains(Section.SHUFFLE_TEST)) {
        OrderTest measured = OrderTest.of(subject);
        order = new InsightResult.Order(round(measured.ordered()), round(measured.shuffled()), measured.matters());
      }
      int longest = flow.stream().mapToInt(row -> row.norm().length).max().orElse(0);
      int lags = perColumn(longest);
      return new InsightResult(job.id(), subject.scoreName(), round(subject.baseline()),
          sections.contains(Section.FORGETTING) ? forgetting(memory.horizons().get(0)) : null, order,
          flow.stream().map(row -> flow(row, lags)).toList(), lags,
          detailed && sections.contains(Section.GATES) ? gates(subject) : null);
    }
  }

  private static InsightResult.Forgetting forgetting(MemoryHorizon horizon) {
    return new InsightResult.Forgetting(horizon.curve().kept(), round(horizon.curve().score()), horizon.byBehavior(),
        horizon.sentence(), horizon.warnings());
  }

  private static InsightResult.Flow flow(GradientFlow.Row row, int lags) {
    double[] columns = new double[(row.norm().length + lags - 1) / lags];
    for (int k = 0; k < row.norm().length; k++) {
      columns[k / lags] = Math.max(columns[k / lags], row.norm()[k]);
    }
    return new InsightResult.Flow(row.epoch(), round(columns), round(row.clipped()));
  }

  /** The first sequence of the sample, which is the same for all networks that are tested on the same data. */
  private InsightResult.Gates gates(Subject subject) throws InterruptedException {
    Sequence sequence = subject.sample().sequences()[0];
    float target = subject.sample().targets()[0];
    GateMap map = GateMap.of(subject, sequence);
    List<InsightResult.Panel> panels = new ArrayList<>();
    if (subject.network().input().channels() > 0) {
      panels.add(input(sequence, subject.network().input().channels()));
    }
    for (GateMap.Panel panel : map.panels()) {
      if (panel.layer() == 0 && panel.direction() == 0) {
        panels.add(panel(panel));
      }
    }
    Instance first = model.encoder().seesFromTheEnd() ? instanceOf(sequence) : null;
    double[] answers = new double[map.prefixes().length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] =
          subject.classifies() ? map.answers()[i][(int) target] : model.encoder().restoreTarget(map.answers()[i][0], first);
    }
    String actual = subject.classifies() ? test.classAttribute().value((int) target)
        : Double.toString(round(model.encoder().restoreTarget(target, first)));
    return new InsightResult.Gates(sequence.length(), panels, map.prefixes(), round(answers), actual);
  }

  /** The instance that was encoded so; what a window is seen from is not in its sequence. */
  private Instance instanceOf(Sequence sequence) {
    return test.stream().filter(instance -> SequenceEncoder.takesPart(instance)
        && Arrays.equals(model.encoder().encode(instance).values(), sequence.values())).findFirst().orElseThrow();
  }

  private static InsightResult.Panel input(Sequence sequence, int channels) {
    float[][] values = new float[channels][sequence.length()];
    int[] numbers = new int[channels];
    for (int c = 0; c < channels; c++) {
      numbers[c] = c;
      for (int t = 0; t < sequence.length(); t++) {
        values[c][t] = sequence.values()[t * channels + c];
      }
    }
    return panel("input", numbers, values);
  }

  private static InsightResult.Panel panel(GateMap.Panel panel) {
    String title = panel.signal().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return panel(title.endsWith("gate") ? title : title + " state", panel.units(), panel.values());
  }

  /** Up to twelve rows, up to sixty columns. */
  private static InsightResult.Panel panel(String title, int[] numbers, float[][] all) {
    int rows = Math.min(MOST_UNITS, all.length);
    int steps = all[0].length;
    int width = perColumn(steps);
    int[] units = new int[rows];
    double[][] values = new double[rows][(steps + width - 1) / width];
    for (int r = 0; r < rows; r++) {
      int from = (int) ((long) r * all.length / rows);
      units[r] = numbers[from] + 1;
      for (int column = 0; column < values[r].length; column++) {
        int end = Math.min(steps, (column + 1) * width);
        double sum = 0;
        for (int t = column * width; t < end; t++) {
          sum += all[from][t];
        }
        values[r][column] = round(sum / (end - column * width));
      }
    }
    return new InsightResult.Panel(title, units, values, width);
  }

  private static int perColumn(int count) {
    return Math.max(1, (count + MOST_COLUMNS - 1) / MOST_COLUMNS);
  }

  private static double[] round(double[] values) {
    return Arrays.stream(values).map(JobInsight::round).toArray();
  }

  private static double round(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
