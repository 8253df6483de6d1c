package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.regression.Adding;
import weka.recurrent.kernel.Cell;
import weka.recurrent.network.Initializer;
import weka.recurrent.network.MemorySpec;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.training.TrainingListener;

/** Where the truth is known: the recall task needs exactly the step at its lag. */
class RecallHorizonTest {
  /** The product's promise. */
  private static final double TOLERATED = 0.2;
  private static final int EPOCHS = 40;

  private static Recall recall(int lag) {
    Recall task = new Recall();
    task.setLag(lag);
    task.setNumExamples(1000);
    return task;
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60})
  void solvedLstmHasTheHorizonOfItsTask(int lag) throws InterruptedException {
    try (Trained trained = new Trained(recall(lag), Cell.LSTM, lag + 1, 32, EPOCHS)) {
      Subject subject = trained.untilSolved(0.98).subject();
      MemoryHorizon horizon = MemoryHorizon.of(subject);
      assertTrue(horizon.curve().full() >= 0.98, "not solved: " + horizon.text());
      assertTrue(horizon.claimed());
      assertEquals(lag, horizon.byGradient(), TOLERATED * lag, horizon.text());
      assertEquals(lag, horizon.byBehavior(), TOLERATED * lag, horizon.text());
      assertTrue(horizon.gradient().stepsUsed() <= 1 + lag / 3, "one step is needed: " + horizon.text());
      assertTrue(horizon.sentence().contains("the first"), horizon.sentence());
      assertTrue(OrderTest.of(subject).matters());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60})
  void untrainedNetworkClaimsNothing(int lag) throws InterruptedException {
    try (Trained untrained = new Trained(recall(lag), Cell.LSTM, lag + 1, 32, 1)) {
      for (int seed = 1; seed <= 2; seed++) {
        for (MemorySpec.Kind kind : MemorySpec.Kind.values()) {
          float[] parameters = Initializer.initialize(untrained.network, new MemorySpec(kind, lag + 1), seed);
          MemoryHorizon horizon = MemoryHorizon.of(untrained.subject().with(parameters));
          assertFalse(horizon.claimed(), horizon.text());
          assertEquals(-1, horizon.byGradient());
          assertEquals(-1, horizon.byGates());
          assertEquals(-1, horizon.byBehavior());
          assertTrue(horizon.warnings().isEmpty());
          assertTrue(horizon.sentence().startsWith("No memory is claimed"), horizon.sentence());
        }
      }
    }
  }

  @Test
  void noiseBeforeTheCueDoesNotLengthenTheHorizon() throws InterruptedException {
    Recall task = recall(10);
    task.setLength(30 + 1 + 10);
    try (Trained trained = new Trained(task, Cell.LSTM, 41, 32, EPOCHS)) {
      MemoryHorizon horizon = MemoryHorizon.of(trained.untilSolved(0.98).subject());
      assertTrue(horizon.curve().full() >= 0.98, "not solved: " + horizon.text());
      assertEquals(10, horizon.byBehavior(), horizon.text());
    }
  }

  @Test
  void flowShowsHowAContractingNetworkVanishesWhereAnLstmDoesNot() throws InterruptedException {
    double[] reach = new double[2];
    Cell[] cells = {Cell.RNN_TANH, Cell.LSTM};
    for (int i = 0; i < 2; i++) {
      try (Trained trained = new Trained(recall(60), cells[i], 61, 32, 1)) {
        if (cells[i] == Cell.RNN_TANH) {
          // Orthogonal weights neither shrink nor grow a gradient by themselves; halved ones shrink it at every step.
          var block = new NetworkLayout(trained.network).encoder().recurrentWeights(0, 0);
          for (int k = block.offset(); k < block.end(); k++) {
            trained.run.parameters()[k] *= 0.5f;
          }
        }
        GradientFlow flow = new GradientFlow(trained.subject());
        flow.start(trained.run.parameters());
        trained.trainer.epoch(trained.run, TrainingListener.SILENT);
        flow.record(trained.run.history().get(0), trained.run.parameters());
        assertEquals(trained.run.history().get(0).clipped(), flow.rows().get(1).clipped());
        double[] norm = flow.rows().get(1).norm();
        reach[i] = norm[60] / norm[0];
      }
    }
    assertTrue(reach[0] < 1e-6 && reach[1] > 1e-3, "RNN " + reach[0] + ", LSTM " + reach[1]);
  }

  @Test
  void numbersAreRememberedToo() throws InterruptedException {
    Adding task = new Adding();
    task.setSteps(22);
    task.setNumExamples(2000);
    try (Trained trained = new Trained(task, Cell.GRU, 24, 32, EPOCHS)) {
      MemoryHorizon horizon = MemoryHorizon.of(trained.untilSolved(0.9).subject());
      assertTrue(horizon.curve().full() >= 0.9, "not solved: " + horizon.text());
      assertEquals("explained variance", horizon.scoreName());
      assertTrue(horizon.byBehavior() >= 12 && horizon.byBehavior() <= 24, horizon.text());
    }
  }
}
