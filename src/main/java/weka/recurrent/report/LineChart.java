package weka.recurrent.report;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Factor;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;

/**
 * A measure over the levels of a factor, as the script asked for: one line for each learner (or data set, or level of another
 * factor), a band of spread, a line for chance. What is neither axis nor line gives one chart for each of its settings.
 */
final class LineChart {
  /** Long enough for a whole period of a dash. */
  static final Line2D LEGEND_LINE = new Line2D.Double(-15, 0, 15, 0);

  private LineChart() {}

  /**
   * Charts of a request.
   *
   * @throws IllegalArgumentException if it names a factor or measure the design does not have
   */
  static List<Chart> of(Outcome outcome, PlotRequest request) {
    Factor over = outcome.design().factors().stream().filter(f -> f.name().equals(request.over())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("plot over '" + request.over() + "', but the factors are "
            + outcome.design().factors().stream().map(Factor::name).toList()));
    Map<String, List<Cell>> facets = new LinkedHashMap<>();
    for (Cell cell : outcome.design().cells()) {
      facets.computeIfAbsent(facet(cell, request), k -> new ArrayList<>()).add(cell);
    }
    return facets.entrySet().stream().map(f -> of(outcome, request, over, f.getKey(), f.getValue())).toList();
  }

  private static Chart of(Outcome outcome, PlotRequest request, Factor over, String facet, List<Cell> cells) {
    Measure measure = outcome.design().measure(request.measure());
    double scale = Numbers.scale(measure);
    LevelAxis x = new LevelAxis(over.name(), over.values(), request.scale());
    YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
    DeviationRenderer renderer = ChartStyle.legend(new DeviationRenderer(true, true));
    renderer.setAlpha(0.16f);
    TextTable.Rows data = new TextTable.Rows(over.name(), request.per(), "n", "mean", "sd", "band from", "band to");
    double least = Double.isNaN(request.chance()) ? Double.POSITIVE_INFINITY : request.chance();
    double most = Double.isNaN(request.chance()) ? Double.NEGATIVE_INFINITY : request.chance();
    for (String name : names(outcome, request)) {
      YIntervalSeries line = new YIntervalSeries(name, true, true);
      for (int level = 0; level < over.values().size(); level++) {
        Sample sample = sample(outcome, measure, cells.stream().filter(c -> series(c, request).equals(name)).toList(), over,
            over.values().get(level));
        if (sample.n() == 0) {
          continue;
        }
        double[] band = band(sample, request.band());
        line.add(x.position(level), scale * sample.mean(), scale * band[0], scale * band[1]);
        least = Math.min(least, band[0]);
        most = Math.max(most, band[1]);
        data.add(String.valueOf(over.values().get(level)), name, Integer.toString(sample.n()),
            Numbers.mean(measure, sample.mean(), sample.sd()), Numbers.sd(measure, sample.sd()),
            Numbers.mean(measure, band[0], sample.sd()), Numbers.mean(measure, band[1], sample.sd()));
      }
      if (line.getItemCount() > 0) {
        int s = lines.getSeriesCount();
        int look = look(outcome, request, name);
        renderer.setSeriesPaint(s, Palette.color(look));
        renderer.setSeriesFillPaint(s, Palette.color(look));
        renderer.setSeriesStroke(s, Palette.stroke(look, 2));
        renderer.setSeriesShape(s, Palette.mark(look, 9));
        lines.addSeries(line);
      }
    }
    renderer.setLegendLine(LEGEND_LINE);
    if (measure.unit() == Measure.Unit.SHARE) {
      // a band of standard deviations may leave what a share can be; the axis does not
      most = Math.min(most, 1);
      least = Math.max(least, 0);
    }
    boolean empty = lines.getSeriesCount() == 0;
    NumberAxis y = MeasureAxis.of(measure, empty ? Double.NaN : least, most);
    XYPlot plot = ChartStyle.plot(lines, x, y, renderer);
    if (!Double.isNaN(request.chance())) {
      plot.addRangeMarker(new ValueMarker(request.chance() * scale, Palette.MUTED, ChartStyle.dashed(1.5f)));
      LegendItemCollection legend = plot.getLegendItems();
      legend.add(new LegendItem("chance", null, null, null, LEGEND_LINE, ChartStyle.dashed(1.5f), Palette.MUTED));
      plot.setFixedLegendItems(legend);
    }
    return new Chart(Chart.Kind.PLOT,
        Numbers.sentence(measure.title() + " over " + over.name() + (facet.isEmpty() ? "" : ": " + facet)),
        words(request, measure, x), ChartStyle.note(ChartStyle.chart(plot, true), MeasureAxis.start(y, measure)),
        ChartStyle.WIDTH, 340, data.table());
  }

