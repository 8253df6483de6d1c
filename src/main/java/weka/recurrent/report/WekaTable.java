package weka.recurrent.report;

import weka.core.Instances;
import weka.core.Range;
import weka.core.Utils;
import weka.experiment.PairedCorrectedTTester;
import weka.experiment.ResultMatrixPlainText;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.ResultsTable;
import weka.recurrent.experiment.plan.Measure;

/** The main table as Weka's Experimenter prints it, from the same results: for readers who know that form, and to compare. */
final class WekaTable {
  private WekaTable() {}

  /**
   * Weka's text.
   *
   * @throws IllegalStateException if Weka's tester refuses, as it does for learners that lack some folds
   */
  static String of(Outcome outcome, Measure measure, String baseline, double level) {
    Instances table = ResultsTable.of(outcome);
    try {
      PairedCorrectedTTester tester = new PairedCorrectedTTester();
      tester.setInstances(table);
      tester.setDatasetKeyColumns(column(table, "Key_Dataset"));
      tester.setResultsetKeyColumns(column(table, "Key_Scheme"));
      tester.setRunColumn(table.attribute("Key_Run").index());
      tester.setFoldColumn(table.attribute("Key_Fold").index());
      tester.setSignificanceLevel(level);
      tester.setShowStdDevs(true);
      ResultMatrixPlainText matrix = new ResultMatrixPlainText();
      matrix.setShowStdDev(true);
      tester.setResultMatrix(matrix);
      int base = -1;
      for (int i = 0; i < tester.getNumResultsets(); i++) {
        // Weka quotes a label that holds a space
        base = Utils.unquote(tester.getResultsetName(i)).equals(baseline) ? i : base;
      }
      if (base < 0) {
        throw new IllegalStateException("the baseline " + baseline + " has no results");
      }
      int measures = outcome.design().measures().size();
      return tester.multiResultsetFull(base, table.numAttributes() - measures + outcome.design().measures().indexOf(measure));
    } catch (IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static Range column(Instances table, String name) {
    return new Range(Integer.toString(table.attribute(name).index() + 1));
  }
}
