package weka.recurrent.experiment.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.ComparisonRequest;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.storage.Sha256;

/** A made-up experiment for tests: two data sets, three learners. */
public final class Examples {
  public static final Measure ACCURACY = new Measure("accuracy", "accuracy", Measure.Unit.SHARE, Measure.Better.HIGHER);

  private Examples() {}

  public static Design design(int repeats, int folds) {
    List<DataSummary> data = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    List<String> learners = List.of("LSTM", "RNN", "Majority");
    for (String name : List.of("alpha", "beta")) {
      data.add(new DataSummary(name, name + ".arff", Sha256.of(name), name, "", 40, 3, 5.5, 9, 2, 0, "class",
          Map.of("yes", 30, "no", 10)));
      for (String learner : learners) {
        cells.add(new Cell(cells.size(), Map.of(), name, learner, "weka.classifiers.rules.ZeroR",
            List.of("-batch-size", "1" + learner.length()), learner.equals("LSTM")));
      }
    }
    return new Design("made up", 1, false, Map.of("units", "32"), List.of(), data, learners, cells,
        Protocol.crossValidation(folds, repeats), List.of(ACCURACY), new ComparisonRequest(0.05, "LSTM"), List.of(
            new PlotRequest("accuracy", "lag", "learner", "log", "sd", Double.NaN)),
        new ReportRequest("", List.of("csv")));
  }

  public static JobResult result(Design design, int cell, int run, int fold, double accuracy) {
    Cell c = design.cells().get(cell);
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("accuracy", accuracy);
    return new JobResult("job" + cell + "-" + run + "-" + fold, cell, c.data(), c.learner(), c.factors(), run, fold, 7,
        JobResult.Status.OK, 36, 4, measures, new double[][] {{3, 0}, {1, 0}}, 5, 3, 0.25, c.commandLine(), "",
        List.of(new JobResult.Trial(Map.of("hidden", 16), accuracy, true)), List.of("a warning"), "");
  }
}
