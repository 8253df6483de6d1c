package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installed package in an Explorer whose memory runs out, before training and in the middle of it. Pictures: {@code
 * target/memory}.
 */
class MemoryIT {
  @Test
  void theExplorerSaysSoAndStaysUsable(@TempDir Path directory) throws IOException, InterruptedException {
    Path data = FirstSymbol.write(directory.resolve("first.arff"), 90, 4, 1);
    VirtualScreen.Session session;
    try (VirtualScreen screen = VirtualScreen.open()) {
      // One collector: with others the same heap is full at another moment.
      session = screen.session(directory, "-Xmx1300m", "-XX:+UseG1GC", "-XX:G1HeapRegionSize=1m")
          .run(MemorySession.class, Path.of("target/memory").toAbsolutePath(), "", data.toString());
    }
    String tooMuch = session.value("too-much");
    assertTrue(
        tooMuch.matches(
            ".*training needs about [\\d,]+ MB of memory .* but Java has only [\\d,]+ MB left\\. Lower .*\\(-H\\).*-Xmx"),
        session::toString);
    assertEquals("[]", session.value("threads-after-too-much"));

    assertTrue(session.number("epoch") >= 3, session::toString);
    assertEquals("true", session.value("running"), session::toString);
    assertTrue(session.outcome().err().contains("Caused by: java.lang.OutOfMemoryError"), session::toString);
    String said = "Java ran out of memory (1,300 MB) in training. "
        + "Lower the hidden units (-H), the mini-batch size (-B) or the threads (-threads), or give Java more with -Xmx";
    assertEquals("Problem evaluating classifier: " + said, session.value("ran-out"), session::toString);
    assertTrue(session.value("log").endsWith(said), session::toString);
    assertEquals("[]", session.value("threads-after-running-out"));
    assertTrue(session.number("used-mb") < 200, () -> "the result list holds on to what training had\n" + session);

    assertEquals("OK", session.value("status-at-end"));
    assertTrue(session.text().contains("result: Correctly Classified Instances"), session::toString);
  }
}
