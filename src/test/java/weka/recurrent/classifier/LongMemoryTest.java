package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.evaluation.Evaluation;
import weka.classifiers.functions.RecurrentClassifier;
import weka.core.Instances;
import weka.datagenerators.classifiers.classification.Recall;

/** The claim of the package: with default options LSTM and GRU learn what happened 100 steps ago. */
class LongMemoryTest {
  private static final int LAG = 100;

  private static Instances recall(int count, int seed) throws Exception {
    Recall task = new Recall();
    task.setLag(LAG);
    task.setNumExamples(count);
    task.setSeed(seed);
    return task.generate();
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 1", "LSTM, 2", "LSTM, 3", "GRU, 1", "GRU, 2", "GRU, 3"})
  void recallsTheFirstOfFourSymbolsAfterAHundredSteps(String cell, int seed) throws Exception {
    RecurrentClassifier classifier =
        (RecurrentClassifier) AbstractClassifier.forName("weka.classifiers.functions." + cell, new String[] {"-S", "" + seed});
    Instances training = recall(2000, seed);
    classifier.buildClassifier(training);
    Instances unseen = recall(1000, 100 + seed);
    Evaluation evaluation = new Evaluation(training);
    evaluation.evaluateModel(classifier, unseen);
    assertTrue(evaluation.pctCorrect() > 98, cell + " with seed " + seed + ": " + evaluation.pctCorrect() + " % correct");
  }
}
