package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.functions.LSTM;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.converters.ConverterUtils.DataSource;
import weka.recurrent.cli.Recur;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.training.TrainingRun;

/**
 * Processes killed ({@code kill -9}) at random moments of a training with checkpoints and of an experiment: started again, they
 * end with the bits of the weights and with the rows of a process that nobody disturbed. Three moments each;
 * {@code -Dsurvive.moments=20} tries more.
 */
public class KilledTest {
  private static final int MOMENTS = Integer.getInteger("survive.moments", 3);
  private static final String GOING_ON = "going on from the checkpoint after epoch";

  @TempDir
  Path directory;

  private final SplittableRandom random = new SplittableRandom(MOMENTS);

  @Test
  void aTrainingEndsWithTheBitsOfAnUndisturbedOne() throws Exception {
    Path data = FirstSymbol.write(directory.resolve("data.arff"), 80, 12, 5);
    ChildJvm java = ChildJvm.asTested(directory.resolve("wekahome"));
    Path undisturbed = directory.resolve("undisturbed.bits");
    long millis = Long.parseLong(train(java, data, directory.resolve("checkpoints"), undisturbed).out().strip());

    int killed = 0;
    int wentOn = 0;
    for (int moment = 0; moment < MOMENTS; moment++) {
      Path folder = directory.resolve("checkpoints-" + moment);
      Path bits = directory.resolve("bits-" + moment);
      // Every third is killed twice: also what a restart writes must survive.
      for (int kill = moment % 3 == 2 ? 2 : 1; kill > 0; kill--) {
        killed +=
            java.kill(folder, moment(millis), KilledTest.class.getName(), data.toString(), folder.toString(), bits.toString()) ? 1
                : 0;
      }
      wentOn += train(java, data, folder, bits).err().contains(GOING_ON) ? 1 : 0;
      assertEquals(Files.readString(undisturbed), Files.readString(bits), "moment " + moment);
    }
    System.out.println(killed + " kills of a training of " + millis + " ms, " + wentOn + " of " + MOMENTS
        + " restarts went on from a checkpoint");
    assertTrue(killed > 0 && wentOn > 0, killed + " killed, " + wentOn + " went on");
  }

  private ChildJvm.Outcome train(ChildJvm java, Path data, Path checkpoints, Path bits) throws IOException, InterruptedException {
    ChildJvm.Outcome outcome = java.run(KilledTest.class.getName(), data.toString(), checkpoints.toString(), bits.toString());
    assertEquals(0, outcome.exitCode(), outcome::toString);
    return outcome;
  }

  @Test
  void anExperimentEndsWithTheRowsOfAnUndisturbedOne() throws Exception {
    Path script = Files.writeString(directory.resolve("killed.groovy"), """
        experiment('killed') {
            seed 7
            data recall(lag: 6, count: 60)
            learners LSTM: lstm(hidden: 6, epochs: 12, members: 2, checkpoint: 'checkpoints', checkpointEvery: 1),
                     GRU: gru(hidden: 6, epochs: 8, validation: 20),
                     Forest: weka('trees.RandomForest -I 10').on(summary)
            evaluate folds: 3, repeats: 2
            measure accuracy, kappa
        }
        """);
    ChildJvm java = ChildJvm.asTested(directory.resolve("wekahome")).in(directory);
    List<String> rows = experiment(java, script, directory.resolve("undisturbed"));
    long millis = Files.getLastModifiedTime(directory.resolve("undisturbed/results.jsonl")).toMillis()
        - Files.getLastModifiedTime(directory.resolve("undisturbed/plan.json")).toMillis();
    assertTrue(rows.size() > 18 + 6 * 12, rows::toString);

    int killed = 0;
    int taken = 0;
    for (int moment = 0; moment < MOMENTS; moment++) {
      Path run = directory.resolve("run-" + moment);
      for (int kill = moment % 3 == 2 ? 2 : 1; kill > 0; kill--) {
        killed += java.kill(run.resolve("results.jsonl"), moment(millis), Recur.class.getName(), arguments(script, run)) ? 1 : 0;
      }
      taken += Files.exists(run.resolve("results.jsonl")) && Files.size(run.resolve("results.jsonl")) > 0 ? 1 : 0;
      assertEquals(rows, experiment(java, script, run), "moment " + moment);
    }
    System.out.println(killed + " kills of an experiment of " + millis + " ms, " + taken + " of " + MOMENTS
        + " restarts took over results");
    assertTrue(killed > 0 && taken > 0, killed + " killed, " + taken + " took results over");
  }

  /** Runs it to its end and returns what must not depend on what happened on the way. */
  private static List<String> experiment(ChildJvm java, Path script, Path run) throws IOException, InterruptedException {
    ChildJvm.Outcome child = java.run(Recur.class.getName(), arguments(script, run));
    assertEquals(0, child.exitCode(), child::toString);
    assertFalse(child.showsTrace(), child::toString);
    assertTrue(Files.size(run.resolve("report.html")) > 0, child::toString);
    Outcome outcome = new RunFolder(run).read();
    assertEquals(0, outcome.missing());
    List<String> rows = new ArrayList<>();
    for (JobResult row : outcome.results()) {
      rows.add(row.job() + " " + row.status() + " " + new TreeMap<>(row.measures()) + " " + Arrays.deepToString(row.confusion())
          + " " + row.epochs() + " " + row.bestEpoch() + " " + row.trainSize() + " " + row.testSize() + " " + row.seed());
    }
    for (EpochResult epoch : outcome.epochs()) {
      rows.add(epoch.job() + " " + epoch.number() + " " + epoch.loss() + " " + epoch.validationLoss() + " " + epoch.rate());
    }
    return rows;
  }

  private static String[] arguments(Path script, Path run) {
    return new String[] {"run", script.toString(), "-o", run.toString(), "-j", "2", "-q"};
  }

  /** From the beginning of the work to its end. */
  private long moment(long millis) {
    return random.nextLong(Math.max(1, millis));
  }

  /** Arguments: data, folder of checkpoints, file for the bits. */
  public static void main(String[] args) throws Exception {
    Instances data = DataSource.read(args[0]);
    data.setClassIndex(data.numAttributes() - 1);
    LSTM lstm = new LSTM();
    lstm.setOptions(Utils.splitOptions("-H 16 -N 200 -members 3 -threads 2 -V 20 -E 200 -dropout 0.2 -checkpoint-every 1"));
    lstm.setCheckpoint(args[1]);
    long begin = System.nanoTime();
    lstm.buildClassifier(data);
    System.out.println((System.nanoTime() - begin) / 1_000_000);
    StringBuilder bits = new StringBuilder();
    for (TrainingRun member : lstm.model().members()) {
      for (float weight : member.parameters()) {
        bits.append(Integer.toHexString(Float.floatToRawIntBits(weight))).append('\n');
      }
      bits.append(member.history()).append('\n');
    }
    Files.writeString(Path.of(args[2]), bits);
  }
}
