package weka.recurrent.report;

import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.NaiveVerdict;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;

/** The table everything else explains: rows × learners, mean and standard deviation, Weka's marks; and the further measures. */
record MainTable(Outcome outcome, Significance headline) {
  void write(Html html) {
    Design design = outcome.design();
    html.heading("table", "Main table");
    table(html, headline);
    html.p(legend());
    NaiveVerdict.sentences(outcome, headline.measure(), value -> Numbers.inWords(headline.measure(), value, Double.NaN))
        .forEach(sentence -> html.element("p class=\"note\"", sentence));
    headline.notes().forEach(note -> html.element("p class=\"note\"", note));
    pValues(html, headline);
    wekaText(html);
    for (Measure measure : design.measures().subList(1, design.measures().size())) {
      html.fold("The same for " + measure.title());
      table(html, Significance.of(outcome, measure));
      html.unfold();
    }
  }

  private String legend() {
    Measure measure = headline.measure();
    String what = "Mean" + (outcome.design().jobs() > outcome.design().cells().size() ? " (standard deviation)" : "") + " of "
        + Numbers.title(measure) + " over " + outcome.design().protocol().inWords() + ", rounded to what the deviation supports; "
        + (measure.better() == Measure.Better.HIGHER ? "higher" : "lower") + " is better, the best of a row is bold.";
    if (outcome.design().learners().size() == 1) {
      return what;
    }
    if (headline.comparisons() == 0) {
      return what + " No two learners could be compared: a test needs the same two folds or more of both.";
    }
    return what + " v is significantly better and * significantly worse than " + headline.baseline()
        + " by the corrected resampled t-test at level " + Numbers.plain(headline.level()) + ", ? was not compared. "
        + Numbers.count(headline.comparisons(), "comparison") + " without a correction for their number: with no differences at "
        + "all, about " + Numbers.plain(Math.round(headline.comparisons() * headline.level() * 100) / 100.0)
        + " marks would be expected by chance.";
  }

  private void table(Html html, Significance table) {
    List<String> learners = outcome.design().learners();
    html.raw("<div class=\"scroll\"><table class=\"main\"><thead><tr><th scope=\"col\"></th>");
    for (int i = 0; i < learners.size(); i++) {
      html.raw("<th scope=\"col\" class=\"n\">" + Svg.swatch(i)).text(learners.get(i))
          .raw(learners.size() > 1 && learners.get(i).equals(table.baseline()) ? "<br/><small>baseline</small></th>" : "</th>");
    }
    html.raw("</tr></thead><tbody>\n");
    for (Significance.Row row : table.rows()) {
      double best = learners.size() > 1 ? Charts.bestMean(table.measure(), row) : Double.NaN;
      html.raw("<tr><th scope=\"row\">").text(row.label()).raw("</th>");
      for (Map.Entry<String, Significance.Entry> entry : row.entries().entrySet()) {
        cell(html, table.measure(), entry.getValue(), entry.getValue().mean() == best);
      }
      html.raw("</tr>\n");
    }
    html.raw("</tbody>");
    if (learners.size() > 1 && table.rows().size() > 1) {
      footer(html, table, learners);
    }
    html.raw("</table></div>\n");
  }

  private static void cell(Html html, Measure measure, Significance.Entry entry, boolean best) {
    String sd = Double.isNaN(entry.sd()) ? "" : " <small>(" + Numbers.sd(measure, entry.sd()) + ")</small>";
    String mean = Double.isNaN(entry.mean()) ? Numbers.NONE : Numbers.mean(measure, entry.mean(), entry.sd());
    String mark = switch (entry.mark()) {
      case BETTER -> "<b class=\"mark\" title=\"significantly better than the baseline\">v</b>";
      case WORSE -> "<b class=\"mark\" title=\"significantly worse than the baseline\">*</b>";
      case NONE -> "<b class=\"mark\" title=\"not compared\">?</b>";
      default -> "<b class=\"mark\"></b>";
    };
    html.raw("<td class=\"n\">" + (best ? "<strong>" + mean + "</strong>" : mean) + sd + mark + "</td>");
  }

  private static void footer(Html html, Significance table, List<String> learners) {
    html.raw("<tfoot><tr><th scope=\"row\">better/equal/worse (v/ /*)</th>");
    for (String learner : learners) {
      int[] tally = table.tally(learner);
      html.raw("<td class=\"n\">").text(learner.equals(table.baseline()) ? "" : "(" + tally[0] + "/" + tally[1] + "/" + tally[2]
          + ")").raw("</td>");
    }
    html.raw("</tr><tr><th scope=\"row\">mean rank</th>");
    for (String learner : learners) {
      html.raw("<td class=\"n\">").text(Numbers.fixed(table.meanRank(learner), 2)).raw("</td>");
    }
    html.raw("</tr></tfoot>");
  }

  private static void pValues(Html html, Significance table) {
    if (table.comparisons() == 0) {
      return;
    }
    TextTable.Rows rows = new TextTable.Rows("row", "learner", "mean", "sd", "n", "p against " + table.baseline(), "mark");
    for (Significance.Row row : table.rows()) {
      row.entries().forEach((learner, e) -> rows.add(row.label(), learner, Numbers.value(table.measure(), e.mean()),
          Numbers.value(table.measure(), e.sd()), Integer.toString(e.n()), Numbers.p(e.p()), e.mark().symbol().trim()));
    }
    html.fold("p-values, two-sided, not corrected for the number of comparisons");
    html.table(rows.table());
    html.unfold();
  }

  private void wekaText(Html html) {
    if (headline.comparisons() == 0) {
      return;
    }
    html.fold("The table as Weka's Experimenter prints it");
    if (headline.notes().isEmpty()) {
      html.raw("<pre>").text(WekaTable.of(outcome, headline.measure(), headline.baseline(), headline.level())).raw("</pre>\n");
      if (headline.measure().better() == Measure.Better.LOWER) {
        html.p("Weka takes larger values for better ones, so its v and * stand the other way round here.");
      }
    } else {
      html.p("Weka's table needs every learner to have the same folds of every row, which is not so here; see the notes above.");
    }
    html.unfold();
  }
}
