package weka.recurrent.report;

import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.ResultsTable;

/** {@code results.arff}: opens in the Analyse tab of Weka's Experimenter, which then finds the same marks. */
final class ExperimenterArff {
  /** Weka writes six by default; that moves p-values. */
  private static final int DECIMALS = 15;

  private ExperimenterArff() {}

  static String of(Outcome outcome) {
    Instances table = ResultsTable.of(outcome);
    StringBuilder out = new StringBuilder(new Instances(table, 0).toString());
    for (Instance row : table) {
      out.append(row.toStringMaxDecimalDigits(DECIMALS)).append('\n');
    }
    return out.toString();
  }
}
