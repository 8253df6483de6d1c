package weka.recurrent.dsl;

import groovy.lang.MissingPropertyException;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.dsl.reading.Given;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Measure;

/** What names mean in {@code expect { accuracy['LSTM'] > 0.9 }}: a measure is a table of means by learner. */
@Given("expect { }")
public final class ExpectView {
  private final Outcome outcome;

  ExpectView(Outcome outcome) {
    this.outcome = outcome;
  }

  /** A measure by its name. */
  public Object get(String name) {
    for (Measure measure : outcome.design().measures()) {
      if (measure.name().equals(name)) {
        return new Means(outcome, measure);
      }
    }
    throw new MissingPropertyException(name, ExpectView.class);
  }

  /** Jobs that failed. */
  public int getFailures() {
    return outcome.failures().size();
  }

  /**
   * Means of a measure. Where there is none it is an error: NaN would not do, as Groovy takes it for larger than any number, and
   * {@code accuracy['LSTM'] > 0.9} would hold once all jobs have failed.
   *
   * @param outcome to look them up in
   * @param measure which
   */
  public record Means(Outcome outcome, Measure measure) {
    /** Mean over all runs, folds and data sets of a learner. */
    public double getAt(String learner) {
      return getAt(List.of(learner));
    }

    /** Mean over all runs and folds of a learner in one row of the table: {@code accuracy['LSTM', 'recall lag=10']}. */
    public double getAt(List<?> path) {
      String learner = known("learner", path.get(0), outcome.design().learners());
      String row = path.size() < 2 ? null : known("row", path.get(1), outcome.design().rows());
      double mean = outcome.design().cells().stream()
          .filter(cell -> cell.learner().equals(learner) && (row == null || cell.row().equals(row)))
          .flatMapToDouble(cell -> Arrays.stream(outcome.values(cell, measure.name()))).average().orElse(Double.NaN);
      if (Double.isNaN(mean)) {
        throw new IllegalStateException(
            "no job of '" + learner + "'" + (row == null ? "" : " on '" + row + "'") + " has the measure "
                + measure.name());
      }
      return mean;
    }

    private static String known(String kind, Object name, List<String> names) {
      String wanted = String.valueOf(name);
      if (!names.contains(wanted)) {
        throw new IllegalArgumentException("no " + kind + " '" + wanted + "'" + Spelling.suggestion(wanted, names));
      }
      return wanted;
    }

    /** The cells of the grid. */
    public List<Cell> cells() {
      return outcome.design().cells();
    }
  }
}
