package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Plan;

/** Whoever writes a setting expects it to do something: one that another leaves without a meaning is a fault at its place. */
class IgnoredSettingsTest {
  @TempDir
  Path folder;

  @BeforeEach
  void data() throws IOException {
    Files.writeString(folder.resolve("s.csv"), "load,heat\n" + "1,2\n3,4\n5,6\n2,1\n".repeat(30));
  }

  private List<ScriptFault> faults(String text) {
    return assertThrows(ScriptException.class, () -> plan(text)).faults();
  }

  private Plan plan(String text) {
    return ScriptReader.read("x.groovy", text, PlanOptions.in(folder)).get(0).plan();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "data 's.csv', target: 'load'|1:15|'target' says nothing without window",
      "data 's.csv', ahead: 3|1:15|'ahead' says nothing without window",
      "data 's.csv', step: 3|1:15|'step' says nothing without window",
      "data 's.csv', allowLeak: true|1:15|'allowLeak' says nothing without window",
      "data 's.csv', window: 4, classAttribute: 'load'|1:26|is named by target: write target: 'load'",
      "data 's.csv', window: 4, compact: true|1:26|compact keeps the sequences of a file",
      "data recall(count: 20), classAttribute: 'x'|1:25|'classAttribute' is a setting of files",
      "data sequences('p', count: 4) { r, n -> [steps: [1], label: 'a'] }, window: 3|1:69|'window' is a setting of files"})
  void settingsOfData(String data, String place, String message) {
    List<ScriptFault> faults = faults(data + "\nlearners M: weka('rules.ZeroR')");
    ScriptFault fault = faults.stream().filter(f -> f.code().equals("ignored-setting")).findFirst().orElseThrow();
    assertEquals(place, fault.line() + ":" + fault.column(), faults.toString());
    assertTrue(fault.message().contains(message), fault.message());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "evaluate split: 0.7, groups: 'x'|3:22|groups are kept together by folds, not by split",
      "evaluate walkForward: 3, groups: 'x'|3:26|groups are kept together by folds, not by walkForward",
      "train peepholes: true|3:7|train peepholes: no learner here has it; it is a setting of lstm",
      "train activation: 'relu', epochs: 3|3:7|it is a setting of rnn",
      "vary units: [4, 8]|3:6|nothing uses 'units'"})
  void settingsOfAnExperiment(String line, String place, String message) {
    List<ScriptFault> faults = faults("data recall(count: 20)\nlearners G: gru(hidden: 2)\n" + line);
    assertEquals(1, faults.size(), faults.toString());
    assertEquals("ignored-setting " + place, faults.get(0).code() + " " + faults.get(0).line() + ":" + faults.get(0).column());
    assertTrue(faults.get(0).message().contains(message), faults.get(0).message());
  }

  @Test
  void settingsOfLearners() {
    assertTrue(
        faults("data recall(count: 20)\nlearners A: lstm().named('B')").get(0).message().contains(".named('B') says nothing"));
    assertTrue(faults("data recall(count: 20)\nlearners A: weka('rules.ZeroR').on(flat).on(summary)").get(0).message()
        .contains("one view"));
    assertTrue(
        faults("data recall(count: 20)\nlearners A: tune(gru()) {\n grid hidden: [2, 3]\n inner split: 0.7, folds: 3\n}").get(0)
            .message().contains("inner takes a split or folds"));
  }

  @Test
  void whatIsUsedIsNoFault() {
    plan("vary far: [1, 2]\ndata 's.csv', window: 4, ahead: far, target: 'load'\nlearners M: weka('rules.ZeroR')\nmeasure rmse");
    plan("vary n: [2, 3]\ndata recall(count: 20)\nlearners M: weka('rules.ZeroR'), G: gru()\ntrain hidden: n + 1");
    plan("vary n: [2, 3]\ndata recall(count: 20)\nlearners T: tune(gru(layers: n)) { grid hidden: [2, 3] }\ntrain epochs: 2");
  }

  /**
   * Windows that predict farther ahead leave out more before each test: a horizon that is varied gives what the same one written
   * down gives.
   */
  @ParameterizedTest
  @CsvSource({"1, 12, 1", "2, 5, 1", "3, 12, 4"})
  void eachHorizonHasItsOwnGap(int near, int far, int step) {
    String rest = "learners M: weka('rules.ZeroR')\nevaluate walkForward: 3\nmeasure rmse\n";
    Plan varied = plan("experiment('x') {\nvary h: [" + near + ", " + far + "]\ndata 's.csv', window: 6, step: " + step
        + ", ahead: h, target: 'load'\n" + rest + "}");
    Design design = varied.design();
    int gap = (far - 1 + step - 1) / step;
    assertEquals(gap, design.protocol().gap());
    assertEquals((near - 1 + step - 1) / step, design.data("s h=" + near).gap());
    assertEquals(gap, design.data("s h=" + far).gap());
    Plan written =
        plan("experiment('x') {\ndata 's.csv', window: 6, step: " + step + ", ahead: " + far + ", target: 'load'\n" + rest + "}");
    assertEquals(gap, written.design().protocol().gap());
    // the same split and the same seed: every job of the horizon is one that the other plan has
    assertEquals(written.jobs().stream().map(job -> job.schemeSeed()).toList(),
        varied.jobs().stream().filter(job -> job.cell().data().equals("s h=" + far)).map(job -> job.schemeSeed()).toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "@attribute day date yyyy-MM-dd|2024-03-03,2024-03-02,2024-03-01|'day' falls to 2024-03-02 in row 2; the newest row "
          + "comes first",
      "@attribute day string|10.03.2024,11.03.2024,02.03.2024|'day' falls to 02.03.2024 in row 3. Sort the rows by it",
      "@attribute day {2024-01-02,2024-01-01,2024-01-03}|2024-01-02,2024-01-01,2024-01-03|'day' falls to 2024-01-01 in row 2"})
  void aSeriesRunsFromTheOldestToTheNewest(String attribute, String days, String message) throws IOException {
    StringBuilder text = new StringBuilder("@relation r\n" + attribute + "\n@attribute y numeric\n@data\n");
    for (String day : days.split(",")) {
      text.append(day).append(",1\n");
    }
    Files.writeString(folder.resolve("d.arff"), text);
    ScriptFault fault =
        faults("data 'd.arff', window: 1, target: 'y'\nlearners M: weka('rules.ZeroR')\nevaluate walkForward: 1").get(0);
    assertEquals("data-error 1:7", fault.code() + " " + fault.line() + ":" + fault.column());
    assertTrue(
        fault.message().contains("a series must run from the oldest row to the newest") && fault.message().contains(message),
        fault.message());
  }

  /** Dates only order the rows, whether the file declares them or a CSV gives them as texts. */
  @Test
  void datesAreNoChannels() throws IOException {
    StringBuilder with = new StringBuilder("day,y\n");
    StringBuilder without = new StringBuilder("y\n");
    for (int i = 0; i < 28; i++) {
      with.append(String.format("2024-02-%02d,%d%n", i + 1, i));
      without.append(i).append('\n');
    }
    Files.writeString(folder.resolve("with.csv"), with);
    Files.writeString(folder.resolve("without.csv"), without);
    String rest = ", window: 3, target: 'y'\nlearners M: weka('rules.ZeroR')\nmeasure rmse";
    assertEquals(plan("data 'without.csv', label: 'd'" + rest).source("d").read().toString(),
        plan("data 'with.csv', label: 'd'" + rest).source("d").read().toString());
  }
}
