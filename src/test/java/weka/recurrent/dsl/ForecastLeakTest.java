package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.functions.LSTM;
import weka.core.Instances;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.Scheme;
import weka.recurrent.experiment.run.Splits;
import weka.recurrent.export.OnnxExport;

/**
 * No forecast knows anything of what comes after its origin, whatever way a script says how far ahead it looks and how it is
 * tested.
 */
class ForecastLeakTest {
  private static final int ROWS = 560;

  @TempDir
  Path folder;

  /** A walk with a season of 7; from a row on everything is multiplied. */
  private void series(int from, double factor) throws IOException {
    StringBuilder text = new StringBuilder("day,level\n");
    java.util.Random random = new java.util.Random(5);
    double level = 50;
    for (int i = 0; i < ROWS; i++) {
      level += random.nextGaussian();
      text.append(i).append(',').append((level + 3 * Math.sin(i * 2 * Math.PI / 7)) * (i > from ? factor : 1)).append('\n');
    }
    Files.writeString(folder.resolve("s.csv"), text);
  }

  private Plan plan(String text) {
    return ScriptReader.read("x.groovy", text, PlanOptions.in(folder)).get(0).plan();
  }

  /** Prediction of the first window that is tested, which ends at the origin. */
  private static double[] forecast(Plan plan, Job job) throws Exception {
    Instances data = plan.source(job.cell().data()).read();
    Splits split = Splits.of(data, null, plan.design().protocol().withGap(plan.source(job.cell().data()).gap()), job);
    Classifier classifier = Scheme.of(job.cell().scheme(), job.cell().options()).classifier();
    classifier.buildClassifier(split.train());
    return classifier.distributionForInstance(split.test().instance(0));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(delimiter = '|', value = {
      "|ahead: 1|walkForward: 2", "|ahead: 5|walkForward: 2", "vary h: [1, 4]|ahead: h|walkForward: 1",
      "|ahead: param('h', 6)|walkForward: 2", "|ahead: 4, step: 3|walkForward: 1", "|ahead: 5|split: 0.85",
      "vary h: [2, 6]|ahead: h|split: 0.9", "|ahead: 3, season: 7|walkForward: 2"})
  void forecastsAreTheSameBitsWhateverComesAfterTheirOrigin(String vary, String ahead, String evaluate) throws Exception {
    String script = "experiment('x') {\n" + (vary == null ? "" : vary) + "\ndata 's.csv', window: 14, target: 'level', " + ahead
        + "\nlearners LSTM: lstm(hidden: 4, epochs: 2, seed: 1), Linear: "
        + "weka('functions.LinearRegression').on(window(7))\nevaluate "
        + evaluate + "\n}";
    series(ROWS, 1);
    Plan before = plan(script);
    for (Job job : before.jobs()) {
      Instances data = before.source(job.cell().data()).read();
      Instances test =
          Splits.of(data, null, before.design().protocol().withGap(before.source(job.cell().data()).gap()), job).test();
      Instances window = test.instance(0).relationalValue(0);
      int origin = (int) Math.round(window.instance(window.numInstances() - 1).value(0));
      double[] expected = forecast(before, job);
      series(origin, 100);
      Plan after = plan(script);
      // Another horizon has another origin, and by that perhaps another season.
      Job same = after.jobs().stream().filter(other -> other.fold() == job.fold() && other.cell().row().equals(job.cell().row())
          && other.cell().learner().equals(job.cell().learner())).findFirst().orElseThrow();
      assertArrayEquals(expected, forecast(after, same), 0, job.cell().learner() + " " + job.cell().row());
      series(ROWS, 1);
    }
  }

  @Test
  void earlyStoppingJudgesOnTheLastWindowsAndSaysSo() throws Exception {
    series(ROWS, 1);
    Plan plan = plan("data 's.csv', window: 14, target: 'level', ahead: 5\nlearners LSTM: lstm(hidden: 4, epochs: 2)");
    AbstractClassifier network = (AbstractClassifier) Scheme.of(plan.design().cells().get(0).scheme(),
        List.of("-H", "4", "-N", "2")).classifier();
    network.buildClassifier(plan.source("s").read());
    assertTrue(network.toString().contains("457 sequences, the 81 after them set aside to stop early, and 4 between left out"),
        network.toString());
  }

  @Test
  void whatOnnxCannotSayYetIsRefusedWithASentence() throws Exception {
    series(ROWS, 1);
    LSTM network = new LSTM();
    network.setOptions(new String[] {"-H", "2", "-N", "1"});
    network.buildClassifier(plan("data 's.csv', window: 5, target: 'level'\nlearners LSTM: lstm()").source("s").read());
    IOException refusal = assertThrows(IOException.class, () -> OnnxExport.write(network.model(), folder.resolve("m.onnx")));
    assertTrue(refusal.getMessage().contains("normalize: 'channel'"), refusal.getMessage());
  }

  @Test
  void tablesOfForecastsHoldTheNaiveOnesUnasked() throws Exception {
    series(ROWS, 1);
    Plan plan = plan("data 's.csv', window: 5, target: 'level', ahead: 2\nlearners LSTM: lstm()");
    assertEquals(List.of("LSTM", "Last value"), plan.design().learners());
    assertEquals(List.of("rmse", "mae", "mase"), plan.design().measures().stream().map(m -> m.name()).toList());
    plan = plan("data 's.csv', window: 14, target: 'level', season: 7\nlearners LSTM: lstm()\nmeasure mae");
    assertEquals(List.of("LSTM", "Last value", "A season ago"), plan.design().learners());
    assertEquals(List.of("mae", "mase"), plan.design().measures().stream().map(m -> m.name()).toList());
    assertTrue(plan.design().cells().get(2).commandLine().endsWith("NaiveForecast -season 7"));
  }
}
