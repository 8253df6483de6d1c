package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.NaiveVerdict;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Factor;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;

/** What came out, in sentences made from the numbers and from nothing else; the first one is the headline. */
record Finding(List<String> sentences) {

  static Finding of(Outcome outcome, Significance table) {
    Design design = outcome.design();
    List<String> sentences = new ArrayList<>();
    List<Significance.Row> rows = table.rows().stream()
        .filter(r -> r.entries().values().stream().anyMatch(e -> !Double.isNaN(e.mean()))).toList();
    if (rows.isEmpty()) {
      sentences.add(outcome.results().isEmpty() ? "No job has ended yet."
          : "No job has ended well, so there is nothing to compare; see the failures below.");
      return new Finding(sentences);
    }
    for (PlotRequest request : design.plots()) {
      horizon(outcome, request, sentences);
    }
    if (rows.size() == 1) {
      oneRow(outcome, table, rows.get(0), sentences);
    } else if (design.learners().size() > 1) {
      manyRows(design, table, rows, sentences);
    } else {
      manyRowsOneLearner(table, rows, sentences);
    }
    List<String> losing = NaiveVerdict.sentences(outcome, table.measure(),
        value -> Numbers.inWords(table.measure(), value, Double.NaN));
    if (!losing.isEmpty()) {
      sentences.set(0, sentences.get(0) + " " + String.join(" ", losing));
    }
    if (design.quick()) {
      sentences.set(0, "A rehearsal (--quick), not a finding. " + sentences.get(0));
    }
    if (outcome.missing() > 0) {
      sentences.add(outcome.missing() + " of " + Numbers.count(design.jobs(), "job") + " have no result yet.");
    }
    if (!outcome.failures().isEmpty()) {
      sentences.add(Numbers.count(outcome.failures().size(), "job") + " failed; learners are compared only where they have the "
          + "same folds.");
    }
    return new Finding(sentences);
  }

  /** How far each learner gets along a factor before it loses half of what there is to gain over chance. */
  private static void horizon(Outcome outcome, PlotRequest request, List<String> sentences) {
    Measure measure = outcome.design().measure(request.measure());
    if (Double.isNaN(request.chance()) || !request.per().equals("learner") || measure.unit() != Measure.Unit.SHARE
        || measure.better() != Measure.Better.HIGHER || outcome.design().factors().size() != 1
        || outcome.design().rows().size() != outcome.design().factors().get(0).values().size()) {
      return;
    }
    Factor factor = outcome.design().factors().get(0);
    double half = (1 + request.chance()) / 2;
    List<String> parts = new ArrayList<>();
    for (String learner : outcome.design().learners()) {
      String last = null;
      int held = 0;
      boolean known = true;
      for (Object level : factor.values()) {
        double mean = mean(outcome, measure, learner, factor.name(), level);
        known &= !Double.isNaN(mean);
        if (!known || mean < half) {
          break;
        }
        last = String.valueOf(level);
        held++;
      }
      if (known) {
        parts.add(learner + " " + (held == factor.values().size() ? "to the end (" + last + ")"
            : held == 0 ? "not even to " + factor.values().get(0) : "to " + last));
      }
    }
    if (!parts.isEmpty()) {
      sentences.add("Along " + factor.name() + ", " + measure.title() + " stays above " + Numbers.plain(half * 100)
          + " %, halfway from chance to perfect: " + String.join(", ", parts) + ".");
    }
  }

  private static double mean(Outcome outcome, Measure measure, String learner, String factor, Object level) {
    return new Sample(outcome.design().cells().stream()
        .filter(c -> c.learner().equals(learner)
            && String.valueOf(c.factors().get(factor)).equals(String.valueOf(level)))
        .flatMapToDouble(c -> Arrays.stream(outcome.values(c, measure.name()))).toArray()).mean();
  }

