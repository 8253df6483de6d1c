package weka.recurrent.report;

import java.awt.BasicStroke;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.training.EpochRecord;

/**
 * One training as it went, complete or not: loss by epoch above, below it how many sequences set aside for validation were
 * classified right, and last the norm of the gradient and how many updates were clipped.
 * Of several networks that are averaged the first is drawn in full and the others thinly.
 */
public final class TrainingChart {
  private static final int TRAINING = 0;
  private static final int VALIDATION = 1;
  private static final int NORM = 2;
  private static final int CLIPPED = 4;
  private static final int LOSS_WEIGHT = 3;
  private static final int ACCURACY_WEIGHT = 2;
  private static final int GRADIENT_WEIGHT = 2;
  private static final int HEIGHT = 400;
  private static final int ACCURACY_HEIGHT = 120;
  private static final double FULL = 100;

  private TrainingChart() {}

  /**
   * The chart of a training.
   *
   * @param title of the chart
   * @param curves one for each network, by epoch; the first must have an epoch
   */
  public static Chart of(String title, List<List<EpochRecord>> curves) {
    if (curves.isEmpty() || curves.get(0).isEmpty()) {
      throw new IllegalArgumentException("a learning curve needs at least 1 epoch, got none");
    }
    List<EpochRecord> first = curves.get(0);
    boolean validated = first.stream().anyMatch(e -> Double.isFinite(e.validationLoss()));
    boolean classified = first.stream().anyMatch(e -> Double.isFinite(e.validationAccuracy()));
    boolean clipped = curves.stream().flatMap(List::stream).anyMatch(e -> e.clipped() > 0);
    EpochRecord best = best(first);
    NumberAxis epochs = ChartStyle.axis(ChartStyle.numbers("epoch"));
    epochs.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    epochs.setLowerMargin(0.01);
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(epochs);
    both.setGap(14);
    both.add(losses(curves, validated), LOSS_WEIGHT);
    if (classified) {
      both.add(accuracy(curves), ACCURACY_WEIGHT);
    }
    both.add(gradient(curves, clipped), GRADIENT_WEIGHT);
    if (best != null) {
      for (Object panel : both.getSubplots()) {
        ((XYPlot) panel).addDomainMarker(new ValueMarker(best.number(), Palette.MUTED, ChartStyle.dashed(1.5f)));
      }
    }
    both.setFixedLegendItems(legend(validated, clipped, best != null));
    return new Chart(Chart.Kind.CURVE, title, words(curves, first, best), ChartStyle.chart(both, true), ChartStyle.WIDTH,
        classified ? HEIGHT + ACCURACY_HEIGHT : HEIGHT, table(curves));
  }

  /** The epoch with the lowest validation loss, whose weights are kept; null without a hold-out. */
  private static EpochRecord best(List<EpochRecord> curve) {
    EpochRecord best = null;
    for (EpochRecord epoch : curve) {
      if (Double.isFinite(epoch.validationLoss()) && (best == null || epoch.validationLoss() < best.validationLoss())) {
        best = epoch;
      }
    }
    return best;
  }

