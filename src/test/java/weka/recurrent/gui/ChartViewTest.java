package weka.recurrent.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JMenuItem;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weka.recurrent.report.Chart;
import weka.recurrent.report.Palette;
import weka.recurrent.report.TextTable;

class ChartViewTest {
  private static final List<String> KEYS = List.of("Label.foreground", "Panel.background", "Label.font");

  @AfterEach
  void restore() {
    KEYS.forEach(key -> UIManager.put(key, null));
  }

  @Test
  void rolesTakeTheColorsOfTheLookAndFeel() throws Exception {
    look(Color.WHITE, Color.BLACK, 13);
    Set<Integer> dark = colors(picture(view(chart())));
    assertTrue(dark.contains(Color.WHITE.getRGB()), "ink is white in dark surroundings");
    assertFalse(dark.contains(Palette.INK.getRGB()));
    assertTrue(dark.contains(Palette.color(0).getRGB()), "series keep their color");
    look(Color.BLACK, Color.WHITE, 13);
    Set<Integer> light = colors(picture(view(chart())));
    assertTrue(light.contains(Color.BLACK.getRGB()));
    assertFalse(light.equals(dark));
  }

  @Test
  void aChartDrawnUnseenIsTheSameChart() throws Exception {
    Chart chart = chart();
    assertSame(chart, UnseenChart.drawn(chart));
    assertNull(UnseenChart.drawn(null));
    CompletableFuture<Boolean> onEventThread = new CompletableFuture<>();
    UnseenChart.afterFirst(() -> onEventThread.complete(SwingUtilities.isEventDispatchThread() && UnseenChart.firstIsDrawn()));
    assertTrue(onEventThread.get(60, TimeUnit.SECONDS));
  }

  @Test
  void lettersAreAsLargeAsThoseOfTheLookAndFeel() throws Exception {
    look(Color.BLACK, Color.WHITE, 13);
    ChartPanel one = panel(view(chart()));
    look(Color.BLACK, Color.WHITE, 26);
    ChartPanel two = panel(view(chart()));
    // twice the letters leave the plot less room for lines at the same size of the window
    assertTrue(two.getScreenDataArea().getWidth() < one.getScreenDataArea().getWidth() - 10,
        one.getScreenDataArea() + " " + two.getScreenDataArea());
    assertEquals(2 * one.getPreferredSize().width, two.getPreferredSize().width);
  }

  @Test
  void lettersShrinkBeforeTheyStandOnOneAnother() throws Exception {
    look(Color.BLACK, Color.WHITE, 26);
    ChartPanel panel = panel(view(chart()));
    int height = chart().height();
    panel.setBounds(0, 0, 2 * panel.getPreferredSize().width, 2 * height);
    assertEquals(height, panel.getMaximumDrawHeight(), "room for letters of twice the size");
    panel.setBounds(0, 0, 2 * panel.getPreferredSize().width, height);
    assertEquals(0.6 * height, panel.getMaximumDrawHeight(), 1, "half the room: letters between those of scale 1 and 2");
    panel.setBounds(0, 0, 2 * panel.getPreferredSize().width, height / 2);
    assertEquals(height / 2, panel.getMaximumDrawHeight(), 1, "never smaller than at scale 1");
  }

  @Test
  void zoomGoesInAndBackToTheRangesTheChartCameWith() throws Exception {
    ChartView view = view(chart());
    picture(view);
    XYPlot plot = panel(view).getChart().getXYPlot();
    SwingUtilities.invokeAndWait(view::zoomIn);
    assertTrue(plot.getRangeAxis().getRange().getLength() < 60, plot.getRangeAxis().getRange().toString());
    SwingUtilities.invokeAndWait(view::showAll);
    assertEquals(0, plot.getRangeAxis().getLowerBound());
    assertEquals(100, plot.getRangeAxis().getUpperBound());
    assertTrue(plot.getDomainAxis().isAutoRange());
  }

  @Test
  void aLiveChartKeepsItsZoom() throws Exception {
    ChartView view = view(chart()).keepingZoom();
    picture(view);
    SwingUtilities.invokeAndWait(view::zoomIn);
    double length = panel(view).getChart().getXYPlot().getRangeAxis().getRange().getLength();
    SwingUtilities.invokeAndWait(() -> view.show(chart()));
    assertEquals(length, panel(view).getChart().getXYPlot().getRangeAxis().getRange().getLength());
  }

  @Test
  void theMenuZoomsAndSaves() throws Exception {
    List<String> items = java.util.Arrays.stream(new ChartMenu(view(chart()), null).getComponents())
        .filter(JMenuItem.class::isInstance).map(item -> ((JMenuItem) item).getText()).toList();
    assertEquals(List.of("Zoom in", "Zoom out", "Show everything", "Save as PNG...", "Save as SVG...", "Save numbers as CSV..."),
        items);
  }

  private static void look(Color ink, Color paper, int size) {
    UIManager.put("Label.foreground", ink);
    UIManager.put("Panel.background", paper);
    UIManager.put("Label.font", new Font(Font.SANS_SERIF, Font.PLAIN, size));
  }

  private static Chart chart() {
    XYSeries line = new XYSeries("line");
    for (int x = 0; x <= 10; x++) {
      line.add(x, 10 * x);
    }
    NumberAxis x = new NumberAxis("step");
    NumberAxis y = new NumberAxis("percent");
    y.setRange(0, 100);
    for (NumberAxis axis : List.of(x, y)) {
      axis.setLabelPaint(Palette.INK);
      axis.setTickLabelPaint(Palette.INK);
      axis.setAxisLinePaint(Palette.INK);
    }
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, Palette.color(0));
    renderer.setSeriesStroke(0, new java.awt.BasicStroke(3));
    XYPlot plot = new XYPlot(new XYSeriesCollection(line), x, y, renderer);
    plot.setBackgroundPaint(null);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    return new Chart(Chart.Kind.PLOT, "A line", "What it is.", chart, 480, 300,
        new TextTable(List.of("x", "y"), List.of(List.of("0", "0"))));
  }

  private static ChartView view(Chart chart) throws Exception {
    ChartView[] view = new ChartView[1];
    SwingUtilities.invokeAndWait(() -> {
      view[0] = new ChartView();
      view[0].show(chart);
      view[0].setSize(600, 400);
      layOut(view[0]);
    });
    picture(view[0]);
    return view[0];
  }

  private static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  private static BufferedImage picture(ChartView view) throws Exception {
    BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    SwingUtilities.invokeAndWait(() -> {
      Graphics2D graphics = image.createGraphics();
      view.paint(graphics);
      graphics.dispose();
    });
    return image;
  }

  private static ChartPanel panel(ChartView view) {
    for (Component child : view.getComponents()) {
      if (child instanceof ChartPanel panel) {
        return panel;
      }
    }
    throw new AssertionError("no chart is shown");
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new TreeSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
