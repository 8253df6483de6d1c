package weka.recurrent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import weka.recurrent.insight.ForgettingCurve;
import weka.recurrent.insight.GateMap;
import weka.recurrent.insight.Occlusion;
import weka.recurrent.insight.PairedDifference;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.training.EpochRecord;

/** Charts that windows show beside those of a run. */
class WindowChartsTest {
  private static final int STEPS = 4;
  private static final float[][] GATE = {{1, 1, 1, 1}, {0, 0.5f, 0, Float.NaN}};

  @Test
  void aGateChartHasInputAnswersWorthAndGatesOverOneAxis() {
    Chart chart = gates(List.of(Signal.FORGET_GATE, Signal.CELL));
    assertEquals(List.of("level", "p (%)", "worth (%)", "forget gate", "cell"), labels(panels(chart)));
    assertEquals(2, panels(chart).get(1).getDataset().getSeriesCount());
    assertTrue(chart.description().contains("from step 3 of 4 on (dashed) it says 'yes'"), chart.description());
    assertEquals(List.of("what", "unit", "step 1", "step 2", "step 3", "step 4"), chart.data().header());
    assertEquals(List.of("forget gate", "unit 2", "1", "1", "1", "1"), chart.data().rows().get(4));
    assertEquals(List.of("percent points lost without the step", "", "0", "0", "40", "0"), chart.data().rows().get(3));
    assertEquals(1 + 2 + 1 + 2 + 2, chart.data().rows().size());
    assertEquals(3, panels(gates(List.of())).size());
  }

  @Test
  void aTrainingShowsHowManyAreRightWhereThatWasMeasured() {
    Chart chart = TrainingChart.of("t", List.of(List.of(new EpochRecord(1, 0.9, 0.8, 0.01, 1, 0, 0.25),
        new EpochRecord(2, 0.5, 0.6, 0.01, 1, 0.5, 0.75))));
    List<XYPlot> panels = panels(chart);
    assertEquals(List.of("loss", "right (%)", "gradient norm"), labels(panels));
    assertEquals(75, panels.get(1).getDataset().getYValue(0, 1));
    ValueAxis percent = panels.get(1).getRangeAxis();
    assertTrue(percent.getLowerBound() == 0 && percent.getUpperBound() > 100 && percent.getUpperBound() < 110,
        percent.getRange() + "");
    assertTrue(chart.description()
        .contains("epoch 2, whose validation loss of 0.6 is the lowest, with 75.0 % of the sequences set aside "
            + "classified right."),
        chart.description());

    Chart numeric = TrainingChart.of("t", List.of(List.of(new EpochRecord(1, 0.9, 0.8, 0.01, 1, 0, null))));
    assertEquals(List.of("loss", "gradient norm"), labels(panels(numeric)));
    assertTrue(numeric.height() < chart.height());
    assertTrue(numeric.description().contains("0.8 is the lowest."), numeric.description());
  }

  private static List<XYPlot> panels(Chart chart) {
    return ((CombinedDomainXYPlot) chart.plot().getPlot()).getSubplots().stream().map(XYPlot.class::cast).toList();
  }

  private static List<String> labels(List<XYPlot> panels) {
    return panels.stream().map(panel -> panel.getRangeAxis().getLabel()).toList();
  }

  @Test
  void everyInputIsNamedAsLongAsTheyAreFew() throws IOException {
    for (int inputs : new int[] {2, 4, Heat.MOST_LABELS}) {
      List<String> names = IntStream.range(0, inputs).mapToObj(i -> "symbol=" + (char) ('a' + i)).toList();
      Chart chart = gates(List.of(Signal.FORGET_GATE, Signal.CELL), new GateChart.Input(names, new float[inputs][STEPS], null));
      String svg = new String(ChartFile.SVG.bytes(chart), StandardCharsets.UTF_8);
      names.forEach(name -> assertTrue(svg.contains(">" + name + "<"), name + " of " + inputs));
    }
  }

  @Test
  void heatIsDenseAtItsMostAndEmptyAtNothing() {
    BufferedImage image = Heat.image(new float[][] {{1, 0.5f, 0, Float.NaN, -1}}, 1);
    assertEquals(5, image.getWidth());
    assertEquals(0xFF0072B2, image.getRGB(0, 0));
    assertEquals(128, image.getRGB(1, 0) >>> 24, 1);
    assertEquals(0, image.getRGB(2, 0) >>> 24);
    assertEquals(0, image.getRGB(3, 0));
    assertEquals(Heat.NEGATIVE.getRGB(), image.getRGB(4, 0));
    assertEquals(Heat.MOST_COLUMNS, Heat.image(new float[1][10 * Heat.MOST_COLUMNS], 1).getWidth());
  }

  @Test
  void aLongLineKeepsItsExtremesAndItsTableAllValues() {
    double[] values = new double[50_000];
    Arrays.setAll(values, t -> Math.sin(t / 900.0));
    values[31_337] = 9;
    values[4_321] = -9;
    Chart chart = StepChart.of("long", "A line.", StepChart.Values.of("x"), List.of(new StepChart.Line("a", values)));
    XYDataset drawn = chart.plot().getXYPlot().getDataset();
    assertTrue(drawn.getItemCount(0) <= StepChart.MOST_POINTS, drawn.getItemCount(0) + " points");
    double most = 0;
    double least = 0;
    for (int i = 0; i < drawn.getItemCount(0); i++) {
      most = Math.max(most, drawn.getYValue(0, i));
      least = Math.min(least, drawn.getYValue(0, i));
    }
    assertEquals(9, most);
    assertEquals(-9, least);
    assertEquals(values.length, chart.data().rows().size());
    assertTrue(chart.description().contains("the table has all"), chart.description());
  }

