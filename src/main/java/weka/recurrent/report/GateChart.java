package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.insight.GateMap;
import weka.recurrent.insight.Occlusion;
import weka.recurrent.kernel.Trace.Signal;

/**
 * One sequence on its way through a layer, part under part over the same time axis: what goes in, the answer after each step,
 * what each step is worth to it, gates and states as units × time. Drawn of a network at hand, with every unit and step; or of
 * what a job kept of its network, which is some units and means over a few steps.
 */
public final class GateChart {
  /** Values of the table beyond which it leaves steps out. */
  private static final int MOST_CELLS = 400_000;
  private static final int MOST_CLASSES = 7;
  private static final int MOST_WORDS = 60;
  private static final String OPEN = "Gates: the bluer, the further open. ";
  private static final double MOST_CROWDED = 2;
  private static final int LINES_HEIGHT = 80;
  private static final int HEAT_HEIGHT = 66;
  private static final int ROW_HEIGHT = 18;
  private static final int WIDTH = 760;
  private static final int GAP = 9;
  /** Height of key and time axis. */
  private static final int AROUND = 62;
  private static final Map<Signal, String> NAMES = new EnumMap<>(Map.of(Signal.INPUT_GATE, "input gate", Signal.FORGET_GATE,
      "forget gate", Signal.OUTPUT_GATE, "output gate", Signal.RESET_GATE, "reset gate", Signal.UPDATE_GATE, "update gate",
      Signal.CELL, "cell", Signal.HIDDEN, "output h", Signal.CANDIDATE, "candidate"));

  /**
   * What the network was shown.
   *
   * @param names [inputs] of the values; none for text
   * @param values [inputs][steps] as they enter the network
   * @param words [steps] characters or words of a text; else null
   */
  public record Input(List<String> names, float[][] values, String[] words) {
    public Input {
      names = List.copyOf(names);
    }
  }

  /**
   * What the answers are.
   *
   * @param classes names of the classes; none for a numeric class
   * @param unit name of a numeric class; else null
   * @param numbers [points] the number after each look, in the unit of the class; else null
   */
  public record Answers(List<String> classes, String unit, double[] numbers) {
    public Answers {
      classes = List.copyOf(classes);
    }
  }

  private final int steps;
  private final List<XYPlot> parts = new ArrayList<>();
  private final List<Integer> weights = new ArrayList<>();
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private LegendItemCollection legend;
  private int stride = 1;

  private GateChart(int steps) {
    this.steps = steps;
    header.addAll(List.of("what", "unit"));
  }

  /** What a signal is called. */
  public static String name(Signal signal) {
    return NAMES.get(signal);
  }

  /**
   * Draws the chart.
   *
   * @param title says which sequence and model
   * @param input what the network was shown
   * @param map the sequence in the network
   * @param layer from 0
   * @param direction 0 forward, 1 backward
   * @param signals which of the layer's signals are drawn
   * @param answers what the answers are
   * @param occlusion what each step is worth; null leaves it out
   */
  public static Chart of(String title, Input input, GateMap map, int layer, int direction, List<Signal> signals, Answers answers,
      Occlusion occlusion) {
    return new GateChart(map.prefixes()[map.prefixes().length - 1]).chart(title, input, map, layer, direction, signals, answers,
        occlusion);
  }

  /** The gates of a cell of the design, or null if they were not looked at. */
  static Chart of(Outcome outcome, Cell cell) {
    InsightResult.Gates gates = outcome.insights(cell).stream().map(InsightResult::gates).filter(g -> g != null).findFirst()
        .orElse(null);
    return gates == null ? null : new GateChart(gates.steps()).chart(cell, gates);
  }

  private Chart chart(Cell cell, InsightResult.Gates gates) {
    int width = gates.panels().get(0).stepsPerColumn();
    for (int from = 1; from <= steps; from += width) {
      header.add("step " + from + (width == 1 ? "" : " to " + Math.min(steps, from + width - 1)));
    }
    StringBuilder words =
        new StringBuilder("The first test sequence of the sample on its way through the first layer. Each row is "
            + "a unit, those that keep their state longest on top, up to twelve evenly taken");
    words.append(width == 1 ? ". " : "; each column is the mean of " + width + " steps. ");
    if (gates.panels().stream().anyMatch(panel -> gate(panel.title()))) {
      words.append(OPEN);
    }
    for (InsightResult.Panel panel : gates.panels()) {
      float[][] values = floats(panel.values());
      for (int r = 0; r < values.length; r++) {
        row(panel.title(), Integer.toString(panel.units()[r]), values[r]);
      }
      heat(panel.title(), values, null, width, gate(panel.title()) ? 1 : most(values));
      if (!gate(panel.title())) {
        words.append(signed(panel.title(), most(values)));
      }
    }
    return chart(Chart.Kind.GATES, "Gates: " + cell.learner() + ", " + cell.row(), words.toString(), StepChart.steps(steps),
        false,
        ChartStyle.WIDTH);
  }

