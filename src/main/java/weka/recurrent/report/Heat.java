package weka.recurrent.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A large matrix as one picture of colored cells, rows by steps: what {@link HeatMap} would draw cell by cell, in the time and
 * the room of a file that one picture takes. Colors are more or less dense and nothing is opaque white, so it suits light and
 * dark.
 */
final class Heat {
  /** Columns beyond which neighbors are averaged: more than a screen has. */
  static final int MOST_COLUMNS = 2400;
  /** Rows beyond which they are not named. */
  static final int MOST_LABELS = 12;
  private static final float ROW_POINTS = 11;
  /** Below zero. */
  static final Color NEGATIVE = Palette.color(1);

  private Heat() {}

  /**
   * A plot of one picture; steps count from 1.
   *
   * @param title of the vertical axis
   * @param rows [rows][steps] the first on top; NaN stays empty
   * @param labels [rows] names of the rows, shown if they are few; null for none
   * @param stepsPerColumn steps that a column of the rows stands for
   * @param most the value of full density; below zero the other color has it
   */
  static XYPlot plot(String title, float[][] rows, String[] labels, int stepsPerColumn, double most) {
    XYPlot plot = plot(image(rows, most), null, axis(title, rows.length, labels), 0.5, rows[0].length * stepsPerColumn);
    plot.getRangeAxis().setTickLabelFont(ChartStyle.SMALL.deriveFont(ROW_POINTS));
    // with room above and below, every other name would be left out
    plot.getRangeAxis().setTickLabelInsets(new RectangleInsets(0, 4, 0, 4));
    plot.setOutlineVisible(true);
    plot.setOutlinePaint(Palette.GRID);
    return plot;
  }

  /**
   * A plot of one picture between axes of one's own.
   *
   * @param image [rows][columns] as it is to be seen, also where an axis is inverted
   * @param x axis, or null if the plot shares one
   * @param y axis of rows: row r spans r − 0.5 to r + 0.5
   * @param from where the picture begins on the x axis
   * @param width of the picture on the x axis
   */
  static XYPlot plot(BufferedImage image, ValueAxis x, ValueAxis y, double from, double width) {
    XYPlot plot = ChartStyle.plot(new XYSeriesCollection(), x, y, null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    // named from the left of the screen, else nothing is drawn
    boolean backward = x != null && x.isInverted();
    plot.addAnnotation(new XYDataImageAnnotation(image, backward ? from + width : from, -0.5, backward ? -width : width,
        image.getHeight()));
    return plot;
  }

  private static ValueAxis axis(String title, int rows, String[] labels) {
    if (labels != null && rows <= MOST_LABELS) {
      String[] upward = new String[rows];
      for (int r = 0; r < rows; r++) {
        upward[r] = labels[rows - 1 - r];
      }
      SymbolAxis names = ChartStyle.names(title, upward);
      names.setRange(-0.5, rows - 0.5);
      return names;
    }
    NumberAxis axis = ChartStyle.numbers(title);
    axis.setRange(-0.5, rows - 0.5);
    axis.setTickLabelsVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  /** One pixel per cell, or per so many steps that there are at most {@value #MOST_COLUMNS}. */
  static BufferedImage image(float[][] rows, double most) {
    int steps = rows[0].length;
    int width = Math.min(steps, MOST_COLUMNS);
    BufferedImage image = new BufferedImage(width, rows.length, BufferedImage.TYPE_INT_ARGB);
    for (int r = 0; r < rows.length; r++) {
      for (int x = 0; x < width; x++) {
        int from = (int) ((long) steps * x / width);
        int to = (int) ((long) steps * (x + 1) / width);
        double sum = 0;
        for (int t = from; t < to; t++) {
          sum += rows[r][t];
        }
        image.setRGB(x, r, color(sum / (to - from), most));
      }
    }
    return image;
  }

  private static int color(double value, double most) {
    if (Double.isNaN(value) || !(most > 0)) {
      return 0;
    }
    return Palette.color(value < 0 ? NEGATIVE : Palette.HEAT, Math.min(1, Math.abs(value) / most)).getRGB();
  }
}
