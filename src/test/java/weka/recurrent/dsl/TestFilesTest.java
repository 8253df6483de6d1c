package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.ExperimentRun;
import weka.recurrent.experiment.run.RunListener;
import weka.recurrent.experiment.run.RunSettings;
import weka.recurrent.experiment.run.ThreadEngine;

/** Test files: each data set has its own, read as its training data are; whatever is not clear is a fault. */
class TestFilesTest {
  @TempDir
  Path folder;

  /** Two classes that differ in their level; files of another set differ the other way round. */
  private void set(String file, int sequences, boolean turned) throws IOException {
    StringBuilder text =
        new StringBuilder("@relation r\n@attribute a numeric\n@attribute b numeric\n@attribute kind {low,high}\n@data\n");
    for (int i = 0; i < sequences; i++) {
      int level = i % 2 == 0 != turned ? 1 : 9;
      text.append(level + 0.1 * i).append(',').append(level - 0.1 * i).append(i % 2 == 0 ? ",low\n" : ",high\n");
    }
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Plan plan(String text) {
    return ScriptReader.read("x.groovy", text, PlanOptions.in(folder)).get(0).plan();
  }

  private ScriptFault fault(String text) {
    List<ScriptFault> faults = assertThrows(ScriptException.class, () -> plan(text)).faults();
    assertEquals(1, faults.size(), faults.toString());
    return faults.get(0);
  }

  private static String script(String data, String test) {
    return "data " + data + "\nlearners Tree: weka('trees.J48')\nevaluate test: '" + test + "'\n";
  }

  @ParameterizedTest
  @CsvSource({"Up_TRAIN.arff, Up_TEST.arff, Down_TRAIN.arff, Down_TEST.arff, *_TRAIN.arff, *_TEST.arff",
      "train/up.arff, test/up.arff, train/down.arff, test/down.arff, train/*.arff, test/*.arff",
      "UpTrain.arff, testing-up.arff, DownTrain.arff, testing-down.arff, *Train.arff, testing*",
      "up-2020.arff, up-2021.arff, down-2020.arff, down-2021.arff, *-2020.arff, *-2021.arff",
      "trn.1.arff, tst.1.arff, trn.2.arff, tst.2.arff, trn.?.arff, tst.?.arff"})
  void eachSetIsTestedOnItsOwnFile(String upTrain, String upTest, String downTrain, String downTest, String data, String test)
      throws Exception {
    set(upTrain, 8, false);
    set(upTest, 6, false);
    set(downTrain, 10, true);
    set(downTest, 4, true);
    for (String sources : List.of("'" + data + "'", "'" + upTrain + "', '" + downTrain + "'")) {
      if (sources.startsWith("'up-2020")) {
        // named in full there is nothing that the signs of the pattern could stand for
        assertEquals(2, assertThrows(ScriptException.class, () -> plan(script(sources, test))).faults().size());
        continue;
      }
      Plan plan = plan(script(sources, test));
      ScriptPlan whole = ScriptReader.read("x.groovy", script(sources, test), PlanOptions.in(folder)).get(0);
      Provenance begun = Provenance.begin("x", "", plan.fingerprint(), List.of(), Map.of(), 1);
      Outcome outcome = new ExperimentRun(whole.experiment(), new RunFolder(folder.resolve("out-" + sources.hashCode())),
          RunSettings.DEFAULT, new ThreadEngine()).run(begun, RunListener.SILENT);
      assertEquals(List.of("1.0", "1.0"), outcome.results().stream().map(r -> r.measures().get("accuracy").toString()).toList());
      assertEquals(10, outcome.results().stream().mapToInt(r -> r.testSize()).sum());
    }
  }

  @Test
  void whatIsNotClearIsRefused() throws IOException {
    set("a_TRAIN.arff", 8, false);
    set("b_TRAIN.arff", 10, true);
    set("a_TEST.arff", 4, false);
    set("b_TEST.arff", 6, true);
    ScriptFault one = fault(script("'*_TRAIN.arff'", "a_TEST.arff"));
    assertEquals("3:10 test-file", one.line() + ":" + one.column() + " " + one.code());
    assertTrue(one.message().startsWith("one test file for 2 data sets: 'a_TEST.arff' belongs to one of them"), one.message());
    assertTrue(
        fault(script("'a_TRAIN.arff', 'b_TRAIN.arff'", "b_TEST.arff")).message().startsWith("one test file for 2 data sets"));
    assertTrue(fault(script("recall(count: 20), parity(count: 20)", "a_TEST.arff").replace("trees.J48", "rules.ZeroR")).message()
        .startsWith("one test file for 2"));
    List<ScriptFault> both = assertThrows(ScriptException.class, () -> plan(script("'*.arff'", "*_TEST.arff"))).faults();
    assertTrue(both.stream().anyMatch(f -> f.message().startsWith("'a_TEST.arff' is test file and training data at once")),
        both.toString());
    set("c_TRAIN.arff", 12, true);
    String missing = fault(script("'*_TRAIN.arff'", "*_TEST.arff")).message();
    assertTrue(missing.equals("no test file of '*_TEST.arff' for 'c_TRAIN.arff'; there are 'a_TEST.arff', 'b_TEST.arff'"),
        missing);
    set("c-test.arff", 4, true);
    set("c_TEST.arff", 4, true);
    String several = fault(script("'c_TRAIN.arff'", "*")).message();
    assertTrue(several.startsWith("3 test files ('c-test.arff', 'c_TEST.arff', 'c_TRAIN.arff')"), several);
    assertEquals("missing-file", fault(script("'a_TRAIN.arff'", "nowhere*.arff")).code());
  }

  /** Class, window and target hold for the test file too; what does not fit is known before anything is trained. */
  @Test
  void whatHoldsForTheDataHoldsForTheTestFile() throws IOException {
    Files.writeString(folder.resolve("first.arff"),
        "@relation r\n@attribute kind {p,q}\n@attribute a numeric\n@data\np,1\nq,2\n");
    Files.writeString(folder.resolve("second.arff"),
        "@relation r\n@attribute kind {p,q}\n@attribute a numeric\n@data\nq,2\np,1\n");
    Plan classFirst = plan(script("'first.arff', classAttribute: 'kind'", "second.arff"));
    assertEquals("kind", header(classFirst, "first"));
    Files.writeString(folder.resolve("year.csv"), "load,heat\n" + "1,2\n3,4\n5,6\n".repeat(9));
    Files.writeString(folder.resolve("next.csv"), "load,heat\n" + "2,2\n3,3\n".repeat(9));
    Plan windows = plan("vary far: [1, 3]\ndata 'year.csv', window: 4, ahead: far, target: 'load'\n"
        + "learners M: weka('rules.ZeroR')\nevaluate test: 'next.csv'\nmeasure rmse");
    assertEquals("load+1", header(windows, "year far=1"));
    assertEquals("load+3", header(windows, "year far=3"));
    Files.writeString(folder.resolve("other.arff"),
        "@relation r\n@attribute kind {p,q,r}\n@attribute b numeric\n@data\nq,2\np,1\n");
    ScriptFault other = fault(script("'first.arff', classAttribute: 'kind'", "other.arff"));
    assertEquals("3:10 test-file", other.line() + ":" + other.column() + " " + other.code());
    assertTrue(other.message().startsWith("'other.arff' does not fit 'first': "), other.message());
    Files.writeString(folder.resolve("short.csv"), "load,heat\n1,2\n3,4\n");
    String few = fault("data 'year.csv', window: 4, target: 'load'\nlearners M: weka('rules.ZeroR')\nevaluate test: 'short.csv'")
        .message();
    assertTrue(few.endsWith("has 2 rows, too few for a window of 4 and a value 1 ahead"), few);
  }

  /**
   * A CSV has its labels in the order of its rows: they are numbered as in the training data, and what these do not have is
   * refused.
   */
  @Test
  void labelsAreFoundByName() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "a,sort,kind\n1,x,up\n2,y,down\n3,x,up\n");
    Files.writeString(folder.resolve("more.csv"), "a,sort,kind\n2,y,down\n3,?,up\n1,x,down\n");
    Plan plan = plan(script("'rows.csv'", "more.csv"));
    assertEquals("kind", header(plan, "rows"));
    assertEquals("[2,y,down, 3,?,up, 1,x,down]",
        plan.test("rows").read().toString().lines().filter(l -> l.matches("\\d.*")).toList()
            .toString());
    Files.writeString(folder.resolve("new.csv"), "a,sort,kind\n2,y,down\n3,z,up\n");
    ScriptFault fault = fault(script("'rows.csv'", "new.csv"));
    assertTrue(fault.message().endsWith("new.csv: the training data have no label 'z' of 'sort'"), fault.message());
    Files.writeString(folder.resolve("turned.csv"), "sort,a,kind\ny,2,down\nx,3,up\n");
    assertTrue(fault(script("'rows.csv'", "turned.csv")).message().startsWith("'turned.csv' does not fit 'rows': "));
  }

  private static String header(Plan plan, String label) throws IOException {
    assertEquals(plan.source(label).header().classAttribute(), plan.test(label).header().classAttribute());
    return plan.test(label).read().classAttribute().name();
  }
}