  private static void oneRow(Outcome outcome, Significance table, Significance.Row row, List<String> sentences) {
    Measure measure = table.measure();
    String best = Charts.best(outcome, measure, row).learner();
    String extreme = measure.better() == Measure.Better.HIGHER ? "highest " : "lowest ";
    String value = withSd(measure, row.entries().get(best));
    String shown = Numbers.inWords(measure, row.entries().get(best).mean(), Double.NaN);
    List<String> first =
        shown.isEmpty() ? List.of() : outcome.design().learners().stream().filter(learner -> row.entries().containsKey(learner)
            && Numbers.inWords(measure, row.entries().get(learner).mean(), Double.NaN).equals(shown)).toList();
    if (first.size() > 1) {
      sentences.add(all(first) + " share the " + extreme + measure.title() + " on " + row.label() + ", " + shown + ".");
    } else {
      sentences.add(outcome.design().learners().size() == 1
          ? best + " reaches " + measure.title() + " " + value + " on " + row.label() + "."
          : best + " has the " + extreme + measure.title() + " on " + row.label() + ", " + value + ".");
    }
    Map<Significance.Mark, List<String>> groups = new LinkedHashMap<>();
    row.entries().forEach((learner, entry) -> groups.computeIfAbsent(entry.mark(), m -> new ArrayList<>())
        .add(learner + " (" + Numbers.inWords(measure, entry.mean(), entry.sd()) + ")"));
    List<String> parts = new ArrayList<>();
    part(parts, groups.get(Significance.Mark.BETTER), " significantly better");
    part(parts, groups.get(Significance.Mark.TIE), " not significantly different");
    part(parts, groups.get(Significance.Mark.WORSE), " significantly worse");
    if (!parts.isEmpty()) {
      sentences.add("Compared with " + table.baseline() + " ("
          + Numbers.inWords(measure, row.entries().get(table.baseline()).mean(), row.entries().get(table.baseline()).sd())
          + "): " + String.join("; ", parts) + " (corrected resampled t-test, level " + Numbers.plain(table.level()) + ").");
    }
    double majority = outcome.design().data(outcome.cell(row.label(), best).data()).majority();
    if (measure.name().equals("accuracy") && !Double.isNaN(majority)) {
      sentences.add("Always saying the largest class would give " + Numbers.inWords(measure, majority, Double.NaN) + ".");
    }
  }

  /** {@code A, B and C}. */
  private static String all(List<String> names) {
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
  }

  private static void part(List<String> parts, List<String> learners, String words) {
    if (learners != null) {
      parts.add(String.join(", ", learners) + (learners.size() == 1 ? " is" : " are") + words);
    }
  }

  private static void manyRows(Design design, Significance table, List<Significance.Row> rows, List<String> sentences) {
    double least = design.learners().stream().mapToDouble(table::meanRank).filter(rank -> !Double.isNaN(rank)).min()
        .orElse(Double.NaN);
    List<String> best = design.learners().stream().filter(learner -> table.meanRank(learner) <= least + 1e-9).toList();
    String things = design.factors().isEmpty() ? "data sets" : "rows of the main table";
    if (!best.isEmpty()) {
      sentences.add(String.join(" and ", best) + (best.size() == 1 ? " has" : " share") + " the best mean rank by "
          + table.measure().title() + ", " + Numbers.fixed(least, 2) + " of " + design.learners().size() + ", over the "
          + rows.size() + " " + things
          + ".");
    }
    List<String> parts = new ArrayList<>();
    for (String learner : design.learners()) {
      int[] tally = table.tally(learner);
      if (!learner.equals(table.baseline()) && tally[0] + tally[1] + tally[2] > 0) {
        parts.add(learner + " " + tally[0] + "/" + tally[1] + "/" + tally[2]);
      }
    }
    if (!parts.isEmpty()) {
      sentences.add("Significantly better / not different / worse than " + table.baseline() + ", counted in " + things + ": "
          + String.join(", ", parts) + " (corrected resampled t-test, level " + Numbers.plain(table.level()) + ").");
    }
    if (best.isEmpty() && parts.isEmpty()) {
      sentences.add("No row has results of all learners, so they are not compared.");
    }
  }

  private static void manyRowsOneLearner(Significance table, List<Significance.Row> rows, List<String> sentences) {
    Measure measure = table.measure();
    String learner = rows.get(0).entries().keySet().iterator().next();
    Significance.Row best = rows.get(0);
    Significance.Row worst = rows.get(0);
    for (Significance.Row row : rows) {
      double mean = row.entries().get(learner).mean();
      best = measure.improves(mean, best.entries().get(learner).mean()) ? row : best;
      worst = measure.improves(worst.entries().get(learner).mean(), mean) ? row : worst;
    }
    sentences.add(learner + " reaches " + measure.title() + " from " + withSd(measure, worst.entries().get(learner)) + " on "
        + worst.label() + " to " + withSd(measure, best.entries().get(learner)) + " on " + best.label() + ".");
  }

  private static String withSd(Measure measure, Significance.Entry entry) {
    return Numbers.inWords(measure, entry.mean(), entry.sd())
        + (Double.isNaN(entry.sd()) ? "" : " (sd " + Numbers.sd(measure, entry.sd()) + ")");
  }
}
