package weka.recurrent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;

/** What a person at a terminal sees while a run goes on. */
class ProgressTest {
  @TempDir
  Path folder;

  private static JobResult done(Job job) {
    return new JobResult(job.id(), job.cell().index(), job.cell().data(), job.cell().learner(), job.cell().factors(), job.run(),
        job.fold(), -1, JobResult.Status.OK, 1, 1, new LinkedHashMap<>(), null, 0, 0, 0.01, "", "", List.of(), List.of(), "");
  }

  @Test
  void theBarEndsWhileItIsDrawn() {
    Plan plan = ScriptReader.read("x.groovy", "data parity(count: 40)\nlearners L: lstm()\nevaluate folds: 20",
        PlanOptions.in(folder)).get(0).plan();
    // the last job ends right before the run, so the bar has it still to draw when it is closed
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
      for (int round = 0; round < 20; round++) {
        BarProgress bar = new BarProgress(System.err);
        bar.started(plan, plan.jobs().size(), 0);
        for (Job job : plan.jobs()) {
          bar.epochDone(job, new EpochResult(job.id(), 1, 0.5, 0.5, 0.01, 1, 0.1, 0.8));
          bar.jobEnded(job, done(job));
        }
        bar.ended();
      }
    });
  }

  @Test
  void aWarningIsOneLine() {
    LogRecord record = new LogRecord(Level.WARNING, "too long");
    assertEquals("warning: too long\n", new LogLines(false).format(record));
    assertEquals("\r\u001b[Kwarning: too long\n", new LogLines(true).format(record));
  }
}
