package weka.recurrent.experiment.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.recurrent.experiment.outcome.NaiveVerdict;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.ResultsTable;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.storage.Sha256;

/**
 * A learner trained on all data of its cell: the model one keeps after the evaluation has said what to expect of it, as in
 * Weka's Explorer.
 *
 * @param classifier trained
 * @param data what it was trained on
 */
public record FinalModel(Classifier classifier, Instances data) {

  /**
   * Trains a cell on all its data.
   *
   * @throws IOException if the data cannot be read
   * @throws InterruptedException if interrupted
   * @throws IllegalStateException if training fails
   */
  public static FinalModel train(Plan plan, Cell cell) throws IOException, InterruptedException {
    Instances data = plan.source(cell.data()).read();
    int seed = (int) (Sha256.number("final model", Long.toString(plan.design().seed()), cell.decisiveCommandLine())
        & Integer.MAX_VALUE);
    Scheme scheme = Scheme.of(cell, seed, 0);
    try {
      Training.of(scheme.classifier(), data, null, List.of(), epoch -> {});
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("training " + cell.learner() + " on all of " + cell.data() + " failed: " + e.getMessage(),
          e);
    }
    return new FinalModel(scheme.classifier(), data);
  }

  /** The cell with the best mean of the headline measure, naive forecasts left aside, or null if no job went well. */
  public static Cell best(Outcome outcome) {
    Measure measure = outcome.design().headline();
    Cell best = null;
    double bestValue = Double.NaN;
    for (Cell cell : outcome.design().cells()) {
      double value = ResultsTable.mean(outcome.values(cell, measure.name()));
      if (!NaiveVerdict.isNaive(cell) && !Double.isNaN(value) && measure.improves(value, bestValue)) {
        best = cell;
        bestValue = value;
      }
    }
    return best;
  }

  /** Writes it as a Weka model. */
  public void write(Path file) throws IOException {
    ModelKeeper.write(file, classifier, data);
  }
}
