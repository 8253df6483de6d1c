package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installed package in Weka's Explorer, on a virtual screen. Skipped with a reason where there is no Xvfb;
 * {@code -Drequire.display=true} turns the skip into a failure. Pictures: {@code target/explorer}.
 */
class ExplorerIT {

  /** Weka's promise to a user who pressed Stop. */
  private static final int STOP_WITHIN_MS = 1000;

  @Test
  void lstmTrainsShowsEpochsAndStops(@TempDir Path directory) throws IOException, InterruptedException {
    Path large = FirstSymbol.write(directory.resolve("large.arff"), 1000, 60, 1);
    Path small = FirstSymbol.write(directory.resolve("small.arff"), 200, 8, 2);
    Path pictures = Path.of("target/explorer").toAbsolutePath();
    VirtualScreen.Session session;
    try (VirtualScreen screen = VirtualScreen.withoutManager()) {
      session = screen.session(directory).run(ExplorerSession.class, pictures, large.toString(), small.toString(), "LSTM");
    }

    String memory = session.value("memory-message");
    assertTrue(memory.contains("training needs about") && memory.contains("(-H)") && memory.contains("-Xmx"), session::toString);
    assertEquals("[]", session.value("threads-after-memory"), session::toString);
    assertTrue(session.text().lines().filter(line -> line.startsWith("status: ")).count() >= 3, session::toString);
    int stopped = session.number("stopped-after-ms");
    assertTrue(stopped <= STOP_WITHIN_MS, "Stop took " + stopped + " ms\n" + session);
    assertEquals("[]", session.value("threads-after-stop"), session::toString);
    assertEquals("OK", session.value("status-at-end"), session::toString);
    String result = Files.readString(pictures.resolve("result.txt"));
    assertTrue(result.contains("weka.classifiers.functions.LSTM"), result);
    assertTrue(result.contains("200 sequences of 8 steps"), result);
  }
}
