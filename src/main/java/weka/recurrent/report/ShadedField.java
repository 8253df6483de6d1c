package weka.recurrent.report;

import java.awt.Paint;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A large matrix as a field of shades without numbers: rows from the top, columns at places of a numeric axis. Neighbors of
 * the same shade are drawn as one, which keeps thousands of cells small in a file.
 */
final class ShadedField {
  private static final int SHADES = 16;
  /** Density of the lightest shade, which is just to be told from no value; no ink stands on a field, so the other end is full. */
  private static final double LIGHTEST = 0.03;

  private ShadedField() {
  }

  /**
   * The plot of a field.
   *
   * @param values [rows][columns]; NaN leaves a cell empty; rows may end early
   * @param from where the first column begins on the x axis
   * @param width of a column on the x axis
   * @param low value of the lightest shade
   * @param high value of the darkest shade
   * @param x axis, or null if the plot shares one
   * @param y axis of rows: row r spans r − 0.5 to r + 0.5
   */
  static XYPlot plot(double[][] values, double from, double width, double low, double high, ValueAxis x, NumberAxis y) {
    XYPlot plot = ChartStyle.plot(new XYSeriesCollection(), x, y, new XYLineAndShapeRenderer(false, true));
    y.setInverted(true);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    boolean backward = x != null && x.isInverted();
    for (int r = 0; r < values.length; r++) {
      for (int begin = 0; begin < values[r].length;) {
        int shade = shade(values[r][begin], low, high);
        int end = begin + 1;
        while (end < values[r].length && shade(values[r][end], low, high) == shade) {
          end++;
        }
        if (shade >= 0) {
          Paint paint = Palette.color(Palette.HEAT, LIGHTEST + (1 - LIGHTEST) * shade / (SHADES - 1));
          double left = from + (backward ? end : begin) * width;
          double right = from + (backward ? begin : end) * width;
          // named from the lower left corner of the screen, else nothing is drawn
          plot.addAnnotation(new XYBoxAnnotation(left, r + 0.5, right, r - 0.5, null, null, paint), false);
        }
        begin = end;
      }
    }
    return plot;
  }

  private static int shade(double value, double low, double high) {
    if (Double.isNaN(value)) {
      return -1;
    }
    double share = high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0.5;
    return (int) Math.round(share * (SHADES - 1));
  }
}
