package weka.recurrent.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;

/** Every chart an outcome has something for, in the order of the report: by kind, then in the order of the design. */
public record Charts(List<Chart> all) {
  public Charts {
    all = List.copyOf(all);
  }

  /**
   * Draws all charts of an outcome, complete or not.
   *
   * @throws IllegalArgumentException if a requested plot names something the design does not have
   */
  public static Charts of(Outcome outcome) {
    Design design = outcome.design();
    Measure headline = design.headline();
    Significance table = Significance.of(outcome, headline);
    List<Chart> all = new ArrayList<>();
    if (!outcome.results().isEmpty()) {
      for (PlotRequest request : design.plots()) {
        all.addAll(LineChart.of(outcome, request));
      }
    }
    design.rows().forEach(row -> all.add(StripChart.of(outcome, headline, row)));
    Map<String, List<EpochResult>> curves = outcome.epochs().stream().collect(Collectors.groupingBy(EpochResult::job));
    if (!curves.isEmpty()) {
      design.rows().forEach(row -> all.add(LearningCurveChart.of(outcome, row, curves)));
    }
    design.rows().forEach(row -> all.add(ForgettingChart.of(outcome, row)));
    design.cells().forEach(cell -> all.add(FlowChart.of(outcome, cell)));
    design.cells().forEach(cell -> all.add(GateChart.of(outcome, cell)));
    design.rows().forEach(row -> all.add(AnswerChart.of(outcome, row)));
    all.add(CostChart.of(outcome, headline));
    Ranks ranks = ranks(design, table);
    if (ranks != null) {
      all.add(CriticalDifferenceChart.of(ranks));
    }
    for (Significance.Row row : table.rows()) {
      Cell best = best(outcome, headline, row);
      if (best != null) {
        all.add(ConfusionChart.of(outcome, best));
      }
    }
    for (Cell cell : design.cells()) {
      Search search = Search.of(outcome, cell);
      if (search != null) {
        all.add(SearchChart.of(search));
      }
    }
    all.removeIf(Objects::isNull);
    return new Charts(all);
  }

  /** Ranks over independent data sets; null if there are too few, or if rows are levels of a factor. */
  static Ranks ranks(Design design, Significance table) {
    long different = design.data().stream().map(d -> d.sha256() + d.relation() + d.className()).distinct().count();
    return design.factors().isEmpty() && different == design.data().size() ? Ranks.of(table) : null;
  }

  /** The best mean of a row; NaN without any. */
  static double bestMean(Measure measure, Significance.Row row) {
    double best = Double.NaN;
    for (Significance.Entry entry : row.entries().values()) {
      best = measure.improves(entry.mean(), best) ? entry.mean() : best;
    }
    return best;
  }

  /** The first cell with the best mean of a row; null without any. */
  static Cell best(Outcome outcome, Measure measure, Significance.Row row) {
    double best = bestMean(measure, row);
    return row.entries().entrySet().stream().filter(e -> e.getValue().mean() == best)
        .map(e -> outcome.cell(row.label(), e.getKey())).findFirst().orElse(null);
  }

  /** Charts of a kind. */
  public List<Chart> of(Chart.Kind kind) {
    return all.stream().filter(c -> c.kind() == kind).toList();
  }

  /** Charts by a file name without ending; names are different even where file systems ignore case. */
  public Map<String, Chart> named() {
    Map<String, Chart> named = new LinkedHashMap<>();
    HashSet<String> used = new HashSet<>();
    for (Chart chart : all) {
      String name = chart.slug();
      for (int n = 2; !used.add(name); n++) {
        name = chart.slug() + "-" + n;
      }
      named.put(name, chart);
    }
    return named;
  }
}
