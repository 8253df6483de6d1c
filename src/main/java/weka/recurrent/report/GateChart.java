package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.experiment.Cell;
import weka.recurrent.experiment.InsightResult;
import weka.recurrent.experiment.Outcome;

/** One test sequence on its way through the gates of a network, and the answer of all networks of a row on the way. */
final class GateChart {
  private static final int PANEL = 96;

  private GateChart() {
  }

  /** The gates of a cell, or null if they were not looked at. */
  static Chart of(Outcome outcome, Cell cell) {
    InsightResult.Gates gates = gates(outcome, cell);
    if (gates == null) {
      return null;
    }
    NumberAxis time = ChartStyle.axis(ChartStyle.numbers("step"));
    time.setRange(0, gates.steps());
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(time);
    all.setGap(8);
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("panel", "unit or input"));
    int width = gates.panels().get(0).stepsPerColumn();
    for (int from = 1; from <= gates.steps(); from += width) {
      header.add("step " + from + (width == 1 ? "" : " to " + Math.min(gates.steps(), from + width - 1)));
    }
    for (InsightResult.Panel panel : gates.panels()) {
      all.add(plot(panel));
      for (int r = 0; r < panel.values().length; r++) {
        List<String> line = new ArrayList<>(List.of(panel.title(), Integer.toString(panel.units()[r])));
        Arrays.stream(panel.values()[r]).forEach(value -> line.add(Numbers.plain(value)));
        table.add(line);
      }
    }
    return new Chart(Chart.Kind.GATES, "Gates: " + cell.learner() + ", " + cell.row(), "The first test sequence of the sample on its "
        + "way through the first layer. Each line is a unit; units stand by falling time-scale of the gate that keeps the state, "
        + "up to twelve evenly taken. Gates go from shut (no color) to open (full color), states and inputs from their lowest "
        + "value to their highest.", ChartStyle.chart(all, false), ChartStyle.WIDTH, 60 + PANEL * gates.panels().size(), new TextTable(header, table));
  }

  private static XYPlot plot(InsightResult.Panel panel) {
    boolean gate = panel.title().endsWith("gate");
    double low = gate ? 0 : Arrays.stream(panel.values()).flatMapToDouble(Arrays::stream).min().orElse(0);
    double high = gate ? 1 : Arrays.stream(panel.values()).flatMapToDouble(Arrays::stream).max().orElse(1);
    String[] names = new String[panel.values().length];
    Arrays.fill(names, "");
    SymbolAxis rows = ChartStyle.names(panel.title(), names);
    return ShadedField.plot(panel.values(), 0, panel.stepsPerColumn(), low, high, null, rows);
  }

  /** When the networks of a row made up their minds about that sequence, or null if none was looked at. */
  static Chart answers(Outcome outcome, String row) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.legend(new XYLineAndShapeRenderer(true, false));
    TextTable.Rows data = new TextTable.Rows("learner", "after steps", "answer");
    List<String> learners = outcome.design().learners();
    boolean classes = true;
    String actual = "";
    int steps = 1;
    for (int i = 0; i < learners.size(); i++) {
      Cell cell = outcome.cell(row, learners.get(i));
      InsightResult.Gates gates = cell == null ? null : gates(outcome, cell);
      if (gates == null) {
        continue;
      }
      classes = outcome.insights(cell).get(0).scoreName().equals("accuracy");
      actual = gates.actual();
      steps = gates.steps();
      XYSeries line = new XYSeries(learners.get(i));
      for (int p = 0; p < gates.asked().length; p++) {
        line.add(gates.asked()[p], gates.answer()[p]);
        data.add(learners.get(i), Integer.toString(gates.asked()[p]), Numbers.plain(gates.answer()[p]));
      }
      int s = lines.getSeriesCount();
      renderer.setSeriesPaint(s, Palette.color(i));
      renderer.setSeriesStroke(s, Palette.stroke(i, 2));
      lines.addSeries(line);
    }
    if (lines.getSeriesCount() == 0) {
      return null;
    }
    renderer.setLegendLine(LineChart.LEGEND_LINE);
    NumberAxis x = ChartStyle.numbers("steps heard so far");
    x.setRange(0, steps);
    NumberAxis y = ChartStyle.numbers(classes ? "probability of " + actual : "prediction");
    if (classes) {
      y.setRange(0, 1.03);
    }
    return new Chart(Chart.Kind.ANSWER, "When it made up its mind: " + row, classes
        ? "The probability that each network gives to the right answer, " + actual + ", if it is asked after so many steps of the "
            + "first test sequence."
        : "What each network predicts if it is asked after so many steps of the first test sequence; right is " + actual + ".",
        ChartStyle.chart(ChartStyle.plot(lines, x, y, renderer), true), ChartStyle.WIDTH, 300, data.table());
  }

  private static InsightResult.Gates gates(Outcome outcome, Cell cell) {
    return outcome.insights(cell).stream().map(InsightResult::gates).filter(gates -> gates != null).findFirst().orElse(null);
  }
}
