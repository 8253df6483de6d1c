package weka.recurrent.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.ComparisonRequest;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Factor;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;
import weka.recurrent.experiment.plan.Protocol;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.storage.Sha256;

/** An experiment whose every name is an attack or an accident; its numbers are made up. */
final class Hostile {
  static final String NAME = "</script><script>alert(1)</script> & 100 % \"done\"";
  static final List<String> LEARNERS =
      List.of("<b>LSTM</b>", "a,b\"c'd;e", "fill=\"rgb(31,35,40)\" &amp; \\textbf{x}_$%#~^",
          "very " + "long ".repeat(12) + "name");
  static final String DATA = "x<y & ]]> \"z\", it's";

  private Hostile() {}

  static Outcome outcome() {
    List<Object> levels = List.of(1, 10, 100);
    List<DataSummary> data = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    Map<String, Integer> classes = new LinkedHashMap<>();
    classes.put("<yes>", 30);
    classes.put("no & \u0001", 10);
    for (Object level : levels) {
      String label = DATA + " lag=" + level;
      data.add(new DataSummary(label, "<file>.arff", Sha256.of(label), "<relation>", "<layout>", 40, 3, 5.5, 9, 2, 7,
          "<class>", classes));
      for (String learner : LEARNERS) {
        cells.add(new Cell(cells.size(), Map.of("lag", level), label, learner, "weka.classifiers.rules.ZeroR",
            List.of("-x", "<&>"), false));
      }
    }
    Design design = new Design(NAME, 1, true, Map.of("<p>", "a b"), List.of(new Factor("lag", levels)), data, LEARNERS, cells,
        Protocol.crossValidation(3, 2), List.of(RealRuns.ACCURACY, new Measure("trainTime", "<time> (s)", Measure.Unit.SECONDS,
            Measure.Better.LOWER)),
        new ComparisonRequest(0.05, LEARNERS.get(0)),
        List.of(new PlotRequest("accuracy", "lag", "learner", "log", "sd", 0.5)), new ReportRequest("", List.of()));
    Random random = new Random(1);
    List<JobResult> results = new ArrayList<>();
    List<EpochResult> epochs = new ArrayList<>();
    for (Cell cell : cells) {
      for (int run = 1; run <= 2; run++) {
        for (int fold = 1; fold <= 3; fold++) {
          String id = Sha256.of(cell.index() + "." + run + "." + fold).substring(0, 16);
          boolean failed = cell.index() == 1 && run == 2 && fold == 3;
          Map<String, Double> measures = failed ? Map.of()
              : Map.of("accuracy", 0.5 + 0.1 * (cell.index() % 4) + 0.03 * random.nextDouble(), "trainTime",
                  1 + random.nextDouble());
          results.add(new JobResult(id, cell.index(), cell.data(), cell.learner(), cell.factors(), run, fold, 3,
              failed ? JobResult.Status.FAILED : JobResult.Status.OK, 26, 14, measures, failed ? null : new double[][] {{9, 1},
                  {1, 3}},
              5, 4, 1.5, cell.commandLine(), "", List.of(new JobResult.Trial(Map.of("<h>", 8, "r&", "<1>"), 0.5, true),
                  new JobResult.Trial(Map.of("<h>", 16, "r&", "<2>"), 0.4, false)),
              List.of("<warning>"), failed ? "Exception: <i>\n\"quoted\"" : ""));
          for (int e = 1; e <= 5; e++) {
            epochs.add(RealRuns.epoch(id, e, 1.0 / e, e == 5 ? Double.NaN : 1.2 / e));
          }
        }
      }
    }
    Provenance provenance = new Provenance("my 'script'.groovy", "seed 1 // <script>\n\"\"\"multi\nline</code>\"\"\"\n",
        Sha256.of("s"), "f", List.of("run", "my 'script'.groovy", "--set", "LSTM.hidden=<8>", "--shard", "1/2", "-o=x"),
        Map.of("LSTM.hidden", "<8>"), Map.of("<weka>", "&"), Map.of(), 2,
        "2026-11-22T12:00:00Z", "", 3, -1);
    return new Outcome(design, provenance, results, epochs);
  }
}
