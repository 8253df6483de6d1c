package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.functions.LSTM;
import weka.core.Instances;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Protocol;

/** What scripts become. */
class ScriptPlanTest {
  @TempDir
  Path folder;

  private Design design(String text) {
    return plan(text).plan().design();
  }

  private ScriptPlan plan(String text) {
    return ScriptReader.read("x.groovy", text, PlanOptions.in(folder)).get(0);
  }

  @Test
  void settingsBecomeOptionsOfTheClassifier() throws Exception {
    Design design =
        design("data parity()\nlearners A: lstm(hidden: 8, layers: 2, bidirectional: true, readOut: 'mean', dropout: 0.1)\n"
            + "train epochs: 7, rate: 0.01");
    LSTM lstm = new LSTM();
    lstm.setOptions(design.cells().get(0).options().toArray(new String[0]));
    assertEquals(8, lstm.getHiddenUnits());
    assertEquals(2, lstm.getLayers());
    assertTrue(lstm.isBidirectional());
    assertEquals("MEAN", lstm.getReadOut().name());
    assertEquals(0.1, lstm.getDropout());
    assertEquals(7, lstm.getEpochs());
    assertEquals(0.01, lstm.getLearningRate());
    assertTrue(design.cells().get(0).seeded());
  }

  @Test
  void axesAreResolvedInEachCell() {
    Design design = design("experiment('m') {\n vary lag: [1, 10], units: [4, 8]\n"
        + " data recall(lag: lag, length: 2 * lag + 10, count: 20)\n learners A: lstm(hidden: units)\n}\n");
    assertEquals(4, design.cells().size());
    Cell last = design.cells().get(3);
    assertEquals(Map.of("lag", 10, "units", 8), last.factors());
    assertEquals("recall lag=10", last.data());
    assertEquals("recall lag=10 units=8", last.row());
    assertTrue(design.data(last.data()).origin().contains("-length 30"), design.data(last.data()).origin());
    assertTrue(String.join(" ", last.options()).contains("-H 8"));
  }

  @Test
  void ownSettingsComeBeforeSharedOnes() {
    Design design = design("data parity()\nlearners A: lstm(epochs: 3), B: gru()\ntrain epochs: 9, peepholes: true");
    assertTrue(design.cells().get(0).commandLine().contains("-N 3"));
    assertTrue(design.cells().get(0).commandLine().contains("-peepholes"));
    assertTrue(design.cells().get(1).commandLine().contains("-N 9"));
    assertTrue(!design.cells().get(1).commandLine().contains("-peepholes"));
  }

  @Test
  void layersOfANetworkBlockAreAStack() {
    String command = design("data parity()\nnetwork {\n lstm 16\n lstm 16\n dropout 0.2\n}").cells().get(0).commandLine();
    assertTrue(command.startsWith("weka.classifiers.functions.LSTM") && command.contains("-H 16") && command.contains("-layers 2")
        && command.contains("-dropout 0.2"), command);
  }

  @Test
  void viewsAreFilteredClassifiers() {
    String command = design("data recall()\nlearners A: weka('trees.J48 -C 0.1').on(window(3))").cells().get(0).commandLine();
    assertTrue(command.startsWith("weka.classifiers.meta.FilteredClassifier -F "), command);
    assertTrue(command.contains("SequencesToWindow -steps 3") && command.contains("-W weka.classifiers.trees.J48 -- -C 0.1"),
        command);
  }

  @Test
  void tunedLearnersStateTheirSearch() {
    String command = design("data recall()\nlearners A: tune(gru(epochs: 3)) {\n grid hidden: [4, 8], layers: 1..2\n"
        + " inner folds: 3\n maximise kappa\n budget trials: 2\n}").cells().get(0).commandLine();
    assertTrue(command.contains("-grid \"hidden -H 4 8\" -grid \"layers -layers 1 2\""), command);
    assertTrue(command.contains("-trials 2") && command.contains("-folds 3") && command.contains("-measure kappa"), command);
  }

  @Test
  void repeatsAreTheRunsOfTheExperimenter() {
    ScriptPlan plan = plan("seed 1\ndata recall()\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 3, repeats: 2");
    assertEquals(List.of(1L, 1L, 1L, 2L, 2L, 2L), plan.plan().jobs().stream().map(Job::splitSeed).toList());
    assertEquals(Protocol.crossValidation(3, 2), plan.plan().design().protocol());
  }

  @Test
  void thePlanIsAFunctionOfTextParametersAndData() {
    String text = "data recall(count: param('n', 30))\nlearners A: lstm()\nevaluate folds: 3";
    assertEquals(plan(text).plan().fingerprint(), plan(text + "\n// a comment").plan().fingerprint());
    PlanOptions other = new PlanOptions(folder, Map.of("n", "40"), Map.of(), null, false);
    ScriptPlan changed = ScriptReader.read("x.groovy", text, other).get(0);
    assertNotEquals(plan(text).plan().fingerprint(), changed.plan().fingerprint());
    assertEquals(Map.of("n", "40"), changed.plan().design().parameters());
  }

