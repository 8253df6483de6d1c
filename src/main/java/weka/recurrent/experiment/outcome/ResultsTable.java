package weka.recurrent.experiment.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;

/**
 * Results as the table Weka's Experimenter writes: {@code results.arff}, which its Analyse panel opens, and what
 * {@link Significance} hands to Weka's tester. One instance per job that went well; columns
 * {@code Key_Dataset, Key_Run, Key_Fold, Key_Scheme, Number_of_training_instances, Number_of_testing_instances} and the
 * measures under Weka's names where Weka has one ({@code accuracy} is {@code Percent_correct}, in percent).
 *
 * <p>The two size columns are what the corrected test takes its ratio from; without them Weka silently does an uncorrected
 * one.
 */
public final class ResultsTable {
  /** Column of the row label, 0-based. */
  static final int DATASET = 0;
  /** Column of the 1-based repeat. */
  static final int RUN = 1;
  /** Column of the 1-based fold. */
  static final int FOLD = 2;
  /** Column of the learner's label. */
  static final int SCHEME = 3;
  private static final int FIRST_MEASURE = 6;
  private static final Map<String, String> WEKA_NAMES = Map.of("accuracy", "Percent_correct", "kappa", "Kappa_statistic",
      "auc", "Weighted_avg_area_under_ROC", "f1", "Weighted_avg_F_measure", "rmse", "Root_mean_squared_error", "mae",
      "Mean_absolute_error", "trainTime", "Elapsed_Time_training", "testTime", "Elapsed_Time_testing");

  private ResultsTable() {}

  /** Table of all jobs of an outcome that went well. */
  public static Instances of(Outcome outcome) {
    return of(outcome, outcome.results().stream().filter(JobResult::ok).toList(), outcome.design().rows());
  }

  /** Table of some results, which belong to the given rows. */
  static Instances of(Outcome outcome, List<JobResult> results, List<String> rows) {
    Design design = outcome.design();
    Map<String, Integer> numbers = new HashMap<>();
    rows.forEach(row -> numbers.put(row, numbers.size()));
    ArrayList<Attribute> columns = new ArrayList<>(List.of(
        new Attribute("Key_Dataset", rows), new Attribute("Key_Run"), new Attribute("Key_Fold"),
        new Attribute("Key_Scheme", design.learners()), new Attribute("Number_of_training_instances"),
        new Attribute("Number_of_testing_instances")));
    for (Measure measure : design.measures()) {
      columns.add(new Attribute(column(measure)));
    }
    Instances table = new Instances(design.name(), columns, results.size());
    for (JobResult result : results) {
      double[] values = new double[columns.size()];
      values[DATASET] = numbers.get(design.cells().get(result.cell()).row());
      values[RUN] = result.run();
      values[FOLD] = result.fold();
      values[SCHEME] = design.learners().indexOf(result.learner());
      values[SCHEME + 1] = result.trainSize();
      values[SCHEME + 2] = result.testSize();
      for (int m = 0; m < design.measures().size(); m++) {
        Measure measure = design.measures().get(m);
        values[FIRST_MEASURE + m] = result.value(measure.name()) * scale(measure);
      }
      table.add(new DenseInstance(1, values));
    }
    return table;
  }

  /** Column of a measure, 0-based. */
  static int column(Design design, Measure measure) {
    return FIRST_MEASURE + design.measures().indexOf(measure);
  }

  /** Factor from our unit to Weka's. */
  static double scale(Measure measure) {
    return measure.unit() == Measure.Unit.SHARE ? 100 : 1;
  }

  /** Weka's name of a measure, or ours where it has none. */
  static String column(Measure measure) {
    return WEKA_NAMES.getOrDefault(measure.name(), measure.name());
  }

  /** Mean of values; NaN for none. */
  public static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
