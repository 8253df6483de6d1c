package weka.recurrent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every experiment script in {@code examples/} runs. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("examples");

  @TempDir
  Path folder;

  static Stream<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.map(f -> f.getFileName().toString()).filter(n -> n.matches("\\d\\d-.*\\.groovy")).sorted().toList().stream();
    }
  }

  @Test
  void thereAreNine() throws IOException {
    assertEquals(9, scripts().count());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void runsQuicklyAndIsShort(String name) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(name));
    assertTrue(text.lines().count() <= 40, name + " is too long for a slide");
    Path script = folder.resolve(name);
    Files.writeString(script, text.replace("'out/", "'" + folder.toString().replace('\\', '/') + "/out/"));
    Path data = Files.createDirectories(folder.resolve("data"));
    for (String file : new String[] {"days.arff", "tides.arff"}) {
      Files.copy(EXAMPLES.resolve("data").resolve(file), data.resolve(file));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Recur.execute(new PrintStream(out, true), new PrintStream(err, true), "run", "--quick", "-q", script.toString());
    assertEquals(0, code, err.toString());
    assertTrue(out.toString().contains("QUICK"), out.toString());
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertTrue(files.anyMatch(f -> f.endsWith("results.jsonl")), err.toString());
    }
  }
}
