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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.classifiers.rules.ZeroR;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.recurrent.experiment.outcome.VisibleText;
import weka.recurrent.report.CsvText;

/** Names in data that would act on a terminal, or in a spreadsheet, are shown and do nothing. */
class NamesOfStrangersTest {
  private static final String ACTING = "\u001b]0;title\u0007\u001b[2J\u009b31m\u202ered\r";

  @TempDir
  Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String recur(String... arguments) {
    out.reset();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Recur.execute(stream, stream, arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path data(String name, String label) throws IOException {
    String quoted = "'" + label.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\t", "\\t") + "'";
    StringBuilder text =
        new StringBuilder("@relation " + quoted + "\n@attribute a numeric\n@attribute b numeric\n@attribute " + quoted
            + " {" + quoted + ",calm}\n@data\n");
    for (int i = 0; i < 12; i++) {
      text.append(i).append(',').append(i % 5).append(',').append(i % 3 == 0 ? "calm" : quoted).append('\n');
    }
    return Files.writeString(folder.resolve(name), text.toString());
  }

  private static void assertHarmless(String said) {
    assertFalse(said.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\t' && c != '\r' || c >= 127 && c < 160 || c == 0x202e),
        said);
    assertFalse(said.replace("\r\n", "").contains("\r"), said);
    assertTrue(said.contains("\\u001b[2J"), said);
  }

  @Test
  void noCommandSendsControlsToTheTerminal() throws Exception {
    Path data = data("d.arff", ACTING);
    assertHarmless(recur("data", data.toString()));
    Path model = folder.resolve("zero.model");
    Instances read = new weka.core.converters.ConverterUtils.DataSource(data.toString()).getDataSet(2);
    ZeroR zero = new ZeroR();
    zero.buildClassifier(read);
    SerializationHelper.write(model.toString(), zero);
    assertHarmless(recur("predict", model.toString(), data.toString()));
    assertHarmless(recur("data", data.toString(), "--class", "\u001b[2Jnone"));
    Path script = Files.writeString(folder.resolve("s.groovy"), "experiment('" + "\\u001b[2Jname" + "') {\n  data 'd.arff'\n"
        + "  learners '\\u001b[2Jzero': weka('rules.ZeroR')\n  evaluate split: 0.5\n  report '" + folder.resolve("out")
        + "'\n}\n");
    assertHarmless(recur("check", script.toString()));
    assertHarmless(recur("plan", script.toString()));
    assertHarmless(recur("run", script.toString(), "--progress", "plain"));
    assertHarmless(recur("show", folder.resolve("out").resolve("latest").toString()));
    Path ts = Files.writeString(folder.resolve("e.ts"), "@problemName " + ACTING.replace("\r", "")
        + "\n@timeStamps false\n@univariate true\n@equalLength true\n@classLabel true calm "
        + "windy\n@data\n1,2,3:calm\n2,3,4:x\u001b[2Jx\n");
    assertHarmless(recur("data", ts.toString()));
  }

  @Test
  void lettersOfAllLanguagesAndLinesStay() {
    String text = "größer\tαβγ 漢字 שלום العربية\nnext\r\nlast\r\n";
    assertEquals(text, VisibleText.of(text));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = VisibleText.stream(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    stream.printf("%s|%d%n", "\u001b", 3);
    stream.println('\u0007');
    stream.append("a").append('\u007f').append("xyz", 1, 2);
    stream.print(new char[] {'\b'});
    stream.println((Object) "\u200f");
    assertEquals("\\u001b|3\n\\u0007\na\\u007fy\\u0008\\u200f\n",
        bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }

  @Test
  void cellsThatASpreadsheetWouldRunAreText() throws Exception {
    for (String formula : List.of("=1+1", "+cmd", "-cmd", "@SUM(1)", "\t=1", "\r=1", " =1",
        "=HYPERLINK(\"http://127.0.0.1/\",\"see\")", "-1-1",
        "+1+cmd|' /C calc'!A0", "＝1")) {
      String cell = CsvText.cell(formula);
      assertTrue(cell.startsWith("'") || cell.startsWith("\"'"), cell);
      assertEquals(formula, CsvText.quoted(formula).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
    }
    for (String plain : List.of("-1", "+1.5e-3", "-.5", "12", "", "a=b", "x-y", "1.0", "-3.2E-7")) {
      assertEquals(plain, CsvText.cell(plain));
    }
    Path data = data("f.arff", "=HYPERLINK(1)");
    Path model = folder.resolve("zero.model");
    ZeroR zero = new ZeroR();
    zero.buildClassifier(new weka.core.converters.ConverterUtils.DataSource(data.toString()).getDataSet(2));
    SerializationHelper.write(model.toString(), zero);
    assertTrue(recur("predict", model.toString(), data.toString()).contains(",'=HYPERLINK(1),"));
    assertTrue(recur("predict", "--raw", model.toString(), data.toString()).contains(",=HYPERLINK(1),"));
    Path script = Files.writeString(folder.resolve("s.groovy"),
        "experiment('f') {\n  data 'f.arff'\n  learners '=cmd': weka('rules.ZeroR')\n"
            + "  evaluate split: 0.5\n  report '" + folder.resolve("csv") + "', formats: [csv]\n}\n");
    recur("run", script.toString(), "-q");
    try (Stream<Path> files = Files.walk(folder.resolve("csv"))) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".csv") && !Files.isSymbolicLink(file)).toList();
      assertFalse(tables.isEmpty());
      for (Path table : tables) {
        assertFalse(("\n" + Files.readString(table)).matches("(?s).*[,\n]\"?[=@].*"), Files.readString(table));
      }
    }
  }
}
