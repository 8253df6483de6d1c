package weka.recurrent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;

/**
 * Loss by epoch: the median over folds and, around it, the middle half of them. Training above, validation below and under it how
 * many were classified right there, with a mark at the epoch whose weights were kept in the median fold. Epochs that fewer than
 * half of the folds reached are not drawn.
 */
final class LearningCurveChart {
  /**
   * Curves of one learner.
   *
   * @param learner position in the design
   * @param folds one curve for each job
   * @param best epoch whose weights were kept, median over folds; 0 if unknown
   */
  private record Curves(int learner, List<List<EpochResult>> folds, double best) {
    /** Values at an epoch, over the folds that reached it; null if those are too few. */
    Sample at(int epoch, ToDoubleFunction<EpochResult> value) {
      double[] values = folds.stream().filter(f -> f.size() >= epoch).mapToDouble(f -> value.applyAsDouble(f.get(epoch - 1)))
          .filter(Double::isFinite).toArray();
      return values.length == 0 || 2 * values.length < folds.size() ? null : new Sample(values);
    }
  }

  private static final int ONE_PANEL = 300;
  private static final int EACH_MORE = 160;

  private LearningCurveChart() {}

  /**
   * The chart of a row, or null if no learner has a curve there.
   *
   * @param curves by job
   */
  static Chart of(Outcome outcome, String row, Map<String, List<EpochResult>> curves) {
    List<String> learners = outcome.design().learners();
    List<Curves> all = new ArrayList<>();
    for (int i = 0; i < learners.size(); i++) {
      Cell cell = outcome.cell(row, learners.get(i));
      List<JobResult> results = cell == null ? List.of() : outcome.of(cell).stream().filter(JobResult::ok).toList();
      List<List<EpochResult>> folds =
          results.stream().map(r -> curves.getOrDefault(r.job(), List.of())).filter(f -> !f.isEmpty()).toList();
      if (!folds.isEmpty()) {
        all.add(new Curves(i, folds,
            new Sample(results.stream().mapToDouble(JobResult::bestEpoch).filter(b -> b > 0).toArray()).median()));
      }
    }
    if (all.isEmpty()) {
      return null;
    }
    NumberAxis epochs = ChartStyle.axis(ChartStyle.numbers("epoch"));
    epochs.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    epochs.setLowerMargin(0.01);
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(epochs);
    both.setGap(14);
    TextTable.Rows data = new TextTable.Rows("learner", "value", "epoch", "folds", "lower quartile", "median", "upper quartile");
    both.add(panel("training loss", learners, all, EpochResult::loss, false, data));
    boolean validation = has(all, EpochResult::validationLoss);
    if (validation) {
      both.add(panel("validation loss", learners, all, EpochResult::validationLoss, true, data));
    }
    if (has(all, EpochResult::validationAccuracy)) {
      both.add(panel("validation right (%)", learners, all, epoch -> 100 * epoch.validationAccuracy(), true, data));
    }
    LegendItemCollection legend = ((XYPlot) both.getSubplots().get(0)).getLegendItems();
    both.setFixedLegendItems(legend);
    return new Chart(Chart.Kind.CURVE, "Learning curves: " + row,
        "Median over folds, with the middle half of the folds as a band" + (validation
            ? "; training above, validation part of the training fold below it. The large mark is the epoch whose weights "
                + "were kept "
                + "(median over folds)."
            : ". No part of the training folds was held out for validation.")
            + " An epoch is drawn while at least half of the folds were still training.",
        ChartStyle.chart(both, true), ChartStyle.WIDTH, ONE_PANEL + EACH_MORE * (both.getSubplots().size() - 1), data.table());
  }

  private static boolean has(List<Curves> all, ToDoubleFunction<EpochResult> value) {
    return all.stream().flatMap(curves -> curves.folds().stream()).flatMap(List::stream)
        .anyMatch(epoch -> Double.isFinite(value.applyAsDouble(epoch)));
  }

  private static XYPlot panel(String label, List<String> learners, List<Curves> all, ToDoubleFunction<EpochResult> value,
      boolean markBest, TextTable.Rows data) {
    YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
    XYSeriesCollection kept = new XYSeriesCollection();
    DeviationRenderer renderer = ChartStyle.legend(new DeviationRenderer(true, false));
    renderer.setAlpha(0.16f);
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
    for (int s = 0; s < all.size(); s++) {
      Curves curves = all.get(s);
      YIntervalSeries line = new YIntervalSeries(learners.get(curves.learner()));
      XYSeries mark = new XYSeries(learners.get(curves.learner()));
      Sample sample;
      for (int epoch = 1; (sample = curves.at(epoch, value)) != null; epoch++) {
        line.add(epoch, sample.median(), sample.quantile(0.25), sample.quantile(0.75));
        if (markBest && epoch == Math.round(curves.best())) {
          mark.add(epoch, sample.median());
        }
        data.add(learners.get(curves.learner()), label, Integer.toString(epoch), Integer.toString(sample.n()),
            Numbers.plain(sample.quantile(0.25)), Numbers.plain(sample.median()), Numbers.plain(sample.quantile(0.75)));
      }
      lines.addSeries(line);
      kept.addSeries(mark);
      renderer.setSeriesPaint(s, Palette.color(curves.learner()));
      renderer.setSeriesFillPaint(s, Palette.color(curves.learner()));
      renderer.setSeriesStroke(s, Palette.stroke(curves.learner(), 2));
      marks.setSeriesPaint(s, Palette.color(curves.learner()));
      marks.setSeriesShape(s, Palette.mark(curves.learner(), 11));
      marks.setSeriesOutlinePaint(s, Palette.INK);
      marks.setSeriesVisibleInLegend(s, false);
    }
    marks.setUseOutlinePaint(true);
    renderer.setLegendLine(LineChart.LEGEND_LINE);
    NumberAxis axis = ChartStyle.numbers(label);
    axis.setAutoRangeIncludesZero(true);
    // a mark on the axis is not cut in half
    axis.setAutoRangeStickyZero(false);
    XYPlot plot = ChartStyle.plot(lines, null, axis, renderer);
    if (markBest) {
      plot.setDataset(1, kept);
      plot.setRenderer(1, marks);
      plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }
    return plot;
  }
}
