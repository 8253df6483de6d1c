package weka.recurrent.gui;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.swing.SwingUtilities;
import org.jfree.chart.ChartRenderingInfo;
import weka.recurrent.report.Chart;
import weka.recurrent.report.TrainingChart;
import weka.recurrent.training.EpochRecord;

/**
 * Charts drawn where nobody sees them. The first chart of a Java machine takes a second or more, and the first of a kind a part
 * of that, because JFreeChart's many classes come through Weka's package loader then. So work in the background draws the charts
 * it makes, and a window that makes its charts on the event thread waits until one was drawn on a thread of its own.
 */
public final class UnseenChart {
  private static final CompletableFuture<Void> FIRST = CompletableFuture.runAsync(UnseenChart::first, task -> {
    Thread thread = new Thread(task, "recurrentNetworks-first-chart");
    thread.setDaemon(true);
    thread.start();
  });

  private UnseenChart() {}

  private static void first() {
    EpochRecord epoch = new EpochRecord(1, 1, 1, 1, 1, 1, 1.0);
    drawn(TrainingChart.of("first", List.of(List.of(epoch))));
  }

  /** The same chart, or null for null, drawn on the calling thread as {@link ChartView} will draw it. */
  public static Chart drawn(Chart chart) {
    if (chart != null) {
      BufferedImage image = new BufferedImage(chart.width(), chart.height(), BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = image.createGraphics();
      new ChartView.Painted(chart.plot()).draw(graphics, new Rectangle2D.Double(0, 0, chart.width(), chart.height()), null,
          new ChartRenderingInfo());
      graphics.dispose();
    }
    return chart;
  }

  /** Whether the first chart is drawn; the first call begins to draw it. */
  public static boolean firstIsDrawn() {
    return FIRST.isDone();
  }

  /** Runs something on the event thread as soon as the first chart is drawn. */
  public static void afterFirst(Runnable action) {
    FIRST.whenComplete((nothing, failure) -> SwingUtilities.invokeLater(action));
  }
}
