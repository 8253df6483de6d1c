package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installed package in Weka's Explorer, on a virtual screen. Skipped with a reason where there is no Xvfb;
 * {@code -Drequire.display=true} turns the skip into a failure. Pictures: {@code target/explorer}.
 */
class ExplorerIT {

  /** Weka's promise to a user who pressed Stop. */
  private static final int STOP_WITHIN_MS = 1000;

  private static Process screen;
  private static String display;

  @BeforeAll
  static void openScreen() throws IOException {
    boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
      .anyMatch(directory -> Files.isExecutable(Path.of(directory, "Xvfb")));
    if (!Boolean.getBoolean("require.display")) {
      assumeTrue(there, "no Xvfb on this machine (Debian: apt-get install xvfb)");
    }
    // Xvfb looks for a free display itself and says which one it took.
    screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
      .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    display = ":" + new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII)).readLine();
  }

  @AfterAll
  static void closeScreen() {
    if (screen != null) {
      screen.destroy();
    }
  }

  @Test
  void lstmTrainsShowsEpochsAndStops(@TempDir Path directory) throws IOException, InterruptedException {
    Path large = FirstSymbol.write(directory.resolve("large.arff"), 1000, 60, 1);
    Path small = FirstSymbol.write(directory.resolve("small.arff"), 200, 8, 2);
    Path pictures = Path.of("target/explorer").toAbsolutePath();
    ChildJvm weka = InstalledPackage.installInto(directory.resolve("wekahome"));
    // Only the session's own classes join Weka on the class path: ours must come from the installed package.
    Path own = directory.resolve("classes/weka/recurrent/install");
    Files.createDirectories(own);
    Path compiled = Path.of("target/test-classes/weka/recurrent/install");
    try (Stream<Path> files = Files.list(compiled)) {
      for (Path file : files.filter(name -> name.getFileName().toString().startsWith("ExplorerSession")).toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    ChildJvm explorer = weka.withClasses(directory.resolve("classes")).withFlags("-Djava.awt.headless=false", "-Xmx1g")
      .withEnvironment("DISPLAY", display).withSeconds(500);

    ChildJvm.Outcome outcome =
      explorer.run(ExplorerSession.class.getName(), large.toString(), small.toString(), "LSTM", pictures.toString());

    Files.writeString(Files.createDirectories(pictures).resolve("session.txt"), outcome.toString());
    assertEquals(0, outcome.exitCode(), outcome::toString);
    String memory = value(outcome, "memory-message");
    assertTrue(memory.contains("training needs about") && memory.contains("(-H)") && memory.contains("-Xmx"), outcome::toString);
    assertEquals("[]", value(outcome, "threads-after-memory"), outcome::toString);
    assertTrue(outcome.out().lines().filter(line -> line.startsWith("status: ")).count() >= 3, outcome::toString);
    int stopped = Integer.parseInt(value(outcome, "stopped-after-ms"));
    assertTrue(stopped <= STOP_WITHIN_MS, "Stop took " + stopped + " ms\n" + outcome);
    assertEquals("[]", value(outcome, "threads-after-stop"), outcome::toString);
    assertEquals("OK", value(outcome, "status-at-end"), outcome::toString);
    String result = Files.readString(pictures.resolve("result.txt"));
    assertTrue(result.contains("weka.classifiers.functions.LSTM"), result);
    assertTrue(result.contains("200 sequences of 8 steps"), result);
  }

  private static String value(ChildJvm.Outcome outcome, String key) {
    return outcome.out().lines().filter(line -> line.startsWith(key + ": ")).findFirst()
      .orElseThrow(() -> new AssertionError("no " + key + " in\n" + outcome)).substring(key.length() + 2);
  }
}
