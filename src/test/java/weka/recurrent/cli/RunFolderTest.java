package weka.recurrent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.classifier.SavedModel;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptReader;
import weka.recurrent.dsl.ScriptRun;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunClaim;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.install.ChildJvm;
import weka.recurrent.install.FirstSymbol;
import weka.recurrent.storage.FailingDisk;
import weka.recurrent.storage.Json;
import weka.recurrent.storage.Sha256;

/** A run folder has one owner, nothing is written over that a run did not make, and a full disk costs nothing that was there. */
class RunFolderTest {
  private static final String SCRIPT = """
      experiment('small') {
          data recall(lag: 2, length: 8, symbols: 2, count: 40)
          learners R: rnn(hidden: 2, members: 1), Z: weka('rules.ZeroR').on(flat)
          train epochs: 2
          evaluate folds: 2
          measure accuracy
          report 'OUT', formats: [html]
      }
      """;

  @TempDir
  Path dir;
  private String out = "";
  private String err = "";

  private int recur(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int code = Recur.execute(new PrintStream(outBytes, true, StandardCharsets.UTF_8),
        new PrintStream(errBytes, true, StandardCharsets.UTF_8), arguments);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private String script(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text.replace("OUT", dir.resolve("out").toString())).toString();
  }

  private String folder(String name) {
    return dir.resolve(name).toString();
  }

  /** Numbers that do not depend on the time of day. */
  private List<String> numbers(String name) throws IOException {
    Outcome outcome = new RunFolder(dir.resolve(name)).read();
    return Stream.concat(outcome.results().stream().map(r -> r.job() + r.measures() + Arrays.deepToString(r.confusion())),
        outcome.epochs().stream().map(e -> e.job() + e.number() + " " + e.loss())).toList();
  }

  private RunClaim claimed(String name, String script) throws IOException {
    ScriptPlan plan = ScriptReader.read(Path.of(script), PlanOptions.in(dir)).get(0);
    return RunClaim.of(new RunFolder(dir.resolve(name)), ScriptRun.begin(plan, plan.settings(), List.of(), Map.of()),
        "small", false, note -> {});
  }

  @Test
  void whoComesSecondHearsWhoTheOwnerIs() throws Exception {
    String script = script("a.groovy", SCRIPT);
    assertEquals(0, recur("run", script, "-q", "-o", folder("mine")), err);
    List<String> before = numbers("mine");
    String sentence = "mine is in use by process " + ProcessHandle.current().pid() + " on ";
    try (RunClaim owner = claimed("mine", script)) {
      for (List<String> more : List.of(List.<String>of(), List.of("--fresh"), List.of("--resume"))) {
        List<String> words = new ArrayList<>(List.of("run", script, "-q", "-o", folder("mine")));
        words.addAll(more);
        assertEquals(4, recur(words.toArray(new String[0])), err);
        assertTrue(err.contains(sentence), err);
      }
      assertEquals(4, recur("merge", folder("mine"), "-o", folder("all")));
      assertTrue(err.contains(sentence), err);
      assertEquals(0, recur("report", folder("mine")), "a report may be made while a run goes on: " + err);
      assertEquals(0, recur("show", folder("mine")), err);
    }
    assertEquals(before, numbers("mine"));
    assertEquals(0, recur("run", script, "-q", "-o", folder("mine")), err);
  }

  @Test
  void anUnfinishedRunThatGoesOnElsewhereIsNotJoined() throws Exception {
    String script = script("a.groovy", SCRIPT);
    ScriptPlan plan = ScriptReader.read(Path.of(script), PlanOptions.in(dir)).get(0);
    try (RunClaim owner = ScriptRun.claim(plan, ScriptRun.begin(plan, plan.settings(), List.of(), Map.of()), false, false,
        note -> {})) {
      assertEquals(4, recur("run", script, "-q"));
      assertTrue(err.contains(owner.folder().path() + " is in use by process"), err);
      assertEquals(0, recur("run", script, "-q", "--shard", "1/2"), err);
    }
    assertEquals(0, recur("run", script), err);
    assertTrue(err.contains("going on in "), err);
  }

