package weka.recurrent.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weka.classifiers.Evaluation;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.experiment.ClassifierSplitEvaluator;
import weka.experiment.CrossValidationResultProducer;
import weka.experiment.RandomSplitResultProducer;
import weka.experiment.ResultProducer;
import weka.experiment.SplitEvaluator;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Protocol;

class SplitsTest {
  /** Rows with a number of their own, so that folds can be compared row by row. */
  private static Instances data(int n, int classes) {
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("x"), new Attribute("noise")));
    List<String> labels = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      labels.add("c" + k);
    }
    attributes.add(classes == 0 ? new Attribute("y") : new Attribute("y", labels));
    Instances data = new Instances("numbered", attributes, n);
    data.setClassIndex(2);
    Random random = new Random(5);
    for (int i = 0; i < n; i++) {
      data.add(new DenseInstance(1, new double[] {i, random.nextGaussian(),
          classes == 0 ? random.nextDouble() : random.nextInt(classes)}));
    }
    return data;
  }

  private static Job job(int run, int fold) {
    return new Job("", 0, null, run, fold, run, 0);
  }

  /** Hands out the splits that a result producer of Weka's Experimenter makes. */
  private static final class Recorder extends ClassifierSplitEvaluator {
    private static final long serialVersionUID = 1;
    private final transient List<Instances[]> splits = new ArrayList<>();

    @Override
    public Object[] getResult(Instances train, Instances test) {
      splits.add(new Instances[] {train, test});
      return new Object[0];
    }
  }

  private static List<Instances[]> experimenter(ResultProducer producer, Instances data, int run) throws Exception {
    Recorder recorder = new Recorder();
    producer.getClass().getMethod("setSplitEvaluator", SplitEvaluator.class).invoke(producer, recorder);
    producer.setInstances(data);
    producer.setResultListener(new weka.experiment.CSVResultListener() {
      private static final long serialVersionUID = 1;

      @Override
      public boolean isResultRequired(ResultProducer rp, Object[] key) {
        return true;
      }

      @Override
      public void acceptResult(ResultProducer rp, Object[] key, Object[] result) {
        // only the splits are of interest
      }
    });
    producer.doRun(run);
    return recorder.splits;
  }

  @Test
  void foldsAreThoseOfWekasExperimenterEachByItself() throws Exception {
    for (int classes : new int[] {0, 2, 3}) {
      Instances data = data(47, classes);
      for (int run : new int[] {1, 2, 9}) {
        CrossValidationResultProducer producer = new CrossValidationResultProducer();
        producer.setNumFolds(5);
        List<Instances[]> expected = experimenter(producer, data, run);
        for (int fold = 5; fold >= 1; fold--) {
          Splits split = Splits.of(data, null, Protocol.crossValidation(5, 10), job(run, fold));
          assertEquals(expected.get(fold - 1)[0].toString(), split.train().toString());
          assertEquals(expected.get(fold - 1)[1].toString(), split.test().toString());
        }
      }
    }
  }

  @Test
  void holdOutIsThatOfWekasExperimenter() throws Exception {
    for (int classes : new int[] {0, 2, 3}) {
      Instances data = data(53, classes);
      for (int run : new int[] {1, 4}) {
        RandomSplitResultProducer producer = new RandomSplitResultProducer();
        producer.setTrainPercent(70);
        Instances[] expected = experimenter(producer, data, run).get(0);
        Splits split = Splits.of(data, null, Protocol.holdOut(0.7, 10), job(run, 1));
        assertEquals(expected[0].toString(), split.train().toString());
        assertEquals(expected[1].toString(), split.test().toString());
      }
    }
  }

  @Test
  void foldsOneByOneGiveTheCountsOfCrossValidateModel() throws Exception {
    Instances data = data(120, 3);
    RandomForest forest = new RandomForest();
    forest.setNumIterations(10);
    Evaluation whole = new Evaluation(data);
    whole.crossValidateModel(forest, data, 10, new Random(1));
    double correct = 0;
    for (int fold = 10; fold >= 1; fold--) {
      Splits split = Splits.of(data, null, Protocol.crossValidation(10, 1), job(1, fold));
      Evaluation part = new Evaluation(split.train());
      RandomForest own = new RandomForest();
      own.setNumIterations(10);
      own.buildClassifier(split.train());
      part.evaluateModel(own, split.test());
      correct += part.correct();
    }
    assertEquals(whole.correct(), correct);
  }

  @Test
  void walkForwardNeverTrainsOnTheFuture() {
    Instances data = data(60, 0);
    Protocol protocol = new Protocol(Protocol.Kind.WALK_FORWARD, 5, 1, Double.NaN, "", "", 3);
    for (int origin = 1; origin <= 5; origin++) {
      Splits split = Splits.of(data, null, protocol, job(1, origin));
      double last = split.train().lastInstance().value(0);
      assertEquals(last + 3 + 1, split.test().firstInstance().value(0));
      assertEquals(0, split.train().firstInstance().value(0));
      assertEquals(10, split.test().numInstances());
    }
  }

  @Test
  void groupsStayTogether() {
    Instances data = data(60, 2);
    for (int i = 0; i < 60; i++) {
      data.instance(i).setValue(1, i / 7);
    }
    Protocol protocol = new Protocol(Protocol.Kind.GROUPED, 3, 1, Double.NaN, "", "noise", 0);
    int tested = 0;
    for (int fold = 1; fold <= 3; fold++) {
      Splits split = Splits.of(data, null, protocol, job(1, fold));
      Set<Double> left = new HashSet<>();
      split.train().forEach(i -> left.add(i.value(1)));
      split.test().forEach(i -> assertTrue(!left.contains(i.value(1))));
      tested += split.test().numInstances();
    }
    assertEquals(60, tested);
  }

  @Test
  void dataAreNotTouched() {
    Instances data = data(30, 2);
    double[] before = data.attributeToDoubleArray(0);
    Splits.of(data, null, Protocol.crossValidation(3, 1), job(1, 2));
    assertArrayEquals(before, data.attributeToDoubleArray(0));
  }

  @Test
  void tooFewInstancesIsSaid() {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
        () -> Splits.of(data(5, 2), null, Protocol.crossValidation(10, 1), job(1, 1)));
    assertEquals("10-fold cross-validation needs at least 10 sequences, numbered has 5", e.getMessage());
  }

}
