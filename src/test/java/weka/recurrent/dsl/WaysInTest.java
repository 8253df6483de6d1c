package weka.recurrent.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.install.ChildJvm;

/** Scripts that Groovy, Weka or a program starts by itself, without the command. */
class WaysInTest {
  private static final String BODY = "data recall(lag: 2, count: 30)\n"
      + "learners L: lstm(hidden: param('units', 4), epochs: 2), Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n";
  private static final String HEAD = "@groovy.transform.BaseScript weka.recurrent.dsl.SequenceScript dsl\n";

  @TempDir
  Path folder;

  private String body() {
    return BODY.replace("OUT", folder.resolve("out").toString().replace('\\', '/'));
  }

  private Outcome written() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return new RunFolder(files.filter(f -> f.endsWith("manifest.json")).findFirst().orElseThrow().getParent()).read();
    }
  }

  @Test
  void aShellInAProgramGivesTheOutcome() {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(SequenceScript.class.getName());
    Binding binding = new Binding();
    binding.setVariable("units", 6);
    Outcome outcome = (Outcome) new GroovyShell(getClass().getClassLoader(), binding, configuration).evaluate(body());
    assertEquals(4, outcome.results().size());
    assertTrue(outcome.design().cells().get(0).commandLine().contains("-H 6"));
    assertEquals("6", outcome.design().parameters().get("units"));
  }

  @Test
  void plainGroovyNeedsOneLine() throws Exception {
    Path file = folder.resolve("2-plain.groovy");
    Files.writeString(file, HEAD + body());
    groovy.ui.GroovyMain.main(new String[] {file.toString(), "units=5"});
    assertEquals(4, written().results().size());
    assertTrue(written().design().cells().get(0).commandLine().contains("-H 5"));
    assertEquals("2-plain.groovy", written().provenance().scriptName());
  }

  @Test
  void wekasScriptRunnerRunsIt() throws Exception {
    Path file = folder.resolve("panel.groovy");
    Files.writeString(file, HEAD + body());
    ChildJvm.Outcome child =
        ChildJvm.asTested(folder.resolve("wekahome")).run("weka.gui.scripting.GroovyScript", "-s", file.toString());
    assertEquals(4, written().results().size(), child.toString());
  }

  @Test
  void faultsOfAFileSayWhereWithoutTheCommandToo() throws Exception {
    Path file = folder.resolve("wrong.groovy");
    Files.writeString(file, HEAD + body().replace("hidden", "hiden"));
    ScriptException e = assertThrows(ScriptException.class,
        () -> new GroovyShell(getClass().getClassLoader()).evaluate(file.toFile()));
    assertTrue(e.getMessage().startsWith("wrong.groovy:3:18: unknown setting 'hiden' in lstm(...), did you mean 'hidden'?"),
        e.getMessage());
  }
}
