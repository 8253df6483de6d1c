package weka.recurrent.report;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYZDataset;

/** A matrix as shaded cells with their values in them. Cells without a value stay empty. */
final class HeatMap {
  /** Beyond so many columns the numbers would touch; the table has them. */
  private static final int MOST_NUMBERS = 11;

  /** Density by value: the smallest nearly white, the largest half blue, so that ink is readable on all. */
  private record Density(double low, double high) implements PaintScale {
    @Override
    public double getLowerBound() {
      return low;
    }

    @Override
    public double getUpperBound() {
      return high;
    }

    @Override
    public Paint getPaint(double value) {
      return Double.isNaN(value) ? new Color(0, 0, 0, 0) : ChartStyle.heat(high > low ? (value - low) / (high - low) : 0.5);
    }
  }

  private HeatMap() {}

  /**
   * Draws a matrix; its first row on top.
   *
   * @param values [rows][columns] that decide the shade; NaN leaves a cell empty
   * @param texts [rows][columns] written into cells
   * @param low value of the lightest shade
   * @param high value of the darkest shade
   */
  static JFreeChart draw(double[][] values, String[][] texts, String rowTitle, List<String> rowLabels, String columnTitle,
      List<String> columnLabels, double low, double high) {
    int rows = rowLabels.size();
    int columns = columnLabels.size();
    double[][] xyz = new double[3][rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        xyz[0][r * columns + c] = c;
        xyz[1][r * columns + c] = r;
        xyz[2][r * columns + c] = values[r][c];
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("cells", xyz);
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(new Density(low, high));
    renderer.setBlockAnchor(RectangleAnchor.CENTER);
    renderer.setBlockWidth(0.96);
    renderer.setBlockHeight(0.94);
    SymbolAxis x = ChartStyle.names(columnTitle, columnLabels.toArray(String[]::new));
    SymbolAxis y = ChartStyle.names(rowTitle, rowLabels.toArray(String[]::new));
    y.setInverted(true);
    x.setVerticalTickLabels(columnLabels.stream().mapToInt(l -> ChartStyle.shorten(l).length()).max().orElse(0) * columns > 38);
    XYPlot plot = ChartStyle.plot(dataset, x, y, renderer);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    int longest = IntStream.range(0, rows).flatMap(r -> IntStream.range(0, columns).map(c -> texts[r][c].length())).max()
        .orElse(0);
    if (columns <= MOST_NUMBERS && longest * columns <= 44) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          XYTextAnnotation text = new XYTextAnnotation(texts[r][c].isEmpty() ? " " : texts[r][c], c, r);
          text.setFont(ChartStyle.SMALL);
          text.setPaint(Palette.INK);
          text.setTextAnchor(TextAnchor.CENTER);
          plot.addAnnotation(text);
        }
      }
    }
    return ChartStyle.chart(plot, false);
  }

  /** Height that leaves each row about the room of a line and a half. */
  static int height(int rows, List<String> columnLabels) {
    int longest = columnLabels.stream().mapToInt(l -> ChartStyle.shorten(l).length()).max().orElse(0);
    boolean vertical = longest * columnLabels.size() > 38;
    return Math.max(170, 80 + Math.max(12, Math.min(38, 480 / Math.max(1, rows))) * rows) + (vertical ? 7 * longest : 0);
  }
}
