package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts on a Groovy 4 that the user brings: on the class path before the installed package's jars, whose own Groovy is left
 * out.
 */
class GroovyFourIT {
  private static final String HEAD = "@groovy.transform.BaseScript weka.recurrent.dsl.SequenceScript dsl\n";

  @TempDir
  static Path directory;

  private static ChildJvm groovy;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    ChildJvm weka = InstalledPackage.installInto(directory.resolve("wekahome"));
    Path installed = weka.wekaHome().resolve("packages/recurrentNetworks");
    String ours = Stream.of(jars(installed), jars(installed.resolve("lib"))).flatMap(List::stream)
        .filter(jar -> !jar.getFileName().toString().startsWith("groovy")).map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
    String four = jars(Path.of("target/groovy4").toAbsolutePath()).stream().map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
    groovy = new ChildJvm(String.join(File.pathSeparator, four, ours, weka.classPath()), weka.wekaHome(),
        Stream.concat(weka.flags().stream(), Stream.of("-Dweka.packageManager.loadPackages=false")).toList(),
        weka.environment(), weka.directory(), weka.seconds());
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      assertFalse(jars.isEmpty(), "no jar in " + folder);
      return jars;
    }
  }

  private Path script(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void anExperimentRunsToItsReport() throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path file = script("four.groovy", HEAD + """
        println "Groovy ${GroovySystem.version}"
        data recall(lag: 2, count: 30)
        learners L: lstm(hidden: param('units', 4), epochs: 2), Z: weka('rules.ZeroR')
        evaluate folds: 2
        measure accuracy, horizon
        afterRun { results -> println "rows ${results.rows.size()}" }
        report '%s'
        """.formatted(out.toString().replace('\\', '/')));
    ChildJvm.Outcome outcome = groovy.run("groovy.ui.GroovyMain", file.toString(), "units=5");
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.out().contains("Groovy 4.0."), outcome::toString);
    assertTrue(outcome.out().contains("rows 4"), outcome::toString);
    try (Stream<Path> files = Files.walk(out)) {
      assertTrue(files.anyMatch(report -> report.endsWith("report.html")), outcome::toString);
    }
  }

  @Test
  void theCommandRunsIt() throws IOException, InterruptedException {
    Path file = script("command.groovy",
        "data recall(lag: 2, count: 30)\nlearners L: gru(hidden: 4, epochs: 2)\nevaluate folds: 2\n");
    Path out = directory.resolve("command");
    ChildJvm.Outcome outcome = groovy.run("weka.recurrent.cli.Recur", "run", file.toString(), "--output", out.toString());
    assertEquals(0, outcome.exitCode(), outcome::toString);
    assertFalse(outcome.showsTrace(), outcome::toString);
  }

  @Test
  void aMistakeIsToldToTheColumn() throws IOException, InterruptedException {
    Path file = script("wrong.groovy", HEAD + "data recall(lag: 2, count: 30)\nlearners L: lstm(hiden: 4)\nevaluate folds: 2\n");
    ChildJvm.Outcome outcome = groovy.run("groovy.ui.GroovyMain", file.toString());
    assertTrue(outcome.err().contains("wrong.groovy:3:18: unknown setting 'hiden' in lstm(...), did you mean 'hidden'?"),
        outcome::toString);
  }
}
