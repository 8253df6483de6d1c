package weka.recurrent.dsl.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;

/** Short class names in the options of Weka's schemes, with and without Weka's own search for them; its switch is left alone. */
class ShortNamesTest {
  private static final String NO_SEARCH = "weka.test.maventest";
  private final String before = System.getProperty(NO_SEARCH);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(NO_SEARCH);
    } else {
      System.setProperty(NO_SEARCH, before);
    }
  }

  private static String command(String weka) {
    return ScriptReader.read("x.groovy", "data recall(count: 20)\nlearners A: weka('" + weka + "').on(flat)",
        PlanOptions.in(Path.of(""))).get(0).plan().design().cells().get(0).commandLine();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void shortNamesAreFound(String noSearch) {
    System.setProperty(NO_SEARCH, noSearch);
    for (String weka : List.of("meta.Bagging -W J48", "meta.FilteredClassifier -F \"InterquartileRange -O 4\" -W NaiveBayes",
        "meta.Bagging -W AdaBoostM1 -- -W REPTree")) {
      String command = command(weka);
      for (String shortened : weka.replaceAll("[^A-Za-z0-9. ]", "").split(" ")) {
        if (shortened.matches("[A-Z]\\w+\\d?")) {
          assertTrue(command.matches(".*weka\\.[a-z.]+\\." + shortened + "\\b.*"), shortened + " in " + command);
        }
      }
    }
    assertEquals(noSearch, System.getProperty(NO_SEARCH));
  }

  @Test
  void whatIsNowhereIsAFault() {
    System.setProperty(NO_SEARCH, "true");
    String message = assertThrows(ScriptException.class, () -> command("meta.Bagging -W J84")).getMessage();
    assertTrue(message.contains("weka('meta.Bagging'): ") && message.contains("J84"), message);
    message = assertThrows(ScriptException.class, () -> command("meta.FilteredClassifier -F Discretize")).getMessage();
    assertTrue(message.contains("several classes are called 'Discretize', write one in full: weka.filters.supervised"), message);
  }
}
