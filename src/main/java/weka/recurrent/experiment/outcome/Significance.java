package weka.recurrent.experiment.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Range;
import weka.experiment.PairedCorrectedTTester;
import weka.experiment.PairedStats;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.ComparisonRequest;
import weka.recurrent.experiment.plan.Measure;

/**
 * The main table: mean and standard deviation of a measure for each row and learner, and whether it differs from the baseline
 * by Nadeau and Bengio's corrected resampled t-test, computed by Weka's own {@link PairedCorrectedTTester} on the folds both
 * have.
 *
 * <pre>
 *   t = mean(d) / sqrt((1/n + n_test/n_train) var(d)),   d = differences over the n paired folds,   n − 1 degrees of freedom
 * </pre>
 * A learner that failed on some folds of a row has no entry there that could be compared: its mean stands, over what it has,
 * but without a mark and with a note, so that no column is silently shorter than its neighbor.
 *
 * <p>Nadeau &amp; Bengio (2003), Machine Learning 52, doi:10.1023/A:1024068626366.
 *
 * @param measure what is compared
 * @param baseline learner the others are compared with
 * @param level significance level
 * @param comparisons number of tests made; nothing is corrected for it, which a report has to say
 * @param rows in the order of {@link weka.recurrent.experiment.plan.Design#rows()}
 * @param notes why entries are without a mark
 */
