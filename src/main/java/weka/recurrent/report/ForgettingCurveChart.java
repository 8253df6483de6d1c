package weka.recurrent.report;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.insight.ForgettingCurve;

/** How right a network still is when it sees only the last k steps, one line for each network. */
public final class ForgettingCurveChart {
  private static final int HEIGHT = 320;

  private ForgettingCurveChart() {
  }

  /**
   * Draws curves of networks that were asked the same.
   *
   * @param title of the chart
   * @param names [curves] of the networks
   * @param curves at least 1
   * @param scoreName {@code accuracy}, drawn in percent, or another score
   */
  public static Chart of(String title, List<String> names, List<ForgettingCurve> curves, String scoreName) {
    boolean share = scoreName.equals("accuracy");
    double scale = share ? 100 : 1;
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.legend(new XYLineAndShapeRenderer(true, true));
    renderer.setLegendLine(LineChart.LEGEND_LINE);
    TextTable.Rows table = new TextTable.Rows("network", "last steps that are its own", scoreName);
    NumberAxis x = ChartStyle.numbers("last steps that are its own");
    x.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    NumberAxis y = ChartStyle.numbers(share ? scoreName + " (%)" : scoreName);
    XYPlot plot = ChartStyle.plot(lines, x, y, renderer);
    StringBuilder words = new StringBuilder("All but the last steps of each sequence are another sequence's. ");
    for (int i = 0; i < curves.size(); i++) {
      ForgettingCurve curve = curves.get(i);
      XYSeries line = new XYSeries(names.get(i));
      for (int k = 0; k < curve.kept().length; k++) {
        line.add(curve.kept()[k], scale * curve.score()[k]);
        table.add(names.get(i), Integer.toString(curve.kept()[k]), Numbers.plain(curve.score()[k]));
      }
      lines.addSeries(line);
      renderer.setSeriesPaint(i, Palette.color(i));
      renderer.setSeriesStroke(i, Palette.stroke(i, 2));
      renderer.setSeriesShape(i, Palette.mark(i, 7));
      if (curve.usesSequences()) {
        plot.addDomainMarker(new ValueMarker(curve.horizon() + 1, Palette.color(i), ChartStyle.dashed(1.5f)));
        words.append(names.get(i)).append(" needs the last ").append(Numbers.count(curve.horizon() + 1, "step"))
            .append(" (dashed). ");
      } else {
        words.append(names.get(i)).append(" does no better with its sequences than with others'; no memory is claimed. ");
      }
    }
    double most = curves.stream().flatMapToDouble(c -> Arrays.stream(c.score())).max().orElse(1);
    double least = curves.stream().flatMapToDouble(c -> Arrays.stream(c.score())).min().orElse(0);
    y.setRange(share ? 0 : Math.min(0, least * 1.05), share ? 102 : Math.max(1, most) * 1.02);
    return new Chart(Chart.Kind.MEMORY, title, words.toString().strip(), ChartStyle.chart(plot, curves.size() > 1),
        ChartStyle.WIDTH, HEIGHT, table.table());
  }
}
