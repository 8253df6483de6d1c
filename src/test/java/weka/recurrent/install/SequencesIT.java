package weka.recurrent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tab <i>Sequences</i> of the installed package in Weka's Explorer, driven by mouse and keyboard on a virtual screen.
 * Pictures: {@code target/sequences}.
 */
class SequencesIT {
  /** What the event thread may compute without a break while data are read and networks looked at; a user sees half of it. */
  private static final int BUSY_MS = 500;

  @Test
  void showsTheDataAndWhatTheNetworkRemembered(@TempDir Path directory) throws IOException, InterruptedException {
    Path data = FirstSymbol.write(directory.resolve("first.arff"), 400, 8, 1);
    Path none = Files.writeString(directory.resolve("none.arff"), """
        @relation none
        @attribute left relational
          @attribute x numeric
        @end left
        @attribute right relational
          @attribute y numeric
        @end right
        @attribute class {a,b}
        @data
        '1\\n2','3\\n4',a
        '2\\n1','4\\n3',b
        """);
    Path pictures = Path.of("target/sequences").toAbsolutePath();
    VirtualScreen.Session session;
    try (VirtualScreen screen = VirtualScreen.open()) {
      session = screen.session(directory).run(SequencesSession.class, pictures, "", data.toString(),
          "columns", none.toString(), "weka.classifiers.functions.LSTM", "-H", "8", "-N", "60");
    }

    assertTrue(session.value("sentence").startsWith("400 sequences of 8 steps x 2 channels, read from the relational attribute "
        + "'sequence', one row per step"), session.value("sentence"));
    assertTrue(session.value("examples").matches("3 \\[example\\.a \\(\\d+ of 400\\), example\\.b .*, example\\.c .*]"),
        session.value("examples"));
    assertEquals("[5, 5, 5]", session.value("examples-series"));
    assertEquals("2", session.value("channels"));
    assertEquals("symbol nominal: a, b, c", session.value("first-channel"));
    assertEquals("[5, 5, 5]", session.value("examples-of-level-series"));
    assertTrue(session.value("sorry-columns").contains("-layout columns reads one attribute per time step"),
        session.value("sorry-columns"));
    assertEquals(session.value("sentence"), session.value("sentence-again"));

    assertTrue(
        session.value("remembered").matches("Sequence 1 of 400: the network says '[abc]' \\(\\d+ %\\), (which is right|but "
            + "it is '[abc]').* It made up its mind after step \\d of 8\\."),
        session.value("remembered"));
    assertEquals("[8]", session.value("parts"), "input, answers, worth, three gates, cell, output");
    assertTrue(session.value("remembered-2").startsWith("Sequence 2 of 400: "), session.value("remembered-2"));
    assertEquals("[7]", session.value("parts-without-h"));
    assertTrue(session.value("horizon").contains("by behavior") || session.value("horizon").contains("No memory is claimed"),
        session.value("horizon"));
    assertTrue(session.value("sorry").startsWith("Found: one attribute can be the sequence, but 'left' and 'right' are each a "
        + "relational attribute. Keep one"), session.value("sorry"));
    assertTrue(session.number("event-thread-busy-ms") < BUSY_MS, session::toString);
  }
}
