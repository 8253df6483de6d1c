package weka.recurrent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.Provenance;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.kernel.opencl.OpenClDevices;
import weka.recurrent.storage.Json;

/** The command as a user has it, in this Java machine. */
class RecurTest {
  private static final String SCRIPT = String.join("\n",
      "experiment('three') {",
      "  seed 5",
      "  data recall(lag: 2, count: 45), parity(steps: 4, count: 40)",
      "  learners GRU: gru(hidden: 4), Tree: weka('trees.J48').on(summary), Majority: weka('rules.ZeroR')",
      "  train epochs: 3",
      "  evaluate folds: 3, repeats: 2",
      "  measure accuracy, kappa, trainTime",
      "  test correctedT(), against: 'GRU'",
      "  report 'OUT', formats: [csv, json, latex, arff]",
      "}", "");

  @TempDir
  Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int recur(String... arguments) {
    out.reset();
    err.reset();
    return Recur.execute(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }

  @Test
  void everyCommandWhoseResultsCannotBeWrittenFails() throws Exception {
    Path script = script(SCRIPT);
    for (String[] arguments : List.of(new String[] {"check", script.toString()}, new String[] {"describe"}, new String[] {},
        new String[] {"--help"}, new String[] {"plan", script.toString()}, new String[] {"--version"})) {
      err.reset();
      PrintStream full = new PrintStream(new java.io.OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("No space left on device");
        }
      });
      assertEquals(4, Recur.execute(full, new PrintStream(err, true, StandardCharsets.UTF_8), arguments),
          List.of(arguments)::toString);
      assertTrue(err().contains("the results cannot be written to the output"), err());
    }
  }

  @Test
  void checkTriesTheFilesThatAScriptWillWrite() throws Exception {
    for (String target : List.of("save '/proc/a.model'", "export '/proc/x/a.onnx'", "experimenter '/proc/cells.xml'")) {
      assertEquals(3, recur("check", script(SCRIPT.replace("}\n", "  " + target + "\n}\n")).toString()), err());
      assertTrue(err().contains("cannot be written: no file may be made in the directory /proc"), err());
    }
    Path here = folder.resolve("new/sub/a.model");
    assertEquals(0, recur("check", script(SCRIPT.replace("}\n", "  save '" + here + "'\n}\n")).toString()), err());
    assertFalse(Files.exists(folder.resolve("new")));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path script(String text) throws IOException {
    Path file = folder.resolve("s" + text.hashCode() + ".groovy");
    Files.writeString(file, text.replace("OUT", folder.resolve("out").toString().replace('\\', '/')));
    return file;
  }

  /** results.csv without what time decides: training time, seconds. */
  private static List<String> rows(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("results.csv"));
    List<String> head = Arrays.asList(lines.get(0).split(","));
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = new ArrayList<>(Arrays.asList(line.split(",")));
      cells.remove(head.indexOf("seconds"));
      cells.remove(head.indexOf("trainTime"));
      rows.add(String.join(",", cells));
    }
    return rows;
  }

  @Test
  void threadsShardsAndResumeGiveTheSameRows() throws IOException {
    String script = script(SCRIPT).toString();
    Path one = folder.resolve("one");
    assertEquals(0, recur("run", script, "-o", one.toString(), "-j", "1"), err());
    assertTrue(out().contains("three   2 x 3-fold cross-validation"), out());
    List<String> expected = rows(one);
    assertEquals(1 + 36, expected.size());

    Path three = folder.resolve("three");
    assertEquals(0, recur("run", script, "-o", three.toString(), "-j", "3", "-q"), err());
    assertEquals(expected, rows(three));

    List<String> merge = new ArrayList<>(List.of("merge", "-o", folder.resolve("all").toString()));
    for (int i = 1; i <= 3; i++) {
      Path part = folder.resolve("part" + i);
      assertEquals(0, recur("run", script, "-o", part.toString(), "--shard", i + "/3", "-q"), err());
      assertEquals(1 + 12, rows(part).size());
      merge.add(part.toString());
    }
    assertEquals(0, recur(merge.toArray(new String[0])), err());
    assertEquals(expected, rows(folder.resolve("all")));

    // as a crash leaves it: some results, the last line cut
    Path cut = folder.resolve("cut");
    assertEquals(0, recur("run", script, "-o", cut.toString(), "-q"), err());
    RunFolder run = new RunFolder(cut);
    List<String> journal = Files.readAllLines(run.results());
    Files.write(run.results(), journal.subList(0, 10));
    Files.writeString(run.results(), journal.get(10).substring(0, 40), StandardOpenOption.APPEND);
    assertEquals(0, recur("run", script, "-o", cut.toString()), err());
    assertTrue(err().contains("26 jobs, 10 already done"), err());
    assertEquals(expected, rows(cut));
    assertEquals(10, run.read().provenance().resumed());
    assertEquals(0, run.read().provenance().exitCode());
  }

  @Test
  void everyFormatIsWrittenAndShown() throws IOException {
    Path dir = folder.resolve("run");
    assertEquals(0, recur("run", script(SCRIPT).toString(), "-o", dir.toString(), "--quick", "-q", "--format", "json"), err());
    Outcome outcome = Json.read(Outcome.class, out());
    assertEquals(12, outcome.results().size());
    assertTrue(outcome.design().quick());
    assertEquals(2 * 2 * 2, outcome.epochs().size());
    assertTrue(Files.readString(dir.resolve("summary.csv")).startsWith("row,data,learner,measure,n,mean,sd"));
    assertTrue(Files.readString(dir.resolve("tables.tex")).contains("\\begin{tabular}"));
    assertTrue(Files.readString(dir.resolve("significance.csv")).contains("baseline"));
    assertEquals(12, new weka.core.Instances(Files.newBufferedReader(dir.resolve("results.arff"))).numInstances());
    assertTrue(Files.readString(dir.resolve("results.json")).contains(outcome.results().get(0).job()));
    assertEquals(0, recur("report", dir.toString(), "--formats", "html"), err());
    assertTrue(Files.readString(dir.resolve("report.html")).contains("<svg"));
    assertEquals(0, recur("show", dir.toString(), "--measure", "kappa"), err());
    assertTrue(out().contains("QUICK") && out().contains("kappa"), out());
    assertEquals(2, recur("show", dir.toString(), "--measure", "kapa"));
    assertTrue(err().contains("measure 'kapa' was not taken"), err());
  }

  @Test
  void exitCodesSayWhatWentWrong() throws IOException {
    assertEquals(0, recur("--version"));
    assertTrue(out().contains("Groovy"), out());
    assertEquals(0, recur("help"));
    assertTrue(out().contains("check     Reads scripts"), out());
    assertEquals(0, recur("help", "run"));
    assertTrue(out().contains("--shard"), out());
    assertEquals(2, recur("rum"));
    assertTrue(err().contains("recur run"), err());
    assertEquals(2, recur("run", folder.resolve("none.groovy").toString()));
    assertEquals(2, recur("run", script(SCRIPT).toString(), "--shard", "4/3"));
    assertEquals(3, recur("check", script("data parity()\nlearners A: lstm(hiden: 3)\n").toString()));
    assertEquals(4, recur("data", folder.resolve("none.arff").toString()));
    assertEquals(4,
        recur("run", script("data parity(count: 4)\nlearners A: weka('rules.ZeroR')\nreport 'OUT'\n").toString(), "-q"));
    assertTrue(err().contains("10-fold cross-validation needs at least 10 sequences, 'parity' has 4"), err());
    String unmet = "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n"
        + "expect { accuracy['Z'] > 0.99 }\n";
    assertEquals(6, recur("run", script(unmet).toString(), "-q"));
  }

  /** Whoever opens the report, or reads the manifest by a program, hears of it without the terminal. */
  @Test
  void anUnmetExpectationStandsInReportAndManifest() throws IOException {
    String unmet = "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n"
        + "expect { accuracy['Z'] > 0.99 }\nexpect { assert accuracy['Z'] == 2 }\nexpect { accuracy['Z'] >= 0 }\n";
    Path dir = folder.resolve("unmet");
    assertEquals(6, recur("run", script(unmet).toString(), "-q", "-o", dir.toString()), err());
    Provenance provenance = new RunFolder(dir).read().provenance();
    assertEquals(6, provenance.exitCode());
    assertEquals(2, provenance.unmet().size(), provenance.unmet().toString());
    assertTrue(provenance.unmet().get(0).matches("an expectation of '.*' was not met"), provenance.unmet().get(0));
    assertTrue(provenance.unmet().get(1).contains("assert accuracy['Z'] == 2"), provenance.unmet().get(1));
    String report = Files.readString(dir.resolve("report.html"));
    assertTrue(report.contains("2 EXPECTATIONS NOT MET"), "the badge");
    assertTrue(report.contains("assert accuracy[&#39;Z&#39;] == 2"), "the words of the second");
    Files.delete(dir.resolve("report.html"));
    assertEquals(0, recur("report", dir.toString(), "--formats", "html"), err());
    assertTrue(Files.readString(dir.resolve("report.html")).contains("2 EXPECTATIONS NOT MET"), "made again from the folder");
  }

  /** What comes after the jobs costs no result, and the same command ends the run without training anything again. */
  @Test
  void aModelThatCannotBeSavedCostsNoReport() throws IOException {
    // free when the script is checked, blocked when its jobs have ended
    Path blocked = folder.resolve("file").resolve("best.model");
    String text = "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n"
        + "measure accuracy, own('blocks') { new File('" + folder.resolve("file") + "').text = 'no folder'; 1.0 }\n"
        + "save '" + blocked + "'\n";
    Path dir = folder.resolve("saving");
    Path file = script(text);
    assertEquals(4, recur("run", file.toString(), "-q", "-o", dir.toString()), err());
    assertTrue(err().contains("save '" + blocked + "' could not be written"), err());
    Outcome outcome = new RunFolder(dir).read();
    assertEquals(2, outcome.results().size());
    assertEquals(4, outcome.provenance().exitCode());
    assertTrue(Files.readString(dir.resolve("report.html")).contains("could not be written"), "the report tells it");

    Files.delete(folder.resolve("file"));
    assertEquals(0, recur("run", file.toString(), "-o", dir.toString()), err());
    assertTrue(err().contains("0 jobs, 2 already done"), err());
    assertTrue(Files.isRegularFile(blocked));
    assertFalse(Files.readString(dir.resolve("report.html")).contains("could not be written"), "the report is whole");
  }

  /** NaN is larger than any number in Groovy. */
  @Test
  void whatFailedMeetsNoExpectation() throws IOException {
    String failing =
        "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR'), Y: weka('rules.ZeroR')\nevaluate folds: 2\n"
            + "report 'OUT'\nmeasure accuracy, own('odd') { e -> throw new IllegalStateException('no luck') }\n"
            + "afterRun { results -> assert results.entries.every { it.accuracy == null } }\n";
    Path file = script(failing + "expect { accuracy['Z'] > 0.1 }\nexpect { accuracy['Y', 'recal'] > 0.1 }\n");
    assertEquals(5, recur("run", file.toString(), "-q", "-o", folder.resolve("no-luck").toString()), err());
    assertTrue(err().contains(file + ":7:1: no job of 'Z' has the measure accuracy"), err());
    assertTrue(err().contains(file + ":8:1: no row 'recal', did you mean 'recall'?"), err());
    assertFalse(err().contains("assert results"), err());
  }

  @Test
  void aFailedJobIsARowAndNotTheEnd() throws IOException {
    // the measure throws for one fold only
    String text = "def n = 0\ndata recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 3\nreport 'OUT'\n"
        + "measure own('odd') { e -> if (n++ == 1) throw new IllegalStateException('no luck'); 1.0 }\n";
    Path dir = folder.resolve("failed");
    assertEquals(5, recur("run", script(text).toString(), "-j", "1", "-q", "-o", dir.toString()));
    Outcome outcome = new RunFolder(dir).read();
    assertEquals(3, outcome.results().size());
    assertEquals(1, outcome.failures().size());
    assertTrue(outcome.failures().get(0).error().contains("no luck"), outcome.failures().toString());
    assertTrue(err().contains("failed: Z on recall, run 1 fold 2"), err());
    assertEquals(0, recur("run", script(text.replace("n++ == 1", "false")).toString(), "-q", "-o", dir.toString()), err());
    assertEquals(0, new RunFolder(dir).read().failures().size());
  }

  @Test
  void whatTheScriptsOwnCodeThrowsIsToldWithItsLine() throws IOException {
    Path dir = folder.resolve("thrown");
    Path file = script(
        "data recall(lag: 2, count: 30)\nlearners L: lstm(hidden: 2, epochs: 2, validation: 30)\nevaluate folds: 2\nreport "
            + "'OUT'\n"
            + "onEpoch { e ->\n  if (e.validaton.loss > 1) e.stop()\n}\n"
            + "afterRun { results ->\n  println results.best(accuracy).learner\n}\nexpect { acuracy['L'] > 0.1 }\n");
    assertEquals(3, recur("run", file.toString(), "-q", "-o", dir.toString()), err());
    // the jobs ...
    String error = new RunFolder(dir).read().failures().get(0).error();
    assertEquals(file + ":6:9: the epoch has no property 'validaton', did you mean 'validation'?", error);
    // ... and what comes after them; the report is written all the same
    assertTrue(
        err().contains(
            file + ":9:3: no job of '" + file.getFileName().toString().replace(".groovy", "") + "' has the measure accuracy"),
        err());
    assertFalse(err().contains("internal error"), err());
    assertTrue(Files.exists(dir.resolve("report.html")));
    assertEquals(3, new RunFolder(dir).read().provenance().exitCode());
    assertTrue(new RunFolder(dir).read().failures().get(0).commandLine().matches(".* -S -?\\d+"), error);

    String right = Files.readString(file).replace("e.validaton.", "e.validation.");
    Path other = script(right);
    assertEquals(6, recur("run", other.toString(), "-q", "-o", folder.resolve("unmet").toString()), err());
    assertTrue(err().contains(":11:10: expect { } has no property 'acuracy'"), err());
  }

  /** A condition on what is not measured would silently hold always or never. */
  @Test
  void askingForAValidationThatIsNotThereIsAnError() throws IOException {
    Path file =
        script("data recall(lag: 2, count: 30)\nlearners L: lstm(hidden: 2, epochs: 2)\nevaluate split: 0.7\nreport 'OUT'\n"
            + "onEpoch { e ->\n  if (e.validation.accuracy > 0.9) e.stop()\n}\n");
    Path dir = folder.resolve("without");
    assertEquals(5, recur("run", file.toString(), "-q", "-o", dir.toString()), err());
    assertEquals(
        file + ":6:3: nothing of 'recall' is set aside for validation; set some aside with train validation: 20 (percent), or "
            + "ask for e.loss",
        new RunFolder(dir).read().failures().get(0).error());

    Path with = script(Files.readString(file) + "train validation: 20, patience: 0\n");
    assertEquals(0, recur("run", with.toString(), "-q", "-o", folder.resolve("with").toString()), err());
  }

  @Test
  void aFolderOfAnotherPlanIsNotMixedUp() throws IOException {
    Path dir = folder.resolve("mixed");
    String text = "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n";
    assertEquals(0, recur("run", script(text).toString(), "-q", "-o", dir.toString()), err());
    assertEquals(4, recur("run", script(text.replace("lag: 2", "lag: 3")).toString(), "-q", "-o", dir.toString()));
    assertTrue(err().contains("holds a run of another plan: the script, its parameters or the data have changed"), err());
  }

  @Test
  void aScriptMayAskToGoOnWhereItStopped() throws IOException {
    String text = "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n";
    assertEquals(0, recur("run", script(text).toString(), "-q"), err());
    String asks = script(text + "run resume: true, retries: 1\n").toString();
    assertEquals(0, recur("run", asks), err());
    assertTrue(err().contains("going on in ") && err().contains("0 jobs, 2 already done"), err());
    assertEquals(0, recur("run", asks, "--fresh"), err());
    assertTrue(err().contains("2 jobs, 2-fold"), err());
  }

  @Test
  void changedClosuresOfARunThatGoesOnAreToldOf() throws IOException {
    String text = "data recall(lag: 2, count: 30)\nlearners Z: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n"
        + "measure own('n') { e -> 1 }\nrun resume: true\n";
    assertEquals(0, recur("run", script(text).toString(), "-q"), err());
    assertEquals(0, recur("run", script(text).toString(), "-q"), err());
    assertFalse(err().contains("note:"), err());
    assertEquals(0, recur("run", script(text.replace("-> 1", "-> 2")).toString(), "-q"), err());
    assertTrue(err().contains("note: the script was changed since that run began"), err());
  }

  @Test
  void theFindingNamesAllThatAreBest() throws IOException {
    String text = "data recall(lag: 2, count: 30), parity(count: 30)\nlearners A: weka('rules.ZeroR'), B: weka('rules.ZeroR')\n"
        + "evaluate folds: 2\nreport 'OUT'\n";
    Path dir = folder.resolve("ties");
    assertEquals(0, recur("run", script(text).toString(), "-q", "-o", dir.toString()), err());
    assertEquals(8, new RunFolder(dir).read().results().size());
    assertTrue(Files.readString(dir.resolve("report.html"))
        .contains(">A and B share the best mean rank by accuracy, 1.50 of 2, over the 2 data sets."));
  }

  @Test
  void onOneDataSetTooEqualsShareTheFirstPlace() throws IOException {
    String text = "data recall(lag: 2, count: 30)\nlearners A: weka('rules.ZeroR'), B: weka('rules.ZeroR'), "
        + "C: weka('rules.ZeroR')\nevaluate folds: 2\nreport 'OUT'\n";
    Path dir = folder.resolve("equals");
    assertEquals(0, recur("run", script(text).toString(), "-q", "-o", dir.toString()), err());
    assertTrue(Files.readString(dir.resolve("report.html")).contains(">A, B and C share the highest accuracy on recall"));
  }

  @Test
  void aSlowJobTimesOut() throws IOException {
    String text =
        "data recall(lag: 600, count: 2000)\nlearners A: lstm(hidden: 64, epochs: 500)\nevaluate split: 0.5\nreport 'OUT'\n";
    Path dir = folder.resolve("slow");
    assertEquals(5, recur("run", script(text).toString(), "-q", "--timeout", "1s", "-o", dir.toString()), err());
    assertEquals("TIMED_OUT", new RunFolder(dir).read().results().get(0).status().name());
  }

  @Test
  void faultsForEditors() throws IOException {
    assertEquals(3, recur("check", "--format", "json", script("data parity()\nlearners A: lstm(hiden: 3)\n").toString()));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) ((Map<?, ?>) Json.read(out())).get("faults")).get(0);
    assertEquals("unknown-setting", first.get("code"));
    assertEquals(2, first.get("line"));
    assertEquals(18, first.get("column"));
  }

  @Test
  void newScriptsAreRight() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    String arff =
        "@relation m\n@attribute s relational\n@attribute x numeric\n@end s\n@attribute class "
            + "{a,b}\n@data\n'1\\n2',a\n'2\\n3',b\n";
    Files.writeString(folder.resolve("data/m.arff"), arff);
    Files.writeString(folder.resolve("my-sequences.arff"), arff);
    for (NewCommand.Kind kind : NewCommand.Kind.values()) {
      Path file = folder.resolve(kind + ".groovy");
      assertEquals(0, recur("new", kind.name().toLowerCase(java.util.Locale.ROOT), file.toString()));
      assertEquals(0, recur("check", file.toString()), err());
      assertEquals(2, recur("new", kind.name(), file.toString()));
    }
  }

  @Test
  void modelsAreKeptAndPredict() throws IOException {
    Path model = folder.resolve("m/best.model");
    String text = "data recall(lag: 2, count: 60, symbols: 2)\nlearners L: lstm(hidden: 8, epochs: 3)\nevaluate folds: 2\n"
        + "report 'OUT'\nsave '" + model.toString().replace('\\', '/') + "'\n";
    assertEquals(0, recur("run", script(text).toString(), "-q"), err());
    assertEquals(0, recur("export", model.toString(), "-o", folder.resolve("m/best.onnx").toString()), err());
    assertTrue(Files.size(folder.resolve("m/best.onnx")) > 1000);
    assertEquals(2, recur("export", model.toString(), "-o", folder.resolve("m/best.txt").toString()));
    Path arff = folder.resolve("p.arff");
    weka.datagenerators.classifiers.classification.Recall recall = new weka.datagenerators.classifiers.classification.Recall();
    recall.setLag(2);
    recall.setSymbols(2);
    recall.setNumExamples(7);
    Files.writeString(arff, recall.generate().toString());
    assertEquals(0, recur("predict", model.toString(), arff.toString()), err());
    List<String> lines = out().lines().toList();
    assertEquals("instance,actual,predicted,p(s1),p(s2)", lines.get(0));
    assertEquals(8, lines.size());
    assertEquals(0, recur("data", arff.toString()), err());
    assertTrue(out().contains("7 sequences, 3 to 3 steps"), out());
  }

  @Test
  void aDeviceThatIsNotThereIsSaid() {
    assumeTrue(OpenClDevices.none() == null, "no OpenCL here");
    assertEquals(2, recur("doctor", "--device", "no such device"));
    assertTrue(err().contains("no OpenCL device has the index or the name 'no such device'"), err());
  }

  @Test
  void wordsAreExplained() {
    assertEquals(0, recur("describe", "evaluate"));
    assertTrue(out().contains("walkForward: origins"), out());
    assertEquals(0, recur("describe", "hidden"));
    assertTrue(out().contains("-H") && out().contains("Hidden units per layer"), out());
    assertEquals(2, recur("describe", "evaluat"));
    assertTrue(err().contains("did you mean 'evaluate'?"), err());
    assertEquals(0, recur("describe", "--page", "reference"));
    assertTrue(out().contains("## Settings of networks") && out().contains("### correctedT"), out());
    assertEquals(0, recur("describe", "--page", "cheatsheet"));
    assertTrue(out().lines().count() < 120, out());
  }

  @Test
  void aPlanIsShown() throws IOException {
    assertEquals(0, recur("plan", "--jobs", script(SCRIPT).toString()), err());
    assertTrue(out().contains("three: 6 cells, 36 jobs"), out());
    assertTrue(out().contains("FilteredClassifier -F"), out());
  }
}
