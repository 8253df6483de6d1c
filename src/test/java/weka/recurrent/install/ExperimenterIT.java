package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.converters.CSVLoader;

/** The README's experiment: LSTM against a random forest on the flat view, from the command line of Weka's Experimenter. */
class ExperimenterIT {

  private static final List<String> OURS =
      List.of("measureParameters", "measureEpochs", "measureBestEpoch", "measureMemoryHorizon",
          "measureMeanForgetGate", "measureSaturatedGates", "measureGradientNorm");

  @TempDir
  Path directory;

  @Test
  void lstmAgainstForestGivesACsvWithOurMeasures() throws IOException, InterruptedException {
    ChildJvm weka = InstalledPackage.installInto(directory.resolve("wekahome"));
    Path data = FirstSymbol.write(directory.resolve("first.arff"), 60, 5, 1);
    // The experiment writes lstm-vs-forest.csv into the current directory.
    ChildJvm.Outcome outcome = weka.in(directory).withSeconds(400).run("weka.experiment.Experiment", "-l",
        weka.wekaHome().resolve("packages/recurrentNetworks/examples/lstm-vs-forest.xml").toString(), "-T", data.toString(),
        "-r");

    File csv = directory.resolve("lstm-vs-forest.csv").toFile();
    assertTrue(csv.isFile(), outcome::toString);
    CSVLoader loader = new CSVLoader();
    loader.setSource(csv);
    Instances results = loader.getDataSet();
    assertEquals(20, results.numInstances(), () -> "two schemes, ten folds\n" + outcome);
    Attribute scheme = results.attribute("Key_Scheme");
    List<Double> right = new ArrayList<>();
    for (Instance row : results) {
      if (row.stringValue(scheme).endsWith("LSTM")) {
        for (String measure : OURS) {
          Attribute column = results.attribute(measure);
          assertTrue(column != null && row.value(column) >= 0, () -> measure + " in " + row);
        }
        right.add(row.value(results.attribute("Percent_correct")));
      }
    }
    assertEquals(10, right.size(), outcome::toString);
    double mean = right.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertTrue(mean > 50, "the first of five symbols: " + mean + " % right, guessing gives 33");
  }
}
