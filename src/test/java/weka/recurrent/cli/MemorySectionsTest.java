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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;

/** What a script asks about memory reaches the journal, the tables and the page, and is still there after a resume or merge. */
class MemorySectionsTest {
  private static final int LAG = 5;
  private static final String SCRIPT = String.join("\n",
      "experiment('memory') {",
      "  seed 2",
      "  vary lag: [2, " + LAG + "]",
      "  data recall(lag: lag, count: 300)",
      "  learners GRU: gru(), RNN: rnn(), Majority: weka('rules.ZeroR')",
      "  train hidden: 12, epochs: 30, rate: 0.01, members: 1",
      "  evaluate split: 0.6",
      "  measure accuracy, horizon, keepGate",
      "  report 'OUT', forgetting, gradientFlow, gates, shuffleTest, formats: [html, csv, json]",
      "}", "");

  @TempDir
  Path folder;

  private void recur(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Recur.execute(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
  }

  private Path script() throws IOException {
    return Files.writeString(folder.resolve("memory.groovy"),
        SCRIPT.replace("OUT", folder.resolve("out").toString().replace('\\', '/')));
  }

  @Test
  void everySectionIsMeasuredAndShown() throws IOException {
    RunFolder run = new RunFolder(folder.resolve("run"));
    recur("run", script().toString(), "-q", "-o", run.path().toString());
    Outcome outcome = run.read();
    assertEquals(6, outcome.results().size());
    assertEquals(4, outcome.insights().size(), "two lags, two networks");
    outcome.results().forEach(result -> {
      if (result.learner().equals("Majority")) {
        assertTrue(Double.isNaN(result.value("horizon")));
      } else {
        int lag = (Integer) result.factors().get("lag");
        assertTrue(result.value("accuracy") > 0.95, result.toString());
        assertEquals(lag, result.value("horizon"), result.toString());
        assertEquals(result.learner().equals("RNN"), Double.isNaN(result.value("keepGate")), result.toString());
      }
    });
    List<InsightResult> detailed = outcome.insights().stream().filter(i -> i.gates() != null).toList();
    assertEquals(2, detailed.size(), "of the last level alone");
    for (InsightResult insight : detailed) {
      assertEquals(LAG + 1, insight.gates().steps());
      assertEquals(LAG + 1, insight.flow().get(0).norm().length);
      assertEquals(0, insight.flow().get(0).epoch());
      assertTrue(insight.flow().size() > 5);
      assertEquals("input", insight.gates().panels().get(0).title());
      assertTrue(insight.gates().answer()[LAG] > 0.5, "the right answer at the end");
    }
    assertTrue(outcome.insights().stream().allMatch(i -> i.order().matters() && i.order().ordered() > i.order().shuffled()));
    assertTrue(outcome.insights().stream().allMatch(i -> i.forgetting().sentence().startsWith("Uses about")));

    String page = Files.readString(run.report());
    for (String part : List.of("What they remember", "Forgetting curve: recall lag=5", "Gradient flow: GRU, recall lag=5",
        "Gates: RNN, recall lag=5", "When it made up its mind: recall lag=5", "Does order matter?", "memory horizon (steps)")) {
      assertTrue(page.contains(part), part);
    }
    assertFalse(page.contains("Gates: RNN, recall lag=2"));
    try (Stream<Path> plots = Files.list(run.plots())) {
      assertEquals(7, plots.filter(p -> p.getFileName().toString().matches("(forgetting|gradient|gates|when).*")).count());
    }
    for (String field : List.of("gradient-flow-gru-recall-lag-5.svg", "gates-gru-recall-lag-5.svg")) {
      String svg = Files.readString(run.plots().resolve(field));
      Matcher width = Pattern.compile("<image [^>]* width='(\\d+)'").matcher(svg);
      assertTrue(width.find() && Integer.parseInt(width.group(1)) > 200, field + " is empty");
    }
    assertTrue(Files.readString(run.path().resolve("results.json")).contains("\"insights\":[{"));

    // the page comes again from the folder alone
    Files.delete(run.report());
    recur("report", run.path().toString());
    assertEquals(memory(page), memory(Files.readString(run.report())));

    // a job that is done again takes the place of what a crash left of it
    List<InsightResult> before = outcome.insights();
    List<String> lines = Files.readAllLines(run.results());
    Files.write(run.results(), lines.subList(0, 3));
    recur("run", script().toString(), "-q", "-o", run.path().toString());
    List<InsightResult> after = run.read().insights();
    assertEquals(before.stream().map(InsightResult::job).toList(), after.stream().map(InsightResult::job).toList());
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.get(i).forgetting().sentence(), after.get(i).forgetting().sentence());
    }
  }

  /** The section about memory. */
  private static String memory(String page) {
    return page.substring(page.indexOf("<h2 id=\"memory\">"), page.indexOf("<h2 id=\"charts\">"));
  }

  @Test
  void shardsBringTheirPartWhenMerged() throws IOException {
    Path script = script();
    recur("run", script.toString(), "-q", "--shard", "1/2", "-o", folder.resolve("a").toString());
    recur("run", script.toString(), "-q", "--shard", "2/2", "-o", folder.resolve("b").toString());
    recur("merge", folder.resolve("a").toString(), folder.resolve("b").toString(), "-o", folder.resolve("all").toString());
    Outcome merged = new RunFolder(folder.resolve("all")).read();
    assertEquals(0, merged.missing());
    assertEquals(4, merged.insights().size());
    assertTrue(Files.readString(folder.resolve("all").resolve("report.html")).contains("Forgetting curve: recall lag=2"));
  }

  @Test
  void whoDoesNotAskPaysNothing() throws IOException {
    Path script =
        Files.writeString(folder.resolve("plain.groovy"), "data recall(lag: 2, count: 40)\nlearners GRU: gru(hidden: 4)\n"
            + "train epochs: 2\nevaluate split: 0.5\n");
    RunFolder run = new RunFolder(folder.resolve("plain"));
    recur("run", script.toString(), "-q", "-o", run.path().toString());
    assertFalse(Files.exists(run.insight()));
    assertFalse(Files.readString(run.report()).contains("What they remember"));
  }
}
