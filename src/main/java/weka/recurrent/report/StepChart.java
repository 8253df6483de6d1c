package weka.recurrent.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Values over time steps, a line for each sequence or channel. A missing value is a gap. */
public final class StepChart {
  /** Points of a line beyond which only the lowest and highest of neighbors are drawn: more than a screen can show. */
  static final int MOST_POINTS = 1200;
  private static final int MOST_MARKS = 40;
  private static final int MOST_IN_LEGEND = 7;
  private static final int HEIGHT = 240;

  /**
   * A line.
   *
   * @param name in the legend and the table
   * @param values [steps]; NaN is missing
   */
  public record Line(String name, double[] values) {}

  /**
   * The vertical axis.
   *
   * @param title what stands on it
   * @param low lower end; NaN for what the lines need
   * @param high upper end
   * @param labels names of the values 0, 1, ..., or null for numbers
   */
  public record Values(String title, double low, double high, String[] labels) {
    /** As much as the lines need. */
    public static Values of(String title) {
      return new Values(title, Double.NaN, Double.NaN, null);
    }
  }

  private StepChart() {}

  /**
   * Draws lines over steps that count from 1.
   *
   * @param title of the chart
   * @param description what is drawn
   * @param values the vertical axis
   * @param lines at least 1
   */
  public static Chart of(String title, String description, Values values, List<Line> lines) {
    return of(title, description, values, lines, legend(lines));
  }

  /**
   * The same with or without a legend; for one of several charts beside each other that have the same lines.
   *
   * @param legend whether there is one
   */
  public static Chart of(String title, String description, Values values, List<Line> lines, boolean legend) {
    NumberAxis steps = steps(longest(lines));
    XYPlot plot = plot(values, lines, steps);
    boolean thinned = longest(lines) > MOST_POINTS;
    return new Chart(Chart.Kind.DATA, title, description + (thinned ? " Of neighboring steps the lowest and the highest value "
        + "are drawn; the table has all." : ""), ChartStyle.chart(plot, legend), ChartStyle.WIDTH, HEIGHT, table(lines));
  }

  static int longest(List<Line> lines) {
    return lines.stream().mapToInt(line -> line.values().length).max().orElse(0);
  }

  static boolean legend(List<Line> lines) {
    return lines.size() > 1 && lines.size() <= MOST_IN_LEGEND;
  }

  /** Time steps from 1 to the last, whole numbers only. */
  static NumberAxis steps(int last) {
    NumberAxis axis = ChartStyle.numbers("time step");
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setRange(0.5, Math.max(1, last) + 0.5);
    return axis;
  }

  /** Lines without a chart around them; steps may be null for a part of a combined plot. */
  static XYPlot plot(Values values, List<Line> lines, ValueAxis steps) {
    return plot(values, lines, steps, 0);
  }

  /** The same in the colors of the series from the given one on. */
  static XYPlot plot(Values values, List<Line> lines, ValueAxis steps, int first) {
    XYSeriesCollection series = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.legend(new XYLineAndShapeRenderer(true, longest(lines) <= MOST_MARKS));
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(LineChart.LEGEND_LINE);
    for (int s = 0; s < lines.size(); s++) {
      series.addSeries(series(lines.get(s), s));
      renderer.setSeriesPaint(s, Palette.color(first + s));
      renderer.setSeriesStroke(s, ChartStyle.line(1.6f));
      renderer.setSeriesShape(s, Palette.mark(first + s, 5));
    }
    return ChartStyle.plot(series, steps, axis(values), renderer);
  }

  private static ValueAxis axis(Values values) {
    if (values.labels() != null) {
      return ChartStyle.names(values.title(), values.labels());
    }
    NumberAxis axis = ChartStyle.numbers(values.title());
    if (values.low() < values.high()) {
      axis.setRange(values.low(), values.high());
    }
    return axis;
  }

  private static XYSeries series(Line line, int number) {
    // Keys must differ, names need not.
    XYSeries series = new XYSeries(new Key(line.name(), number), false, true);
    double[] values = line.values();
    int bins = values.length <= MOST_POINTS ? values.length : MOST_POINTS / 2;
    for (int b = 0; b < bins; b++) {
      int from = (int) ((long) values.length * b / bins);
      int to = (int) ((long) values.length * (b + 1) / bins);
      int least = from;
      int most = from;
      for (int t = from; t < to; t++) {
        least = values[t] < values[least] ? t : least;
        most = values[t] > values[most] ? t : most;
      }
      series.add(1 + Math.min(least, most), values[Math.min(least, most)], false);
      if (least != most) {
        series.add(1 + Math.max(least, most), values[Math.max(least, most)], false);
      }
    }
    return series;
  }

  /** A name that others may have too. */
  private record Key(String name, int number) implements Comparable<Key>, java.io.Serializable {
    @Override
    public int compareTo(Key other) {
      return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static TextTable table(List<Line> lines) {
    List<String> header = new ArrayList<>(List.of("step"));
    lines.forEach(line -> header.add(line.name()));
    List<List<String>> rows = IntStream.range(0, longest(lines)).mapToObj(t -> {
      List<String> row = new ArrayList<>(List.of(Integer.toString(t + 1)));
      lines.forEach(line -> row.add(t < line.values().length && !Double.isNaN(line.values()[t])
          ? Numbers.plain(line.values()[t]) : ""));
      return row;
    }).toList();
    return new TextTable(header, rows);
  }
}
