package weka.recurrent.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

class TrainerTest {
  private static final MemorySpec MEMORY = new MemorySpec(MemorySpec.Kind.MIXED, 12);
  private static final TrainingSet NOTHING = TrainingSet.of(List.of());

  private final Backend backend = new CpuBackend(2);

  @AfterEach
  void closeBackend() {
    backend.close();
    assertFalse(Thread.interrupted());
  }

  private static NetworkSpec network(DropoutSpec dropout) {
    return new NetworkSpec(new InputSpec(2, List.of(), 0), List.of(new LayerSpec(Cell.LSTM, 8, false)), ReadOut.LAST, 0, dropout,
        2, Loss.CROSS_ENTROPY);
  }

  private static TrainingSpec spec(int epochs, Schedule schedule, double rate, double clip, int patience) {
    return new TrainingSpec(epochs, 8, new OptimizerSpec(OptimizerSpec.Kind.ADAM, rate, 0, 0, 0), schedule, clip, patience);
  }

  /** The class is the sign of the first value; then noise. */
  private static TrainingSet firstSign(int size, int steps, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int length = 1 + random.nextInt(steps);
      float[] values = new float[2 * length];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.nextGaussian();
      }
      values[0] = i % 2 == 0 ? 1 : -1;
      examples.add(new Example(new Sequence(length, values), i % 2, 1));
    }
    return TrainingSet.of(examples);
  }

  private TrainingRun train(NetworkSpec network, TrainingSpec spec, TrainingSet training, TrainingSet validation)
      throws InterruptedException {
    Trainer trainer = new Trainer(network, spec, training, validation, backend);
    TrainingRun run = trainer.start(MEMORY, 1);
    while (trainer.epoch(run, TrainingListener.SILENT)) {
      // until the run says why it stops
    }
    return run;
  }

  @Test
  void fiveEpochsAndFiveMoreGiveTheBitsOfTen() throws InterruptedException {
    NetworkSpec network = network(new DropoutSpec(0.2, 0.1, 0.1));
    TrainingSet training = firstSign(60, 9, 1);
    TrainingSet validation = firstSign(20, 9, 2);
    TrainingRun ten = train(network, spec(10, Schedule.PLATEAU, 0.01, 1, 3), training, validation);
    TrainingRun five = train(network, spec(5, Schedule.PLATEAU, 0.01, 1, 3), training, validation);
    assertEquals(5, five.epochs());
    Trainer more = new Trainer(network, spec(10, Schedule.PLATEAU, 0.01, 1, 3), training, validation, backend);
    more.resume(five);
    while (more.epoch(five, TrainingListener.SILENT)) {
      // until the run says why it stops
    }
    assertEquals(ten.epochs(), five.epochs());
    assertEquals(ten.history(), five.history());
    assertArrayEquals(ten.parameters(), five.parameters());
    assertArrayEquals(ten.parameters, five.parameters);
  }

  @Test
  void remembersTheFirstStepAndKeepsTheBestWeights() throws InterruptedException {
    TrainingRun run = train(network(DropoutSpec.NONE), spec(60, Schedule.PLATEAU, 0.01, 1, 60), firstSign(400, 20, 1),
        firstSign(60, 20, 2));
    double best = run.history().get(run.bestEpoch() - 1).validationLoss();
    assertTrue(best < 0.1, "validation loss " + best);
    assertEquals(best, run.history().stream().mapToDouble(EpochRecord::validationLoss).min().orElseThrow());
    Evaluator evaluator = new Evaluator(network(DropoutSpec.NONE), backend, firstSign(60, 20, 2));
    assertEquals(best, evaluator.score(run.parameters()).loss(), 1e-12);
  }

  @Test
  void countsHowManySequencesSetAsideAreRight() throws InterruptedException {
    TrainingSet validation = firstSign(61, 20, 2);
    TrainingRun run = train(network(DropoutSpec.NONE), spec(6, Schedule.PLATEAU, 0.003, 1, 6), firstSign(60, 20, 1), validation);
    assertTrue(run.history().stream().mapToDouble(EpochRecord::validationAccuracy).distinct().count() > 1, run.history() + "");
    double[][] outputs = new double[validation.size()][2];
    new Evaluator(network(DropoutSpec.NONE), backend, validation).addOutputs(run.parameters(), outputs);
    int right = 0;
    for (int i = 0; i < outputs.length; i++) {
      right += (outputs[i][1] > outputs[i][0] ? 1 : 0) == validation.targets()[i] ? 1 : 0;
    }
    assertEquals(right / 61.0, run.history().get(run.bestEpoch() - 1).validationAccuracy());
  }

  @Test
  void stopsAfterPatienceEpochsWithoutABetterLoss() throws InterruptedException {
    TrainingSet training = firstSign(40, 5, 1);
    TrainingSet noise = firstSign(40, 5, 2);
    float[] wrong = new float[40];
    for (int i = 0; i < 40; i++) {
      wrong[i] = 1 - noise.targets()[i];
    }
    TrainingRun run = train(network(DropoutSpec.NONE), spec(500, Schedule.CONSTANT, 0.01, 1, 4), training,
        new TrainingSet(noise.sequences(), wrong, noise.weights()));
    assertEquals(4, run.epochs() - run.bestEpoch());
    assertEquals("no better validation loss for 4 epochs", run.stopReason());
  }

  @Test
  void stopsWhenNothingIsLeftToLearn() throws InterruptedException {
    TrainingSet training = firstSign(40, 1, 1);
    TrainingRun run = train(network(DropoutSpec.NONE), spec(500, Schedule.CONSTANT, 0.03, 1, 400), training, training);
    assertEquals("validation loss below 0.005, nothing left to learn", run.stopReason());
    assertTrue(run.epochs() < 400, run.epochs() + " epochs");
  }

  @Test
  void plateauHalvesTheRateAndCosineLetsItFall() throws InterruptedException {
    TrainingSet training = firstSign(16, 5, 1);
    TrainingRun cosine = train(network(DropoutSpec.NONE), spec(5, Schedule.COSINE, 0.01, 1, 0), training, NOTHING);
    assertEquals(0.01, cosine.history().get(0).rate(), 1e-12);
    assertEquals(0.00505, cosine.history().get(2).rate(), 1e-12);
    assertEquals(0.0001, cosine.history().get(4).rate(), 1e-12);
    float[] wrong = new float[16];
    for (int i = 0; i < 16; i++) {
      wrong[i] = 1 - training.targets()[i];
    }
    TrainingRun plateau = train(network(DropoutSpec.NONE), spec(500, Schedule.PLATEAU, 0.01, 1, 4), training,
        new TrainingSet(training.sequences(), wrong, training.weights()));
    assertEquals(0.005, plateau.history().get(plateau.epochs() - 1).rate(), 1e-12);
  }

  @Test
  void clippingKeepsStepsShort() throws InterruptedException {
    TrainingSpec sgd = new TrainingSpec(1, 64, new OptimizerSpec(OptimizerSpec.Kind.SGD, 1, 0, 0, 0), Schedule.CONSTANT, 1e-3, 0);
    Trainer trainer = new Trainer(network(DropoutSpec.NONE), sgd, firstSign(40, 5, 1), NOTHING, backend);
    TrainingRun run = trainer.start(MEMORY, 1);
    float[] before = run.parameters.clone();
    trainer.epoch(run, TrainingListener.SILENT);
    double squares = 0;
    for (int i = 0; i < before.length; i++) {
      squares += Math.pow(run.parameters[i] - before[i], 2);
    }
    assertEquals(1e-3, Math.sqrt(squares), 1e-6);
    assertEquals(1, run.history().get(0).clipped());
  }

  @Test
  void runawayLossIsRolledBackAndFinallyRefused() throws InterruptedException {
    TrainingSet training = firstSign(40, 5, 1);
    training.sequences()[7].values()[1] = Float.POSITIVE_INFINITY;
    Trainer trainer = new Trainer(network(DropoutSpec.NONE), spec(3, Schedule.CONSTANT, 0.01, 1, 0), training, NOTHING, backend);
    TrainingRun run = trainer.start(MEMORY, 1);
    float[] before = run.parameters.clone();
    List<String> notes = new ArrayList<>();
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> trainer.epoch(run, new TrainingListener() {
      @Override
      public void note(String text) {
        notes.add(text);
      }
    }));
    assertTrue(error.getMessage().startsWith("the loss became infinite or NaN in epoch 1, mini-batch"), error.getMessage());
    assertTrue(error.getMessage().contains("Lower the learning rate (-L)"), error.getMessage());
    assertEquals(4, notes.size());
    assertTrue(notes.get(0).endsWith("halved the learning rate to 0.005"), notes.get(0));
    assertArrayEquals(before, run.parameters);
  }

  @Test
  void interruptLeavesTheRunAsItWas() throws InterruptedException {
    Trainer trainer = new Trainer(network(DropoutSpec.NONE), spec(3, Schedule.CONSTANT, 0.01, 1, 0), firstSign(40, 5, 1), NOTHING,
        backend);
    TrainingRun run = trainer.start(MEMORY, 1);
    trainer.epoch(run, TrainingListener.SILENT);
    float[] before = run.parameters.clone();
    Thread.currentThread().interrupt();
    try {
      assertThrows(InterruptedException.class, () -> trainer.epoch(run, TrainingListener.SILENT));
    } finally {
      Thread.interrupted();
    }
    assertArrayEquals(before, run.parameters);
    assertEquals(1, run.epochs());
    assertTrue(trainer.epoch(run, TrainingListener.SILENT));
  }

  @Test
  void threadsDoNotChangeTheBits() throws InterruptedException {
    float[] expected = null;
    for (int threads : new int[] {1, 2, 3, 8}) {
      try (Backend cpu = new CpuBackend(threads)) {
        Trainer trainer = new Trainer(network(new DropoutSpec(0.2, 0.2, 0.2)), spec(3, Schedule.COSINE, 0.01, 1, 0),
            firstSign(50, 30, 1), NOTHING, cpu);
        TrainingRun run = trainer.start(MEMORY, 1);
        while (trainer.epoch(run, TrainingListener.SILENT)) {
          // all epochs
        }
        expected = expected == null ? run.parameters() : expected;
        assertArrayEquals(expected, run.parameters(), threads + " threads");
      }
    }
  }

  @Test
  void whoHasEnoughGetsTheRunOfTheCompleteEpochs() throws InterruptedException {
    TrainingSet training = firstSign(60, 9, 1);
    TrainingSet validation = firstSign(20, 9, 2);
    NetworkSpec network = network(new DropoutSpec(0.2, 0.1, 0.1));
    Trainer trainer = new Trainer(network, spec(10, Schedule.PLATEAU, 0.01, 1, 8), training, validation, backend);
    TrainingRun run = trainer.start(MEMORY, 1);
    int[] batches = {0};
    TrainingListener enough = new TrainingListener() {
      @Override
      public void batchDone(int epoch, double done) {
        batches[0]++;
      }

      @Override
      public boolean enough() {
        // from the first batch on: the first epoch is completed all the same; then in the middle of the fourth
        return batches[0] < 2 || batches[0] >= 3 * 8 + 4;
      }
    };
    while (trainer.epoch(run, enough)) {
      // until it has enough
    }
    assertEquals(3, run.epochs());
    assertEquals("ended on request in epoch 4, which does not count", run.stopReason());
    TrainingRun three = train(network, spec(3, Schedule.PLATEAU, 0.01, 1, 8), training, validation);
    assertEquals(three.history(), run.history());
    assertArrayEquals(three.parameters(), run.parameters());
    trainer.resume(run);
    assertTrue(trainer.epoch(run, TrainingListener.SILENT), "it can go on as if it had not been ended");
  }
}
