package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import weka.datagenerators.classifiers.classification.Recall;
import weka.recurrent.insight.TrainingDoctor.Finding;
import weka.recurrent.insight.TrainingDoctor.Finding.Kind;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.training.EpochRecord;
import weka.recurrent.training.OptimizerSpec;
import weka.recurrent.training.Schedule;
import weka.recurrent.training.TrainingSpec;

class TrainingDoctorTest {
  private static final TrainingSpec SPEC =
      new TrainingSpec(100, 20, new OptimizerSpec(OptimizerSpec.Kind.ADAM, 0.002, 0, 0, 0), Schedule.CONSTANT, 1, 0);

  private static List<EpochRecord> history(int epochs, IntToDoubleFunction training, IntToDoubleFunction validation,
      double clipped) {
    List<EpochRecord> history = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      history.add(new EpochRecord(e, training.applyAsDouble(e), validation.applyAsDouble(e), 0.002, 3, clipped, Double.NaN));
    }
    return history;
  }

  private static List<String> warnings(List<EpochRecord> history, int bestEpoch, String reason) {
    return TrainingDoctor.examine(SPEC, history, bestEpoch, reason, List.of()).stream()
        .filter(finding -> finding.kind() == Kind.WARNING).map(Finding::sentence).toList();
  }

  private static void assertOnly(String start, List<String> warnings) {
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith(start), warnings.get(0));
  }

  @Test
  void healthyRunDrawsNoWarning() {
    List<EpochRecord> history = history(60, e -> 1.0 / e, e -> 1.1 / Math.min(e, 45), 0.1);
    List<Finding> findings = TrainingDoctor.examine(SPEC, history, 45, "no better validation loss for 15 epochs", List.of());
    assertEquals(List.of(new Finding(Kind.NOTE, "Stopped after epoch 60 of at most 100 (no better validation loss for 15 "
        + "epochs); the weights of epoch 45 were restored.")), findings);
  }

  @Test
  void lossThatHardlyMovesIsTold() {
    assertOnly("The training loss hardly moved (1.3863 to 1.3791 in 30 epochs): the learning rate may be too low",
        warnings(history(30, e -> 1.3863 - 0.00025 * (e - 1), e -> Double.NaN, 0), 30, null));
  }

  @Test
  void restlessLossIsTold() {
    assertOnly("The training loss jumps up and down (between 0.4000 and 0.9000 in the second half)",
        warnings(history(40, e -> e == 1 ? 1.4 : e % 2 == 0 ? 0.4 : 0.9, e -> Double.NaN, 0.2), 40, null));
  }

  @Test
  void unfinishedDescentIsTold() {
    assertOnly("The loss was still falling when the epochs ran out (0.8200 to 0.6200 in the last fifth). Try more epochs: "
        + "-N 200.", warnings(history(100, e -> 1.62 - 0.01 * e, e -> Double.NaN, 0.1), 100, "all 100 epochs done"));
  }

  @Test
  void explosionIsTold() {
    assertOnly("96 % of the updates were clipped although training had gone on for long (mean norm 3.0, clipped at 1.0)",
        warnings(history(40, e -> 1.0 / e, e -> Double.NaN, 0.96), 40, null));
  }

  @Test
  void overfittingIsTold() {
    assertOnly("It learned the training sequences by heart: loss 0.0500 on them, 0.6000 on those set aside.",
        warnings(history(20, e -> 1.0 / e, e -> 0.6, 0), 20, null));
    List<Finding> risen = TrainingDoctor.examine(SPEC, history(40, e -> 1.0 / e, e -> e < 10 ? 1.2 / e : 0.12 + 0.01 * (e - 10),
        0), 10, null, List.of());
    assertEquals(List.of(Kind.NOTE), risen.stream().map(Finding::kind).toList());
    assertTrue(risen.get(0).sentence().startsWith("From epoch 10 on it only learned"), risen.toString());
  }

  @Test
  void notesOfTheRunAreHandedOnAsTheyAre() {
    assertEquals(List.of(new Finding(Kind.WARNING, "halved at 100 %")),
        TrainingDoctor.examine(SPEC, List.of(), 0, null, List.of("halved at 100 %")));
  }

  @Test
  void untrainedNetworkIsSeenThrough() throws InterruptedException {
    Recall task = new Recall();
    task.setLag(30);
    try (Trained untrained = new Trained(task, Cell.LSTM, 31, 8, 1)) {
      float[] parameters = HandMade.zeros(untrained.network);
      NetworkLayout layout = new NetworkLayout(untrained.network);
      Arrays.fill(parameters, layout.encoder().bias(0, 0).offset(), layout.encoder().bias(0, 0).offset() + 8, -9);
      Subject subject = untrained.subject().with(parameters);
      List<String> sentences = TrainingDoctor.examine(untrained.spec, untrained.run, subject, MemoryHorizon.of(subject)).stream()
          .map(Finding::sentence).toList();
      assertTrue(sentences.get(0).startsWith("It predicts the same class for every sequence, number "), sentences.toString());
      assertEquals("8 of 8 input gates in layer 1 are stuck shut: they decide nothing.", sentences.get(1));
      assertTrue(sentences.get(2).startsWith("The first half of the sequences gets 0.0 % of the gradient"), sentences.toString());
      assertEquals(3, sentences.size());
    }
  }

  @Test
  void truncationShorterThanTheSequencesIsTold() throws InterruptedException {
    NetworkSpec network = new NetworkSpec(new InputSpec(1, List.of(), 0), List.of(new LayerSpec(Cell.GRU, 4, false)),
        ReadOut.LAST, 4, DropoutSpec.NONE, 1, Loss.SQUARED_ERROR);
    Subject subject = HandMade.subject(network, HandMade.zeros(network), HandMade.noise(30, 1, 12, 12, 3));
    Recall task = new Recall();
    try (Trained any = new Trained(task, Cell.GRU, 10, 4, 1)) {
      List<String> sentences = TrainingDoctor.examine(any.spec, any.run, subject, MemoryHorizon.of(subject)).stream()
          .map(Finding::sentence).toList();
      assertEquals(List.of("It predicts nearly the same number for every sequence: predictions vary 0.0 % as much as the "
          + "targets. It has found nothing in the sequences yet.",
          "Gradients were cut every 4 steps, sequences have 12: memory "
              + "over more than 4 steps was not trained."),
          sentences);
    }
  }

  @Test
  void flowIsRecordedInOrderAndNotTooOften() throws InterruptedException {
    NetworkSpec network = HandMade.network(Cell.GRU, 1, 4, 2, Loss.CROSS_ENTROPY);
    Subject subject = HandMade.subject(network, HandMade.random(network, 1), HandMade.noise(10, 1, 5, 9, 2));
    GradientFlow flow = new GradientFlow(subject);
    flow.start(subject.parameters());
    EpochRecord first = new EpochRecord(1, 1, 1, 0.1, 2, 0.5, Double.NaN);
    flow.record(first, subject.parameters());
    assertEquals("epochs must be recorded in order; epoch 1 came after epoch 1",
        assertThrows(IllegalStateException.class, () -> flow.record(first, subject.parameters())).getMessage());
    assertEquals(0.5, flow.rows().get(1).clipped());
    for (int epochs : new int[] {20, 100, 400}) {
      int due = 0;
      for (int e = 1; e <= epochs; e++) {
        due += GradientFlow.due(e) ? 1 : 0;
      }
      assertTrue(due >= 10 && due <= GradientFlow.MOST_ROWS, due + " of " + epochs);
    }
  }
}
