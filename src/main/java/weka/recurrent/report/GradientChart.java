package weka.recurrent.report;

import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * How the gradient flows back through time: its norm by lag on a logarithmic axis, where vanishing is a straight line down, and
 * the share of each lag in what moves the decision.
 */
public final class GradientChart {
  private static final int HEIGHT = 380;
  private static final double FULL = 100;
  /** Norms below this share of the largest are drawn there: float arithmetic has no more to tell. */
  private static final double FLOOR = 1e-10;
  /** Of a decade. */
  private static final double HAIR = 1e-3;

  private GradientChart() {}

  /**
   * The chart of a trained network.
   *
   * @param title of the chart
   * @param norm [lags] norm of the gradient of the decision by the input; lag 0 is the last step
   * @param share [lags] share of each lag in what moves the decision
   */
  public static Chart of(String title, double[] norm, double[] share) {
    NumberAxis lags = ChartStyle.axis(ChartStyle.numbers("steps before the last"));
    lags.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(lags);
    both.setGap(14);
    both.add(norms(norm), 1);
    both.add(shares(share), 1);
    TextTable.Rows rows = new TextTable.Rows("steps before the last", "gradient norm", "share of what moves the decision");
    for (int k = 0; k < norm.length; k++) {
      rows.add(Integer.toString(k), Numbers.plain(norm[k]), Numbers.plain(share[k]));
    }
    return new Chart(Chart.Kind.MEMORY, title, words(norm), ChartStyle.chart(both, false), ChartStyle.WIDTH, HEIGHT,
        rows.table());
  }

  private static XYPlot norms(double[] norm) {
    double largest = 0;
    for (double value : norm) {
      largest = Math.max(largest, value);
    }
    XYSeries line = new XYSeries("gradient norm");
    for (int k = 0; k < norm.length; k++) {
      line.add(k, largest > 0 ? Math.max(norm[k], largest * FLOOR) : Double.NaN);
    }
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, norm.length == 1);
    renderer.setSeriesPaint(0, Palette.color(2));
    renderer.setSeriesStroke(0, Palette.stroke(0, 2));
    LogAxis axis = new LogAxis("gradient norm");
    axis.setNumberFormatOverride(new PowerFormat());
    // whole powers of ten, at least two of them, and a hair more, as a tick on the very edge is not drawn
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    if (largest > 0) {
      double top = Math.ceil(Math.log10(largest));
      double bottom = Math.min(top - 1, Math.floor(Math.log10(line.getMinY())));
      axis.setRange(Math.pow(10, bottom - HAIR), Math.pow(10, top + HAIR));
    }
    return ChartStyle.plot(new XYSeriesCollection(line), null, axis, renderer);
  }

  private static XYPlot shares(double[] share) {
    XYSeries bars = new XYSeries("share");
    for (int k = 0; k < share.length; k++) {
      bars.add(k, FULL * share[k]);
    }
    XYSeriesCollection data = new XYSeriesCollection(bars);
    data.setAutoWidth(true);
    XYBarRenderer renderer = new XYBarRenderer(0.1);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, Palette.color(0));
    NumberAxis percent = ChartStyle.numbers("share (%)");
    percent.setAutoRangeIncludesZero(true);
    return ChartStyle.plot(data, null, percent, renderer);
  }

  private static String words(double[] norm) {
    int half = norm.length / 2;
    String vanishing = half == 0 || !(norm[0] > 0) || !(norm[half] > 0) ? ""
        : String.format(Locale.ROOT, " From the last step to %d steps before it the norm changes by a factor of %.2g.", half,
            norm[half] / norm[0]);
    return "Above: how strongly the decision answers to a small change of what was read so many steps before the last; a line "
        + "that "
        + "falls straight is a gradient that vanishes. Below: the share of each step in what moves the decision between the "
        + "sequences "
        + "there are." + vanishing;
  }

  /** 0.001, 1e-05: as short as it can be. */
  private static final class PowerFormat extends java.text.NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double number, StringBuffer to, java.text.FieldPosition position) {
      return to.append(number >= 1e-3 && number < 1e4 ? Numbers.plain(number) : String.format(Locale.ROOT, "%.0e", number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, java.text.FieldPosition position) {
      return format((double) number, to, position);
    }

    @Override
    public Number parse(String source, java.text.ParsePosition position) {
      throw new UnsupportedOperationException("numbers of an axis are only written");
    }
  }
}