  @Test
  void linesOfTheSameNameStayApart() {
    Chart chart = StepChart.of("twice", "Two lines.", StepChart.Values.of("x"),
        List.of(new StepChart.Line("a", new double[] {1, Double.NaN}), new StepChart.Line("a", new double[] {2, 3})));
    assertEquals(2, chart.plot().getXYPlot().getSeriesCount());
    assertEquals(List.of("2", "", "3"), chart.data().rows().get(1));
  }

  @Test
  void barsCountWhatThereIs() {
    Chart few = BarChart.histogram("lengths", "Lengths.", "steps", "sequences", new int[] {3, 3, 5});
    assertEquals(List.of(List.of("3", "3", "2"), List.of("4", "4", "0"), List.of("5", "5", "1")), few.data().rows());
    int[] many = new int[1000];
    Arrays.setAll(many, i -> i);
    Chart grouped = BarChart.histogram("lengths", "Lengths.", "steps", "sequences", many);
    assertEquals(1000, grouped.data().rows().stream().mapToInt(row -> Integer.parseInt(row.get(2))).sum());
    assertTrue(grouped.data().rows().size() <= 24, grouped.data().rows().size() + " bars");
  }

  @Test
  void aForgettingCurveSaysWhatItNeeds() {
    ForgettingCurve curve = new ForgettingCurve(new int[] {0, 5, 10}, new double[] {0.5, 0.5, 1},
        PairedDifference.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, new double[8]), 0.9);
    Chart chart = ForgettingChart.of("curve", List.of("LSTM"), List.of(curve), "accuracy");
    assertTrue(chart.description().contains("LSTM needs the last 10 steps (dashed)"), chart.description());
    assertEquals(List.of("LSTM", "10", "1", "100", "100", "100"), chart.data().rows().get(2));
  }

  @Test
  void gradientsAreDrawnBetweenPowersOfTen() {
    for (double[] norm : new double[][] {{0.9, 0.02, 4e-6}, {0.5, 0.4, 0.3}, {1, 1, 1}, {1, 0, 0}, {0, 0, 0}}) {
      CombinedDomainXYPlot plot = (CombinedDomainXYPlot) GradientChart.of("flow", norm, new double[] {1, 0, 0}).plot().getPlot();
      ValueAxis axis = ((XYPlot) plot.getSubplots().get(0)).getRangeAxis();
      double decades = Math.log10(axis.getUpperBound() / axis.getLowerBound());
      assertTrue(norm[0] == 0 || axis.getUpperBound() >= norm[0] && axis.getLowerBound() <= 1 && decades > 0.99,
          Arrays.toString(norm) + " " + axis.getRange());
      assertTrue(norm[0] == 0 || Math.abs(decades - Math.round(decades)) < 0.01, Arrays.toString(norm) + " " + axis.getRange());
    }
  }

  @Test
  void aChartIsWrittenAsPictureDrawingAndTable(@TempDir Path folder) throws Exception {
    Chart chart = gates(List.of(Signal.FORGET_GATE));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartFile.PNG.bytes(chart)));
    assertEquals(ChartFile.DOTS * chart.width(), image.getWidth());
    long blue = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        blue += image.getRGB(x, y) == 0xFF0072B2 ? 1 : 0;
      }
    }
    assertTrue(blue > 1000, "the open gate is a wide blue bar, found " + blue + " blue dots");
    String svg = new String(ChartFile.SVG.bytes(chart), StandardCharsets.UTF_8);
    assertTrue(svg.startsWith("<?xml") && svg.contains("forget gate") && svg.contains("<title"), svg.substring(0, 300));
    // a reader that knows namespaces finds the picture of the gate
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setNamespaceAware(true);
    Element picture = (Element) xml.newDocumentBuilder().parse(new ByteArrayInputStream(ChartFile.SVG.bytes(chart)))
        .getElementsByTagName("image").item(0);
    assertTrue(picture.getAttribute("href").startsWith("data:image/png;base64,"), picture.getAttribute("href"));
    Path file = folder.resolve("gates.csv");
    ChartFile.of(file).write(chart, file);
    assertTrue(Files.readString(file).startsWith("what,unit,step 1,step 2,step 3,step 4\r\ninput,level,0,1,2,3\r\n"),
        Files.readString(file));
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ChartFile.of(Path.of("gates.bmp")));
    assertTrue(refused.getMessage().contains(".png, .svg or .csv"), refused.getMessage());
  }

  private static Chart gates(List<Signal> signals) {
    return gates(signals, new GateChart.Input(List.of("level"), new float[][] {{0, 1, 2, 3}}, null));
  }

  private static Chart gates(List<Signal> signals, GateChart.Input input) {
    GateMap map = new GateMap(List.of(new GateMap.Panel(0, 0, Signal.FORGET_GATE, new int[] {1, 0}, GATE),
        new GateMap.Panel(0, 0, Signal.CELL, new int[] {1, 0}, new float[][] {{0, -2, 1, 0}, {0, 0, 0, 0}})),
        new int[] {1, 2, 3, 4}, new double[][] {{0.6, 0.4}, {0.7, 0.3}, {0.2, 0.8}, {0.1, 0.9}});
    Occlusion occlusion = new Occlusion(new int[] {0, 1, 2, 3}, 1, 0.9, new double[] {0.9, 0.9, 0.5, 0.9});
    return GateChart.of("Sequence 1", input, map, 0, 0, signals, new GateChart.Answers(List.of("no", "yes"), null, null),
        occlusion);
  }
}
