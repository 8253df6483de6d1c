package weka.recurrent.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.xy.XYDataset;

/** The look all charts share. */
final class ChartStyle {
  /** Width of a chart: fits a telephone, and twice into a page. */
  static final int WIDTH = 480;
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final BasicStroke HAIR = new BasicStroke(1);
  /** Of the longest label of an axis, in characters; the table under the chart has all of it. */
  private static final int LONGEST_LABEL = 22;
  private static final int LONGEST_TITLE = 30;

  private ChartStyle() {}

  static XYPlot plot(XYDataset dataset, ValueAxis x, ValueAxis y, XYItemRenderer renderer) {
    XYPlot plot = new XYPlot(dataset, axis(x), axis(y), renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setDomainGridlineStroke(HAIR);
    plot.setRangeGridlineStroke(HAIR);
    plot.setDomainZeroBaselineVisible(false);
    // Solid below, dashed and dotted above: lines that coincide are all seen, through one another's gaps.
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /**
   * Long names are cut in the legend; keys of series stay whole. Lines are drawn whole, or dashes would begin anew at each point.
   */
  static <R extends AbstractXYItemRenderer> R legend(R renderer) {
    if (renderer instanceof XYLineAndShapeRenderer lines) {
      lines.setDrawSeriesLineAsPath(true);
    }
    renderer.setLegendItemLabelGenerator((data, series) -> shorten(String.valueOf(data.getSeriesKey(series))));
    return renderer;
  }

  static <A extends ValueAxis> A axis(A axis) {
    if (axis != null) {
      axis.setLabelFont(TEXT);
      axis.setTickLabelFont(SMALL);
      axis.setLabelPaint(Palette.INK);
      axis.setTickLabelPaint(Palette.INK);
      axis.setAxisLinePaint(Palette.MUTED);
      axis.setTickMarkPaint(Palette.MUTED);
    }
    return axis;
  }

  static NumberAxis numbers(String label) {
    NumberAxis axis = new NumberAxis(label == null ? null : shorten(label, LONGEST_TITLE));
    axis.setAutoRangeIncludesZero(false);
    axis.setNumberFormatOverride(new PlainFormat());
    return axis;
  }

  /** Names at 0, 1, 2, ...; half a step is left free at both ends. */
  static SymbolAxis names(String label, String... names) {
    SymbolAxis axis = new SymbolAxis(label, Arrays.stream(names).map(ChartStyle::shorten).toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, names.length - 0.5);
    axis.setTickMarksVisible(false);
    return axis;
  }

  static String shorten(String label) {
    return shorten(label, LONGEST_LABEL);
  }

  private static String shorten(String label, int most) {
    return label.length() <= most ? label : label.substring(0, most - 1) + "…";
  }

  static JFreeChart chart(Plot plot, boolean legend) {
    JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(6, 4, 4, 10));
    if (legend) {
      LegendTitle title = new LegendTitle(plot);
      title.setPosition(RectangleEdge.TOP);
      title.setItemFont(SMALL);
      title.setItemPaint(Palette.INK);
      title.setBackgroundPaint(null);
      title.setFrame(BlockBorder.NONE);
      title.setItemLabelPadding(new RectangleInsets(2, 4, 2, 10));
      title.setMargin(new RectangleInsets(0, 0, 4, 0));
      chart.addLegend(title);
    }
    return chart;
  }

  /** A line of small print under a chart; nothing if there is nothing to say. */
  static JFreeChart note(JFreeChart chart, String words) {
    if (!words.isEmpty()) {
      TextTitle note = new TextTitle(words, SMALL, Palette.MUTED, RectangleEdge.BOTTOM, HorizontalAlignment.RIGHT,
          VerticalAlignment.BOTTOM, new RectangleInsets(3, 0, 0, 0));
      chart.addSubtitle(note);
    }
    return chart;
  }

  static BasicStroke line(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashed(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0);
  }

  /** Ink on heat of the given density, for both light and dark surroundings. */
  static Color heat(double share) {
    return Palette.color(Palette.HEAT, 0.04 + 0.5 * Math.max(0, Math.min(1, share)));
  }
}
