package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.dsl.reading.ScriptFault;

/** Every message a script's author can see, to the column. */
class WrongScriptsTest {
  @TempDir
  Path folder;

  @BeforeEach
  void data() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/basic-motions.arff"),
        "@relation m\n@attribute s relational\n@attribute x numeric\n@end s\n@attribute class "
            + "{a,b}\n@data\n'1\\n2',a\n'2\\n3',b\n");
  }

  private List<ScriptFault> faults(String... lines) {
    ScriptException e = assertThrows(ScriptException.class,
        () -> ScriptReader.read("x.groovy", String.join("\n", lines) + "\n", PlanOptions.in(folder)));
    return e.faults();
  }

  private void only(int line, int column, String code, String message, String... lines) {
    List<ScriptFault> faults = faults(lines);
    assertEquals(1, faults.size(), faults.toString());
    at(faults.get(0), line, column, code, message);
  }

  private static void at(ScriptFault fault, int line, int column, String code, String message) {
    assertEquals(line + ":" + column + " " + code, fault.line() + ":" + fault.column() + " " + fault.code(), fault.message());
    assertTrue(fault.message().contains(message), fault.message());
  }

  @Test
  void unknownWord() {
    only(4, 5, "unknown-word", "unknown word 'ephocs' in network { }, did you mean 'epochs'?", "data parity()", "network {",
        "    lstm 32", "    ephocs 60", "}");
    only(3, 5, "unknown-word", "unknown word 'lerners' in experiment 'x', did you mean 'learners'?", "experiment('x') {",
        "    data parity()", "    lerners A: lstm()", "}");
  }

  @Test
  void misspeltReportFormat() {
    only(3, 25, "unknown-name", "unknown name 'htm' at the top level, did you mean 'html'?", "data parity()",
        "learners A: lstm()", "report 'out', formats: [htm, csv]");
    only(3, 26, "wrong-value", "no report format 'htm', did you mean 'html'?", "data parity()", "learners A: lstm()",
        "report 'out', formats: ['htm', 'csv']");
  }

  @Test
  void aSectionIsNoMeasure() {
    only(3, 9, "wrong-value", "'forgetting' is no number but a section of the report: write report 'out/x', forgetting",
        "data parity()", "learners A: lstm()", "measure forgetting");
    only(3, 19, "unknown-name", "unknown name 'forgeting' at the top level, did you mean 'forgetting'?", "data parity()",
        "learners A: lstm()", "report 'out/x',   forgeting");
  }

  @Test
  void enginesAndTheExperimenter() {
    only(3, 9, "wrong-value", "spark takes 'local[2]', 'local[*]' or the address of a master", "data parity()",
        "learners A: lstm()",
        "run on: spark('lab-head')");
    only(3, 40, "unknown-setting", "unknown setting 'core' in spark(...), did you mean 'cores'?", "data parity()",
        "learners A: lstm()", "run on: spark('spark://lab-head:7077', core: 3)");
    only(3, 5, "wrong-value", "run on: takes local(threads: n) or spark('spark://host:7077', cores: n), not", "data parity()",
        "learners A: lstm()", "run on: 'cluster'");
    only(3, 15, "wrong-value", "an experiment of Weka's Experimenter is an .xml file, not 'x.exp'", "data parity()",
        "learners A: lstm()", "experimenter 'x.exp'");
  }

  @Test
  void misspeltSetting() {
    only(3, 25, "unknown-setting", "unknown setting 'hiden' in lstm(...), did you mean 'hidden'?", "experiment('x') {",
        "    data parity()", "    learners LSTM: lstm(hiden: 32)", "}");
    only(1, 13, "unknown-setting", "unknown setting 'lagg' in recall(...), did you mean 'lag'?", "data recall(lagg: 3)",
        "learners A: lstm()");
    only(3, 10, "unknown-setting", "unknown setting 'fold' in evaluate, did you mean 'folds'?", "data parity()",
        "learners A: lstm()", "evaluate fold: 3");
  }

  @Test
  void wrongType() {
    only(4, 5, "wrong-value", "'epochs' is auto or a whole number, at least 1, not the text 'sixty'", "data parity()",
        "network {",
        "    lstm 32", "    epochs 'sixty'", "}");
    only(2, 18, "wrong-value", "'readOut' is one of last, mean, max, attention, not the text 'men', did you mean 'mean'?",
        "data parity()", "learners A: lstm(readOut: 'men')");
    only(1, 1, "wrong-value", "'seed' is a whole number, not the text 'one'", "seed 'one'", "data parity()",
        "learners A: lstm()");
    only(1, 13, "wrong-value", "'steps' is a whole number, not the text 'x'", "data parity(steps: 'x')", "learners A: lstm()");
  }

  @Test
  void numbersOutOfTheRangeOfTheOption() {
    only(2, 18, "wrong-value", "'embedding' is auto or a whole number from 1 to 4096, not 5000", "data parity()",
        "learners A: lstm(embedding: 5000)");
    only(3, 23, "wrong-value", "'memoryLength' is auto or a whole number, at least 2, not 1", "data parity()",
        "learners A: lstm()",
        "train hidden: 'auto', memoryLength: 1");
    only(3, 7, "wrong-value", "'checkpointEvery': checkpoints are written every so many epochs", "data parity()",
        "learners A: gru()", "train checkpointEvery: 'often'");
    only(3, 3, "wrong-value", "'rnn' takes the hidden units: 'hidden' is auto or a whole number from 1 to 1048576, not 0.5",
        "data parity()", "network {", "  rnn 0.5", "}");
  }

  @Test
  void theSameSettingTwiceInALineIsToldApart() {
    List<ScriptFault> faults =
        faults("data parity()", "learners A: gru(hidden: -3), B: rnn(hidden: 2.5), C: lstm(hidden: 4), D: gru(hidden: 'x')",
            "test correctedT(), against: \"A${1}\"");
    at(faults.get(0), 2, 17, "wrong-value", "not -3");
    at(faults.get(1), 2, 37, "wrong-value", "not 2.5");
    at(faults.get(2), 2, 78, "wrong-value", "not the text 'x'");
    at(faults.get(3), 3, 20, "unknown-name", "no learner 'A1' to compare with");
    faults = faults("data parity()", "learners A: gru(hiden: 3), B: lstm(hiden: 3)");
    at(faults.get(0), 2, 17, "unknown-setting", "in gru(...)");
    at(faults.get(1), 2, 36, "unknown-setting", "in lstm(...)");
  }

  @Test
  void whatIsKnownHereIsOfTheKindThatWasMeant() {
    ScriptFault task = faults("data recal(lag: 3)", "learners A: lstm()").get(0);
    at(task, 1, 6, "unknown-word", "unknown word 'recal' at the top level, did you mean 'recall'?");
    assertEquals("adding, copy, parity, reber, recall, story, temporalOrder", task.known());
    ScriptFault option = faults("data parity()", "learners A: weka('trees.J48 -Z 3').on(flat)").get(0);
    assertTrue(option.known().contains("-C, ") && option.known().contains("-M, "), option.known());
  }

  @Test
  void wrongBlock() {
    only(4, 5, "wrong-block", "'evaluate' belongs outside network { }, not in it", "data parity()", "network {", "    lstm 32",
        "    evaluate folds: 10", "}");
    only(2, 1, "wrong-block", "'hidden' belongs in network { }, or in train hidden: ..., not at the top level",
        "data parity()", "hidden 32", "learners A: lstm()");
    only(3, 1, "wrong-block", "'grid' belongs in tune { }, not at the top level", "data parity()", "learners A: lstm()",
        "grid hidden: [1, 2]");
  }

  @Test
  void missingFile() {
    only(1, 7, "missing-file",
        "no file 'data/basic-motion.arff' in the folder of the script or the working directory, did you mean "
            + "'basic-motions.arff'?",
        "data 'data/basic-motion.arff'", "learners A: lstm()");
    only(1, 7, "missing-file", "no file matches 'nowhere/*.arff'", "data 'nowhere/*.arff'", "learners A: lstm()");
  }

  @Test
  void impossibleGrid() {
    only(3, 10, "impossible-grid", "the grid has no value for 'hidden'", "data parity()", "learners A: tune(gru()) {",
        "    grid hidden: [], layers: 1..2", "}");
    List<ScriptFault> grid =
        faults("data parity()", "learners A: tune(gru()) {", "    grid hidden: [], rate: 0.1..0.3, layers: [0]", "}");
    at(grid.get(0), 3, 10, "impossible-grid", "the grid has no value for 'hidden'");
    at(grid.get(1), 3, 22, "wrong-value", "a range of fractions has no steps: 0.1..0.3. Write steps(from, to, step) or a list");
    at(grid.get(2), 3, 38, "wrong-value", "'layers' is a whole number from 1 to 16, not 0");
    only(1, 6, "impossible-grid", "vary needs a list of at least one value for 'lag', not 3", "vary lag: 3",
        "data recall(lag: 2)", "learners A: lstm()");
    only(3, 10, "wrong-value", "'hidden' is auto or a whole number from 1 to 1048576, not -4", "data parity()",
        "learners A: tune(gru()) {",
        "    grid hidden: [8, -4]", "}");
  }

  @Test
  void assignment() {
    only(1, 1, "assignment",
        "unknown assignment to 'sed' at the top level (write 'seed value', or 'def sed = value'), did you mean"
            + " 'seed'?",
        "sed = 42", "data parity()", "learners A: lstm()");
    only(1, 1, "assignment", "'seed' is a word, not a variable: write 'seed value' without '='", "seed = 42", "data parity()",
        "learners A: lstm()");
    only(4, 3, "assignment", "'epochs' is a word, not a variable", "data parity()", "network {", "  lstm 8", "  epochs = 3", "}");
  }

  @Test
  void missingComma() {
    only(1, 13, "missing-comma", "is a comma missing before '{'?  write: experiment('x') { ... }", "experiment 'x' {",
        "    data parity()", "}");
  }

  @Test
  void textsWithVariablesAreNames() throws Exception {
    List<ScriptFault> faults = faults("def n = 8", "data parity()",
        "learners([\"LSTM $n\": lstm(hidden: n), \"GRU $n\": gru(hiden: n)])", "test correctedT(), against: 'LSTM 9'");
    at(faults.get(0), 3, 53, "unknown-setting", "unknown setting 'hiden' in gru(...), did you mean 'hidden'?");
    at(faults.get(1), 4, 30, "unknown-name", "no learner 'LSTM 9' to compare with, did you mean 'LSTM 8'?");
    assertEquals(2, faults.size());
    ScriptPlan plan = ScriptReader.read("x.groovy", "def n = 8\ndata parity()\nlearners([\"LSTM $n\": lstm(hidden: n)])\n"
        + "test correctedT(), against: \"LSTM ${n}\"\n", PlanOptions.in(folder)).get(0);
    assertEquals(List.of("LSTM 8"), plan.plan().design().learners());
  }

  @Test
  void syntaxError() {
    String[] lines = {"data parity()", "learners A: lstm(hidden: 3", "evaluate folds: 3"};
    if (ScriptReader.groovyVersion().startsWith("6.")) {
      only(3, 18, "syntax", "Missing ')'", lines);
    } else {
      // older parsers give up at the parenthesis that is not closed
      only(2, 17, "syntax", "Unexpected input: '('", lines);
    }
  }

  @Test
  void aBracketThatIsNotClosedIsNamed() {
    String open =
        faults("data parity() // (", "learners A: lstm(hidden: 3, optimizer: 'a(b'", "evaluate folds: 3").get(0).message();
    assertTrue(open.endsWith("; the '(' in line 2, column 17 is not closed"), open);
    String other = faults("experiment('x') {", "  data parity()", "  learners(A: lstm(hidden: [3))", "}").get(0).message();
    assertTrue(other.endsWith("; the '[' in line 3, column 28 is not closed"), other);
    assertFalse(faults("data parity()", "learners A: lstm(hidden: 3,,)").get(0).message().contains("not closed"));
  }

  @Test
  void closureThatThrows() {
    only(3, 37, "script-error", "a list cannot do 'summ()'", "def p = sequences('p', count: 5, length: 4) { rnd, length ->",
        "    def bits = (1..length).collect { rnd.nextInt(2) }", "    [steps: bits, label: 'a' + bits.summ()]", "}", "data p",
        "learners A: lstm()");
    only(2, 5, "script-error", "IllegalStateException: no luck", "experiment('x') {",
        "    throw new IllegalStateException('no luck')", "}");
  }

  @Test
  void unknownWekaOption() {
    only(2, 29, "unknown-option", "weka('trees.J48'): Illegal options: -Z 3", "data parity()",
        "learners A: weka('trees.J48 -Z 3').on(flat)");
    only(2, 40, "unknown-setting", "unknown setting 'numIteration' in weka('trees.RandomForest'), did you mean 'numIterations'?",
        "data parity()", "learners A: weka('trees.RandomForest', numIteration: 200).on(flat)");
    only(2, 19, "unknown-learner", "no classifier 'trees.J4' in Weka or its installed packages, did you mean 'trees.J48'?",
        "data parity()", "learners A: weka('trees.J4').on(flat)");
  }

  @Test
  void unknownName() {
    only(3, 9, "unknown-name", "unknown name 'acuracy' at the top level, did you mean 'accuracy'?", "data parity()",
        "learners A: lstm()", "measure acuracy, kappa");
  }

  @Test
  void learnerThatCannotTakeSequences() {
    only(2, 13, "capabilities", "Show it the sequences by a view: .on(summary), .on(flat) or .on(window(k))", "data parity()",
        "learners C: weka('trees.J48')");
  }

  @Test
  void leakOfOverlappingWindows() throws Exception {
    Files.writeString(folder.resolve("series.arff"), "@relation s\n@attribute y numeric\n@data\n" + "1\n2\n3\n".repeat(20));
    only(3, 1, "leak", "windows cut from one series overlap", "data 'series.arff', window: 5, target: 'y'", "learners A: lstm()",
        "evaluate folds: 10");
  }

  @Test
  void allFaultsTogetherInTheOrderOfTheText() {
    List<ScriptFault> faults = faults("seed 'x'", "data 'no.arff'", "learners A: lstm(hiden: 1), B: gru(rate: 'fast')",
        "evaluate folds: 1", "measure nothing");
    assertEquals(List.of(1, 2, 3, 3, 4, 5), faults.stream().map(ScriptFault::line).toList(), faults.toString());
  }

  @Test
  void whatIsPrintedPointsAtTheWord() {
    String text = faults("data parity()", "\tlearners A: lstm(hiden: 32)").get(0).text();
    List<String> lines = text.lines().toList();
    assertTrue(lines.get(0).startsWith("x.groovy:2:19: unknown setting 'hiden'"), text);
    assertTrue(lines.get(1).startsWith("    known here: backend, balance,"), text);
    assertEquals(lines.get(2).indexOf("hiden"), lines.get(3).indexOf('^'), text);
  }

  @Test
  void grabIsRefusedWithARemedy() {
    only(1, 1, "grab", "put the jar on the class path with --cp", "@Grab('a:b:1')", "import a.b", "data parity()");
  }

  @Test
  void emptyScript() {
    assertTrue(faults("// nothing").get(0).message().contains("describes no experiment"));
  }
}
