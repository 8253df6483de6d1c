package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.functions.GRU;
import weka.classifiers.functions.LSTM;
import weka.classifiers.functions.RNN;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.SerializedObject;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.classification.Recall;
import weka.datagenerators.classifiers.regression.Adding;

/** What a trained model tells of its memory: right, at a bounded cost, without a trace in its predictions. */
class RememberedTest {
  private static final int LAG = 20;
  /** The product's promise of a horizon. */
  private static final double TOLERATED = 0.2;
  /** The product's promise of a cost. */
  private static final double COST = 0.1;

  private static Instances recall(int count, int lag) {
    Recall task = new Recall();
    task.setLag(lag);
    return drawn(task, count);
  }

  private static Instances drawn(SequenceGenerator task, int count) {
    task.setSeed(3);
    task.setNumExamples(count);
    return task.generate();
  }

  private static RecurrentClassifier trained(RecurrentClassifier classifier, Instances data, String... options)
      throws Exception {
    classifier.setOptions(options);
    classifier.buildClassifier(data);
    return classifier;
  }

  private static RecurrentClassifier classifier(String cell) {
    return cell.equals("RNN") ? new RNN() : cell.equals("LSTM") ? new LSTM() : new GRU();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GRU"})
  void aSolvedNetworkNamesItsLagInItsText(String cell) throws Exception {
    Recall task = new Recall();
    task.setLag(LAG);
    task.setLength(15 + 1 + LAG);
    RecurrentClassifier model = trained(classifier(cell), drawn(task, 600), "-H", "24", "-L", "0.005");
    String text = model.toString();
    assertTrue(text.contains("\nMemory\n  Uses about "), text);
    assertTrue(text.contains("of 36 steps"), text);
    assertTrue(text.contains("\n    by behavior ") && text.contains("\n    by gradient ") && text.contains("\n    by gates "),
        text);
    assertTrue(text.contains("Time-scales of the units: planned "), text);
    assertTrue(text.contains("sequences set aside)"), text);
    assertTrue(text.contains("\nDoctor\n"), text);
    assertEquals(LAG, model.getMeasure("measureMemoryHorizon"), TOLERATED * LAG, text);
    assertTrue(model.getMeasure("measureMeanForgetGate") > 0.5 && model.getMeasure("measureMeanForgetGate") < 1, text);
    assertTrue(model.getMeasure("measureSaturatedGates") >= 0 && model.getMeasure("measureSaturatedGates") <= 1, text);
  }

  /** Processor time of one thread on 500 sequences, default options: the promise, and the reason for {@code Effort}. */
  @ParameterizedTest
  @CsvSource({"RNN, 16", "LSTM, 10", "GRU, 10", "RNN, 60", "LSTM, 60"})
  void measuringCostsLessThanATenthOfTraining(String cell, String epochs) throws Exception {
    Instances data = recall(500, 100);
    double share = 1;
    // the first training meets cold code, which the Java machine compiles at our expense
    for (int turn = 0; turn < 3 && share >= COST; turn++) {
      RecurrentClassifier classifier = classifier(cell);
      classifier.setOptions(new String[] {"-threads", "1", "-N", epochs, "-E", epochs});
      classifier.initializeClassifier(data);
      long start = processorTime();
      while (classifier.next()) {
        // trains
      }
      long trained = processorTime();
      classifier.done();
      share = (processorTime() - trained) / (double) (trained - start);
      assertTrue(classifier.model().remembered().measured(), classifier.toString());
    }
    System.out.printf("measuring the memory of the %s took %.1f %% of the time of %s epochs%n", cell, 100 * share, epochs);
    assertTrue(share < COST, cell + ": " + 100 * share + " %");
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void measuringChangesNoWeight() throws Exception {
    RecurrentClassifier classifier = new LSTM();
    classifier.setOptions(new String[] {"-H", "8", "-N", "40", "-members", "2"});
    classifier.initializeClassifier(recall(120, 5));
    while (classifier.next()) {
      // trains
    }
    List<float[]> before = classifier.model().members().stream().map(run -> run.parameters().clone()).toList();
    classifier.done();
    assertTrue(classifier.model().remembered().measured());
    for (int m = 0; m < before.size(); m++) {
      assertArrayEquals(before.get(m), classifier.model().members().get(m).parameters());
    }
  }

  @Test
  void theSameTrainingTellsTheSameWhateverTheThreads() throws Exception {
    Instances data = recall(120, 5);
    String one = memory(trained(new GRU(), data, "-H", "8", "-N", "40", "-members", "3", "-threads", "1"));
    String three = memory(trained(new GRU(), data, "-H", "8", "-N", "40", "-members", "3", "-threads", "3"));
    assertEquals(one, three);
    assertTrue(one.contains("The other networks must see back: "), one);
    assertTrue(one.contains("Doctor (first network)"), one);
  }

  private static String memory(RecurrentClassifier model) {
    String text = model.toString();
    return text.substring(text.indexOf("\nMemory\n"), text.indexOf("\nLoss\n"));
  }

  @Test
  void aPlainNetworkHasJacobiansAndNoGates() throws Exception {
    RecurrentClassifier model = trained(new RNN(), recall(300, 5), "-H", "16", "-L", "0.005");
    String text = model.toString();
    assertTrue(Pattern.compile("by Jacobian +\\d+ steps: ").matcher(text).find(), text);
    assertEquals(5, model.getMeasure("measureMemoryHorizon"), text);
    assertTrue(Double.isNaN(model.getMeasure("measureMeanForgetGate")));
    assertTrue(Double.isNaN(model.getMeasure("measureSaturatedGates")));
  }

  @Test
  void numbersTextAndBothDirectionsAreMeasuredToo() throws Exception {
    Adding task = new Adding();
    task.setSteps(22);
    RecurrentClassifier sum = trained(new GRU(), drawn(task, 400), "-H", "12", "-N", "40");
    assertTrue(sum.model().remembered().measured(), sum.toString());
    assertTrue(memory(sum).contains("explained variance"), sum.toString());

    RecurrentClassifier words = trained(new LSTM(), sentences(200), "-H", "12", "-N", "40", "-members", "1");
    assertTrue(words.getMeasure("measureMemoryHorizon") > 0, words.toString());

    RecurrentClassifier both = trained(new LSTM(), recall(200, 5), "-H", "8", "-N", "60", "-bidirectional", "-members", "1", "-L",
        "0.01");
    assertTrue(memory(both).contains("also reads from the end"), both.toString());
  }

  /** The first word says the class. */
  private static Instances sentences(int count) {
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("text", (List<String>) null),
        new Attribute("mood", List.of("good", "bad"))));
    Instances data = new Instances("sentences", attributes, count);
    data.setClassIndex(1);
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "yes" : "no");
      for (int k = 0; k < 6; k++) {
        text.append(random.nextBoolean() ? " la" : " lo");
      }
      data.add(new DenseInstance(1, new double[] {data.attribute(0).addStringValue(text.toString()), i % 2}));
    }
    return data;
  }

  @Test
  void aTrainingTooShortToMeasureSaysSo() throws Exception {
    RecurrentClassifier model = trained(new LSTM(), recall(100, 5), "-N", "2", "-members", "1");
    assertFalse(model.model().remembered().measured());
    assertTrue(model.toString().contains("not measured: after 2 epochs with 100 sequences"), model.toString());
    assertTrue(Double.isNaN(model.getMeasure("measureMemoryHorizon")));
    // on demand it is measured all the same
    String lines = String.join("\n", model.model().measureMemory(recall(100, 5), 1).lines());
    assertTrue(lines.contains("(measured on 60 of 100 given sequences)"), lines);
  }

  @Test
  void untrainedWeightsClaimNothing() throws Exception {
    // a rate at which nothing can be learned
    RecurrentClassifier model = trained(new LSTM(), recall(200, 60), "-H", "8", "-N", "40", "-members", "1", "-L", "1e-9");
    assertTrue(memory(model).contains("No memory is claimed"), model.toString());
    assertTrue(memory(model).contains("learning rate may be too low"), model.toString());
    assertEquals(0, model.getMeasure("measureMemoryHorizon"));
  }

  @Test
  void aResumedTrainingIsMeasuredAnew() throws Exception {
    Instances data = recall(200, 5);
    RecurrentClassifier classifier = trained(new LSTM(), data, "-H", "8", "-N", "2", "-members", "1", "-resume");
    assertFalse(classifier.model().remembered().measured());
    classifier.setEpochs(40);
    classifier.initializeClassifier(data);
    while (classifier.next()) {
      // goes on
    }
    classifier.done();
    assertTrue(classifier.model().remembered().measured(), classifier.toString());
  }

  @Test
  void aStoppedTrainingIsNotMeasured() throws Exception {
    RecurrentClassifier classifier = new LSTM();
    classifier.setOptions(new String[] {"-H", "8", "-N", "40", "-members", "1"});
    classifier.initializeClassifier(recall(200, 5));
    classifier.next();
    Thread.currentThread().interrupt();
    classifier.done();
    assertTrue(Thread.interrupted());
    assertNull(classifier.model().remembered());
  }

  @Test
  void aModelOfTheFirstReleasePrintsWithoutIt() throws Exception {
    try (InputStream file = RememberedTest.class.getResourceAsStream("/models/LSTM-0.1.0.model")) {
      RecurrentClassifier old = (RecurrentClassifier) SerializationHelper.read(file);
      assertNull(old.model().remembered());
      assertFalse(Pattern.compile("^Memory$", Pattern.MULTILINE).matcher(old.toString()).find(), old.toString());
      assertTrue(Double.isNaN(old.getMeasure("measureMemoryHorizon")));
      assertTrue(old.getMeasure("measureEpochs") > 0);
    }
  }

  @Test
  void aSavedModelKeepsItsNumbers() throws Exception {
    RecurrentClassifier model = trained(new LSTM(), recall(200, 5), "-H", "8", "-N", "40", "-members", "1");
    RecurrentClassifier read = (RecurrentClassifier) new SerializedObject(model).getObject();
    assertEquals(model.toString(), read.toString());
    assertEquals(model.getMeasure("measureMemoryHorizon"), read.getMeasure("measureMemoryHorizon"));
  }
}
