package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.Experiment;
import weka.recurrent.experiment.run.Recipe;

/** What travels to a cluster and what is asked for before, without a cluster: this Java machine has no Spark. */
class RemoteJobTest {
  private static final String SCRIPT = "def n = param('units', 3)\n"
      + "experiment('first') { data parity(steps: 3, count: 20); learners A: weka('rules.ZeroR') }\n"
      + "experiment('second') {\n  seed 4\n  data 'd.arff', parity(steps: 3, count: 20)\n  learners A: gru(hidden: n), B: "
      + "weka('rules.ZeroR')\n"
      + "  evaluate folds: 2\n  onEpoch { if (it.number > 1) it.stop() }\n}\n";

  @TempDir
  Path folder;

  private ScriptPlan plan(String script, PlanOptions options, int experiment) throws IOException {
    Files.writeString(folder.resolve("d.arff"), "@relation d\n@attribute s relational\n@attribute x numeric\n@end s\n"
        + "@attribute class {a,b}\n@data\n'1\\n2',a\n'2\\n3',b\n'1\\n5',a\n'7\\n3',b\n");
    return ScriptReader.read("s.groovy", script, options).get(experiment);
  }

  private static <T> T sent(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      @SuppressWarnings("unchecked")
      T read = (T) in.readObject();
      return read;
    }
  }

  /** Parameters, overrides and seed are part of the recipe; so is which experiment of the script it is. */
  @Test
  void theSamePlanElsewhere() throws Exception {
    PlanOptions options = new PlanOptions(folder, Map.of("units", "5"), Map.of("evaluate.folds", List.of("3")), 9L, false);
    ScriptPlan here = plan(SCRIPT, options, 1);
    Recipe recipe = sent(ScriptRecipe.of(here));
    Experiment made = recipe.make();
    Plan there = made.plan();
    assertEquals(here.plan().fingerprint(), there.fingerprint());
    assertEquals(here.plan().jobs(), there.jobs());
    assertEquals("second 3", there.design().name() + " " + there.design().protocol().folds());
    assertEquals(1, made.callbacks().onEpoch().size());
  }

  @Test
  void otherDataMakeAnotherPlan() throws Exception {
    PlanOptions options = PlanOptions.in(folder);
    ScriptPlan here = plan(SCRIPT, options, 1);
    Recipe recipe = sent(ScriptRecipe.of(here));
    Files.writeString(folder.resolve("d.arff"), Files.readString(folder.resolve("d.arff")).replace("'7", "'8"));
    assertTrue(!recipe.make().plan().fingerprint().equals(here.plan().fingerprint()));
    Files.delete(folder.resolve("d.arff"));
    assertTrue(assertThrows(IOException.class, recipe::make).getMessage().contains("d.arff"));
  }

  /** The same file kept as floats is another source, so results are not mixed up; small numbers are the same in both. */
  @Test
  void compactDataAreASourceOfTheirOwn() throws Exception {
    Plan plain = plan(SCRIPT, PlanOptions.in(folder), 1).plan();
    Plan compact = plan(SCRIPT.replace("'d.arff'", "'d.arff', compact: true"), PlanOptions.in(folder), 1).plan();
    assertTrue(!plain.source("d").identity().equals(compact.source("d").identity()));
    assertEquals(plain.source("d").read().toString(), compact.source("d").read().toString());
    assertEquals(1, compact.source("d").read().classIndex());
  }

  @Test
  void withoutSparkTheRemedyIsNamed() throws IOException {
    ScriptPlan plan = plan(SCRIPT, PlanOptions.in(folder), 1);
    String message = assertThrows(IllegalArgumentException.class, () -> ScriptEngine.of(plan, "local[2]")).getMessage();
    assertTrue(message.contains("Apache Spark 4 must be on the class path") && message.contains("--cp"), message);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> ScriptEngine.of(plan, "spork://x")).getMessage()
        .contains("'spark://host:7077'"));
    assertEquals("threads", ScriptEngine.of(plan, "threads").name());
    assertEquals("threads", ScriptEngine.of(plan).name());
    ScriptPlan asks = plan(SCRIPT.replace("  onEpoch", "  run on: spark('spark://head:7077', cores: 6)\n  onEpoch"),
        PlanOptions.in(folder), 1);
    assertEquals(6, asks.settings().threads());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> ScriptEngine.of(asks)).getMessage().contains("spark://head:7077"));
  }
}
