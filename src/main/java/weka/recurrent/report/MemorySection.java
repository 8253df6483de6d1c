package weka.recurrent.report;

import java.util.List;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;

/** What the networks remember: sentences, the shuffle test, and the figures about memory. */
record MemorySection(Outcome outcome) {
  private static final List<Chart.Kind> KINDS =
      List.of(Chart.Kind.FORGETTING, Chart.Kind.FLOW, Chart.Kind.GATES, Chart.Kind.ANSWER);

  void write(Html html, ChartSection charts) {
    if (outcome.insights().isEmpty()) {
      return;
    }
    html.heading("memory", "What they remember");
    sentences(html);
    KINDS.forEach(kind -> charts.titled(html, kind));
    order(html);
  }

  /** One sentence for each learner and row, from the first split. */
  private void sentences(Html html) {
    TextTable.Rows rows = new TextTable.Rows("row", "learner", "memory, in the first split");
    boolean any = false;
    for (Cell cell : outcome.design().cells()) {
      for (InsightResult insight : outcome.insights(cell)) {
        if (insight.forgetting() != null) {
          any = true;
          rows.add(cell.row(), cell.learner(), insight.forgetting().sentence() + (insight.forgetting().warnings().isEmpty() ? ""
              : " " + String.join(" ", insight.forgetting().warnings())));
          break;
        }
      }
    }
    if (any) {
      html.table(rows.table());
    }
  }

  private void order(Html html) {
    if (outcome.insights().stream().allMatch(insight -> insight.order() == null)) {
      return;
    }
    html.element("h3", "Does order matter?").raw("\n");
    String score = outcome.insights().get(0).scoreName();
    boolean share = score.equals("accuracy");
    TextTable.Rows rows = new TextTable.Rows("row", "learner", score + " in order" + (share ? " (%)" : ""),
        "shuffled" + (share ? " (%)" : ""), "order matters in");
    for (Cell cell : outcome.design().cells()) {
      List<InsightResult.Order> tests =
          outcome.insights(cell).stream().map(InsightResult::order).filter(order -> order != null).toList();
      if (!tests.isEmpty()) {
        double scale = share ? 100 : 1;
        rows.add(cell.row(), cell.learner(), mean(tests.stream().mapToDouble(t -> scale * t.ordered()).toArray()),
            mean(tests.stream().mapToDouble(t -> scale * t.shuffled()).toArray()),
            tests.stream().filter(InsightResult.Order::matters).count() + " of " + tests.size());
      }
    }
    html.table(rows.table());
    html.p("The same networks on the same test sequences with their steps in random order. A network that loses nothing uses its "
        + "sequences as bags of steps, and a model of their statistics may do as well. Shuffled sequences are new to a "
        + "network in "
        + "kind, so the loss is an upper bound of what order is worth. The last column counts the runs and folds in which the "
        + "difference is beyond reasonable chance.");
  }

  private static String mean(double[] values) {
    return Numbers.fixed(new Sample(values).mean(), 2);
  }
}