  private static boolean gate(String title) {
    return title.endsWith("gate");
  }

  private Chart chart(String title, Input input, GateMap map, int layer, int direction, List<Signal> signals, Answers answers,
      Occlusion occlusion) {
    List<GateMap.Panel> panels = map.panels().stream().filter(p -> p.layer() == layer && p.direction() == direction
        && signals.contains(p.signal())).toList();
    long cells = (panels.stream().mapToLong(p -> p.units().length).sum() + input.values().length) * (long) steps;
    stride = (int) (1 + cells / MOST_CELLS);
    IntStream.range(0, steps).filter(t -> t % stride == 0).forEach(t -> header.add("step " + (t + 1)));
    input(input);
    answers(map, answers);
    if (occlusion != null) {
      occlusion(occlusion, !answers.classes().isEmpty());
    }
    panels.forEach(this::heat);
    return chart(Chart.Kind.MEMORY, title, words(map, panels, answers, occlusion), time(input.words()),
        answers.classes().size() > 1, WIDTH);
  }

  private Chart chart(Chart.Kind kind, String title, String words, ValueAxis time, boolean keyed, int width) {
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(ChartStyle.axis(time));
    all.setGap(GAP);
    int height = AROUND + GAP * (parts.size() - 1);
    for (int i = 0; i < parts.size(); i++) {
      all.add(parts.get(i), weights.get(i));
      height += weights.get(i);
    }
    all.setFixedLegendItems(legend);
    return new Chart(kind, title, words.strip(), ChartStyle.chart(all, keyed), width, height, new TextTable(header, rows));
  }

  /** Titles of the parts lie, so that they fit beside the lowest part. */
  private void part(XYPlot plot, int height) {
    plot.getRangeAxis().setLabelAngle(Math.PI / 2);
    parts.add(plot);
    weights.add(height);
  }

  private ValueAxis time(String[] texts) {
    if (texts == null || steps > MOST_WORDS) {
      return StepChart.steps(steps);
    }
    String[] named = new String[steps + 1];
    named[0] = "";
    System.arraycopy(texts, 0, named, 1, steps);
    SymbolAxis words = ChartStyle.names(null, named);
    words.setRange(0.5, steps + 0.5);
    words.setVerticalTickLabels(Arrays.stream(texts).mapToInt(String::length).max().orElse(0) > MOST_CROWDED);
    return words;
  }

  private void input(Input input) {
    if (input.values().length == 0) {
      return;
    }
    for (int i = 0; i < input.values().length; i++) {
      row("input", input.names().get(i), input.values()[i]);
    }
    if (input.values().length == 1) {
      StepChart.Line line = new StepChart.Line(input.names().get(0), doubles(input.values()[0]));
      part(StepChart.plot(StepChart.Values.of(line.name()), List.of(line), null, Palette.INK_SERIES), LINES_HEIGHT);
    } else {
      heat("input", input.values(), input.names().toArray(String[]::new), 1, most(input.values()));
    }
  }

  private void heat(GateMap.Panel panel) {
    boolean gate = panel.signal() != Signal.CELL && panel.signal() != Signal.HIDDEN;
    for (int r = 0; r < panel.units().length; r++) {
      row(name(panel.signal()), "unit " + (panel.units()[r] + 1), panel.values()[r]);
    }
    heat(name(panel.signal()), panel.values(), null, 1, gate ? 1 : most(panel.values()));
  }

  private void heat(String title, float[][] values, String[] labels, int stepsPerColumn, double most) {
    part(Heat.plot(title, values, labels, stepsPerColumn, most), labels == null ? HEAT_HEIGHT
        : Math.max(HEAT_HEIGHT, ROW_HEIGHT * Math.min(Heat.MOST_LABELS, values.length)));
  }

  private void answers(GateMap map, Answers answers) {
    List<StepChart.Line> lines = new ArrayList<>();
    if (answers.classes().isEmpty()) {
      lines.add(new StepChart.Line(answers.unit(), answers.numbers()));
    } else {
      shown(map, answers).forEach(c -> lines.add(new StepChart.Line(answers.classes().get(c),
          Arrays.stream(map.answers()).mapToDouble(answer -> 100 * answer[c]).toArray())));
    }
    boolean classes = !answers.classes().isEmpty();
    StepChart.Values values = classes ? new StepChart.Values("p (%)", 0, 100, null) : StepChart.Values.of("answer");
    List<StepChart.Line> stretched =
        lines.stream().map(line -> new StepChart.Line(line.name(), stretch(map, line.values()))).toList();
    XYPlot plot = StepChart.plot(values, stretched, null);
    if (classes) {
      plot.addDomainMarker(new ValueMarker(map.decidedAfter(), Palette.MUTED, ChartStyle.dashed(1.5f)));
    }
    for (StepChart.Line line : stretched) {
      row(classes ? "probability in %" : "answer", line.name(), line.values());
    }
    legend = plot.getLegendItems();
    part(plot, LINES_HEIGHT);
  }