  @Test
  void jobsHaveSeedsOfTheirOwn() {
    List<Job> jobs = plan("data recall()\nlearners A: lstm(), B: gru()\nevaluate folds: 5, repeats: 3").plan().jobs();
    assertEquals(30, jobs.stream().map(Job::id).collect(Collectors.toSet()).size());
    assertEquals(30, jobs.stream().map(Job::schemeSeed).collect(Collectors.toSet()).size());
    assertTrue(jobs.stream().allMatch(j -> j.schemeSeed() >= 0));
  }

  @Test
  void settingsCanBeReplacedFromOutside() {
    PlanOptions options = new PlanOptions(folder, Map.of(), Map.of("A.hidden", List.of("4", "8"), "evaluate.folds", List.of("3"),
        "train.epochs", List.of("2")), 9L, false);
    Design design = ScriptReader.read("x.groovy", "data recall()\nlearners A: lstm()", options).get(0).plan().design();
    assertEquals(2, design.cells().size());
    assertEquals("A.hidden", design.factors().get(0).name());
    assertTrue(design.cells().get(1).commandLine().contains("-H 8"));
    assertEquals(3, design.protocol().folds());
    assertEquals(9, design.seed());
  }

  @Test
  void quickIsSmallAndSaysSo() throws Exception {
    PlanOptions options = new PlanOptions(folder, Map.of(), Map.of(), null, true);
    ScriptPlan plan = ScriptReader.read("x.groovy", "data recall(count: 1000)\nlearners A: lstm(epochs: 90)\n"
        + "evaluate folds: 10, repeats: 10", options).get(0);
    assertEquals(2, plan.plan().jobs().size());
    assertTrue(plan.plan().design().quick());
    assertTrue(plan.plan().design().cells().get(0).commandLine().contains("-N 2"));
    Instances data = plan.plan().source("recall").read();
    assertEquals(200, data.numInstances());
  }

  @Test
  void parametersMustExist() {
    PlanOptions options = new PlanOptions(folder, Map.of("unit", "4"), Map.of(), null, false);
    ScriptException e = assertThrows(ScriptException.class, () -> ScriptReader.read("x.groovy",
        "data parity()\nlearners A: lstm(hidden: param('units', 32))", options));
    assertTrue(e.getMessage().contains("the script has no parameter 'unit', did you mean 'units'?"), e.getMessage());
  }

  @Test
  void closuresMakeTheSameSequencesEveryTime() throws Exception {
    String text = "def p = sequences('p', count: 20, length: 3..6) { rnd, n ->\n"
        + "  def bits = (1..n).collect { rnd.nextInt(2) }\n  [steps: bits.collect { [bit: it, word: 'w' + it] }, label: "
        + "bits.sum() % 2 ? 'odd' : 'even']\n}\n"
        + "data p\nlearners A: lstm()";
    Instances data = plan(text).plan().source("p").read();
    assertEquals(20, data.numInstances());
    assertTrue(data.attribute(0).relation().attribute(0).isNumeric());
    assertTrue(data.attribute(0).relation().attribute(1).isNominal());
    assertEquals(plan(text).plan().fingerprint(), plan(text).plan().fingerprint());
  }

  @Test
  void windowsOverASeriesAreTestedForward() throws Exception {
    StringBuilder rows = new StringBuilder("@relation s\n@attribute time date yyyy\n@attribute y numeric\n@data\n");
    for (int i = 0; i < 40; i++) {
      rows.append(1980 + i).append(',').append(i).append('\n');
    }
    Files.writeString(folder.resolve("s.arff"), rows);
    ScriptPlan plan = plan("data 's.arff', window: 5, ahead: 2, target: 'y'\nlearners A: lstm()");
    assertEquals(Protocol.Kind.WALK_FORWARD, plan.plan().design().protocol().kind());
    assertEquals(1, plan.plan().design().protocol().gap());
    Instances windows = plan.plan().source("s").read();
    assertEquals(34, windows.numInstances());
    assertEquals(6, windows.instance(0).classValue());
    assertEquals(5, windows.instance(0).relationalValue(0).numInstances());
    assertEquals("rmse", plan.plan().design().headline().name());
  }

  @Test
  void severalExperimentsInOneScript() {
    List<ScriptPlan> plans = ScriptReader.read("x.groovy", "['a', 'b'].each { n -> experiment(n) {\n data recall()\n"
        + " learners(('L' + n): lstm())\n} }", PlanOptions.in(folder));
    assertEquals(List.of("a", "b"), plans.stream().map(p -> p.plan().design().name()).toList());
    assertEquals(List.of("Lb"), plans.get(1).plan().design().learners());
  }
}
