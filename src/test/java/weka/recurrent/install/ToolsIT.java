package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The windows of the installed package in Weka's Tools menu and in the Explorer's result list, driven by mouse and keyboard on a
 * virtual screen. Pictures: {@code target/tools}, {@code target/live}.
 */
class ToolsIT {
  /** What the event thread may compute without a break. */
  private static final int BUSY_MS = 700;
  /** A user who pressed Stop. */
  private static final int STOP_WITHIN_MS = 5000;

  @Test
  void doctorAndSequenceExperiments(@TempDir Path directory) throws IOException, InterruptedException {
    Path pictures = Path.of("target/tools").toAbsolutePath();
    Path home = Files.createDirectories(directory.resolve("home"));
    VirtualScreen.Session session;
    try (VirtualScreen screen = VirtualScreen.open()) {
      session = screen.session(directory, "-Duser.home=" + home)
          .run(ExperimentsSession.class, pictures, "");
    }

    assertTrue(session.value("doctor").startsWith("CPU backend"), session.value("doctor"));
    assertTrue(session.value("fault").startsWith("line 5:24"), session.value("fault"));
    assertTrue(session.value("fault").contains("did you mean 'hidden'"), session.value("fault"));
    assertEquals("hiden: 4),", session.value("caret-before"));
    assertTrue(session.value("mended").contains("rnn(hidden: 4),"), session.value("mended"));
    assertTrue(session.value("result").matches("RNN [\\d.]+ \\([\\d.]+\\)\\s+3/3 \\| LSTM [\\d.]+ \\([\\d.]+\\)\\s+3/3"),
        session.value("result"));
    assertTrue(session.value("printed").matches("best is (RNN|LSTM)"), session.value("printed"));
    assertTrue(session.value("report").startsWith("true " + home), session.value("report"));
    assertTrue(session.value("progress").matches("\\d+ of 105 jobs, .* elapsed, about .* left"), session.value("progress"));
    assertTrue(session.number("stopped-after-ms") < STOP_WITHIN_MS, session::toString);
    assertTrue(session.value("after-stop").startsWith("Stopped. What was finished is kept"), session.value("after-stop"));
    assertTrue(session.number("event-thread-busy-ms") < BUSY_MS, session::toString);
    assertEquals("true", session.value("still-open"));
    assertEquals("true", session.value("draft"));
  }

  @Test
  void liveCurveKeepsTheBestAndTheResultListShowsIt(@TempDir Path directory) throws IOException, InterruptedException {
    Path data = FirstSymbol.write(directory.resolve("first.arff"), 600, 60, 1);
    Path pictures = Path.of("target/live").toAbsolutePath();
    VirtualScreen.Session session;
    try (VirtualScreen screen = VirtualScreen.open()) {
      session = screen.session(directory).run(LiveSession.class, pictures, "", data.toString(),
          "weka.classifiers.functions.LSTM -H 16 -N 20000 -E 20000", "Learning curve", "Network diagram",
          "Memory horizon and gradient flow");
    }

    assertTrue(session.value("before").startsWith("No training"), session.value("before"));
    assertTrue(session.value("live").matches(".*LSTM 16.*Epoch \\d+ of at most 20000.*left\\. Loss .*"), session.value("live"));
    assertTrue(session.value("after").contains("ended on request in epoch"), session.value("after"));
    assertTrue(
        session.value("model").matches("stopped after epoch \\d+ \\(ended on request in epoch \\d+, which does not count\\).*"),
        session.value("model"));
    assertEquals("true", session.value("evaluated"));
    assertTrue(session.text().contains("viewer: Learning curve: Training stopped after epoch"), session::toString);
    assertTrue(session.text().contains("viewer: Network diagram: What happens at every time step"), session::toString);
    assertTrue(session.text().contains("viewer: Memory horizon and gradient flow: "), session::toString);
    assertTrue(session.number("event-thread-busy-ms") < BUSY_MS, session::toString);
  }
}
