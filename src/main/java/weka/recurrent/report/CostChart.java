package weka.recurrent.report;

import weka.recurrent.storage.TimeSpan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Measure;

/**
 * Quality against time, one mark per learner, on the rows all learners have; the line joins those that no other learner beats in
 * both.
 */
final class CostChart {
  private record Point(int learner, double seconds, double quality) {}

  private CostChart() {}

  /** The chart, or null unless two learners can be compared. */
  static Chart of(Outcome outcome, Measure measure) {
    if (measure.unit() == Measure.Unit.SECONDS) {
      return null;
    }
    List<String> learners = outcome.design().learners();
    boolean measured = outcome.design().measures().stream().anyMatch(m -> m.name().equals("trainTime"));
    List<String> rows = outcome.design().rows().stream()
        .filter(row -> learners.stream().allMatch(l -> has(outcome, measure, outcome.cell(row, l)))).toList();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < learners.size() && !rows.isEmpty(); i++) {
      String learner = learners.get(i);
      double seconds = Math.exp(rows.stream().mapToDouble(row -> Math.log(Math.max(1e-4, seconds(outcome, outcome.cell(row,
          learner), measured)))).average().orElse(Double.NaN));
      double quality = rows.stream()
          .mapToDouble(row -> new Sample(outcome.values(outcome.cell(row, learner), measure.name())).mean()).average()
          .orElse(Double.NaN);
      points.add(new Point(i, seconds, quality));
    }
    if (points.size() < 2) {
      return null;
    }
    return draw(outcome, measure, measured, rows.size(), points);
  }

  private static Chart draw(Outcome outcome, Measure measure, boolean measured, int rows, List<Point> points) {
    double scale = Numbers.scale(measure);
    XYSeriesCollection marks = new XYSeriesCollection();
    XYSeries front = new XYSeries("not beaten in both", false);
    XYLineAndShapeRenderer renderer = ChartStyle.legend(new XYLineAndShapeRenderer(false, true));
    TextTable.Rows data = new TextTable.Rows("learner", "median time", Numbers.title(measure), "beaten in both");
    for (Point point : points) {
      XYSeries mark = new XYSeries(outcome.design().learners().get(point.learner()));
      mark.add(Math.log10(point.seconds()), point.quality() * scale);
      marks.addSeries(mark);
      renderer.setSeriesPaint(point.learner(), Palette.color(point.learner()));
      renderer.setSeriesShape(point.learner(), Palette.mark(point.learner(), 12));
      data.add(outcome.design().learners().get(point.learner()), TimeSpan.words(point.seconds()),
          Numbers.value(measure, point.quality()), beaten(point, points, measure) ? "yes" : "no");
    }
    points.stream().filter(p -> !beaten(p, points, measure)).sorted(Comparator.comparingDouble(Point::seconds))
        .forEach(p -> front.add(Math.log10(p.seconds()), p.quality() * scale));
    double least = points.stream().mapToDouble(Point::quality).min().orElse(Double.NaN);
    double most = points.stream().mapToDouble(Point::quality).max().orElse(Double.NaN);
    NumberAxis x = new SecondsAxis((measured ? "training time" : "time of a job") + " (log scale)",
        points.stream().mapToDouble(Point::seconds).min().orElse(1), points.stream().mapToDouble(Point::seconds).max().orElse(1));
    NumberAxis y = MeasureAxis.of(measure, least, most);
    XYPlot plot = ChartStyle.plot(new XYSeriesCollection(front), x, y, frontLine());
    plot.setDataset(1, marks);
    plot.setRenderer(1, renderer);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    String over = rows == 1 ? ""
        : " Means over the " + rows + " rows of the main table that all learners have (geometric for time).";
    return new Chart(Chart.Kind.COST, Numbers.sentence(measure.title() + " against " + (measured ? "training time" : "time")),
        "Each mark is a learner: its mean " + measure.title() + " and the median "
            + (measured ? "time of a training." : "time of a job, training and test together.") + over
            + " The dotted line joins learners that no other one beats in both.",
        ChartStyle.note(ChartStyle.chart(plot, true), MeasureAxis.start(y, measure)), ChartStyle.WIDTH, 340, data.table());
  }

  private static XYLineAndShapeRenderer frontLine() {
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    line.setSeriesPaint(0, Palette.MUTED);
    line.setSeriesStroke(0, ChartStyle.dashed(1.5f));
    line.setSeriesVisibleInLegend(0, false);
    return line;
  }

  private static boolean beaten(Point point, List<Point> points, Measure measure) {
    return points.stream().anyMatch(o -> o != point && o.seconds() <= point.seconds()
        && !measure.improves(point.quality(), o.quality())
        && (o.seconds() < point.seconds() || measure.improves(o.quality(), point.quality())));
  }

  private static boolean has(Outcome outcome, Measure measure, Cell cell) {
    return cell != null && new Sample(outcome.values(cell, measure.name())).n() > 0;
  }

  private static double seconds(Outcome outcome, Cell cell, boolean measured) {
    return new Sample(measured ? outcome.values(cell, "trainTime")
        : outcome.of(cell).stream().filter(JobResult::ok).mapToDouble(JobResult::seconds).toArray()).median();
  }
}