  private static String words(PlotRequest request, Measure measure, LevelAxis x) {
    String band = switch (request.band()) {
      case "sd" -> " The band is one standard deviation over runs and folds.";
      case "range" -> " The band reaches from the smallest to the largest value.";
      case "quartiles" -> " The band is the middle half of the values.";
      default -> "";
    };
    String chance = Double.isNaN(request.chance()) ? ""
        : " The dashed line is chance, " + Numbers.value(measure, request.chance())
            + (measure.unit() == Measure.Unit.SHARE ? " %." : ".");
    String scale = request.scale().equals("log") && !x.log()
        ? " A log scale was asked for, but needs positive numbers; the scale is linear." : "";
    return "Mean over runs and folds at each " + request.over() + ", one line per "
        + (request.per().equals("data") ? "data set" : request.per()) + "." + band + chance + scale;
  }

  private static double[] band(Sample sample, String kind) {
    double sd = Double.isNaN(sample.sd()) ? 0 : sample.sd();
    return switch (kind) {
      case "sd" -> new double[] {sample.mean() - sd, sample.mean() + sd};
      case "range" -> new double[] {sample.min(), sample.max()};
      case "quartiles" -> new double[] {sample.quantile(0.25), sample.quantile(0.75)};
      case "none" -> new double[] {sample.mean(), sample.mean()};
      default -> throw new IllegalArgumentException("a band is none, sd, range or quartiles, got '" + kind + "'");
    };
  }

  private static Sample sample(Outcome outcome, Measure measure, List<Cell> cells, Factor over, Object level) {
    return new Sample(cells.stream().filter(c -> String.valueOf(c.factors().get(over.name())).equals(String.valueOf(level)))
        .flatMapToDouble(c -> Arrays.stream(outcome.values(c, measure.name()))).toArray());
  }

  /** Names of the lines, in the order of the design. */
  private static Set<String> names(Outcome outcome, PlotRequest request) {
    Set<String> names = new LinkedHashSet<>();
    if (request.per().equals("learner")) {
      names.addAll(outcome.design().learners());
    } else {
      outcome.design().cells().forEach(c -> names.add(series(c, request)));
    }
    return names;
  }

  private static int look(Outcome outcome, PlotRequest request, String name) {
    return new ArrayList<>(names(outcome, request)).indexOf(name);
  }

  /** The line a cell belongs to. */
  private static String series(Cell cell, PlotRequest request) {
    return switch (request.per()) {
      case "learner" -> cell.learner();
      case "data" -> data(cell, request);
      default -> request.per() + "=" + cell.factors().get(request.per());
    };
  }

  /** The chart a cell belongs to: all that is neither axis nor line. */
  private static String facet(Cell cell, PlotRequest request) {
    List<String> parts = new ArrayList<>();
    if (!request.per().equals("data")) {
      parts.add(data(cell, request));
    }
    if (!request.per().equals("learner")) {
      parts.add(cell.learner());
    }
    cell.factors().forEach((name, value) -> {
      if (!name.equals(request.over()) && !name.equals(request.per())) {
        parts.add(name + "=" + value);
      }
    });
    return String.join(" ", parts);
  }

  /** The label of the data without factors, which it has if they decide how the data are made. */
  private static String data(Cell cell, PlotRequest request) {
    List<String> words = new ArrayList<>(List.of(cell.data().split(" ")));
    cell.factors().forEach((name, value) -> words.remove(name + "=" + value));
    return String.join(" ", words);
  }

}
