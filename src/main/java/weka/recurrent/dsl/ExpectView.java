package weka.recurrent.dsl;

import groovy.lang.MissingPropertyException;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.experiment.Cell;
import weka.recurrent.experiment.Measure;
import weka.recurrent.experiment.Outcome;

/** What names mean in {@code expect { accuracy['LSTM'] > 0.9 }}: a measure is a table of means by learner. */
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
   * Means of a measure.
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
      String learner = String.valueOf(path.get(0));
      if (!outcome.design().learners().contains(learner)) {
        throw new IllegalArgumentException("no learner '" + learner + "'"
            + Spelling.suggestion(learner, outcome.design().learners()));
      }
      double[] values = outcome.design().cells().stream()
          .filter(cell -> cell.learner().equals(learner) && (path.size() < 2 || cell.row().equals(String.valueOf(path.get(1)))))
          .flatMapToDouble(cell -> Arrays.stream(outcome.values(cell, measure.name()))).toArray();
      return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The cells of the grid. */
    public List<Cell> cells() {
      return outcome.design().cells();
    }
  }
}
