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
import weka.recurrent.insight.GateMap;
import weka.recurrent.insight.Occlusion;
import weka.recurrent.kernel.Trace.Signal;

/**
 * One sequence on its way through a layer, part under part over the same time axis: what goes in, the answer after each step,
 * what each step is worth to it, gates and states as units × time.
 */
public final class GateMapChart {
  /** Values of the table beyond which it leaves steps out. */
  private static final int MOST_CELLS = 400_000;
  private static final int MOST_CLASSES = 7;
  private static final int MOST_WORDS = 60;
  private static final double MOST_CROWDED = 2;
  private static final int LINES_HEIGHT = 80;
  private static final int HEAT_HEIGHT = 66;
  private static final int ROW_HEIGHT = 16;
  private static final int WIDTH = 760;
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

  private final Input input;
  private final GateMap map;
  private final int steps;
  private final List<XYPlot> parts = new ArrayList<>();
  private final List<Integer> weights = new ArrayList<>();
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private LegendItemCollection legend;
  private int stride = 1;

  private GateMapChart(Input input, GateMap map) {
    this.input = input;
    this.map = map;
    this.steps = map.prefixes()[map.prefixes().length - 1];
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
    return new GateMapChart(input, map).chart(title, layer, direction, signals, answers, occlusion);
  }

  private Chart chart(String title, int layer, int direction, List<Signal> signals, Answers answers, Occlusion occlusion) {
    List<GateMap.Panel> panels = map.panels().stream().filter(p -> p.layer() == layer && p.direction() == direction
        && signals.contains(p.signal())).toList();
    long cells = (panels.stream().mapToLong(p -> p.units().length).sum() + input.values().length) * (long) steps;
    stride = (int) (1 + cells / MOST_CELLS);
    header.addAll(List.of("what", "unit"));
    IntStream.range(0, steps).filter(t -> t % stride == 0).forEach(t -> header.add("step " + (t + 1)));
    input();
    answers(answers);
    if (occlusion != null) {
      occlusion(occlusion, !answers.classes().isEmpty());
    }
    panels.forEach(this::heat);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(ChartStyle.axis(time()));
    all.setGap(9);
    int height = 60;
    for (int i = 0; i < parts.size(); i++) {
      all.add(parts.get(i), weights.get(i));
      height += weights.get(i);
    }
    all.setFixedLegendItems(legend);
    return new Chart(Chart.Kind.MEMORY, title, words(panels, answers, occlusion), ChartStyle.chart(all,
        answers.classes().size() > 1), WIDTH, height, new TextTable(header, rows));
  }

  /** Titles of the parts lie, so that they fit beside the lowest part. */
  private void part(XYPlot plot, int height) {
    plot.getRangeAxis().setLabelAngle(Math.PI / 2);
    parts.add(plot);
    weights.add(height);
  }

  private ValueAxis time() {
    if (input.words() == null || steps > MOST_WORDS) {
      return StepChart.steps(steps);
    }
    String[] named = new String[steps + 1];
    named[0] = "";
    System.arraycopy(input.words(), 0, named, 1, steps);
    SymbolAxis words = ChartStyle.names(null, named);
    words.setRange(0.5, steps + 0.5);
    words.setVerticalTickLabels(Arrays.stream(input.words()).mapToInt(String::length).max().orElse(0) > MOST_CROWDED);
    return words;
  }

  private void input() {
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
      part(Heat.plot("input", input.values(), input.names().toArray(String[]::new), most(input.values())),
          Math.min(3 * HEAT_HEIGHT, Math.max(HEAT_HEIGHT, ROW_HEIGHT * input.values().length)));
    }
  }

  private void heat(GateMap.Panel panel) {
    boolean gate = panel.signal() != Signal.CELL && panel.signal() != Signal.HIDDEN;
    for (int r = 0; r < panel.units().length; r++) {
      row(name(panel.signal()), "unit " + (panel.units()[r] + 1), panel.values()[r]);
    }
    part(Heat.plot(name(panel.signal()), panel.values(), null, gate ? 1 : most(panel.values())), HEAT_HEIGHT);
  }

  private void answers(Answers answers) {
    List<StepChart.Line> lines = new ArrayList<>();
    if (answers.classes().isEmpty()) {
      lines.add(new StepChart.Line(answers.unit(), answers.numbers()));
    } else {
      shown(answers).forEach(c -> lines.add(new StepChart.Line(answers.classes().get(c),
          Arrays.stream(map.answers()).mapToDouble(answer -> 100 * answer[c]).toArray())));
    }
    boolean classes = !answers.classes().isEmpty();
    StepChart.Values values = classes ? new StepChart.Values("p (%)", 0, 100, null) : StepChart.Values.of("answer");
    List<StepChart.Line> stretched = lines.stream().map(line -> new StepChart.Line(line.name(), stretch(line.values()))).toList();
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
  private List<Integer> shown(Answers answers) {
    double[] last = map.answers()[map.answers().length - 1];
    return IntStream.range(0, answers.classes().size()).boxed()
        .sorted((a, b) -> Double.compare(highest(b) + last[b], highest(a) + last[a])).limit(MOST_CLASSES).sorted().toList();
  }

  private double highest(int label) {
    return Arrays.stream(map.answers()).mapToDouble(answer -> answer[label]).max().orElse(0);
  }

  /** Answers were looked at after some of the steps; between two looks the next one holds its place. */
  private double[] stretch(double[] looks) {
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

  private static double most(float[][] values) {
    double most = 0;
    for (float[] row : values) {
      for (float value : row) {
        most = Math.max(most, Math.abs(value));
      }
    }
    return most;
  }

  private String words(List<GateMap.Panel> panels, Answers answers, Occlusion occlusion) {
    StringBuilder words = new StringBuilder();
    if (panels.stream().anyMatch(p -> p.signal() != Signal.CELL && p.signal() != Signal.HIDDEN)) {
      words.append("Gates: each row is a unit, those that keep their state longest on top; the bluer, the further open. ");
    }
    for (GateMap.Panel panel : panels) {
      if (panel.signal() == Signal.CELL || panel.signal() == Signal.HIDDEN) {
        words.append(Numbers.sentence(name(panel.signal()))).append(": blue above 0, orange below, full color at ")
            .append(Numbers.plain(most(panel.values()))).append(". ");
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
