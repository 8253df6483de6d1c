package weka.recurrent.gui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.ScriptRun;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.experiment.outcome.RunFolder;

@Timeout(120)
class ScriptTaskTest {
  private static final String SCRIPT = """
      experiment('Here') {
          data recall(lag: 2, count: 40)
          learners A: rnn(hidden: 2, epochs: 2)
          evaluate split: 0.5
          save 'kept/a.model'
          afterRun { results -> println "jobs: ${results.rows.size()}" }
      }
      println 'described'
      """;

  @TempDir
  Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Heard heard = new Heard();

  private ScriptTask start(String text, boolean run) {
    PlanOptions options = new PlanOptions(folder, folder.resolve("results"), Map.of(), Map.of(), null, false);
    return new ScriptTask("test.groovy", text, options, run, new PrintStream(printed, true, StandardCharsets.UTF_8), heard);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aScriptRunsInItsFolderAndPrintsIntoTheWindow() throws InterruptedException {
    start(SCRIPT, true);
    heard.awaitOver();
    assertEquals(List.of("read 1", "begins false", "ended 1", "over"), heard.events);
    assertTrue(printed().contains("described") && printed().contains("jobs: 1"), printed());
    assertTrue(Files.isRegularFile(folder.resolve("results/kept/a.model")));
    assertTrue(heard.folder.path().startsWith(folder.resolve("results/out/Here")), heard.folder.toString());
    assertTrue(Files.isRegularFile(heard.folder.report()));
  }

  @Test
  void checkingRunsNothing() throws InterruptedException {
    start(SCRIPT, false);
    heard.awaitOver();
    assertEquals(List.of("read 1", "over"), heard.events);
    assertTrue(Files.notExists(folder.resolve("results")));
  }

  @Test
  void aFaultHasItsPlace() throws InterruptedException {
    start(SCRIPT.replace("hidden: 2", "hiden: 2"), true);
    heard.awaitOver();
    assertEquals(List.of("faulty 3", "over"), heard.events);
  }

  @Test
  void anEndlessLoopOfTheScriptCanBeStopped() throws InterruptedException {
    ScriptTask task = start("println 'going round'\nwhile (true) { Math.sqrt(2) }", true);
    while (!printed().contains("going round")) {
      Thread.sleep(5);
    }
    task.stop();
    heard.awaitOver();
    assertEquals(List.of("stopped", "over"), heard.events);
  }

  @Test
  void aRunThatWasStoppedGoesOn() throws InterruptedException {
    String longer = SCRIPT.replace("epochs: 2", "epochs: 100000, patience: 0").replace("evaluate split: 0.5",
        "evaluate split: 0.5\n    onEpoch { e -> if (e.number == 1) println 'epoch' }");
    ScriptTask task = start(longer, true);
    while (!printed().contains("epoch")) {
      Thread.sleep(5);
    }
    task.stop();
    heard.awaitOver();
    assertEquals(List.of("read 1", "begins false", "stopped", "over"), heard.events);
    Heard second = new Heard();
    ScriptTask again =
        new ScriptTask("test.groovy", longer, new PlanOptions(folder, folder.resolve("results"), Map.of(), Map.of(), null,
            false), true, System.out, second);
    second.begun.await(60, TimeUnit.SECONDS);
    again.stop();
    second.awaitOver();
    assertEquals("begins true", second.events.get(1));
  }

  /** Notes what it hears. */
  private static final class Heard implements ScriptTask.Events {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    volatile RunFolder folder;

    void awaitOver() throws InterruptedException {
      assertTrue(over.await(100, TimeUnit.SECONDS), events::toString);
    }

    private void note(String event) {
      assertTrue(SwingUtilities.isEventDispatchThread());
      events.add(event);
    }

    @Override
    public void read(List<ScriptPlan> plans) {
      note("read " + plans.size());
    }

    @Override
    public void faulty(List<ScriptFault> faults) {
      note("faulty " + faults.get(0).line());
    }

    @Override
    public void begins(ScriptPlan plan, RunFolder runFolder, boolean goingOn, LiveRun live) {
      folder = runFolder;
      note("begins " + goingOn);
      begun.countDown();
    }

    @Override
    public void ended(RunFolder runFolder, ScriptRun.Verdict verdict) {
      note("ended " + verdict.outcome().results().size());
    }

    @Override
    public void stopped() {
      note("stopped");
    }

    @Override
    public void failed(String message, String trace) {
      note("failed " + message);
    }

    @Override
    public void over() {
      note("over");
      over.countDown();
    }
  }
}
