package weka.recurrent.report;

import weka.recurrent.storage.TimeSpan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Protocol;

/**
 * The report: one HTML file that needs nothing else. No network (its content security policy forbids it), no script, light and
 * dark as the reader's system is, readable on a telephone and on paper. Sections come in the order in which a reader asks: what
 * was found, the numbers, the pictures, the search, the costs, what went wrong, the data, how to do it again, and what the
 * statistics mean. The results are in it once more as JSON, in the element {@code results}. It is well-formed XML as well, so any
 * XML tool reads it.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * The whole file.
   *
   * @param outcome complete or not
   * @throws IllegalArgumentException if a requested plot names something the design does not have
   */
  public static String of(Outcome outcome) {
    return of(outcome, Charts.of(outcome));
  }

  static String of(Outcome outcome, Charts charts) {
    Design design = outcome.design();
    Significance table = Significance.of(outcome, design.headline());
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\"/>\n")
        .raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src "
                + "data:\"/>\n")
        .element("title", design.name()).raw("\n<style>\n").raw(styleSheet()).raw("</style>\n</head>\n<body>\n<main>\n");
    head(html, outcome, table);
    if (!outcome.results().isEmpty()) {
      new MainTable(outcome, table).write(html);
    }
    ChartSection figures = new ChartSection(charts);
    new MemorySection(outcome).write(html, figures);
    figures.write(html);
    Details details = new Details(outcome);
    details.search(html, figures);
    details.costs(html);
    details.failures(html);
    details.data(html);
    new Reproduction(outcome).write(html);
    statistics(html, outcome, table);
    html.raw("</main>\n<script type=\"application/json\" id=\"results\">").raw(JsonResults.of(outcome))
        .raw("</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private static void head(Html html, Outcome outcome, Significance table) {
    Design design = outcome.design();
    Finding finding = Finding.of(outcome, table);
    html.raw("<header>\n").element("h1", design.name()).raw("\n");
    html.element("p class=\"finding\"", finding.sentences().get(0)).raw("\n");
    finding.sentences().subList(1, finding.sentences().size()).forEach(html::p);
    if (outcome.provenance() != null) {
      complaints(html, outcome.provenance());
    }
    outcome.notes().forEach(note -> complaint(html, "The files of this run are not as they were written:", note));
    html.raw("<p class=\"badges\">");
    badges(outcome).forEach(badge -> html.element("span class=\"badge\"", badge).raw(" "));
    html.raw("</p>\n");
    List<String> facts = new ArrayList<>();
    Provenance provenance = outcome.provenance();
    if (provenance != null && !provenance.started().isEmpty()) {
      facts.add(provenance.started().replace('T', ' ').replaceAll("(:\\d\\d)(\\.\\d+)?Z$", "$1 UTC"));
      String took = duration(provenance);
      if (!took.isEmpty()) {
        facts.add(took);
      }
    }
    facts.add(outcome.results().size() - outcome.failures().size() + " of " + Numbers.count(design.jobs(), "job") + " done");
    facts.add(Numbers.count(design.data().size(), "data set"));
    facts.add(Numbers.count(design.learners().size(), "learner"));
    facts.add(design.protocol().inWords());
    html.element("p class=\"note\"", String.join(" · ", facts)).raw("\n</header>\n");
  }

  /** What the script expected and did not get, and what went wrong after the jobs, in the words the terminal showed. */
  private static void complaints(Html html, Provenance provenance) {
    provenance.unmet().forEach(text -> complaint(html, "An expectation of the script was not met:", text));
    if (!provenance.trouble().isEmpty()) {
      complaint(html, "All jobs have ended; after them something went wrong:", provenance.trouble());
    }
  }

  private static void complaint(Html html, String title, String text) {
    html.raw("<div class=\"complaint\">").element("p", title).element("pre", text).raw("</div>\n");
  }

  private static List<String> badges(Outcome outcome) {
    List<String> badges = new ArrayList<>();
    if (outcome.design().quick()) {
      badges.add("QUICK");
    }
    if (Reproduction.timeLimited(outcome.design())) {
      badges.add("TIME-LIMITED");
    }
    long late = outcome.failures().stream().filter(r -> r.status() == JobResult.Status.TIMED_OUT).count();
    if (outcome.failures().size() > late) {
      badges.add(outcome.failures().size() - late + " FAILED");
    }
    if (late > 0) {
      badges.add(late + " TIMED OUT");
    }
    if (outcome.missing() > 0) {
      badges.add(outcome.missing() + " TO DO");
    }
    if (outcome.provenance() != null && !outcome.provenance().unmet().isEmpty()) {
      badges.add(Numbers.count(outcome.provenance().unmet().size(), "EXPECTATION", "EXPECTATIONS") + " NOT MET");
    }
    if (outcome.provenance() != null && outcome.provenance().resumed() > 0) {
      badges.add("RESUMED");
    }
    return badges;
  }

  private static String duration(Provenance provenance) {
    try {
      return provenance.ended().isEmpty() ? "" : TimeSpan.words(Duration.between(Instant.parse(provenance.started()),
          Instant.parse(provenance.ended())).toMillis() / 1000.0);
    } catch (DateTimeParseException e) {
      // a manifest edited by hand; the times themselves are shown as they are
      return "";
    }
  }

  private static void statistics(Html html, Outcome outcome, Significance table) {
    Design design = outcome.design();
    Protocol protocol = design.protocol();
    html.heading("statistics", "What the statistics say, and what not");
    if (table.comparisons() > 0) {
      html.p("Each learner is compared with " + table.baseline() + " on each row of the main table by the corrected resampled "
          + "t-test of Nadeau and Bengio (2003), two-sided at level " + Numbers.plain(table.level()) + ", computed by Weka's own "
          + "PairedCorrectedTTester on differences within the same folds. Folds of one data set share most of their training "
          + "data; "
          + "the correction widens the variance by the ratio of test to training size, which an ordinary t-test forgets. It "
          + "assumes "
          + "differences that are roughly normal.");
      html.p(
          "No correction was made for the number of comparisons (" + table.comparisons() + "). A missing mark does not say that "
              + "two learners are equal, only that these data do not tell them apart.");
    }
    if (protocol.splits() > 1) {
      html.p(
          "Standard deviations are over runs and folds. They show how much results vary from split to split of the same data, "
              + "not "
              + "how much they would vary over new data: even a cross-validation repeated ten times measures the variability "
              + "of splits, "
              + "not of the world.");
    } else {
      html.p("There was one training for each learner and row. One number has no spread; differences here may be luck.");
    }
    Ranks ranks = Charts.ranks(design, table);
    if (ranks != null) {
      ranks(html, ranks);
    } else if (design.data().size() > 1 && design.learners().size() > 1) {
      html.p("Ranks over data sets are tested from " + Ranks.FEWEST
          + " different data sets on, when the data sets are not levels of "
          + "a factor.");
    }
    if (outcome.epochs().stream().anyMatch(e -> Double.isFinite(e.validationLoss()))) {
      html.p("Networks that stop early choose their epoch on a validation part of the training fold, never on the test fold.");
    }
    if (design.headline().name().equals("accuracy")
        && design.data().stream().anyMatch(d -> d.majority() > 1.5 / Math.max(1, d.classes().size()))) {
      html.p("Classes are not balanced everywhere: compare accuracies with the share of the largest class under Data.");
    }
    if (design.measures().stream().anyMatch(m -> m.unit() == Measure.Unit.SECONDS)) {
      html.p("Times are wall times of one machine and compare learners only roughly.");
    }
  }

  private static void ranks(Html html, Ranks ranks) {
    html.p("Over the " + ranks.sets()
        + " data sets: Friedman's test (Iman and Davenport's form) that all learners are alike gives p "
        + (ranks.friedmanP() < 1e-4 ? "" : "= ") + Numbers.p(ranks.friedmanP()) + ". The pairs below are compared by Wilcoxon's "
        + "signed-rank test on the means of each data set, exact, with Holm's correction for " + ranks.pairs().size()
        + " pairs; Dem\u0161ar (2006) explains why. This treats the data sets as a sample of those one cares about.");
    TextTable.Rows rows = new TextTable.Rows("pair", "p", "p after Holm");
    ranks.pairs().forEach(p -> rows.add(p.first() + " and " + p.second(), Numbers.p(p.p()), Numbers.p(p.holm())));
    html.table(rows.table());
  }

  private static String styleSheet() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing beside " + HtmlReport.class.getName() + "; the jar is not whole");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read report.css: " + e.getMessage(), e);
    }
  }
}
