package weka.recurrent.report;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.ClusteredXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/** Counts as bars: of names, or of whole numbers in intervals. */
public final class BarChart {
  private static final int MOST_BARS = 24;
  private static final int HEIGHT = 220;

  private BarChart() {}

  /**
   * A bar for each name, lying, the first on top.
   *
   * @param what the names are
   * @param counted what is counted
   * @param names of the bars
   * @param counts [names]
   */
  public static Chart counts(String title, String description, String what, String counted, List<String> names, int[] counts) {
    double[][] bars = new double[6][names.size()];
    TextTable.Rows table = new TextTable.Rows(what, counted);
    for (int i = 0; i < counts.length; i++) {
      bar(bars, i, i, i - 0.35, i + 0.35, counts[i]);
      table.add(names.get(i), Integer.toString(counts[i]));
    }
    SymbolAxis x = ChartStyle.names(null, names.toArray(String[]::new));
    x.setInverted(true);
    XYPlot plot = plot(bars, x, counted);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    return new Chart(Chart.Kind.DATA, title, description, ChartStyle.chart(plot, false), ChartStyle.WIDTH,
        Math.max(120, 60 + 24 * names.size()), table.table());
  }

  /**
   * How often whole numbers occur: a bar for each number if they are few, else for each of at most {@value #MOST_BARS} intervals.
   *
   * @param what the numbers are
   * @param counted what has them
   * @param numbers at least 1
   */
  public static Chart histogram(String title, String description, String what, String counted, int[] numbers) {
    int least = Arrays.stream(numbers).min().orElse(0);
    int most = Arrays.stream(numbers).max().orElse(0);
    int width = Math.max(1, (int) Math.ceil((most - least + 1) / (double) MOST_BARS));
    int[] counts = new int[(most - least) / width + 1];
    for (int number : numbers) {
      counts[(number - least) / width]++;
    }
    double[][] bars = new double[6][counts.length];
    TextTable.Rows table = new TextTable.Rows(what + " from", "to", counted);
    for (int i = 0; i < counts.length; i++) {
      int from = least + i * width;
      bar(bars, i, from + (width - 1) / 2.0, from - 0.5 + 0.05 * width, from + 0.95 * width - 0.5, counts[i]);
      table.add(Integer.toString(from), Integer.toString(from + width - 1), Integer.toString(counts[i]));
    }
    NumberAxis x = ChartStyle.numbers(what);
    x.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    double room = Math.max(1, counts.length * width * 0.02);
    x.setRange(least - 0.5 - room, least + counts.length * width - 0.5 + room);
    return new Chart(Chart.Kind.DATA, title, description, ChartStyle.chart(plot(bars, x, counted), false), ChartStyle.WIDTH,
        HEIGHT, table.table());
  }

  private static void bar(double[][] bars, int i, double x, double from, double to, double height) {
    bars[0][i] = x;
    bars[1][i] = from;
    bars[2][i] = to;
    bars[3][i] = height;
    bars[4][i] = 0;
    bars[5][i] = height;
  }

  private static XYPlot plot(double[][] bars, org.jfree.chart.axis.ValueAxis x, String counted) {
    DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
    data.addSeries(counted, bars);
    NumberAxis y = ChartStyle.numbers(counted);
    y.setAutoRangeIncludesZero(true);
    y.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    XYBarRenderer renderer = new ClusteredXYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, Palette.color(Palette.HEAT, 0.75));
    XYPlot plot = ChartStyle.plot(data, x, y, renderer);
    plot.setDomainGridlinesVisible(false);
    return plot;
  }
}
