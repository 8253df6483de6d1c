package weka.recurrent.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.experiment.Experiment;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.outcome.ExperimenterResults;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;

/** An experiment goes to Weka's Experimenter and its results come back. */
class ExperimenterFileTest {
  @TempDir
  Path folder;

  private ScriptPlan plan(String text) {
    return ScriptReader.read("s.groovy", text, PlanOptions.in(folder)).get(0);
  }

  private Path xml() {
    return folder.resolve("x.xml");
  }

  private static final String HEAD = "seed 3\ndata recall(lag: 2, count: 30, label: 'a b'), parity(steps: 4, count: 24)\n"
      + "learners Tree: weka('trees.J48').on(summary), Majority: weka('rules.ZeroR'), GRU: gru(hidden: 2, epochs: 1)\n";

  /** Weka runs the file; a learner without a seed of its own then has the results it has here, split by split. */
  @Test
  void wekaDoesTheSameSplits() throws Exception {
    ScriptPlan plan = plan(HEAD + "evaluate folds: 3, repeats: 2\nmeasure accuracy, kappa\n");
    ExperimenterFile file = new ExperimenterFile(xml());
    file.write(plan.plan());
    Experiment experiment = Experiment.read(xml().toString());
    assertEquals(3, experiment.getRunLower());
    assertEquals(4, experiment.getRunUpper());
    assertEquals(2, experiment.getDatasets().getSize());
    assertEquals("a-b.arff", ((File) experiment.getDatasets().getElementAt(0)).getName());
    assertEquals(List.of("FilteredClassifier", "ZeroR", "GRU"),
        IntStream.range(0, 3).mapToObj(i -> ((Classifier[]) experiment.getPropertyArray())[i].getClass().getSimpleName())
            .toList());

    experiment.initialize();
    experiment.runExperiment();
    experiment.postProcess();
    Outcome weka = ExperimenterResults.read(file.results(), "ZeroR", 0.05, Scorer.measures());
    assertEquals(List.of("J48 on SequencesToSummary", "ZeroR", "GRU"), weka.design().learners());
    assertEquals("2 x 3-fold cross-validation", weka.design().protocol().inWords());
    assertEquals("ZeroR", weka.design().comparison().baseline());
    assertEquals(36, weka.results().size());
    assertEquals(0, weka.missing());

    RunFolder run = new RunFolder(folder.resolve("run"));
    Outcome ours = new ExperimentRun(plan.experiment(), run, RunSettings.DEFAULT, new ThreadEngine())
        .run(Provenance.begin("", "", plan.plan().fingerprint(), List.of(), java.util.Map.of(), 1), RunListener.SILENT);
    int compared = 0;
    for (JobResult own : ours.results()) {
      if (!own.learner().equals("GRU")) {
        String label = own.learner().equals("Tree") ? "J48 on SequencesToSummary" : "ZeroR";
        JobResult theirs = weka.results().stream().filter(r -> r.learner().equals(label) && r.data().equals(own.data())
            && r.run() == own.run() && r.fold() == own.fold()).findFirst().orElseThrow();
        assertEquals(own.value("accuracy"), theirs.value("accuracy"), 1e-7, "the file has six decimals of a percentage");
        assertEquals(own.value("kappa"), theirs.value("kappa"), 1e-6);
        assertEquals(own.trainSize() + " " + own.testSize(), theirs.trainSize() + " " + theirs.testSize());
        compared++;
      }
    }
    assertEquals(24, compared);
    RunFolder report = new RunFolder(folder.resolve("report"));
    report.write(weka);
    assertEquals(weka.results(), report.read().results());
  }

  /** Data in a file stay where they are, if Weka will find the class where it looks for it. */
  @Test
  void filesStayWhereTheyAre() throws Exception {
    String text =
        "@relation d\n@attribute class {a,b}\n@attribute s relational\n@attribute x numeric\n@end s\n@attribute other {c,d}\n"
            + "@data\na,'1\\n2',c\nb,'2\\n3',d\na,'1\\n5',c\nb,'7\\n3',c\n";
    Files.writeString(folder.resolve("d.arff"), text);
    String learners = "\nlearners M: weka('rules.ZeroR')\nevaluate split: 0.5\n";
    new ExperimenterFile(xml()).write(plan("data 'd.arff'" + learners).plan());
    assertEquals(folder.resolve("d.arff").toFile(), Experiment.read(xml().toString()).getDatasets().getElementAt(0));
    new ExperimenterFile(xml()).write(plan("data 'd.arff', classAttribute: 'class'" + learners).plan());
    File copy = (File) Experiment.read(xml().toString()).getDatasets().getElementAt(0);
    Instances data = new Instances(Files.newBufferedReader(copy.toPath()));
    assertEquals("class", data.attribute(data.numAttributes() - 1).name());
    assertEquals("s", data.attribute(0).name());
    assertEquals(4, data.numInstances());
  }

  @Test
  void whatWekaDoesNotKnowIsRefused() {
    ExperimenterFile file = new ExperimenterFile(xml());
    String walk = assertThrows(IllegalArgumentException.class, () -> file.write(plan(HEAD + "evaluate walkForward: 3\n").plan()))
        .getMessage();
    assertTrue(walk.contains("knows cross-validation (folds:) and random splits (split:)"), walk);
    String both = assertThrows(IllegalArgumentException.class, () -> file.write(plan("vary lag: [1, 2]\n"
        + "data recall(lag: lag, count: 30)\nlearners G: gru(hidden: lag)\nevaluate folds: 2\n").plan())).getMessage();
    assertTrue(both.contains("2 of the 4 combinations"), both);
  }

  @Test
  void otherFilesAreNoResults() throws IOException {
    Path file = Files.writeString(folder.resolve("d.arff"), "@relation d\n@attribute x numeric\n@data\n1\n");
    assertTrue(assertThrows(IOException.class, () -> ExperimenterResults.read(file, null, 0.05, Scorer.measures())).getMessage()
        .contains("it has no column Key_Dataset"));
  }

  /** Two settings of one class are told apart by their options; a column of ours keeps its name. */
  @Test
  void labelsAreUnique() throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "Key_Dataset,Key_Run,Key_Scheme,Key_Scheme_options,Percent_correct,"
        + "Number_of_training_instances,Number_of_testing_instances,measureParameters\n"
        + "d,1,weka.classifiers.lazy.IBk,'-K 1',50,66,34,?\nd,1,weka.classifiers.lazy.IBk,'-K 3',75,66,34,?\n"
        + "d,1,weka.classifiers.functions.LSTM,'-S 1',100,66,34,412\n");
    Outcome outcome = ExperimenterResults.read(file, null, 0.05, Scorer.measures());
    assertEquals(List.of("IBk -K 1", "IBk -K 3", "LSTM"), outcome.design().learners());
    assertEquals("66 % / 34 % split", outcome.design().protocol().inWords());
    JobResult lstm = outcome.results().get(2);
    assertEquals(1, lstm.value("accuracy"));
    assertEquals(412, lstm.value("parameters"));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> ExperimenterResults.read(file, "GRU", 0.05, Scorer.measures()))
        .getMessage()
        .contains("IBk -K 1, IBk -K 3, LSTM"));
  }
}
