package weka.recurrent.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGUtils;

/**
 * Time of a training step against T, N, H, D and the number of threads, one at a time from a common middle: a table, and a plot
 * of time and size as multiples of that middle, where work that costs what it should is a straight line.
 *
 * <pre>ScalingBench THREADS SECONDS plot.svg</pre>
 */
public final class ScalingBench {
  private static final Workload MIDDLE = new Workload(32, 100, 8, 64);
  private static final int WIDTH = 760;
  private static final int HEIGHT = 460;
  private static final Color[] COLORS = {new Color(0x1f77b4), new Color(0xd95f02), new Color(0x2a9d5c), new Color(0x7b4fa3),
      new Color(0x555555)};

  private final double seconds;
  private final int threads;
  private final double middle;
  private final XYSeriesCollection lines = new XYSeriesCollection();

  private ScalingBench(int threads, double seconds) throws Exception {
    this.threads = threads;
    this.seconds = seconds;
    // The JVM's compilers get the time of three measurements first.
    for (int i = 0; i < 3; i++) {
      time(MIDDLE, threads);
    }
    middle = time(MIDDLE, threads);
  }

  /** Prints the table and writes the plot. */
  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[0]);
    Stopwatch.check(threads);
    ScalingBench bench = new ScalingBench(threads, Double.parseDouble(arguments[1]));
    System.out.printf(Locale.ROOT,
        "LSTM, full training step with Adam; all but one of N,T,D,H = %s and %d threads; JVM %s, %s.%n%n",
        MIDDLE, threads, System.getProperty("java.version"), Stopwatch.clock());
    System.out.println("| varied | value | ms | GFLOP/s | time by the middle's | operations by the middle's |");
    System.out.println("|---|---|---|---|---|---|");
    bench.vary("T, steps", 100, t -> new Workload(32, t, 8, 64), 25, 50, 100, 200, 400);
    bench.vary("N, sequences", 32, n -> new Workload(n, 100, 8, 64), 4, 8, 16, 32, 64, 128);
    bench.vary("H, hidden units", 64, h -> new Workload(32, 100, 8, h), 16, 32, 64, 128, 256);
    bench.vary("D, inputs", 8, d -> new Workload(32, 100, d, 64), 1, 4, 8, 16, 64, 256);
    if (!Stopwatch.CPU_CLOCK) {
      bench.varyThreads(Runtime.getRuntime().availableProcessors());
    }
    bench.plot(new File(arguments[2]));
  }

  private void vary(String name, int from, IntFunction<Workload> shape, int... values) throws Exception {
    XYSeries line = new XYSeries(name);
    for (int value : values) {
      Workload work = shape.apply(value);
      double time = value == from ? middle : time(work, threads);
      row(name, value, work, time);
      line.add(value / (double) from, time / middle);
    }
    lines.addSeries(line);
  }

  private void varyThreads(int most) throws Exception {
    List<Integer> counts = new ArrayList<>(List.of(1));
    while (counts.get(counts.size() - 1) < 2 * most) {
      counts.add(2 * counts.get(counts.size() - 1));
    }
    XYSeries line = new XYSeries("threads");
    for (int count : counts) {
      double time = time(MIDDLE, count);
      row("threads", count, MIDDLE, time);
      line.add(count / (double) threads, time / middle);
    }
    lines.addSeries(line);
  }

  private void row(String name, int value, Workload work, double time) {
    System.out.printf(Locale.ROOT, "| %s | %d | %.3f | %.1f | %.2f | %.2f |%n", name, value, time * 1e3,
        work.operations() / time / 1e9, time / middle, work.operations() / MIDDLE.operations());
  }

  private double time(Workload work, int threads) throws Exception {
    try (OurContender ours = new OurContender(work, threads)) {
      return Stopwatch.median(ours::train, seconds);
    }
  }

  private void plot(File file) throws Exception {
    JFreeChart chart = ChartFactory.createXYLineChart(null, null, null, lines, PlotOrientation.VERTICAL, true, false, false);
    chart.setBackgroundPaint(Color.WHITE);
    XYPlot plot = chart.getXYPlot();
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(new Color(0xdddddd));
    plot.setRangeGridlinePaint(new Color(0xdddddd));
    plot.setOutlineVisible(false);
    plot.setDomainAxis(doublings("size, as a multiple of N,T,D,H = " + MIDDLE + " and " + threads + " threads"));
    plot.setRangeAxis(doublings("time of a training step, as a multiple"));
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < lines.getSeriesCount(); i++) {
      renderer.setSeriesPaint(i, COLORS[i]);
      renderer.setSeriesStroke(i, new BasicStroke(2f));
    }
    plot.setRenderer(renderer);
    SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
    chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
    SVGUtils.writeToSVG(file, graphics.getSVGElement());
    System.out.println();
    System.out.println("![Time against size](" + file.getName() + ")");
    System.out.println();
  }

  /** Logarithmic, with ticks at powers of two. */
  private static LogAxis doublings(String label) {
    LogAxis axis = new LogAxis(label);
    axis.setBase(2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setMinorTickMarksVisible(false);
    axis.setNumberFormatOverride(new Multiples());
    return axis;
  }
}
