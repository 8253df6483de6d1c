package weka.recurrent.report;

import weka.recurrent.storage.TimeSpan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;

/** The sections after the charts: search, costs, failures and warnings, data. */
record Details(Outcome outcome) {
  private static final int BEST = 10;
  private static final int MOST_CLASSES = 6;

  void search(Html html, ChartSection charts) {
    List<Search> searches = outcome.design().cells().stream().map(c -> Search.of(outcome, c)).filter(s -> s != null).toList();
    if (searches.isEmpty()) {
      return;
    }
    html.heading("search", "Search");
    TextTable.Rows rows = new TextTable.Rows("row", "learner", "trials", "outer folds", "varied", "chosen most often",
        "in folds");
    for (Search search : searches) {
      rows.add(search.cell().row(), search.cell().learner(), Integer.toString(search.trials()), Integer.toString(search.folds()),
          String.join(", ", search.dimensions().keySet()), search.favorite().text(),
          search.favorite().chosen() + " of " + search.folds());
    }
    html.table(rows.table());
    html.p("Every setting was judged inside the training folds only; the outer test folds took no part in the choice. A setting "
        + "that is chosen in few of the folds says that the search found no clear winner.");
    charts.figures(html, Chart.Kind.SEARCH);
    for (Search search : searches) {
      html.fold("The best " + Math.min(BEST, search.candidates().size()) + " of " + search.candidates().size() + " settings of "
          + search.cell().learner() + ": " + search.cell().row());
      TextTable.Rows best = new TextTable.Rows("settings", "mean inner score", "tried in folds", "chosen in folds");
      search.candidates().stream().limit(BEST).forEach(c -> best.add(c.text(), Numbers.plain(c.score()),
          Integer.toString(c.tried()), Integer.toString(c.chosen())));
      html.table(best.table());
      html.p("Searched by: " + search.cell().commandLine());
      html.unfold();
    }
  }

  void costs(Html html) {
    List<Cell> cells = outcome.design().cells().stream().filter(c -> outcome.of(c).stream().anyMatch(JobResult::ok)).toList();
    if (cells.isEmpty()) {
      return;
    }
    html.heading("costs", "Costs");
    TextTable.Rows rows =
        new TextTable.Rows("row", "learner", "training", "test", "whole job", "parameters", "epochs trained", "epoch kept");
    for (Cell cell : cells) {
      List<JobResult> results = outcome.of(cell).stream().filter(JobResult::ok).toList();
      rows.add(cell.row(), cell.learner(), TimeSpan.words(median(cell, "trainTime")),
          TimeSpan.words(median(cell, "testTime")),
          TimeSpan.words(new Sample(results.stream().mapToDouble(JobResult::seconds).toArray()).median()),
          Numbers.plain(median(cell, "parameters")), positive(results.stream().mapToDouble(JobResult::epochs).toArray()),
          positive(results.stream().mapToDouble(JobResult::bestEpoch).toArray()));
    }
    if (outcome.design().rows().size() > 1 && outcome.design().learners().size() > 1) {
      html.p(timesAreOfTraining() ? "Time of one training:" : "Time of one job, training and test:");
      html.table(times());
      html.fold("All costs");
      html.table(withoutEmptyColumns(rows.table()));
      html.unfold();
    } else {
      html.table(withoutEmptyColumns(rows.table()));
    }
    String shared = outcome.provenance() != null && outcome.provenance().threads() > 1
        ? " " + outcome.provenance().threads() + " jobs ran at a time, so times are longer than those of a machine that does "
            + "nothing else, and they are not measurements."
        : "";
    html.p("Medians over runs and folds; wall time." + shared);
  }

  private boolean timesAreOfTraining() {
    return outcome.design().measures().stream().anyMatch(m -> m.name().equals("trainTime"));
  }

  /** Rows × learners, as in the main table. */
  private TextTable times() {
    List<String> header = new ArrayList<>(List.of("row"));
    header.addAll(outcome.design().learners());
    List<List<String>> rows = new ArrayList<>();
    for (String label : outcome.design().rows()) {
      List<String> row = new ArrayList<>(List.of(label));
      for (String learner : outcome.design().learners()) {
        Cell cell = outcome.cell(label, learner);
        row.add(cell == null ? Numbers.NONE : TimeSpan.words(timesAreOfTraining() ? median(cell, "trainTime")
            : new Sample(outcome.of(cell).stream().filter(JobResult::ok).mapToDouble(JobResult::seconds).toArray()).median()));
      }
      rows.add(row);
    }
    return new TextTable(header, rows);
  }

  private double median(Cell cell, String measure) {
    return new Sample(outcome.values(cell, measure)).median();
  }

