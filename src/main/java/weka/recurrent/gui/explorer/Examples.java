package weka.recurrent.gui.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import weka.recurrent.data.SequenceSurvey;
import weka.recurrent.gui.UnseenChart;
import weka.recurrent.report.Chart;
import weka.recurrent.report.StepChart;

/**
 * A few sequences of each class, as charts that share their axes or as texts. Made off the event thread; immutable.
 *
 * @param panels one per class that has sequences, at most {@value #MOST_CLASSES}
 * @param key names of the lines, which are the same in every panel; none where each panel has sequences of its own
 * @param leftOut classes for which there was no room
 */
record Examples(List<Panel> panels, List<String> key, int leftOut) {
  /** Classes that are shown. */
  static final int MOST_CLASSES = 24;
  /** Channels beyond which lines can no longer be told apart. */
  private static final int MOST_LINES = 24;
  private static final double MARGIN = 0.04;

  /**
   * Sequences of one class; exactly one of chart and texts is null.
   *
   * @param title the class and how many it has
   * @param chart of the sequences
   * @param texts one line for each text
   */
  record Panel(String title, Chart chart, String texts) {}

  /**
   * Chooses and draws.
   *
   * @param survey the data
   * @param channel which one of every example; −1 for all numeric channels of one example each
   * @param count examples per class, at least 1
   * @param turn 0 for the first choice of examples; each further number shows others
   */
  static Examples of(SequenceSurvey survey, int channel, int count, int turn) {
    List<SequenceSurvey.Group> groups = survey.groups().stream().filter(group -> group.members().length > 0).toList();
    int shown = Math.min(MOST_CLASSES, groups.size());
    List<Panel> panels = new ArrayList<>();
    List<List<StepChart.Line>> lines = new ArrayList<>();
    for (SequenceSurvey.Group group : groups.subList(0, shown)) {
      int[] chosen = chosen(group.members(), channel < 0 && !survey.text() ? 1 : count, turn);
      if (survey.text()) {
        panels.add(new Panel(title(group, survey), null, texts(survey, chosen)));
      } else {
        lines.add(channel < 0 ? overlaid(survey, chosen[0]) : one(survey, channel, chosen));
      }
    }
    if (!survey.text()) {
      StepChart.Values axis = axis(survey, channel, lines);
      int longest = lines.stream().flatMap(List::stream).mapToInt(line -> line.values().length).max().orElse(0);
      for (int g = 0; g < shown; g++) {
        Chart chart = StepChart.of(title(groups.get(g), survey), words(survey, channel, lines.get(g)), axis, lines.get(g),
            false);
        chart.plot().getXYPlot().getDomainAxis().setRange(0.5, Math.max(1, longest) + 0.5);
        panels.add(new Panel(chart.title(), UnseenChart.drawn(chart), null));
      }
    }
    List<String> key = survey.text() || channel >= 0 ? List.of() : lines.get(0).stream().map(StepChart.Line::name).toList();
    return new Examples(panels, key, groups.size() - shown);
  }

  /** Members at even distances, others in each turn. */
  private static int[] chosen(int[] members, int count, int turn) {
    int taken = Math.min(count, members.length);
    return IntStream.range(0, taken).map(i -> members[(int) (((long) i * members.length / taken + turn) % members.length)])
        .sorted().distinct().toArray();
  }

  private static String title(SequenceSurvey.Group group, SequenceSurvey survey) {
    return group.name() + " (" + group.members().length + " of " + survey.size() + ")";
  }

  private static String texts(SequenceSurvey survey, int[] chosen) {
    StringBuilder texts = new StringBuilder();
    for (int i : chosen) {
      String text = survey.textOf(i);
      texts.append(i + 1).append(":  ").append(text.isEmpty() ? "(empty)" : text).append('\n');
    }
    return texts.toString().stripTrailing();
  }

  private static List<StepChart.Line> one(SequenceSurvey survey, int channel, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(i -> new StepChart.Line("sequence " + (i + 1), survey.values(i)[channel])).toList();
  }

  /** Numeric channels of one sequence, each standardised over the data so that one axis suits all. */
  private static List<StepChart.Line> overlaid(SequenceSurvey survey, int sequence) {
    double[][] values = survey.values(sequence);
    List<StepChart.Line> lines = new ArrayList<>();
    for (int c = 0; c < values.length && lines.size() < MOST_LINES; c++) {
      SequenceSurvey.Channel channel = survey.channels().get(c);
      if (channel.numeric()) {
        double deviation = channel.deviation() > 0 ? channel.deviation() : 1;
        lines.add(new StepChart.Line(channel.name(),
            Arrays.stream(values[c]).map(value -> (value - channel.mean()) / deviation).toArray()));
      }
    }
    return lines;
  }

  private static StepChart.Values axis(SequenceSurvey survey, int channel, List<List<StepChart.Line>> lines) {
    if (channel >= 0 && !survey.channels().get(channel).numeric()) {
      String[] labels = survey.channels().get(channel).labels().clone();
      for (int k = 0; k < labels.length; k++) {
        labels[k] = labels[k] == null ? "(rare)" : labels[k];
      }
      return new StepChart.Values(survey.channels().get(channel).name(), Double.NaN, Double.NaN, labels);
    }
    double[] all = lines.stream().flatMap(List::stream).flatMapToDouble(line -> Arrays.stream(line.values()))
        .filter(value -> !Double.isNaN(value)).toArray();
    double least = Arrays.stream(all).min().orElse(0);
    double most = Arrays.stream(all).max().orElse(1);
    double room = most > least ? MARGIN * (most - least) : 1;
    return new StepChart.Values(channel < 0 ? "standardised" : survey.channels().get(channel).name(), least - room, most + room,
        null);
  }

  private static String words(SequenceSurvey survey, int channel, List<StepChart.Line> lines) {
    if (channel >= 0) {
      return "Channel '" + survey.channels().get(channel).name() + "' of " + lines.size() + " sequences of this class.";
    }
    long numeric = survey.channels().stream().filter(SequenceSurvey.Channel::numeric).count();
    return "One sequence of this class, " + (numeric > lines.size() ? "the first " + lines.size() + " of " + numeric : "its")
        + " numeric channels, each with mean 0 and standard deviation 1 over all data.";
  }
}
