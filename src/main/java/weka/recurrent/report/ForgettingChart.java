package weka.recurrent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import weka.recurrent.experiment.Cell;
import weka.recurrent.experiment.InsightResult;
import weka.recurrent.experiment.Outcome;

/** Forgetting curves of all learners of a row: how right they are when only the last k steps of a sequence are true. */
final class ForgettingChart {
  private static final double PERCENT = 100;

  private ForgettingChart() {
  }

  /** The chart of a row, or null if nobody's curve was measured there. */
  static Chart of(Outcome outcome, String row) {
    YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
    DeviationRenderer renderer = ChartStyle.legend(new DeviationRenderer(true, true));
    renderer.setAlpha(0.16f);
    TextTable.Rows data = new TextTable.Rows("learner", "last steps kept", "folds", "mean", "least", "most");
    List<String> learners = outcome.design().learners();
    double baseline = Double.NaN;
    String score = "";
    double longest = 1;
    for (int i = 0; i < learners.size(); i++) {
      List<InsightResult> curves = curves(outcome, row, learners.get(i));
      if (curves.isEmpty()) {
        continue;
      }
      baseline = curves.stream().mapToDouble(InsightResult::baseline).average().orElse(Double.NaN);
      score = curves.get(0).scoreName();
      double scale = scale(score);
      YIntervalSeries line = new YIntervalSeries(learners.get(i));
      for (int kept : points(curves)) {
        Sample sample = new Sample(curves.stream().mapToDouble(curve -> at(curve.forgetting(), kept)).toArray());
        line.add(kept, scale * sample.mean(), scale * sample.min(), scale * sample.max());
        longest = Math.max(longest, kept);
        data.add(learners.get(i), Integer.toString(kept), Integer.toString(sample.n()), Numbers.plain(scale * sample.mean()),
            Numbers.plain(scale * sample.min()), Numbers.plain(scale * sample.max()));
      }
      int s = lines.getSeriesCount();
      renderer.setSeriesPaint(s, Palette.color(i));
      renderer.setSeriesFillPaint(s, Palette.color(i));
      renderer.setSeriesStroke(s, Palette.stroke(i, 2));
      renderer.setSeriesShape(s, Palette.mark(i, 6));
      lines.addSeries(line);
    }
    if (lines.getSeriesCount() == 0) {
      return null;
    }
    renderer.setLegendLine(LineChart.LEGEND_LINE);
    boolean share = scale(score) == PERCENT;
    NumberAxis x = ChartStyle.numbers("last steps that are true");
    x.setRange(-0.02 * longest, 1.02 * longest);
    NumberAxis y = ChartStyle.numbers(share ? score + " (%)" : score);
    if (share) {
      y.setRange(0, 1.03 * PERCENT);
    }
    XYPlot plot = ChartStyle.plot(lines, x, y, renderer);
    plot.addRangeMarker(new ValueMarker(baseline * scale(score), Palette.MUTED, ChartStyle.dashed(1.5f)));
    LegendItemCollection legend = plot.getLegendItems();
    legend.add(new LegendItem("guess", null, null, null, LineChart.LEGEND_LINE, ChartStyle.dashed(1.5f), Palette.MUTED));
    plot.setFixedLegendItems(legend);
    return new Chart(Chart.Kind.FORGETTING, "Forgetting curve: " + row, "Only the last steps of a test sequence are its own; all "
        + "before them are another sequence's. Where a line rises, there stands what the network remembers; a line that stays at "
        + "the dashed guess remembers nothing. Mean over runs and folds, band from the least to the most.",
        ChartStyle.chart(plot, true), ChartStyle.WIDTH, 340, data.table());
  }

  private static List<InsightResult> curves(Outcome outcome, String row, String learner) {
    Cell cell = outcome.cell(row, learner);
    return cell == null ? List.of() : outcome.insights(cell).stream().filter(i -> i.forgetting() != null).toList();
  }

  private static double scale(String score) {
    return score.equals("accuracy") ? PERCENT : 1;
  }

  private static List<Integer> points(List<InsightResult> curves) {
    TreeSet<Integer> points = new TreeSet<>();
    for (InsightResult curve : curves) {
      for (int kept : curve.forgetting().kept()) {
        points.add(kept);
      }
    }
    return new ArrayList<>(points);
  }

  /** Score with so many steps kept, straight between the points that were measured. */
  static double at(InsightResult.Forgetting curve, int kept) {
    int[] k = curve.kept();
    int right = 0;
    while (right < k.length - 1 && k[right] < kept) {
      right++;
    }
    if (k[right] <= kept || right == 0) {
      return curve.score()[right];
    }
    double way = (kept - k[right - 1]) / (double) (k[right] - k[right - 1]);
    return curve.score()[right - 1] + way * (curve.score()[right] - curve.score()[right - 1]);
  }
}