  @Test
  void nothingThatARunDidNotMakeIsWrittenOver() throws Exception {
    String script = script("a.groovy", SCRIPT);
    for (String name : List.of("report.html", "script.groovy", "plots", "manifest.json", "results.csv")) {
      Path mine = Files.createDirectories(dir.resolve("user-" + name)).resolve(name);
      if (name.equals("plots")) {
        Files.writeString(Files.createDirectory(mine).resolve("mine.svg"), "my picture");
      } else {
        Files.writeString(mine, "my thesis");
      }
      assertEquals(4, recur("run", script, "-q", "-o", mine.getParent().toString()), name);
      assertTrue(err.contains(mine + " is there already and is not of a run"), err);
      assertEquals(4, recur("run", script, "-q", "--fresh", "-o", mine.getParent().toString()), name);
      assertEquals(1, count(mine.getParent()));
    }
    Files.writeString(dir.resolve("latest"), "my thesis");
    assertEquals(0, recur("run", script, "-q", "-o", folder("run")), err);
    assertEquals("my thesis", Files.readString(dir.resolve("latest")));
    assertTrue(err.contains("latest is not a link of ours"), err);
    Files.delete(dir.resolve("latest"));
    Files.createDirectory(dir.resolve("elsewhere"));
    Files.createSymbolicLink(dir.resolve("latest"), Path.of("elsewhere"));
    assertEquals(0, recur("run", script, "-q", "-o", folder("run")), err);
    assertEquals(Path.of("elsewhere"), Files.readSymbolicLink(dir.resolve("latest")), "a link of the user's");
    Files.delete(dir.resolve("latest"));
    assertEquals(0, recur("run", script, "-q", "-o", folder("run")), err);
    assertEquals(Path.of("run"), Files.readSymbolicLink(dir.resolve("latest")));
    String other = script("b.groovy", SCRIPT.replace("'small'", "'other'").replace("hidden: 2", "hidden: 3"));
    List<String> before = numbers("run");
    assertEquals(4, recur("run", other, "-q", "-o", folder("run")));
    assertEquals(4, recur("run", other, "-q", "-o", folder("run"), "--fresh"));
    assertTrue(err.contains("holds a run of another experiment, 'small'"), err);
    assertEquals(before, numbers("run"));
    assertEquals(0,
        recur("run", script("c.groovy", SCRIPT.replace("hidden: 2", "hidden: 3")), "-q", "-o", folder("run"), "--fresh"),
        "the same experiment may start over: " + err);
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void mergeLosesNothingAndRefusesContradictions() throws Exception {
    String a = script("a.groovy", SCRIPT);
    String b = script("b.groovy", SCRIPT.replace("hidden: 2", "hidden: 3"));
    assertEquals(0, recur("run", b, "-q", "-o", folder("mine")), err);
    assertEquals(0, recur("run", a, "-q", "--shard", "1/2", "-o", folder("s1")), err);
    assertEquals(0, recur("run", a, "-q", "--shard", "2/2", "-o", folder("s2")), err);
    List<String> before = numbers("mine");
    assertEquals(4, recur("merge", folder("s1"), folder("s2"), "-o", folder("mine")));
    assertTrue(err.contains("mine holds another run; it stays as it is"), err);
    assertEquals(before, numbers("mine"));
    assertEquals(4, recur("merge", folder("s1"), folder("s2"), "-o", folder("s1")));
    assertTrue(err.contains("is one of the folders to join"), err);
    assertEquals(0, recur("merge", folder("s1"), folder("s2"), "-o", folder("all")), err);
    assertEquals(4, numbers("all").stream().filter(line -> line.contains("accuracy")).count());
    assertEquals(0, recur("merge", folder("s1"), folder("s2"), "-o", folder("all")), "the same shards again: " + err);
    assertEquals(4, recur("merge", folder("s1"), "-o", folder("all")));
    assertTrue(err.contains("results that are in none of the folders to join"), err);

    // a copy in which a number was changed by somebody who knew how
    Outcome outcome = new RunFolder(dir.resolve("s1")).read();
    Outcome forged = Json.read(Outcome.class, Json.write(outcome).replaceFirst("\"accuracy\":0\\.\\d+", "\"accuracy\":0.123"));
    assertNotEquals(Json.write(outcome), Json.write(forged));
    new RunFolder(dir.resolve("forged")).write(forged);
    assertEquals(4, recur("merge", folder("s1"), folder("s2"), folder("forged"), "-o", folder("whole")));
    assertTrue(err.contains("contradict each other") && err.contains("0.123"), err);
    String otherData = Json.write(outcome).replaceFirst("\"sha256\":\"..", "\"sha256\":\"zz");
    new RunFolder(dir.resolve("other-data")).write(Json.read(Outcome.class, otherData));
    assertEquals(4, recur("merge", folder("s2"), folder("other-data"), "-o", folder("whole")));
    assertTrue(err.contains("have the hash zz") || err.contains(", not zz"), err);
    assertFalse(Files.exists(dir.resolve("whole")));
  }

  @Test
  void aReportOfTheExperimenterTakesNoFolderOfAnother() throws Exception {
    Path table = Files.writeString(dir.resolve("x.csv"),
        "Key_Dataset,Key_Run,Key_Fold,Key_Scheme,Key_Scheme_options,Percent_correct\nd,1,1,weka.classifiers.rules.ZeroR,'',50\n"
            + "d,1,2,weka.classifiers.rules.ZeroR,'',60\n");
    Path thesis = Files.writeString(Files.createDirectory(dir.resolve("x")).resolve("report.html"), "my thesis");
    assertEquals(4, recur("report", table.toString()));
    assertEquals("my thesis", Files.readString(thesis));
    assertEquals(0, recur("report", table.toString(), "-o", folder("y")), err);
    assertEquals(0, recur("report", table.toString(), "-o", folder("y")), "again: " + err);
    assertEquals(0, recur("run", script("a.groovy", SCRIPT), "-q", "-o", folder("run")), err);
    assertEquals(4, recur("report", table.toString(), "-o", folder("run")));
    assertTrue(err.contains("run holds a run, which stays as it is"), err);
  }

  @Test
  void aDamagedNeighborBlocksNothing() throws Exception {
    String script = script("a.groovy", SCRIPT);
    for (String content : List.of("", "{", "[]", "{\"fingerprint\": 3}", "{\"exitCode\": -1}", "\u0000\u0001")) {
      Path neighbor = Files.createDirectories(dir.resolve("out/2026-01-01_00-00-00-" + Math.abs(content.hashCode() % 10000)));
      Files.writeString(neighbor.resolve("manifest.json"), content);
    }
    Files.write(Files.createDirectories(dir.resolve("out/latin")).resolve("manifest.json"), new byte[] {(byte) 0xe4});
    assertEquals(0, recur("run", script, "-q"), err);
    assertTrue(err.contains("passed over: "), err);
    assertFalse(err.contains("internal error"), err);
  }

  @Test
  void dataThatChangeMeanwhileEndTheRun() throws Exception {
    Path data = FirstSymbol.write(dir.resolve("d.arff"), 20, 4, 3);
    String old = Files.readString(data);
    String changing = "data 'd.arff', 'e.arff'\nlearners Z: weka('rules.ZeroR').on(flat)\nevaluate folds: 2\nreport 'OUT'\n"
        + "measure own('m') { e -> 1.0 }\nafterRun { new File('" + data + "').text += '% changed\\n' }\nsave '"
        + dir.resolve("late.model") + "'\n";
    Files.writeString(dir.resolve("e.arff"), old.replaceFirst("@relation \\S+", "@relation e"));
    String script = script("a.groovy", changing);
    ScriptPlan plan = ScriptReader.read(Path.of(script), PlanOptions.in(dir)).get(0);
    Files.writeString(data, old + "% changed\n");
    var changed = assertThrows(IOException.class, () -> plan.plan().source("d").read());
    assertTrue(changed.getMessage().contains("d.arff was changed after this run was planned"), changed.getMessage());
    Files.delete(data);
    assertTrue(assertThrows(IOException.class, () -> plan.plan().source("d").read()).getMessage()
        .contains("cannot be read any more"));
    Files.writeString(data, old);
    assertEquals(20, plan.plan().source("d").read().numInstances(), "the old file is back");
    assertEquals(Sha256.ofFile(data), plan.plan().design().data("d").sha256());
    assertEquals(Sha256.ofContent(Files.readAllBytes(Path.of(script))), ScriptRun.begin(plan, plan.settings(), List.of(),
        Map.of()).scriptSha256());
  }

  /**
   * The disk is full at each write in turn, and from each write on; then there is space again, and the same command ends the run.
   */
  @Test
  void aFullDiskCostsNothingThatWasThere() throws Exception {
    String script = script("a.groovy", SCRIPT.replace("report", "save '" + folder("best.model") + "'\n    report"));
    int writes;
    try (FailingDisk whole = FailingDisk.between(0, 0)) {
      assertEquals(0, recur("run", script, "-q", "-j", "1", "-o", folder("right")), err);
      writes = whole.writes();
    }
    List<String> right = numbers("right");
    int step = Boolean.getBoolean("full.disk.all") ? 1 : Math.max(1, writes / 12);
    int tried = 0;
    for (int at = 1; at <= writes; at += step) {
      for (int until : List.of(at, Integer.MAX_VALUE)) {
        String name = "full-" + at + "-" + (until == at ? "once" : "on");
        try (FailingDisk full = FailingDisk.between(at, until)) {
          assertNotEquals(0, recur("run", script, "-q", "-j", "1", "-o", folder(name)), name + ": " + out + err);
          assertTrue(err.contains("No space left on device"), err);
          assertFalse(err.contains("internal error"), err);
        }
        SavedModel.read(dir.resolve("best.model")); // whole, the old one or the new one
        assertEquals(0, recur("run", script, "-q", "-j", "1", "-o", folder(name)), name + ": " + err);
        assertEquals(right, numbers(name), name);
        tried++;
      }
    }
    System.out.println(tried + " runs on a disk that was full at one of " + writes + " writes");
  }

  /** {@code -Dtwice=50} tries more offsets. */
  @Test
  void ofTwoProcessesOneRunsAndOneSaysWhyNot() throws Exception {
    String script = script("a.groovy", SCRIPT.replace("epochs: 2", "epochs: 300").replace("folds: 2", "folds: 4, repeats: 3"));
    assertEquals(0, recur("run", script, "-q", "-o", folder("right")), err);
    List<String> right = numbers("right");
    ChildJvm java = ChildJvm.asTested(dir.resolve("wekahome")).in(dir);
    Random random = new Random(1);
    int offsets = Integer.getInteger("twice", 2);
    int refused = 0;
    for (int i = 0; i < offsets; i++) {
      boolean named = i % 2 == 1;
      String[] words = named ? new String[] {"run", script, "-q", "-o", folder("both-" + i)} : new String[] {"run", script, "-q"};
      Path parent = dir.resolve("out");
      deleteAll(parent);
      FutureTask<ChildJvm.Outcome> first =
          new FutureTask<>(() -> java.run(Recur.class.getName(), words));
      new Thread(first).start();
      Thread.sleep(random.nextInt(1500));
      ChildJvm.Outcome second = java.run(Recur.class.getName(), words);
      ChildJvm.Outcome one = first.get();
      List<Integer> codes = Stream.of(one, second).map(ChildJvm.Outcome::exitCode).sorted().toList();
      assertTrue(codes.equals(List.of(0, 4)) || codes.equals(List.of(0, 0)), one + "\n" + second);
      if (codes.equals(List.of(0, 4))) {
        refused++;
        assertTrue((one.err() + second.err()).contains(" is in use by process "), one + "\n" + second);
      }
      Path run = named ? dir.resolve("both-" + i) : parent.resolve("latest");
      assertEquals(right, numbers(dir.relativize(run).toString()));
    }
    System.out.println(offsets + " pairs of processes, " + refused + " times one was told why not");
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
