package weka.recurrent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.Classifier;
import weka.classifiers.lazy.IBk;
import weka.classifiers.rules.ZeroR;
import weka.classifiers.trees.RandomForest;
import weka.core.Instances;
import weka.core.Range;
import weka.experiment.ClassifierSplitEvaluator;
import weka.experiment.CrossValidationResultProducer;
import weka.experiment.InstancesResultListener;
import weka.experiment.PairedCorrectedTTester;
import weka.experiment.ResultMatrix;
import weka.experiment.ResultMatrixPlainText;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.Significance;

/** The same comparison by Weka's own Experimenter and by a script: the same numbers in every fold, and the same marks. */
class ExperimenterTest {
  private static final int RUNS = 3;
  private static final int FOLDS = 5;
  /** The Experimenter writes six decimals. */
  private static final double WRITTEN = 1e-6;

  @TempDir
  Path folder;

  private Path data() throws Exception {
    StringBuilder arff =
        new StringBuilder("@relation flat\n@attribute a numeric\n@attribute b numeric\n@attribute class {x,y,z}\n@data\n");
    Random random = new Random(11);
    for (int i = 0; i < 90; i++) {
      int k = random.nextInt(3);
      arff.append(k + random.nextGaussian()).append(',').append(random.nextGaussian() - k).append(',').append("xyz".charAt(k))
          .append('\n');
    }
    return Files.writeString(folder.resolve("flat.arff"), arff);
  }

  private static Instances experimenter(Instances data, Classifier... classifiers) throws Exception {
    Instances all = null;
    for (Classifier classifier : classifiers) {
      ClassifierSplitEvaluator evaluator = new ClassifierSplitEvaluator();
      evaluator.setClassifier(classifier);
      CrossValidationResultProducer producer = new CrossValidationResultProducer();
      producer.setNumFolds(FOLDS);
      producer.setSplitEvaluator(evaluator);
      producer.setInstances(data);
      Path file = Files.createTempFile("experimenter", ".arff");
      InstancesResultListener listener = new InstancesResultListener();
      listener.setOutputFile(file.toFile());
      producer.setResultListener(listener);
      producer.preProcess();
      for (int run = 1; run <= RUNS; run++) {
        producer.doRun(run);
      }
      producer.postProcess();
      // nominal keys differ between the files, so rows are joined as text
      String text = Files.readString(file);
      Files.delete(file);
      all = all == null ? new Instances(new java.io.StringReader(text))
          : joined(all, new Instances(new java.io.StringReader(text)));
    }
    return all;
  }

  private static Instances joined(Instances first, Instances second) throws Exception {
    java.util.ArrayList<weka.core.Attribute> attributes = new java.util.ArrayList<>();
    for (int i = 0; i < first.numAttributes(); i++) {
      if (!first.attribute(i).isNominal()) {
        attributes.add((weka.core.Attribute) first.attribute(i).copy());
        continue;
      }
      java.util.TreeSet<String> labels = new java.util.TreeSet<>();
      for (Instances part : List.of(first, second)) {
        for (int k = 0; k < part.attribute(i).numValues(); k++) {
          labels.add(part.attribute(i).value(k));
        }
      }
      attributes.add(new weka.core.Attribute(first.attribute(i).name(), new java.util.ArrayList<>(labels)));
    }
    Instances all = new Instances("results", attributes, 0);
    for (Instances part : List.of(first, second)) {
      for (weka.core.Instance row : part) {
        double[] values = row.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
          if (part.attribute(i).isNominal() && !row.isMissing(i)) {
            values[i] = all.attribute(i).indexOfValue(row.stringValue(i));
          }
        }
        all.add(new weka.core.DenseInstance(1, values));
      }
    }
    return all;
  }

  @Test
  void everyFoldAndEveryMarkAgree() throws Exception {
    Path file = data();
    Path script = Files.writeString(folder.resolve("s.groovy"),
        "data 'flat.arff'\nlearners Forest: weka('trees.RandomForest -I 20'),"
            + " '1-NN': weka('lazy.IBk'), Majority: weka('rules.ZeroR')\nevaluate folds: " + FOLDS + ", repeats: " + RUNS
            + "\nmeasure accuracy, kappa, rmse\ntest correctedT(), against: 'Forest'\n");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(0,
        Recur.execute(new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true), "run", script.toString(),
            "-q", "-o", folder.resolve("run").toString()),
        err.toString());
    Outcome outcome = new RunFolder(folder.resolve("run")).read();

    Instances data = new Instances(Files.newBufferedReader(file));
    data.setClassIndex(data.numAttributes() - 1);
    RandomForest forest = new RandomForest();
    forest.setNumIterations(20);
    Instances table = experimenter(data, forest, new IBk(), new ZeroR());
    assertEquals(3 * RUNS * FOLDS, table.numInstances());
    int compared = 0;
    for (weka.core.Instance row : table) {
      String scheme = row.stringValue(table.attribute("Key_Scheme"));
      String learner = scheme.endsWith("RandomForest") ? "Forest" : scheme.endsWith("IBk") ? "1-NN" : "Majority";
      int run = Integer.parseInt(row.stringValue(table.attribute("Key_Run")));
      int fold = Integer.parseInt(row.stringValue(table.attribute("Key_Fold")));
      var own =
          outcome.results().stream().filter(r -> r.learner().equals(learner) && r.run() == run && r.fold() == fold).findFirst()
              .orElseThrow();
      assertEquals(row.value(table.attribute("Percent_correct")), 100 * own.value("accuracy"), WRITTEN);
      assertEquals(row.value(table.attribute("Kappa_statistic")), own.value("kappa"), WRITTEN);
      assertEquals(row.value(table.attribute("Root_mean_squared_error")), own.value("rmse"), WRITTEN);
      compared++;
    }
    assertEquals(3 * RUNS * FOLDS, compared);

    PairedCorrectedTTester tester = new PairedCorrectedTTester();
    tester.setInstances(table);
    tester.setDatasetKeyColumns(new Range("" + (table.attribute("Key_Dataset").index() + 1)));
    tester.setResultsetKeyColumns(new Range("" + (table.attribute("Key_Scheme").index() + 1)));
    tester.setRunColumn(table.attribute("Key_Run").index());
    tester.setFoldColumn(table.attribute("Key_Fold").index());
    tester.setResultMatrix(new ResultMatrixPlainText());
    int base = 0;
    tester.multiResultsetFull(base, table.attribute("Percent_correct").index());
    Significance ours = Significance.of(outcome, outcome.design().headline());
    List<String> order = List.of("Forest", "1-NN", "Majority");
    for (int column = 0; column < 3; column++) {
      int significance = tester.getResultMatrix().getSignificance(column, 0);
      Significance.Entry entry = ours.rows().get(0).entries().get(order.get(column));
      assertEquals(tester.getResultMatrix().getMean(column, 0), 100 * entry.mean(), WRITTEN);
      assertEquals(significance == ResultMatrix.SIGNIFICANCE_LOSS, entry.mark() == Significance.Mark.WORSE);
      assertEquals(significance == ResultMatrix.SIGNIFICANCE_WIN, entry.mark() == Significance.Mark.BETTER);
    }
    assertTrue(ours.rows().get(0).entries().get("Majority").mark() == Significance.Mark.WORSE, "the test compares something");
  }
}