  private static XYPlot losses(List<List<EpochRecord>> curves, boolean validated) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, curves.get(0).size() == 1);
    for (int m = 0; m < curves.size(); m++) {
      line(lines, renderer, "training", m, curves.get(m), EpochRecord::trainingLoss, TRAINING);
      if (validated) {
        line(lines, renderer, "validation", m, curves.get(m), EpochRecord::validationLoss, VALIDATION);
      }
    }
    NumberAxis loss = ChartStyle.numbers("loss");
    loss.setAutoRangeIncludesZero(true);
    loss.setAutoRangeStickyZero(false);
    return ChartStyle.plot(lines, null, loss, renderer);
  }

  private static XYPlot accuracy(List<List<EpochRecord>> curves) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, curves.get(0).size() == 1);
    for (int m = 0; m < curves.size(); m++) {
      line(lines, renderer, "right", m, curves.get(m), epoch -> FULL * epoch.validationAccuracy(), VALIDATION);
    }
    NumberAxis percent = ChartStyle.numbers("right (%)");
    // the same for all trainings, so that one that only guesses looks like it; a line at 100 % is not cut in half
    percent.setRange(0, 1.04 * FULL);
    return ChartStyle.plot(lines, null, percent, renderer);
  }

  private static XYPlot gradient(List<List<EpochRecord>> curves, boolean clipped) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, curves.get(0).size() == 1);
    for (int m = 0; m < curves.size(); m++) {
      line(lines, renderer, "gradient norm", m, curves.get(m), EpochRecord::gradientNorm, NORM);
    }
    NumberAxis norm = ChartStyle.numbers("gradient norm");
    norm.setAutoRangeIncludesZero(true);
    XYPlot plot = ChartStyle.plot(lines, null, norm, renderer);
    if (clipped) {
      XYSeriesCollection shares = new XYSeriesCollection();
      XYBarRenderer bars = new XYBarRenderer(0.2);
      line(shares, null, "clipped", 0, curves.get(0), epoch -> FULL * epoch.clipped(), CLIPPED);
      bars.setSeriesPaint(0, Palette.color(Palette.color(CLIPPED), 0.45));
      bars.setBarPainter(new StandardXYBarPainter());
      bars.setShadowVisible(false);
      shares.setAutoWidth(true);
      NumberAxis percent = ChartStyle.axis(ChartStyle.numbers("clipped (%)"));
      percent.setRange(0, FULL);
      plot.setDataset(1, shares);
      plot.setRenderer(1, bars);
      plot.setRangeAxis(1, percent);
      plot.mapDatasetToRangeAxis(1, 1);
      plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    }
    return plot;
  }

  /** Adds a line in the look of a kind; the lines of the second network and later ones are thin. */
  private static void line(XYSeriesCollection lines, XYLineAndShapeRenderer renderer, String name, int member,
      List<EpochRecord> curve, ToDoubleFunction<EpochRecord> value, int look) {
    XYSeries line = new XYSeries(name + (member == 0 ? "" : " " + (member + 1)));
    for (EpochRecord epoch : curve) {
      double y = value.applyAsDouble(epoch);
      line.add(epoch.number(), Double.isFinite(y) ? y : Double.NaN);
    }
    lines.addSeries(line);
    if (renderer != null) {
      int s = lines.getSeriesCount() - 1;
      renderer.setSeriesPaint(s, member == 0 ? Palette.color(look) : Palette.color(Palette.color(look), 0.4));
      renderer.setSeriesStroke(s, Palette.stroke(look, member == 0 ? 2 : 1));
      renderer.setSeriesShape(s, Palette.mark(look, 8));
    }
  }

  private static LegendItemCollection legend(boolean validated, boolean clipped, boolean best) {
    LegendItemCollection items = new LegendItemCollection();
    items.add(item("training loss", Palette.stroke(TRAINING, 2), TRAINING));
    if (validated) {
      items.add(item("validation loss", Palette.stroke(VALIDATION, 2), VALIDATION));
    }
    if (best) {
      items.add(new LegendItem("best epoch", null, null, null, LineChart.LEGEND_LINE, ChartStyle.dashed(1.5f), Palette.MUTED));
    }
    items.add(item("gradient norm", Palette.stroke(NORM, 2), NORM));
    if (clipped) {
      items.add(item("updates clipped", new BasicStroke(6), CLIPPED));
    }
    return items;
  }

  private static LegendItem item(String name, BasicStroke stroke, int look) {
    return new LegendItem(name, null, null, null, LineChart.LEGEND_LINE, stroke, Palette.color(look));
  }

  private static String words(List<List<EpochRecord>> curves, List<EpochRecord> first, EpochRecord best) {
    String several =
        curves.size() == 1 ? "" : " The first of " + curves.size() + " networks that are averaged; the others are thin.";
    String kept = best == null ? " No sequences were set aside for validation."
        : " The dashed line is epoch " + best.number() + ", whose validation loss of " + Numbers.plain(best.validationLoss())
            + " is the lowest" + (Double.isFinite(best.validationAccuracy())
                ? ", with " + Numbers.fixed(FULL * best.validationAccuracy(), 1)
                    + " % of the sequences set aside classified right."
                : ".");
    double share = first.stream().mapToDouble(EpochRecord::clipped).average().orElse(0);
    return "Mean loss of each of " + first.size()
        + " epochs, the mean norm of the gradient before clipping, and the share of updates "
        + "that were clipped (" + Numbers.fixed(FULL * share, 0) + " % over all epochs)." + kept + several;
  }

  private static TextTable table(List<List<EpochRecord>> curves) {
    TextTable.Rows rows = new TextTable.Rows("network", "epoch", "training loss", "validation loss", "validation accuracy",
        "learning rate", "gradient norm", "clipped");
    for (int m = 0; m < curves.size(); m++) {
      for (EpochRecord epoch : curves.get(m)) {
        rows.add(Integer.toString(m + 1), Integer.toString(epoch.number()), Numbers.plain(epoch.trainingLoss()),
            Numbers.plain(epoch.validationLoss()), Numbers.plain(epoch.validationAccuracy()), Numbers.plain(epoch.rate()),
            Numbers.plain(epoch.gradientNorm()), Numbers.plain(epoch.clipped()));
      }
    }
    return rows.table();
  }
}
