package weka.recurrent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.junit.jupiter.api.Test;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;

class ChartsTest {
  private final Outcome outcome = Hostile.outcome();
  private final Charts charts = Charts.of(outcome);

  @Test
  void aLearnerLooksTheSameInEveryChart() {
    int compared = 0;
    for (Chart.Kind kind : List.of(Chart.Kind.PLOT, Chart.Kind.FOLDS, Chart.Kind.CURVE, Chart.Kind.COST)) {
      XYPlot plot = (XYPlot) charts.of(kind).get(0).plot().getPlot();
      plot = plot instanceof CombinedDomainXYPlot both ? (XYPlot) both.getSubplots().get(0) : plot;
      int dataset = kind == Chart.Kind.COST ? 1 : 0;
      XYItemRenderer renderer = plot.getRenderer(dataset);
      for (int s = 0; s < plot.getDataset(dataset).getSeriesCount(); s++) {
        int learner = outcome.design().learners().indexOf(plot.getDataset(dataset).getSeriesKey(s));
        Color drawn = (Color) renderer.getSeriesPaint(s);
        Color expected = Palette.color(learner);
        assertEquals(List.of(expected.getRed(), expected.getGreen(), expected.getBlue()),
            List.of(drawn.getRed(), drawn.getGreen(), drawn.getBlue()), kind + " " + learner);
        compared++;
      }
    }
    assertEquals(16, compared);
  }

  @Test
  void seriesDifferByColorAndMarkTogether() {
    Set<String> looks = new HashSet<>();
    for (int i = 0; i < 35; i++) {
      looks.add(Palette.color(i) + " " + Svg.swatch(i));
      assertNotEquals(Palette.color(i), Palette.color(i + 1));
    }
    assertEquals(35, looks.size());
  }

  @Test
  void linesThatCoincideAreAllSeen() {
    int lines = 0;
    for (Chart.Kind kind : List.of(Chart.Kind.PLOT, Chart.Kind.CURVE)) {
      for (Chart chart : charts.of(kind)) {
        XYPlot plot = (XYPlot) chart.plot().getPlot();
        plot = plot instanceof CombinedDomainXYPlot both ? (XYPlot) both.getSubplots().get(0) : plot;
        // the first learner's solid line at the bottom; dashes run on from point to point, so they are gaps to see through
        assertEquals(org.jfree.chart.plot.SeriesRenderingOrder.FORWARD, plot.getSeriesRenderingOrder());
        assertTrue(((org.jfree.chart.renderer.xy.XYLineAndShapeRenderer) plot.getRenderer()).getDrawSeriesLineAsPath());
        lines++;
      }
    }
    assertTrue(lines > 1);
    assertTrue(ChartStyle.legend(new org.jfree.chart.renderer.xy.XYLineAndShapeRenderer(true, false)).getDrawSeriesLineAsPath());
  }

  @Test
  void anAxisThatDoesNotStartAtZeroSaysSo() {
    Measure accuracy = RealRuns.ACCURACY;
    NumberAxis high = MeasureAxis.of(accuracy, 0.62, 0.98);
    assertEquals("axis starts at 60 %", MeasureAxis.start(high, accuracy));
    assertTrue(high.getLowerBound() <= 60 && high.getLowerBound() > 55, high.getRange().toString());
    assertTrue(high.getUpperBound() > 100);
    assertEquals("", MeasureAxis.start(MeasureAxis.of(accuracy, 0.1, 0.98), accuracy));
    assertEquals("", MeasureAxis.start(MeasureAxis.of(RealRuns.KAPPA, -0.2, 0.9), RealRuns.KAPPA));
    NumberAxis equal = MeasureAxis.of(accuracy, 1, 1);
    assertTrue(equal.getRange().getLength() > 9, "a difference of nothing must not fill the axis");
    for (double low = 0; low < 1; low += 0.0625) {
      for (double top = low; top <= 1; top += 0.0625) {
        NumberAxis axis = MeasureAxis.of(accuracy, low, top);
        assertTrue(axis.getRange().contains(100 * low) && axis.getRange().contains(100 * top), low + " " + top);
        assertEquals(axis.getLowerBound() > 1, !MeasureAxis.start(axis, accuracy).isEmpty(), low + " " + top);
      }
    }
  }

  @Test
  void requestedPlotHasOneLinePerLearnerAndAPointPerLevel() {
    Chart plot = charts.of(Chart.Kind.PLOT).get(0);
    assertEquals(12, plot.data().rows().size());
    XYPlot drawn = (XYPlot) plot.plot().getPlot();
    assertEquals(4, drawn.getDataset().getSeriesCount());
    assertEquals(2, drawn.getDataset().getXValue(0, 2), "log10 of 100");
    assertEquals(50, ((org.jfree.chart.plot.ValueMarker) drawn.getRangeMarkers(org.jfree.chart.ui.Layer.FOREGROUND).iterator()
        .next()).getValue());
  }

  @Test
  void logScaleOfZeroIsRefusedInWords() {
    LevelAxis axis = new LevelAxis("lag", List.of(0, 1), "log");
    assertEquals(false, axis.log());
    assertEquals(1, axis.position(1));
    LevelAxis words = new LevelAxis("kind", List.of("a", "b"), "log");
    assertEquals(1, words.position(1));
  }

  @Test
  void aPlotOverAnUnknownFactorNamesTheFactors() {
    IllegalArgumentException e = org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
        () -> LineChart.of(outcome, new PlotRequest("accuracy", "leg", "learner", "log", "sd", 0.5)));
    assertEquals("plot over 'leg', but the factors are [lag]", e.getMessage());
  }

  @Test
  void ranksNeedDifferentDataSetsAndNotLevels() throws Exception {
    assertEquals(0, charts.of(Chart.Kind.RANKS).size());
    Outcome five = RealRuns.manyDataSets(5, 1, 2);
    assertEquals(1, Charts.of(five).of(Chart.Kind.RANKS).size());
    Design four = RealRuns.manyDataSets(4, 1, 2).design();
    assertEquals(4, four.data().size());
    assertNull(
        Charts.ranks(four, weka.recurrent.experiment.outcome.Significance.of(RealRuns.manyDataSets(4, 1, 2), RealRuns.ACCURACY)));
  }

  @Test
  void fileNamesAreDifferentAndPlain() {
    assertEquals(charts.all().size(), charts.named().size());
    charts.named().keySet().forEach(name -> assertTrue(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), name));
  }
}
