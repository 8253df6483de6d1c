package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weka.classifiers.functions.LSTM;
import weka.classifiers.trees.J48;
import weka.core.Instances;
import weka.datagenerators.classifiers.classification.Recall;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.Trainer;

@Timeout(120)
class RunningTrainingTest {
  private final ExecutorService trainer = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    trainer.shutdownNow();
  }

  private static Instances data() throws Exception {
    Recall recall = new Recall();
    recall.setOptions(new String[] {"-n", "80", "-lag", "6"});
    recall.setDatasetFormat(recall.defineDataFormat());
    return recall.generateExamples();
  }

  private static LSTM lstm(int epochs) {
    LSTM lstm = new LSTM();
    lstm.setHiddenUnits(4);
    lstm.setEpochs(epochs);
    lstm.setPatience(epochs);
    lstm.setValidationPercent(20);
    lstm.setMembers(1);
    lstm.setThreads(1);
    return lstm;
  }

  @Test
  void aTrainingIsSeenWhileItGoesOnAndEndsInOrderOnRequest() throws Exception {
    Instances data = data();
    LSTM lstm = lstm(100_000);
    Future<?> built = trainer.submit(() -> {
      lstm.buildClassifier(data);
      return null;
    });
    RunningTraining running = await(data.relationName());
    while (running.curves().isEmpty() || running.curves().get(0).size() < 3) {
      Thread.sleep(2);
    }
    assertEquals("LSTM", running.name());
    assertEquals(100_000, running.epochs());
    assertFalse(running.over());
    assertTrue(running.secondsLeft() > 0);
    running.keepBestSoFar();
    built.get(30, TimeUnit.SECONDS);

    assertTrue(running.over());
    assertTrue(RunningTraining.all().stream().noneMatch(running::equals));
    List<EpochRecord> curve = running.curves().get(0);
    assertEquals(lstm.model().members().get(0).history(), curve);
    assertTrue(running.stopReason().startsWith(Trainer.ON_REQUEST + " in epoch " + (curve.size() + 1)), running.stopReason());
    assertTrue(lstm.toString().contains("stopped after epoch " + curve.size() + " (ended on request"), lstm.toString());
    // the weights are those that a training of so many epochs would have kept
    LSTM regular = lstm(curve.size());
    regular.buildClassifier(data);
    assertArrayEquals(regular.model().members().get(0).parameters(), lstm.model().members().get(0).parameters());
  }

  @Test
  void anInterruptedTrainingIsOverWithoutAReason() throws Exception {
    Instances data = data();
    Future<?> built = trainer.submit(() -> {
      lstm(100_000).buildClassifier(data);
      return null;
    });
    RunningTraining running = await(data.relationName());
    trainer.shutdownNow();
    assertTrue(trainer.awaitTermination(30, TimeUnit.SECONDS));
    assertTrue(built.isDone());
    assertTrue(running.over());
    assertEquals("", running.stopReason());
  }

  private static RunningTraining await(String data) throws InterruptedException {
    for (;;) {
      for (RunningTraining running : RunningTraining.all()) {
        if (running.data().equals(data) && running.epoch() > 0) {
          return running;
        }
      }
      Thread.sleep(2);
    }
  }

  @Test
  void theGraphCarriesTheRunThroughItsText() throws Exception {
    Instances data = data();
    LSTM lstm = lstm(30);
    lstm.setMembers(2);
    lstm.buildClassifier(data);
    ModelGraph written = ModelGraph.of(lstm.model());
    ModelGraph read = ModelGraph.parse(lstm.graph());
    assertEquals(written.boxes(), read.boxes());
    assertEquals(List.of("8 inputs per step", "LSTM, 4 units", "read-out: last", "4 outputs"), read.boxes());
    assertEquals(2, read.curves().size());
    assertEquals(written.curves(), read.curves());
    assertEquals(written.stops(), read.stops());
    assertEquals(lstm.model().remembered().lines(), read.remembered());
    assertEquals(written.memory() == null, read.memory() == null);
    if (written.memory() != null) {
      assertArrayEquals(written.memory().curve().kept(), read.memory().curve().kept());
      assertArrayEquals(written.memory().curve().score(), read.memory().curve().score(), 1e-6);
      assertArrayEquals(written.memory().share(), read.memory().share(), 1e-6);
      assertEquals(written.memory().curve().horizon(), read.memory().curve().horizon());
    }
  }

  @Test
  void graphsOfOthersAreNotOurs() throws Exception {
    J48 tree = new J48();
    weka.datagenerators.classifiers.classification.RDG1 flat = new weka.datagenerators.classifiers.classification.RDG1();
    flat.setDatasetFormat(flat.defineDataFormat());
    tree.buildClassifier(flat.generateExamples());
    assertNull(ModelGraph.parse(tree.graph()));
  }
}
