package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.Cell;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.TrainingSet;

class SubjectTest {
  private static final NetworkSpec TWO_CLASSES = HandMade.network(Cell.GRU, 1, 3, 2, Loss.CROSS_ENTROPY);
  private static final NetworkSpec NUMBER = HandMade.network(Cell.GRU, 1, 3, 1, Loss.SQUARED_ERROR);

  private static Subject subject(NetworkSpec network, TrainingSet data) {
    return HandMade.subject(network, HandMade.zeros(network), data);
  }

  @Test
  void sampleIsBounded() {
    assertEquals(Subject.MOST_SEQUENCES, subject(TWO_CLASSES, HandMade.noise(1100, 1, 3, 9, 2)).sample().size());
    assertEquals(100, subject(TWO_CLASSES, HandMade.noise(500, 1, 3, 9, 2)).sample().size());
    assertEquals(60, subject(TWO_CLASSES, HandMade.noise(90, 1, 3, 9, 2)).sample().size());
    Subject longOnes = subject(TWO_CLASSES, HandMade.noise(60, 1, 1000, 1100, 2));
    long steps = Arrays.stream(longOnes.sample().sequences()).mapToLong(Sequence::length).sum();
    assertTrue(steps <= Subject.MOST_STEPS && steps > Subject.MOST_STEPS - 1100, steps + " steps");
    assertEquals(Subject.FEWEST_SEQUENCES, subject(TWO_CLASSES, HandMade.noise(30, 1, 5000, 5000, 2)).sample().size());
    assertEquals(60, longOnes.available());
    assertEquals(5, subject(TWO_CLASSES, HandMade.noise(5, 1, 3, 9, 2)).sample().size());
  }

  @Test
  void emptySequencesTakeNoPart() {
    TrainingSet data = new TrainingSet(new Sequence[] {new Sequence(0, new float[0]), new Sequence(1, new float[1])},
        new float[] {0, 1}, new float[] {1, 1});
    assertEquals(1, subject(TWO_CLASSES, data).sample().size());
    assertEquals("insight needs at least 1 sequence that is not empty, got 1 sequences, none with a step",
        assertThrows(IllegalArgumentException.class, () -> subject(TWO_CLASSES, data.subset(new int[] {0}))).getMessage());
  }

  @Test
  void tooFewParametersAreRefused() {
    assertTrue(assertThrows(IllegalArgumentException.class,
        () -> HandMade.subject(TWO_CLASSES, new float[3], HandMade.noise(5, 1, 3, 9, 2))).getMessage().contains("got 3"));
  }

  @Test
  void accuracyAndItsBaseline() {
    Subject subject = subject(TWO_CLASSES, HandMade.noise(5, 1, 3, 3, 2)); // targets 0 1 0 1 0
    double[] merits = subject.merits(new double[][] {{0.6, 0.4}, {0.6, 0.4}, {0.2, 0.8}, {0, 1}, {1, 0}});
    assertArrayEquals(new double[] {1, 0, 0, 1, 1}, merits);
    assertEquals(0.6, subject.score(merits), 1e-12);
    assertEquals(0.6, subject.baseline(), 1e-12);
    assertEquals("accuracy", subject.scoreName());
  }

  @Test
  void explainedVarianceIsZeroForTheMeanAndOneForTheTruth() {
    Subject subject = subject(NUMBER, HandMade.noise(5, 1, 3, 3, 5)); // targets 0 1 2 3 4
    assertEquals(1, subject.score(subject.merits(new double[][] {{0}, {1}, {2}, {3}, {4}})), 1e-12);
    assertEquals(0, subject.score(subject.merits(new double[][] {{2}, {2}, {2}, {2}, {2}})), 1e-12);
    assertEquals(0, subject.baseline());
    assertEquals(1, subject.knowledge(new double[][] {{0}, {1}, {2}, {3}, {4}}), 1e-12);
    assertTrue(subject.knowledge(new double[][] {{-4}, {-1}, {2}, {5}, {8}}) > 0.9, "too sure, but it knows");
    assertEquals(0.0199, subject.knowledge(new double[][] {{1.98}, {1.99}, {2}, {2.01}, {2.02}}), 1e-9, "right, but faint");
  }

  @Test
  void knowledgeForgivesConfidenceButNotTimidity() {
    Subject subject = subject(TWO_CLASSES, HandMade.noise(4, 1, 3, 3, 2)); // targets 0 1 0 1
    assertEquals(1, subject.knowledge(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}}), 1e-9);
    assertEquals(0, subject.knowledge(new double[][] {{.5, .5}, {.5, .5}, {.5, .5}, {.5, .5}}), 1e-9);
    assertTrue(subject.knowledge(new double[][] {{.51, .49}, {.49, .51}, {.51, .49}, {.49, .51}}) < 0.03, "right, but faint");
    double sure = subject.knowledge(new double[][] {{1, 1e-9}, {1e-9, 1}, {1, 1e-9}, {1, 1e-9}}); // 3 of 4 right
    assertTrue(sure > 0.15, "3 of 4 right and much too sure: " + sure);
  }

  @Test
  void withSharesTheSample() {
    Subject subject = subject(TWO_CLASSES, HandMade.noise(5, 1, 3, 3, 2));
    assertSame(subject.sample(), subject.with(HandMade.random(TWO_CLASSES, 1)).sample());
  }

  @Test
  void pastComesFromTheDonorAndTheRestStays() {
    SequenceEdit edit = new SequenceEdit(new InputSpec(2, List.of(new InputSpec.TokenSpec(9, 2)), 1));
    Sequence own = new Sequence(3, new float[] {1, 2, 3, 4, 5, 6}, new int[] {1, 2, 3}, new float[] {42});
    Sequence donor = new Sequence(4, new float[] {-1, -2, -3, -4, -5, -6, -7, -8}, new int[] {5, 6, 7, 8}, new float[] {0});
    Sequence edited = edit.withPast(own, donor, 1);
    assertEquals(4, edited.length());
    assertArrayEquals(new float[] {-1, -2, -3, -4, -5, -6, 5, 6}, edited.values());
    assertArrayEquals(new int[] {5, 6, 7, 3}, edited.tokens());
    assertArrayEquals(new float[] {42}, edited.statics());
    assertArrayEquals(donor.values(), edit.withPast(own, donor, 0).values());
    assertSame(own, edit.withPast(own, donor, 3));
    assertSame(donor, edit.withPast(donor, own, 3), "a donor without a step to give");
    assertArrayEquals(new float[] {3, 4, 5, 6}, edit.steps(own, 1, 3).values());
    assertArrayEquals(new int[] {2, 3}, edit.steps(own, 1, 3).tokens());
    Sequence shuffled = edit.shuffled(donor, new RandomStream(3));
    for (int t = 0; t < 4; t++) {
      assertEquals(shuffled.tokens()[t] - 4, -(shuffled.values()[2 * t] - 1) / 2, "tokens move with their values");
    }
    assertArrayEquals(new int[] {5, 6, 7, 8}, Arrays.stream(shuffled.tokens()).sorted().toArray());
  }
}
