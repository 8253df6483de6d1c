package weka.recurrent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;
import weka.core.Range;
import weka.core.converters.ArffLoader.ArffReader;
import weka.experiment.PairedCorrectedTTester;
import weka.experiment.PairedStats;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.Significance;

class TablesTest {
  private final Outcome hostile = Hostile.outcome();

  static PairedCorrectedTTester tester(Instances table) {
    PairedCorrectedTTester tester = new PairedCorrectedTTester();
    tester.setInstances(table);
    tester.setDatasetKeyColumns(new Range("1"));
    tester.setRunColumn(1);
    tester.setFoldColumn(2);
    tester.setResultsetKeyColumns(new Range("4"));
    tester.setSignificanceLevel(0.05);
    return tester;
  }

  /** RFC 4180, character by character. */
  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r') {
        assertEquals('\n', text.charAt(++i));
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else {
        cell.append(c);
      }
    }
    assertTrue(row.isEmpty() && cell.length() == 0, "the last line ends");
    return rows;
  }

  @Test
  void csvComesBackAsItWas() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      List<List<String>> rows = csv(CsvTables.results(hostile));
      assertEquals(73, rows.size());
      List<String> header = rows.get(0);
      assertEquals(List.of("job", "data", "learner", "lag", "run", "fold"), header.subList(0, 6));
      int ok = 0;
      for (int i = 0; i < 72; i++) {
        List<String> row = rows.get(i + 1);
        assertEquals(header.size(), row.size());
        assertEquals(hostile.results().get(i).learner(), row.get(2));
        assertEquals(hostile.results().get(i).error(), row.get(header.indexOf("error")));
        String accuracy = row.get(header.indexOf("accuracy"));
        assertEquals(hostile.results().get(i).value("accuracy"), accuracy.isEmpty() ? Double.NaN : Double.parseDouble(accuracy));
        ok += accuracy.isEmpty() ? 0 : 1;
      }
      assertEquals(71, ok);
      assertEquals(1 + 12 * 2, csv(CsvTables.summary(hostile)).size());
      assertEquals(1 + 12 * 2, csv(CsvTables.significance(hostile)).size());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void summaryRanksTheLearnersOfARow() {
    List<List<String>> rows = csv(CsvTables.summary(hostile));
    List<String> header = rows.get(0);
    List<String> ranks = rows.subList(1, rows.size()).stream().filter(r -> r.get(header.indexOf("measure")).equals("accuracy"))
        .limit(4).map(r -> r.get(header.indexOf("rank"))).toList();
    assertEquals(List.of("4.0", "3.0", "2.0", "1.0"), ranks);
  }

  @Test
  void experimenterReadsTheArffAndFindsTheSameMarks() throws Exception {
    Outcome outcome = RealRuns.manyDataSets(3, 2, 3);
    Instances table = new ArffReader(new StringReader(ExperimenterArff.of(outcome))).getData();
    assertEquals(outcome.results().size(), table.numInstances());
    Significance significance = Significance.of(outcome, RealRuns.ACCURACY);
    PairedCorrectedTTester tester = tester(table);
    assertEquals(5, tester.getNumResultsets());
    int compared = 0;
    for (int row = 0; row < 3; row++) {
      for (int learner = 1; learner < 5; learner++) {
        PairedStats stats = tester.calculateStatistics(table.instance(row * 5 * 6), 0, learner, table.attribute("Percent_correct")
            .index());
        Significance.Entry entry =
            significance.rows().get(row).entries().get(outcome.design().learners().get(learner));
        assertEquals(entry.p(), stats.differencesProbability, 1e-12);
        assertEquals(stats.differencesSignificance < 0, entry.mark() == Significance.Mark.BETTER);
        assertEquals(stats.differencesSignificance > 0, entry.mark() == Significance.Mark.WORSE);
        compared++;
      }
    }
    assertEquals(12, compared);
  }

  @Test
  void arffHoldsHostileNames() throws Exception {
    Instances table = new ArffReader(new StringReader(ExperimenterArff.of(hostile))).getData();
    assertEquals(71, table.numInstances());
    assertEquals(Hostile.LEARNERS, java.util.Collections.list(table.attribute("Key_Scheme").enumerateValues()));
  }

  @Test
  void latexIsBalancedAndEscaped() {
    String tex = LatexTable.of(hostile);
    assertTrue(tex.contains("fill=\"rgb(31,35,40)\" \\&amp; \\textbackslash{}textbf\\{x\\}\\_\\$\\%\\#\\textasciitilde{}"
        + "\\textasciicircum{}"), tex);
    int depth = 0;
    for (int i = 0; i < tex.length(); i++) {
      boolean escaped = i > 0 && tex.charAt(i - 1) == '\\';
      depth += tex.charAt(i) == '{' && !escaped ? 1 : tex.charAt(i) == '}' && !escaped ? -1 : 0;
      assertTrue(depth >= 0);
    }
    assertEquals(0, depth);
    List<String> body = tex.lines().filter(l -> l.endsWith("\\\\")).toList();
    assertEquals(2 * (1 + 3 + 2), body.size());
    for (String line : body) {
      assertEquals(4, line.replace("\\&", "").chars().filter(c -> c == '&').count(), line);
    }
    assertTrue(tex.contains("$\\circ$") && tex.contains("\\textbf{") && tex.contains("\\toprule"));
  }

  @Test
  void everyFormatIsWrittenOnceAndOldChartsGo(@TempDir Path folder) throws Exception {
    RunFolder run = new RunFolder(folder);
    Files.createDirectories(run.plots());
    Files.writeString(run.plots().resolve("old.svg"), "<svg/>");
    List<Path> written = RunReport.write(hostile, run);
    assertEquals(run.report(), written.get(0));
    for (String name : List.of("results.csv", "summary.csv", "significance.csv", "results.json", "tables.tex", "results.arff")) {
      assertTrue(written.contains(folder.resolve(name)), name);
    }
    assertFalse(Files.exists(run.plots().resolve("old.svg")));
    assertEquals(Charts.of(hostile).all().size(), written.stream().filter(p -> p.toString().endsWith(".svg")).distinct().count());
    try (var files = Files.walk(folder)) {
      assertEquals(0, files.filter(p -> p.toString().endsWith(".new")).count());
    }
    assertThrows(IllegalArgumentException.class, () -> RunReport.write(hostile, run, List.of("pdf")));
  }
}
