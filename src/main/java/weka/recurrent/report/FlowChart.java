package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;

/** How far back the gradient flows, epoch by epoch: vanishing seen as it happens, and where clipping bit. */
final class FlowChart {
  /** Powers of ten between the darkest and the lightest shade. */
  private static final double DECADES = 4;
  /** Density of the lightest shade, which is just to be told from no value. */
  private static final double LIGHTEST = 0.03;
  /** An epoch in which more than this share of the updates was clipped is marked. */
  private static final double OFTEN_CLIPPED = 0.1;
  private static final int MOST_LABELS = 12;

  private FlowChart() {}

  /** The chart of a cell, or null if no flow was recorded for it. */
  static Chart of(Outcome outcome, Cell cell) {
    InsightResult insight = outcome.insights(cell).stream().filter(i -> !i.flow().isEmpty()).findFirst().orElse(null);
    if (insight == null) {
      return null;
    }
    List<InsightResult.Flow> rows = insight.flow();
    int width = insight.lagsPerColumn();
    int columns = rows.stream().mapToInt(row -> row.norm().length).max().orElse(1);
    float[][] values = new float[rows.size()][columns];
    List<List<String>> table = new ArrayList<>();
    XYSeries clipped = new XYSeries("clipped");
    for (int r = 0; r < values.length; r++) {
      double[] norm = rows.get(r).norm();
      double largest = Arrays.stream(norm).max().orElse(0);
      for (int c = 0; c < columns; c++) {
        // time runs to the right, as in the sequence
        values[r][columns - 1 - c] = c < norm.length && largest > 0 ? shade(norm[c] / largest) : Float.NaN;
      }
      if (rows.get(r).clipped() > OFTEN_CLIPPED) {
        clipped.add(-0.02 * columns * width, r);
      }
      List<String> line =
          new ArrayList<>(List.of(Integer.toString(rows.get(r).epoch()), Numbers.plain(100 * rows.get(r).clipped())));
      for (int c = 0; c < columns; c++) {
        line.add(c < norm.length ? Numbers.plain(norm[c]) : Numbers.NONE);
      }
      table.add(line);
    }
    List<String> header = new ArrayList<>(List.of("epoch", "updates clipped (%)"));
    for (int c = 0; c < columns; c++) {
      header.add("lag " + c * width + (width == 1 ? "" : " to " + ((c + 1) * width - 1)));
    }
    NumberAxis x = ChartStyle.axis(ChartStyle.numbers("steps before the last"));
    x.setInverted(true);
    x.setRange(-0.045 * columns * width, columns * width);
    SymbolAxis y = ChartStyle.names("epoch", labels(rows));
    y.setInverted(true);
    XYPlot plot = Heat.plot(Heat.image(values, 1), x, y, 0, columns * width);
    XYLineAndShapeRenderer marks = new XYLineAndShapeRenderer(false, true);
    marks.setSeriesPaint(0, Palette.color(1));
    marks.setSeriesShape(0, Palette.mark(1, 5));
    plot.setDataset(new XYSeriesCollection(clipped));
    plot.setRenderer(marks);
    return new Chart(Chart.Kind.FLOW, "Gradient flow: " + cell.learner() + ", " + cell.row(),
        "How strongly the decision answers to a "
            + "small change of the input so many steps before the end, from before training (epoch 0) downward. Full color: "
            + "the strongest "
            + "of the epoch; a quarter less color: ten times weaker; no color: a ten-thousandth or less. Where rows fade to "
            + "the left "
            + "the gradient vanishes, and what stands there can hardly be learned. An orange square at the right: more than a "
            + "tenth of the updates of that epoch were clipped. Mean of 20 training sequences of the first split; of a "
            + "learner that "
            + "averages several networks, the first.",
        ChartStyle.chart(plot, false), ChartStyle.WIDTH,
        Math.max(200, 90 + 9 * rows.size()), new TextTable(header, table));
  }

  /** Density of a gradient that is such a share of the strongest. */
  private static float shade(double share) {
    return (float) Math.max(LIGHTEST, 1 + Math.log10(Math.max(share, Double.MIN_NORMAL)) / DECADES);
  }

  private static String[] labels(List<InsightResult.Flow> rows) {
    int every = (rows.size() + MOST_LABELS - 1) / MOST_LABELS;
    String[] labels = new String[rows.size()];
    for (int r = 0; r < labels.length; r++) {
      labels[r] = r % every == 0 ? Integer.toString(rows.get(r).epoch()) : "";
    }
    return labels;
  }
}
