package weka.recurrent.report;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.insight.ForgettingCurve;

/**
 * How right networks still are when they see only the last k steps of a sequence: a line for each, with a band from the least to
 * the most where several trainings stand behind it.
 */
public final class ForgettingChart {
  private static final double PERCENT = 100;
  private static final int HEIGHT = 340;
  private static final String OWN = "Only the last steps of a sequence are its own; all before them are another sequence's. ";

  /** One measured curve: [points] steps that are true, rising, and the scores there. */
  private record Curve(int[] kept, double[] score) {
    /** Score with so many steps kept, straight between the points that were measured. */
    double at(int steps) {
      int right = 0;
      while (right < kept.length - 1 && kept[right] < steps) {
        right++;
      }
      if (kept[right] <= steps || right == 0) {
        return score[right];
      }
      double way = (steps - kept[right - 1]) / (double) (kept[right] - kept[right - 1]);
      return score[right - 1] + way * (score[right] - score[right - 1]);
    }
  }

  private final double scale;
  private final NumberAxis x = ChartStyle.numbers("last steps that are its own");
  private final NumberAxis y;
  private final YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
  private final DeviationRenderer renderer = ChartStyle.legend(new DeviationRenderer(true, true));
  private final XYPlot plot;
  private final TextTable.Rows table;
  private double longest = 1;
  private double least;
  private double most;

  private ForgettingChart(String scoreName) {
    boolean share = scoreName.equals("accuracy");
    scale = share ? PERCENT : 1;
    most = scale;
    String name = share ? scoreName + " (%)" : scoreName;
    table = new TextTable.Rows("network", "last steps that are its own", "trainings", "mean " + name, "least", "most");
    x.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    y = ChartStyle.numbers(name);
    renderer.setAlpha(0.16f);
    renderer.setLegendLine(LineChart.LEGEND_LINE);
    plot = ChartStyle.plot(lines, x, y, renderer);
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
    ForgettingChart chart = new ForgettingChart(scoreName);
    StringBuilder words = new StringBuilder(OWN);
    for (int i = 0; i < curves.size(); i++) {
      ForgettingCurve curve = curves.get(i);
      chart.line(names.get(i), i, List.of(new Curve(curve.kept(), curve.score())));
      if (curve.usesSequences()) {
        chart.plot.addDomainMarker(new ValueMarker(curve.horizon() + 1, Palette.color(i), ChartStyle.dashed(1.5f)));
        words.append(names.get(i)).append(" needs the last ").append(Numbers.count(curve.horizon() + 1, "step"))
            .append(" (dashed). ");
      } else {
        words.append(names.get(i)).append(" does no better with its sequences than with others'; no memory is claimed. ");
      }
    }
    return chart.chart(title, words.toString().strip(), curves.size() > 1);
  }

  /** The curves of all learners of a row, or null if nobody's was measured there. */
  static Chart of(Outcome outcome, String row) {
    ForgettingChart chart = null;
    List<String> learners = outcome.design().learners();
    double baseline = Double.NaN;
    for (int i = 0; i < learners.size(); i++) {
      Cell cell = outcome.cell(row, learners.get(i));
      List<InsightResult> measured = cell == null ? List.of()
          : outcome.insights(cell).stream().filter(insight -> insight.forgetting() != null).toList();
      if (!measured.isEmpty()) {
        chart = chart == null ? new ForgettingChart(measured.get(0).scoreName()) : chart;
        baseline = measured.stream().mapToDouble(InsightResult::baseline).average().orElse(Double.NaN);
        chart.line(learners.get(i), i, measured.stream().map(InsightResult::forgetting)
            .map(curve -> new Curve(curve.kept(), curve.score())).toList());
      }
    }
    if (chart == null) {
      return null;
    }
    chart.guess(baseline);
    return chart.chart("Forgetting curve: " + row,
        OWN + "Where a line rises, there stands what the network remembers; a line that "
            + "stays at the dashed guess remembers nothing. Mean over runs and folds, band from the least to the most.",
        true);
  }

  /**
   * Adds a line.
   *
   * @param look of the series, by {@link Palette}
   * @param curves of one network each
   */
  private void line(String name, int look, List<Curve> curves) {
    TreeSet<Integer> points = new TreeSet<>();
    curves.forEach(curve -> IntStream.of(curve.kept()).forEach(points::add));
    int s = lines.getSeriesCount();
    YIntervalSeries line = new YIntervalSeries(name);
    for (int kept : points) {
      Sample sample = new Sample(curves.stream().mapToDouble(curve -> scale * curve.at(kept)).toArray());
      line.add(kept, sample.mean(), sample.min(), sample.max());
      table.add(name, Integer.toString(kept), Integer.toString(sample.n()), Numbers.plain(sample.mean()),
          Numbers.plain(sample.min()), Numbers.plain(sample.max()));
      longest = Math.max(longest, kept);
      least = Math.min(least, sample.min());
      most = Math.max(most, sample.max());
    }
    lines.addSeries(line);
    renderer.setSeriesPaint(s, Palette.color(look));
    renderer.setSeriesFillPaint(s, Palette.color(look));
    renderer.setSeriesStroke(s, Palette.stroke(look, 2));
    renderer.setSeriesShape(s, Palette.mark(look, 6));
  }

  private void guess(double score) {
    plot.addRangeMarker(new ValueMarker(score * scale, Palette.MUTED, ChartStyle.dashed(1.5f)));
    LegendItemCollection legend = plot.getLegendItems();
    legend.add(new LegendItem("guess", null, null, null, LineChart.LEGEND_LINE, ChartStyle.dashed(1.5f), Palette.MUTED));
    plot.setFixedLegendItems(legend);
  }

  private Chart chart(String title, String words, boolean keyed) {
    x.setRange(-0.02 * longest, 1.02 * longest);
    y.setRange(1.05 * least, 1.03 * most);
    return new Chart(Chart.Kind.FORGETTING, title, words, ChartStyle.chart(plot, keyed), ChartStyle.WIDTH, HEIGHT, table.table());
  }
}