public record Significance(Measure measure, String baseline, double level, int comparisons, List<Row> rows,
    List<String> notes) {

  /** How an entry compares with the baseline of its row. */
  public enum Mark {
    /** Significantly better than the baseline. */
    BETTER("v"),
    /** No significant difference. */
    TIE(" "),
    /** Significantly worse than the baseline. */
    WORSE("*"),
    /** The baseline itself. */
    BASELINE(" "),
    /** Not compared: no results, or not on the same folds. */
    NONE("?");

    private final String symbol;

    Mark(String symbol) {
      this.symbol = symbol;
    }

    /** Weka's letter for it. */
    public String symbol() {
      return symbol;
    }
  }

  /**
   * Row of the table.
   *
   * @param label {@link Cell#row()}
   * @param entries by learner, in the order of the design
   */
  public record Row(String label, Map<String, Entry> entries) {}

  /**
   * One number of the table.
   *
   * @param n jobs it is made of
   * @param mean over runs and folds; NaN without any
   * @param sd standard deviation over runs and folds; NaN for fewer than two
   * @param p two-sided p-value against the baseline; NaN if not compared
   * @param mark outcome of the test at the level
   */
  public record Entry(int n, double mean, double sd, double p, Mark mark) {}

  /**
   * Compares all learners with the baseline the design names, or with the first one at level 0.05.
   *
   * @throws IllegalStateException if Weka's tester fails, which complete rows do not make it do
   */
  public static Significance of(Outcome outcome, Measure measure) {
    ComparisonRequest request = outcome.design().comparison();
    return request == null ? of(outcome, measure, outcome.design().learners().get(0), 0.05)
        : of(outcome, measure, request.baseline(), request.level());
  }

  /** Compares all learners with a baseline. */
  public static Significance of(Outcome outcome, Measure measure, String baseline, double level) {
    List<Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int comparisons = 0;
    boolean single = false;
    for (Map.Entry<String, Map<String, Cell>> row : outcome.grid().entrySet()) {
      String label = row.getKey();
      List<JobResult> base = usable(outcome, row.getValue().get(baseline), measure);
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (String learner : outcome.design().learners()) {
        List<JobResult> own = usable(outcome, row.getValue().get(learner), measure);
        Entry entry = entry(outcome, measure, level, base, own, learner.equals(baseline));
        if (entry.mark() == Mark.NONE && own.size() == 1 && base.size() == 1) {
          single = true;
        } else if (entry.mark() == Mark.NONE && !own.isEmpty()) {
          notes.add(label + ": " + learner + " has results on " + own.size() + " splits and " + baseline + " on "
              + base.size() + ", not the same ones, and is not compared");
        } else if (entry.mark() == Mark.NONE) {
          notes.add(label + ": " + learner + " has no results");
        }
        comparisons += Double.isNaN(entry.p()) ? 0 : 1;
        entries.put(learner, entry);
      }
      rows.add(new Row(label, entries));
    }
    if (single) {
      notes.add("one split is too few for a test: repeat it, or use folds");
    }
    return new Significance(measure, baseline, level, comparisons, rows, notes);
  }

  /** Rows where a learner is significantly better than, tied with and worse than the baseline. */
  public int[] tally(String learner) {
    int[] tally = new int[3];
    for (Row row : rows) {
      switch (row.entries().get(learner).mark()) {
        case BETTER -> tally[0]++;
        case TIE -> tally[1]++;
        case WORSE -> tally[2]++;
        default -> {
        }
      }
    }
    return tally;
  }

  /** Mean rank of a learner over the rows where all learners have a mean, 1 is best, ties shared; NaN without such a row. */
  public double meanRank(String learner) {
    double sum = 0;
    int counted = 0;
    for (Row row : rows) {
      if (row.entries().values().stream().anyMatch(e -> Double.isNaN(e.mean()))) {
        continue;
      }
      double own = row.entries().get(learner).mean();
      long better = row.entries().values().stream().filter(e -> measure.improves(e.mean(), own)).count();
      long equal = row.entries().values().stream().filter(e -> e.mean() == own).count();
      sum += better + (equal + 1) / 2.0;
      counted++;
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  private static List<JobResult> usable(Outcome outcome, Cell cell, Measure measure) {
    return cell == null ? List.of()
        : outcome.of(cell).stream().filter(r -> r.ok() && !Double.isNaN(r.value(measure.name()))).toList();
  }

  private static Entry entry(Outcome outcome, Measure measure, double level, List<JobResult> base, List<JobResult> own,
      boolean isBaseline) {
    double[] values = own.stream().mapToDouble(r -> r.value(measure.name())).toArray();
    double mean = ResultsTable.mean(values);
    double sd = Math.sqrt(java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    sd = values.length < 2 ? Double.NaN : sd;
    if (own.isEmpty() || !splits(base).equals(splits(own))) {
      return new Entry(own.size(), mean, sd, Double.NaN, Mark.NONE);
    }
    if (isBaseline) {
      return new Entry(own.size(), mean, sd, Double.NaN, Mark.BASELINE);
    }
    if (own.size() < 2) {
      // Weka's tester would call any difference between two single numbers significant.
      return new Entry(own.size(), mean, sd, Double.NaN, Mark.NONE);
    }
    List<JobResult> both = new ArrayList<>(base);
    both.addAll(own);
    PairedStats stats = test(outcome, measure, level, both);
    int sign = measure.better() == Measure.Better.HIGHER ? 1 : -1;
    Mark mark = switch (sign * stats.differencesSignificance) {
      case 1 -> Mark.WORSE;
      case -1 -> Mark.BETTER;
      default -> Mark.TIE;
    };
    return new Entry(own.size(), mean, sd, stats.differencesProbability, mark);
  }

  private static TreeSet<String> splits(List<JobResult> results) {
    return results.stream().map(r -> r.run() + "." + r.fold()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static PairedStats test(Outcome outcome, Measure measure, double level, List<JobResult> baseThenOther) {
    String label = outcome.design().cells().get(baseThenOther.get(0).cell()).row();
    Instances table = ResultsTable.of(outcome, baseThenOther, List.of(label));
    try {
      PairedCorrectedTTester tester = tester(table, level);
      Instance row = table.instance(0);
      // result sets are numbered in order of appearance: the baseline comes first
      tester.getNumResultsets();
      return tester.calculateStatistics(row, 0, 1, ResultsTable.column(outcome.design(), measure));
    } catch (Exception e) {
      throw new IllegalStateException("Weka's tester failed on " + measure.name() + ": " + e.getMessage(), e);
    }
  }

  /** Weka's tester set to the columns of {@link ResultsTable}. */
  static PairedCorrectedTTester tester(Instances table, double level) {
    PairedCorrectedTTester tester = new PairedCorrectedTTester();
    tester.setInstances(table);
    tester.setDatasetKeyColumns(new Range(Integer.toString(ResultsTable.DATASET + 1)));
    tester.setResultsetKeyColumns(new Range(Integer.toString(ResultsTable.SCHEME + 1)));
    tester.setRunColumn(ResultsTable.RUN);
    tester.setFoldColumn(ResultsTable.FOLD);
    tester.setSignificanceLevel(level);
    return tester;
  }
}
