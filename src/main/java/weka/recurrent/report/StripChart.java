package weka.recurrent.report;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Measure;

/** Every value of one row of the main table as a mark, one strip per learner, with mean and confidence interval. */
final class StripChart {
  private static final double CONFIDENCE = 0.95;
  /** Where marks of folds and the mean stand in the strip of a learner, which is 1 high; the axis points down. */
  private static final double ABOVE = -0.14;
  private static final double SPREAD = 0.4;
  private static final double BELOW = 0.24;

  private StripChart() {}

  /** The chart of a row, or null if it has no values. */
  static Chart of(Outcome outcome, Measure measure, String row) {
    var learners = outcome.design().learners();
    double scale = Numbers.scale(measure);
    XYSeriesCollection points = new XYSeriesCollection();
    XYIntervalSeriesCollection means = new XYIntervalSeriesCollection();
    TextTable.Rows data = new TextTable.Rows("learner", "n", "mean", "sd", "median", "min", "max", "95 % interval of the mean");
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < learners.size(); i++) {
      XYSeries strip = new XYSeries(learners.get(i), false);
      XYIntervalSeries mean = new XYIntervalSeries(learners.get(i));
      points.addSeries(strip);
      means.addSeries(mean);
      Cell cell = outcome.cell(row, learners.get(i));
      Sample sample = new Sample(cell == null ? new double[0] : outcome.values(cell, measure.name()));
      if (sample.n() == 0) {
        data.add(learners.get(i), "0", Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE);
        continue;
      }
      int k = 0;
      for (double value : outcome.values(cell, measure.name())) {
        if (!Double.isNaN(value)) {
          // multiples of the golden ratio spread marks evenly, and the same way each time
          strip.add(value * scale, i + ABOVE + ((k++ * 0.618034 + 0.5) % 1 - 0.5) * SPREAD);
        }
      }
      double half = sample.halfInterval(CONFIDENCE, testShare(outcome, cell));
      double low = Double.isNaN(half) ? sample.mean() : sample.mean() - half;
      double high = Double.isNaN(half) ? sample.mean() : sample.mean() + half;
      mean.add(sample.mean() * scale, low * scale, high * scale, i + BELOW, i + BELOW, i + BELOW);
      least = Math.min(least, Math.min(sample.min(), sample.mean()));
      most = Math.max(most, Math.max(sample.max(), sample.mean()));
      data.add(learners.get(i), Integer.toString(sample.n()), Numbers.mean(measure, sample.mean(), sample.sd()),
          Numbers.sd(measure, sample.sd()), Numbers.value(measure, sample.median()), Numbers.value(measure, sample.min()),
          Numbers.value(measure, sample.max()), Double.isNaN(half) ? Numbers.NONE
              : Numbers.mean(measure, low, sample.sd()) + " to " + Numbers.mean(measure, high, sample.sd()));
    }
    if (least > most) {
      return null;
    }
    NumberAxis x = MeasureAxis.of(measure, least, most);
    String start = MeasureAxis.start(x, measure);
    x.setLabel(x.getLabel() + (start.isEmpty() ? "" : ", " + start));
    SymbolAxis y = ChartStyle.names(null, learners.toArray(String[]::new));
    y.setInverted(true);
    XYPlot plot = ChartStyle.plot(points, x, y, strips(learners.size()));
    plot.setRangeGridlinesVisible(false);
    plot.setDataset(1, means);
    plot.setRenderer(1, means(learners.size()));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    int height = 74 + 44 * learners.size();
    return new Chart(Chart.Kind.FOLDS, Numbers.sentence(measure.title() + " of every fold: " + row),
        "Each mark is one training and test (" + outcome.design().protocol().inWords() + "). The large mark is the mean, the bar "
            + "its 95 % confidence interval with the variance of the corrected resampled t-test; where the bar leaves the axis, "
            + "the table has its ends.",
        ChartStyle.chart(plot, false), ChartStyle.WIDTH, height, data.table());
  }

  private static double testShare(Outcome outcome, Cell cell) {
    return outcome.of(cell).stream().filter(JobResult::ok).mapToDouble(r -> r.testSize() / (double) r.trainSize()).average()
        .orElse(0);
  }

  private static XYLineAndShapeRenderer strips(int learners) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    for (int i = 0; i < learners; i++) {
      renderer.setSeriesPaint(i, Palette.color(Palette.color(i), 0.6));
      renderer.setSeriesShape(i, Palette.mark(i, 6));
    }
    return renderer;
  }

  private static XYErrorRenderer means(int learners) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setDrawXError(true);
    renderer.setCapLength(9);
    renderer.setErrorPaint(Palette.INK);
    renderer.setErrorStroke(ChartStyle.line(2));
    renderer.setUseOutlinePaint(true);
    renderer.setUseFillPaint(true);
    renderer.setDrawOutlines(true);
    for (int i = 0; i < learners; i++) {
      renderer.setSeriesPaint(i, Palette.color(i));
      renderer.setSeriesFillPaint(i, Palette.color(i));
      renderer.setSeriesOutlinePaint(i, Palette.INK);
      renderer.setSeriesOutlineStroke(i, ChartStyle.line(1.5f));
      renderer.setSeriesShape(i, Palette.mark(i, 11));
    }
    return renderer;
  }
}
