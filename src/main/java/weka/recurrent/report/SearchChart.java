package weka.recurrent.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Inner scores of a search: a heat map of two settings, or parallel coordinates of more. */
final class SearchChart {
  private SearchChart() {}

  /** The chart, or null if fewer than two settings were varied. */
  static Chart of(Search search) {
    if (search.dimensions().size() < 2) {
      return null;
    }
    TextTable.Rows data = new TextTable.Rows("settings", "mean inner score", "tried in folds", "chosen in folds");
    search.candidates().forEach(c -> data.add(c.text(), Numbers.plain(c.score()), Integer.toString(c.tried()),
        Integer.toString(c.chosen())));
    String title = "Search of " + search.cell().learner() + ": " + search.cell().row();
    String scores = "mean inner score over the " + Numbers.count(search.folds(), "outer fold") + " that tried it";
    if (search.dimensions().size() == 2) {
      List<String> names = new ArrayList<>(search.dimensions().keySet());
      List<String> columns = search.dimensions().get(names.get(1)).stream().map(String::valueOf).toList();
      int rows = search.dimensions().get(names.get(0)).size();
      return new Chart(Chart.Kind.SEARCH, title, "Each cell is a setting, its number and shade the " + scores
          + "; ×n says in how many of them it was chosen. Empty cells were not tried.", heat(search, names), ChartStyle.WIDTH,
          HeatMap.height(rows, columns), data.table());
    }
    return new Chart(Chart.Kind.SEARCH, title, "Each line is a setting, at the right the " + scores
        + ". The orange line is the setting with the best mean.", parallel(search), ChartStyle.WIDTH, 340, data.table());
  }

  private static JFreeChart heat(Search search, List<String> names) {
    List<Object> rows = search.dimensions().get(names.get(0));
    List<Object> columns = search.dimensions().get(names.get(1));
    double[][] values = new double[rows.size()][columns.size()];
    String[][] texts = new String[rows.size()][columns.size()];
    for (int r = 0; r < rows.size(); r++) {
      Arrays.fill(values[r], Double.NaN);
      Arrays.fill(texts[r], "");
    }
    for (Search.Candidate candidate : search.candidates()) {
      int r = rows.indexOf(candidate.settings().get(names.get(0)));
      int c = columns.indexOf(candidate.settings().get(names.get(1)));
      if (r >= 0 && c >= 0) {
        values[r][c] = candidate.score();
        texts[r][c] = Numbers.plain(round(candidate.score())) + (candidate.chosen() > 0 ? " ×" + candidate.chosen() : "");
      }
    }
    Sample all = new Sample(search.candidates().stream().mapToDouble(Search.Candidate::score).toArray());
    return HeatMap.draw(values, texts, names.get(0), rows.stream().map(String::valueOf).toList(), names.get(1),
        columns.stream().map(String::valueOf).toList(), all.min(), all.max());
  }

  private static double round(double score) {
    return Math.abs(score) < 10 ? Math.round(score * 1000) / 1000.0 : score;
  }

  private static JFreeChart parallel(Search search) {
    List<String> axes = new ArrayList<>(search.dimensions().keySet());
    axes.add("score");
    Sample scores = new Sample(search.candidates().stream().mapToDouble(Search.Candidate::score).toArray());
    double span = scores.max() > scores.min() ? scores.max() - scores.min() : 1;
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    List<Search.Candidate> best = search.candidates().stream().filter(c -> !Double.isNaN(c.score())).toList();
    for (int i = 0; i < best.size(); i++) {
      Search.Candidate candidate = best.get(i);
      XYSeries line = new XYSeries(i + ": " + candidate.text(), false);
      for (int a = 0; a < axes.size() - 1; a++) {
        List<Object> values = search.dimensions().get(axes.get(a));
        line.add(a, at(values.indexOf(candidate.settings().get(axes.get(a))), values.size()));
      }
      double height = (candidate.score() - scores.min()) / span;
      line.add(axes.size() - 1, height);
      lines.addSeries(line);
      renderer.setSeriesPaint(i, i == 0 ? Palette.color(1) : Palette.color(Palette.HEAT, 0.15 + 0.5 * height));
      renderer.setSeriesStroke(i, ChartStyle.line(i == 0 ? 3 : 1.5f));
    }
    SymbolAxis x = ChartStyle.names(null, axes.toArray(String[]::new));
    x.setRange(-0.2, axes.size() - 0.6);
    NumberAxis y = ChartStyle.numbers(null);
    y.setRange(-0.08, 1.08);
    y.setVisible(false);
    XYPlot plot = ChartStyle.plot(lines, x, y, renderer);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainGridlinesVisible(false);
    for (int a = 0; a < axes.size(); a++) {
      plot.addAnnotation(new XYLineAnnotation(a, 0, a, 1, ChartStyle.line(1), Palette.MUTED));
    }
    for (Map.Entry<String, List<Object>> dimension : search.dimensions().entrySet()) {
      int a = axes.indexOf(dimension.getKey());
      for (int v = 0; v < dimension.getValue().size(); v++) {
        label(plot, String.valueOf(dimension.getValue().get(v)), a, at(v, dimension.getValue().size()));
      }
    }
    label(plot, Numbers.plain(round(scores.min())), axes.size() - 1, 0);
    label(plot, Numbers.plain(round(scores.max())), axes.size() - 1, 1);
    return ChartStyle.chart(plot, false);
  }

  private static double at(int index, int count) {
    return count < 2 ? 0.5 : index / (count - 1.0);
  }

  private static void label(XYPlot plot, String text, double x, double y) {
    XYTextAnnotation label = new XYTextAnnotation(ChartStyle.shorten(text), x + 0.03, y);
    label.setFont(ChartStyle.SMALL);
    label.setPaint(Palette.INK);
    label.setBackgroundPaint(new Color(0, 0, 0, 0));
    label.setTextAnchor(y < 0.5 ? TextAnchor.TOP_LEFT : TextAnchor.BOTTOM_LEFT);
    plot.addAnnotation(label);
  }
}
