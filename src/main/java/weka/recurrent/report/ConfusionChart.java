package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;

/** Which classes a learner takes for which, summed over all runs and folds of a cell. */
final class ConfusionChart {
  private ConfusionChart() {}

  /** The chart of a cell, or null if it has no counts. */
  static Chart of(Outcome outcome, Cell cell) {
    List<JobResult> results = outcome.of(cell).stream().filter(r -> r.ok() && r.confusion() != null).toList();
    if (results.isEmpty()) {
      return null;
    }
    int k = results.get(0).confusion().length;
    double[][] counts = new double[k][k];
    for (JobResult result : results) {
      for (int a = 0; a < k; a++) {
        for (int p = 0; p < k; p++) {
          counts[a][p] += result.confusion()[a][p];
        }
      }
    }
    List<String> classes = classes(outcome, cell, k);
    double[][] shares = new double[k][k];
    String[][] texts = new String[k][k];
    List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
    header.addAll(classes);
    List<List<String>> rows = new ArrayList<>();
    for (int a = 0; a < k; a++) {
      double total = Arrays.stream(counts[a]).sum();
      List<String> row = new ArrayList<>(List.of(classes.get(a)));
      for (int p = 0; p < k; p++) {
        shares[a][p] = total == 0 ? 0 : counts[a][p] / total;
        texts[a][p] = Numbers.plain(counts[a][p]);
        row.add(texts[a][p]);
      }
      rows.add(row);
    }
    return new Chart(Chart.Kind.CONFUSION, "Confusion of " + cell.learner() + ": " + cell.row(),
        "Rows are the actual classes, columns the predicted ones; counts over " + Numbers.count(results.size(), "test") + ", "
            + "shaded by their share of the row. A perfect learner has a dark diagonal and nothing else.",
        HeatMap.draw(shares, texts, "actual", classes, "predicted", classes, 0, 1), ChartStyle.WIDTH,
        HeatMap.height(k, classes), new TextTable(header, rows));
  }

  private static List<String> classes(Outcome outcome, Cell cell, int k) {
    List<String> names = new ArrayList<>(outcome.design().data(cell.data()).classes().keySet());
    if (names.size() == k) {
      return names;
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= k; i++) {
      numbers.add("class " + i);
    }
    return numbers;
  }
}
