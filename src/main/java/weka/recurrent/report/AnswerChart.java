package weka.recurrent.report;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;

/** When the networks of a row make up their minds: their answers on the way through the first test sequence, a line for each. */
final class AnswerChart {
  private AnswerChart() {}

  /** The chart of a row, or null if no network was looked at there. */
  static Chart of(Outcome outcome, String row) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.legend(new XYLineAndShapeRenderer(true, false));
    TextTable.Rows data = new TextTable.Rows("learner", "after steps", "answer");
    List<String> learners = outcome.design().learners();
    boolean classes = true;
    String actual = "";
    int steps = 1;
    for (int i = 0; i < learners.size(); i++) {
      Cell cell = outcome.cell(row, learners.get(i));
      InsightResult.Gates gates = cell == null ? null : gates(outcome.insights(cell));
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
        ? "The probability that each network gives to the right answer, " + actual
            + ", if it is asked after so many steps of the "
            + "first test sequence."
        : "What each network predicts if it is asked after so many steps of the first test sequence; right is " + actual + ".",
        ChartStyle.chart(ChartStyle.plot(lines, x, y, renderer), true), ChartStyle.WIDTH, 300, data.table());
  }

  private static InsightResult.Gates gates(List<InsightResult> insights) {
    return insights.stream().map(InsightResult::gates).filter(gates -> gates != null).findFirst().orElse(null);
  }
}