  /** The classes that are ever likely, the last answer's first. */
  private static List<Integer> shown(GateMap map, Answers answers) {
    double[] last = map.answers()[map.answers().length - 1];
    return IntStream.range(0, answers.classes().size()).boxed()
        .sorted((a, b) -> Double.compare(highest(map, b) + last[b], highest(map, a) + last[a])).limit(MOST_CLASSES).sorted()
        .toList();
  }

  private static double highest(GateMap map, int label) {
    return Arrays.stream(map.answers()).mapToDouble(answer -> answer[label]).max().orElse(0);
  }

  /** Answers were looked at after some of the steps; between two looks the next one holds its place. */
  private double[] stretch(GateMap map, double[] looks) {
    double[] perStep = new double[steps];
    int look = 0;
    for (int t = 0; t < steps; t++) {
      while (map.prefixes()[look] < t + 1) {
        look++;
      }
      perStep[t] = looks[look];
    }
    return perStep;
  }

  private void occlusion(Occlusion occlusion, boolean classes) {
    double[] loss = occlusion.loss(classes);
    float[] perStep = new float[steps];
    for (int w = 0; w < loss.length; w++) {
      Arrays.fill(perStep, occlusion.from()[w], w + 1 < loss.length ? occlusion.from()[w + 1] : steps,
          (float) (classes ? 100 * loss[w] : loss[w]));
    }
    row(classes ? "percent points lost without the step" : "change without the step", "", perStep);
    part(StepChart.plot(StepChart.Values.of(classes ? "worth (%)" : "worth"),
        List.of(new StepChart.Line("worth", doubles(perStep))), null, Palette.INK_SERIES), LINES_HEIGHT);
  }

  private void row(String what, String unit, float[] values) {
    row(what, unit, doubles(values));
  }

  private void row(String what, String unit, double[] values) {
    List<String> row = new ArrayList<>(List.of(what, unit));
    for (int t = 0; t < values.length; t += stride) {
      row.add(Double.isNaN(values[t]) ? "" : Numbers.plain(values[t]));
    }
    rows.add(row);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static float[][] floats(double[][] values) {
    float[][] floats = new float[values.length][];
    for (int r = 0; r < values.length; r++) {
      floats[r] = new float[values[r].length];
      for (int t = 0; t < values[r].length; t++) {
        floats[r][t] = (float) values[r][t];
      }
    }
    return floats;
  }

  private static String signed(String name, double most) {
    return Numbers.sentence(name) + ": blue above 0, orange below, full color at " + Numbers.plain(most) + ". ";
  }

  private static double most(float[][] values) {
    double most = 0;
    for (float[] row : values) {
      for (float value : row) {
        most = Math.max(most, Math.abs(value));
      }
    }
    return most;
  }

  private String words(GateMap map, List<GateMap.Panel> panels, Answers answers, Occlusion occlusion) {
    StringBuilder words = new StringBuilder();
    if (panels.stream().anyMatch(p -> p.signal() != Signal.CELL && p.signal() != Signal.HIDDEN)) {
      words.append("Each row of gates and states is a unit, those that keep their state longest on top. ").append(OPEN);
    }
    for (GateMap.Panel panel : panels) {
      if (panel.signal() == Signal.CELL || panel.signal() == Signal.HIDDEN) {
        words.append(signed(name(panel.signal()), most(panel.values())));
      }
    }
    if (!answers.classes().isEmpty()) {
      double[] last = map.answers()[map.answers().length - 1];
      int decided = IntStream.range(0, last.length).reduce((a, b) -> last[b] > last[a] ? b : a).orElse(0);
      words.append("p: what it would answer after each step; from step ").append(map.decidedAfter()).append(" of ").append(steps)
          .append(" on (dashed) it says '").append(answers.classes().get(decided)).append("'. ");
      if (answers.classes().size() > MOST_CLASSES) {
        words.append("Of ").append(answers.classes().size()).append(" classes the ").append(MOST_CLASSES)
            .append(" likeliest are drawn. ");
      }
    } else {
      words.append("Answer: what it would say after each step. ");
    }
    if (occlusion != null) {
      words.append("Worth: what the answer loses when ")
          .append(steps > Occlusion.MOST_WINDOWS ? "these steps are" : "this step is")
          .append(" exchanged for other sequences', mean over ").append(Occlusion.DONORS).append(" of them. ");
    }
    if (stride > 1) {
      words.append("The table has every ").append(stride).append("th step. ");
    }
    return words.toString().strip();
  }
}
