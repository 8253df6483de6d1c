package weka.recurrent.report;

import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Mean ranks over the data sets, the best on top; bars join learners that Nemenyi's test does not tell apart. Dem&scaron;ar's
 * diagram turned so that every name has a line of its own.
 */
final class CriticalDifferenceChart {
  private CriticalDifferenceChart() {}

  static Chart of(Ranks ranks) {
    Integer[] order = ranks.order();
    int k = order.length;
    String[] names = new String[k];
    XYSeriesCollection marks = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    TextTable.Rows data = new TextTable.Rows("learner", "mean rank");
    for (int i = 0; i < k; i++) {
      names[i] = ranks.learners().get(order[i]);
      XYSeries mark = new XYSeries(names[i]);
      mark.add(ranks.meanRanks()[order[i]], i);
      marks.addSeries(mark);
      renderer.setSeriesPaint(i, Palette.color(order[i]));
      renderer.setSeriesShape(i, Palette.mark(order[i], 12));
      data.add(names[i], Numbers.fixed(ranks.meanRanks()[order[i]], 2));
    }
    List<int[]> groups = ranks.groups();
    SymbolAxis y = ChartStyle.names(null, names);
    y.setInverted(true);
    y.setRange(-1.3, k - 0.5);
    NumberAxis x = ChartStyle.numbers("mean rank (1 is best)");
    x.setRange(0.8, Math.max(k, 1 + ranks.criticalDifference()) + 0.12 + 0.08 * k * Math.max(1, groups.size()) / 2);
    x.setTickUnit(new NumberTickUnit(1, new PlainFormat()));
    XYPlot plot = ChartStyle.plot(marks, x, y, renderer);
    plot.setRangeGridlinesVisible(false);
    var bold = ChartStyle.line(4);
    var thin = ChartStyle.line(1.5f);
    plot.addAnnotation(new XYLineAnnotation(1, -0.85, 1 + ranks.criticalDifference(), -0.85, thin, Palette.INK));
    plot.addAnnotation(new XYLineAnnotation(1, -1, 1, -0.7, thin, Palette.INK));
    plot.addAnnotation(new XYLineAnnotation(1 + ranks.criticalDifference(), -1, 1 + ranks.criticalDifference(), -0.7, thin,
        Palette.INK));
    XYTextAnnotation label = new XYTextAnnotation("CD = " + Numbers.fixed(ranks.criticalDifference(), 2),
        1 + ranks.criticalDifference() + 0.02 * k, -0.85);
    label.setFont(ChartStyle.SMALL);
    label.setPaint(Palette.INK);
    boolean right = 1 + ranks.criticalDifference() > x.getUpperBound() - 0.22 * x.getRange().getLength();
    label.setTextAnchor(right ? TextAnchor.TOP_RIGHT : TextAnchor.CENTER_LEFT);
    plot.addAnnotation(label);
    for (int g = 0; g < groups.size(); g++) {
      double at = k + 0.08 * k * (g + 1) / 2;
      int[] group = groups.get(g);
      plot.addAnnotation(new XYLineAnnotation(at, group[0] - 0.3, at, group[1] + 0.3, bold, Palette.MUTED));
    }
    String told = ranks.friedmanP() < ranks.level() ? "so the learners are not all alike"
        : "so nothing says that any two of them differ";
    return new Chart(Chart.Kind.RANKS, "Mean ranks over " + ranks.sets() + " data sets",
        "Friedman's test: p " + (ranks.friedmanP() < 1e-4 ? "" : "= ") + Numbers.p(ranks.friedmanP()) + ", " + told
            + ". Two learners whose mean ranks are less than the critical difference apart (CD, Nemenyi's test at "
            + Numbers.plain(ranks.level()) + ") are joined by a bar at the right.",
        ChartStyle.chart(plot, false), ChartStyle.WIDTH, 100 + 36 * (k + 1), data.table());
  }
}
