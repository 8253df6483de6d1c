package weka.recurrent.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.report.RunReport;

/** A job that fails, runs out of memory or hangs is a row with its error and the command that repeats it; the run goes on. */
class BadJobsTest {
  @Test
  void theRunGoesOn(@TempDir Path dir) throws Exception {
    String text = """
        data recall(lag: 2, count: 20)
        learners Fails: weka('weka.recurrent.experiment.run.BadLearner -how fail'),
                 Eats: weka('weka.recurrent.experiment.run.BadLearner -how memory'),
                 Hangs: weka('weka.recurrent.experiment.run.BadLearner -how hang'),
                 Works: weka('rules.ZeroR')
        evaluate split: 0.5
        run timeout: '4 s'
        """;
    ScriptPlan plan = ScriptReader.read("bad.groovy", text,
        new PlanOptions(dir, new LinkedHashMap<>(), new LinkedHashMap<>(), null, false)).get(0);
    RunFolder folder = new RunFolder(dir.resolve("run"));
    Provenance provenance =
        Provenance.begin("bad.groovy", text, plan.plan().fingerprint(), List.of("run", "bad.groovy"), new LinkedHashMap<>(), 1);
    new ExperimentRun(plan.experiment(), folder, plan.settings().withThreads(1), new ThreadEngine()).run(provenance,
        RunListener.SILENT);

    Outcome outcome = folder.read();
    RunReport.write(outcome, folder);
    assertEquals(List.of(JobResult.Status.FAILED, JobResult.Status.FAILED, JobResult.Status.TIMED_OUT, JobResult.Status.OK),
        outcome.results().stream().map(JobResult::status).toList());
    assertTrue(error(outcome, 0).startsWith("IllegalStateException: this learner always fails"), error(outcome, 0));
    assertTrue(error(outcome, 1).startsWith("OutOfMemoryError: "), error(outcome, 1));
    assertEquals("did not end within 4 s, and its learner does not listen when told to stop: its thread was left behind",
        error(outcome, 2));
    String report = Files.readString(folder.report());
    for (int part = 1; part <= 3; part++) {
      assertTrue(report.contains("bad.groovy --shard " + part + "/4"), "the report must tell how to repeat job " + part);
    }
  }

  private static String error(Outcome outcome, int row) {
    return outcome.results().get(row).error();
  }
}
