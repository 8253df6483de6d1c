package weka.recurrent.experiment.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.core.Statistics;
import weka.experiment.ResultMatrix;
import weka.experiment.ResultMatrixPlainText;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;

class SignificanceTest {
  private final Design design = Examples.design(10, 10);

  private Outcome outcome(boolean withHole) {
    Random random = new Random(3);
    List<JobResult> results = new ArrayList<>();
    double[] level = {0.90, 0.80, 0.89, 0.70, 0.70, 0.95};
    for (Cell cell : design.cells()) {
      for (int run = 1; run <= 10; run++) {
        for (int fold = 1; fold <= 10; fold++) {
          if (!(withHole && cell.index() == 1 && run == 4)) {
            double value = Math.min(1, level[cell.index()] + 0.02 * random.nextGaussian());
            results.add(Examples.result(design, cell.index(), run, fold, value));
          }
        }
      }
    }
    return new Outcome(design, null, results, List.of());
  }

  @Test
  void pValueIsTheCorrectedOne() {
    Outcome outcome = outcome(false);
    double[] a = outcome.values(design.cells().get(0), "accuracy");
    double[] b = outcome.values(design.cells().get(2), "accuracy");
    double mean = 0;
    for (int i = 0; i < 100; i++) {
      mean += (a[i] - b[i]) / 100;
    }
    double variance = 0;
    for (int i = 0; i < 100; i++) {
      variance += (a[i] - b[i] - mean) * (a[i] - b[i] - mean) / 99;
    }
    double t = mean / Math.sqrt((1 / 100.0 + 4 / 36.0) * variance);
    Significance.Entry entry =
        Significance.of(outcome, Examples.ACCURACY).rows().get(0).entries().get("Majority");
    assertEquals(Statistics.FProbability(t * t, 1, 99), entry.p(), 1e-9);
  }

  @Test
  void marksAreThoseOfWekasFullTable() throws Exception {
    Outcome outcome = outcome(false);
    Significance table = Significance.of(outcome, Examples.ACCURACY);
    var tester = Significance.tester(ResultsTable.of(outcome), 0.05);
    tester.setResultMatrix(new ResultMatrixPlainText());
    tester.multiResultsetFull(0, 6);
    ResultMatrix matrix = tester.getResultMatrix();
    int marks = 0;
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        Significance.Entry entry = table.rows().get(row).entries().get(design.learners().get(column));
        assertEquals(matrix.getMean(column, row), 100 * entry.mean(), 1e-9);
        assertEquals(matrix.getStdDev(column, row), 100 * entry.sd(), 1e-9);
        int significance = matrix.getSignificance(column, row);
        assertEquals(significance == ResultMatrix.SIGNIFICANCE_WIN, entry.mark() == Significance.Mark.BETTER);
        assertEquals(significance == ResultMatrix.SIGNIFICANCE_LOSS, entry.mark() == Significance.Mark.WORSE);
        marks += significance == ResultMatrix.SIGNIFICANCE_TIE ? 0 : 1;
      }
    }
    assertEquals(2, marks);
    assertArrayEquals(new int[] {0, 1, 1}, table.tally("RNN"));
    assertArrayEquals(new int[] {1, 1, 0}, table.tally("Majority"));
    assertEquals(2, table.meanRank("LSTM"), 0.51);
  }

  @Test
  void smallerIsBetterTurnsTheMarksRound() {
    Measure error = new Measure("accuracy", "error", Measure.Unit.SHARE, Measure.Better.LOWER);
    Design lower = new Design(design.name(), 1, false, Map.of(), List.of(), design.data(), design.learners(),
        design.cells(), design.protocol(), List.of(error), null, List.of(), design.report());
    Significance table = Significance.of(new Outcome(lower, null, outcome(false).results(), List.of()), error);
    assertEquals(Significance.Mark.BETTER, table.rows().get(0).entries().get("RNN").mark());
    assertEquals(Significance.Mark.WORSE, table.rows().get(1).entries().get("Majority").mark());
  }

  @Test
  void aLearnerWithoutSomeFoldsIsNotComparedAndItIsSaid() {
    Significance table = Significance.of(outcome(true), Examples.ACCURACY);
    Significance.Entry entry = table.rows().get(0).entries().get("RNN");
    assertEquals(Significance.Mark.NONE, entry.mark());
    assertEquals(90, entry.n());
    assertTrue(Double.isNaN(entry.p()));
    assertEquals(1, table.notes().size());
    assertTrue(table.notes().get(0).contains("RNN has results on 90 splits and LSTM on 100"), table.notes().get(0));
  }

  @Test
  void oneSplitIsNotATest() {
    List<JobResult> results = new ArrayList<>();
    for (Cell cell : design.cells()) {
      results.add(Examples.result(design, cell.index(), 1, 1, cell.index() / 10.0));
    }
    Significance table = Significance.of(new Outcome(design, null, results, List.of()), Examples.ACCURACY);
    assertEquals(Significance.Mark.NONE, table.rows().get(0).entries().get("RNN").mark());
    assertEquals(List.of("one split is too few for a test: repeat it, or use folds"), table.notes());
  }
}