  private static String positive(double[] values) {
    double median = new Sample(values).median();
    return median > 0 ? Numbers.plain(median) : Numbers.NONE;
  }

  private static TextTable withoutEmptyColumns(TextTable table) {
    List<Integer> kept = new ArrayList<>();
    for (int c = 0; c < table.header().size(); c++) {
      int column = c;
      if (table.rows().stream().anyMatch(r -> !r.get(column).equals(Numbers.NONE))) {
        kept.add(c);
      }
    }
    return new TextTable(kept.stream().map(table.header()::get).toList(),
        table.rows().stream().map(r -> kept.stream().map(r::get).toList()).toList());
  }

  void failures(Html html) {
    List<JobResult> failures = outcome.failures();
    Map<String, List<JobResult>> warnings = new LinkedHashMap<>();
    for (JobResult result : outcome.results()) {
      result.warnings().forEach(w -> warnings.computeIfAbsent(w, k -> new ArrayList<>()).add(result));
    }
    if (failures.isEmpty() && warnings.isEmpty() && outcome.missing() == 0) {
      return;
    }
    html.heading("failures", "Failures and warnings");
    if (outcome.missing() > 0) {
      html.p(outcome.missing() + " of " + Numbers.count(outcome.design().jobs(), "job") + " have no result yet. "
          + "Starting the same script in the same folder does only those.");
    }
    for (JobResult failure : failures) {
      html.raw("<div class=\"failure\"><p><b>").text(failure.learner() + " on " + outcome.design().cells().get(failure.cell())
          .row() + ", run " + failure.run() + " fold " + failure.fold()).raw("</b> ");
      html.text(failure.status() == JobResult.Status.TIMED_OUT ? "timed out" : "failed").raw("</p>\n<pre>").text(failure.error())
          .raw("</pre>\n<p>Repeat only this job: <code>").text(Reproduction.repeat(outcome, failure))
          .raw("</code></p>\n<p>The same training in Weka: <code>").text(failure.commandLine()).raw("</code></p></div>\n");
    }
    if (!warnings.isEmpty()) {
      html.raw("<ul>\n");
      warnings.forEach((warning, jobs) -> html.element("li", warning + " (" + Numbers.count(jobs.size(), "job") + ": "
          + jobs.stream().map(j -> j.learner() + " on " + j.data()).distinct().limit(4).collect(Collectors.joining(", "))
          + (jobs.stream().map(j -> j.learner() + " on " + j.data()).distinct().count() > 4 ? ", ..." : "") + ")").raw("\n"));
      html.raw("</ul>\n");
    }
  }

  void data(Html html) {
    Design design = outcome.design();
    html.heading("data", "Data");
    TextTable.Rows rows = new TextTable.Rows("data set", "sequences", "steps (min/median/max)", "channels", "missing values",
        "class", "largest class");
    TextTable.Rows origins = new TextTable.Rows("data set", "from", "relation", "layout", "SHA-256");
    for (DataSummary data : design.data()) {
      rows.add(data.label(), count(data.sequences()), lengths(data), count(data.channels()), count(data.missing()),
          balance(data), Double.isNaN(data.majority()) ? Numbers.NONE : Numbers.fixed(100 * data.majority(), 1) + " %");
      origins.add(data.label(), data.origin(), data.relation(), data.layout(), data.sha256());
    }
    html.table(rows.table());
    if (design.data().stream().anyMatch(d -> !Double.isNaN(d.majority()))) {
      html.p("The share of the largest class is the accuracy of always saying it.");
    }
    for (DataSummary data : design.data()) {
      data.notes().forEach(note -> html.p(data.label() + ": " + note));
    }
    html.fold("Where they come from");
    html.table(origins.table());
    html.unfold();
  }

  private static String lengths(DataSummary data) {
    return data.minLength() < 0 ? Numbers.NONE : data.minLength() == data.maxLength() ? Integer.toString(data.minLength())
        : data.minLength() + " / " + Numbers.plain(data.medianLength()) + " / " + data.maxLength();
  }

  private static String count(long n) {
    return n < 0 ? Numbers.NONE : Long.toString(n);
  }

  private static String balance(DataSummary data) {
    if (data.classes().isEmpty()) {
      return data.className() + (data.sequences() < 0 ? "" : ": numeric");
    }
    if (data.classes().size() <= MOST_CLASSES) {
      return data.className() + ": "
          + data.classes().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }
    Sample counts = new Sample(data.classes().values().stream().mapToDouble(Integer::doubleValue).toArray());
    return data.className() + ": " + data.classes().size() + " classes of " + Numbers.plain(counts.min()) + " to "
        + Numbers.plain(counts.max());
  }
}
