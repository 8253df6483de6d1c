package weka.recurrent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code recur new DATA} writes a script that fits the data, or says why none does. */
class NewCommandTest {
  @TempDir
  Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int recur(String... arguments) {
    out.reset();
    err.reset();
    return Recur.execute(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Readings of devices, one row each. */
  private Path readings(String name, String id, String label, boolean labelChanges) throws IOException {
    StringBuilder text = new StringBuilder(id + ",time,value," + label + "\n");
    for (int device = 1; device <= 12; device++) {
      for (int t = 0; t < 6 + device % 3; t++) {
        boolean rising = labelChanges ? t % 2 == 0 : device % 2 == 0;
        text.append(device).append(',').append(t).append(',').append(device + (rising ? t : -t) * 0.5).append(',')
            .append(rising ? "up" : "down").append('\n');
      }
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private String scriptFor(Path data, String... more) throws IOException {
    Path script = folder.resolve("made.groovy");
    Files.deleteIfExists(script);
    String[] arguments = new String[3 + more.length];
    arguments[0] = "new";
    arguments[1] = data.toString();
    arguments[2] = script.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    assertEquals(0, recur(arguments), err());
    String text = Files.readString(script);
    assertEquals(0, recur("check", script.toString()), err() + text);
    return text;
  }

  @Test
  void theRowsOfALongTableAreGathered() throws IOException {
    String text = scriptFor(readings("readings.csv", "device", "label", false));
    assertTrue(text.contains("id: 'device', time: 'time'"), text);
    assertTrue(text.startsWith("// 12 sequences of 6-8 steps"), text);
    assertTrue(text.contains("measure accuracy"), text);
    assertTrue(text.contains("evaluate folds: 5"), text);
  }

  @Test
  void namesThatNeedQuotesAreQuoted() throws IOException {
    Path file = readings("it's 1.csv", "Patient No", "label", false);
    String text = scriptFor(file);
    assertTrue(text.contains("id: 'Patient No'"), text);
    assertTrue(text.contains("experiment('it\\'s 1')"), text);
  }

  @Test
  void aNumberToPredictGetsMeasuresOfNumbers() throws IOException {
    StringBuilder text = new StringBuilder("t1,t2,t3,t4,y\n");
    for (int i = 0; i < 30; i++) {
      text.append(i % 5).append(',').append(i % 4).append(',').append(i % 3).append(',').append(i % 7).append(',')
          .append(i % 5 + 0.25 * (i % 7)).append('\n');
    }
    String script = scriptFor(Files.writeString(folder.resolve("columns.csv"), text));
    assertTrue(script.contains("measure rmse, mae"), script);
    assertFalse(script.contains("id:"), script);
  }

  @Test
  void aClassInTheMiddleIsNamed() throws IOException {
    StringBuilder text = new StringBuilder("kind,t1,t2,t3,t4\n");
    for (int i = 0; i < 30; i++) {
      text.append(i % 2 == 0 ? "a" : "b").append(',').append(i % 5).append(',').append(i % 4).append(',').append(i % 3)
          .append(',')
          .append(i % 7).append('\n');
    }
    String script = scriptFor(Files.writeString(folder.resolve("front.csv"), text), "--class", "kind");
    assertTrue(script.contains("classAttribute: 'kind'"), script);
  }

  @Test
  void aLabelThatChangesWithinASequenceIsRefused() throws IOException {
    Path file = readings("changing.csv", "device", "label", true);
    assertEquals(4, recur("new", file.toString(), folder.resolve("no.groovy").toString()), err());
    assertTrue(err().contains("the class 'label' changes within a sequence"), err());
    assertTrue(err().contains("--class NAME"), err());
    assertFalse(Files.exists(folder.resolve("no.groovy")));
  }

  @Test
  void checkTellsWhatSpeaksAgainstTheReadingOfAFile() throws IOException {
    Path file = readings("rows.csv", "patient", "label", false);
    Path script = Files.writeString(folder.resolve("rows.groovy"),
        "data '" + file.getFileName() + "'\nlearners L: lstm()\nevaluate folds: 2\n");
    assertEquals(0, recur("check", script.toString()), err());
    String told = out.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("rows: Warning: ") && told.contains("LongToSequences"), told);
  }

  @Test
  void whatIsNeitherKindNorFileIsSaid() {
    assertEquals(2, recur("new", "helo"));
    assertTrue(err().contains("'helo' is neither a kind of script nor a file, did you mean 'hello'?"), err());
  }
}
