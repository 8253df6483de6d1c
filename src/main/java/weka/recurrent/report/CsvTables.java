package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Factor;
import weka.recurrent.experiment.plan.Measure;

/**
 * Tidy tables as RFC 4180 has them: a header, comma and CRLF, a dot in numbers, quotes where needed. Numbers have all their
 * digits and their own unit (accuracy is 0..1); what is undefined is empty. Order is that of the outcome, so equal outcomes
 * give equal files.
 */
final class CsvTables {
  private static final Set<String> TAKEN = Set.of("job", "row", "data", "learner", "run", "fold", "seed", "status", "trainSize",
      "testSize", "epochs", "bestEpoch", "seconds", "commandLine", "model", "warnings", "error", "measure", "n", "mean", "sd",
      "median", "min", "max", "rank");

  private final StringBuilder out = new StringBuilder();

  private CsvTables() {}

  /** {@code results.csv}: one row per job. */
  static String results(Outcome outcome) {
    List<Factor> factors = outcome.design().factors();
    List<Measure> measures = outcome.design().measures();
    CsvTables csv = new CsvTables();
    List<Object> header = new ArrayList<>(List.of("job", "data", "learner"));
    factors.forEach(f -> header.add(column(f)));
    header.addAll(List.of("run", "fold", "seed", "status", "trainSize", "testSize"));
    measures.forEach(m -> header.add(TAKEN.contains(m.name()) ? "measure_" + m.name() : m.name()));
    header.addAll(List.of("epochs", "bestEpoch", "seconds", "error", "warnings", "model", "commandLine"));
    csv.line(header);
    for (JobResult r : outcome.results()) {
      List<Object> line = new ArrayList<>(List.of(r.job(), r.data(), r.learner()));
      factors.forEach(f -> line.add(text(r.factors().get(f.name()))));
      line.addAll(List.of(r.run(), r.fold(), r.seed() < 0 ? "" : r.seed(), name(r.status()), r.trainSize(), r.testSize()));
      measures.forEach(m -> line.add(r.value(m.name())));
      line.addAll(List.of(r.epochs() > 0 ? r.epochs() : "", r.bestEpoch() > 0 ? r.bestEpoch() : "", r.seconds(), r.error(),
          String.join("; ", r.warnings()), r.model(), r.commandLine()));
      csv.line(line);
    }
    return csv.out.toString();
  }

  /** {@code summary.csv}: one row per cell and measure; rank 1 is the best learner of a row of the main table. */
  static String summary(Outcome outcome) {
    List<Factor> factors = outcome.design().factors();
    CsvTables csv = new CsvTables();
    List<Object> header = new ArrayList<>(List.of("row", "data"));
    factors.forEach(f -> header.add(column(f)));
    header.addAll(List.of("learner", "measure", "n", "mean", "sd", "median", "min", "max", "rank"));
    csv.line(header);
    for (Cell cell : outcome.design().cells()) {
      for (Measure measure : outcome.design().measures()) {
        Sample sample = new Sample(outcome.values(cell, measure.name()));
        List<Object> line = new ArrayList<>(List.of(cell.row(), cell.data()));
        factors.forEach(f -> line.add(text(cell.factors().get(f.name()))));
        line.addAll(List.of(cell.learner(), measure.name(), sample.n(), sample.mean(), sample.sd(), sample.median(), sample.min(),
            sample.max(), rank(outcome, measure, cell, sample.mean())));
        csv.line(line);
      }
    }
    return csv.out.toString();
  }

  /** {@code significance.csv}: one row per entry of the main table of each measure, and how it compares with the baseline. */
  static String significance(Outcome outcome) {
    CsvTables csv = new CsvTables();
    csv.line(List.of("row", "measure", "baseline", "learner", "n", "mean", "sd", "p", "mark", "level"));
    for (Measure measure : outcome.design().measures()) {
      Significance table = Significance.of(outcome, measure);
      for (Significance.Row row : table.rows()) {
        for (Map.Entry<String, Significance.Entry> entry : row.entries().entrySet()) {
          Significance.Entry e = entry.getValue();
          csv.line(List.of(row.label(), measure.name(), table.baseline(), entry.getKey(), e.n(), e.mean(), e.sd(), e.p(),
              name(e.mark()), table.level()));
        }
      }
    }
    return csv.out.toString();
  }

  /** The numbers behind a chart, as its table shows them. */
  static String of(TextTable table) {
    CsvTables csv = new CsvTables();
    csv.line(table.header());
    table.rows().forEach(csv::line);
    return csv.out.toString();
  }

  private static double rank(Outcome outcome, Measure measure, Cell cell, double mean) {
    if (Double.isNaN(mean)) {
      return Double.NaN;
    }
    List<Double> means = outcome.design().cells().stream().filter(c -> c.row().equals(cell.row()))
        .map(c -> new Sample(outcome.values(c, measure.name())).mean()).collect(Collectors.toList());
    long better = means.stream().filter(m -> measure.improves(m, mean)).count();
    long equal = means.stream().filter(m -> m == mean).count();
    return better + (equal + 1) / 2.0;
  }

  private static String column(Factor factor) {
    return TAKEN.contains(factor.name()) ? "factor_" + factor.name() : factor.name();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Object text(Object value) {
    return value == null ? "" : value;
  }

  private void line(Collection<?> cells) {
    out.append(cells.stream().map(CsvTables::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "";
    }
    return value instanceof Number ? value.toString() : CsvText.cell(value.toString());
  }
}
