package weka.recurrent.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.JButton;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class WorkBarTest {
  /** What a user does not yet feel. */
  private static final int FROZEN_MS = 200;
  private final WorkBar bar = new WorkBar();
  private final List<String> results = Collections.synchronizedList(new ArrayList<>());

  @Test
  void resultsArriveOnTheEventThreadWithProgressOnTheWay() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    onScreen(() -> bar.start("starting", progress -> {
      assertFalse(SwingUtilities.isEventDispatchThread());
      progress.at("half way", 0.5);
      assertTrue(seen.await(10, TimeUnit.SECONDS));
      return "result";
    }, result -> results.add(result + SwingUtilities.isEventDispatchThread())));
    await(() -> says().equals("half way"));
    JProgressBar shown = part(JProgressBar.class, "work.progress");
    assertTrue(shown.isVisible() && !shown.isIndeterminate() && shown.getValue() == 500, shown.toString());
    seen.countDown();
    await(() -> !bar.busy());
    assertEquals(List.of("resulttrue"), results);
    assertFalse(shown.isVisible());
    assertEquals("", says());
  }

  @Test
  void theEventThreadIsFreeWhileWorkGoesOn() throws Exception {
    try (EventThreadWatch watch = new EventThreadWatch()) {
      onScreen(() -> bar.start("counting", progress -> {
        long end = System.nanoTime() + 500_000_000L;
        int n = 0;
        while (System.nanoTime() < end) {
          progress.at("counted to " + n++, Work.Progress.UNKNOWN);
        }
        return n;
      }, n -> results.add("done")));
      await(() -> results.contains("done"));
      long longest = watch.longestMillis();
      assertTrue(longest < FROZEN_MS, "the event thread was away for " + longest + " ms");
    }
  }

  @Test
  void cancelInterruptsTheWorkAndDropsItsResult() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    onScreen(() -> bar.start("sleeping", progress -> {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
      return "slept";
    }, results::add));
    await(() -> part(JButton.class, "work.cancel").isVisible());
    // The work may not have begun yet, and work that has not begun cannot be interrupted.
    Thread.sleep(200);
    onScreen(() -> part(JButton.class, "work.cancel").doClick(0));
    assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    await(() -> !bar.busy());
    assertEquals("Canceled", says());
    assertEquals(List.of(), results);
  }

  @Test
  void newWorkTakesThePlaceOfOld() throws Exception {
    onScreen(() -> {
      bar.start("old", progress -> {
        Thread.sleep(60_000);
        return "old";
      }, results::add);
      bar.start("new", progress -> "new", results::add);
    });
    await(() -> !bar.busy());
    assertEquals(List.of("new"), results);
  }

  @Test
  void failuresAreSentences() throws Exception {
    onScreen(() -> bar.start("reading", progress -> {
      throw new IOException("x.model holds no classifier");
    }, result -> results.add("result")));
    await(() -> says().equals("x.model holds no classifier"));
    onScreen(() -> bar.start("reading", progress -> {
      throw new ArrayIndexOutOfBoundsException("7");
    }, result -> results.add("result")));
    await(() -> says().startsWith("This did not work: ArrayIndexOutOfBoundsException: 7. "));
    onScreen(() -> bar.start("reading", progress -> {
      throw new OutOfMemoryError();
    }, result -> results.add("result")));
    await(() -> says().startsWith("There is not enough memory"));
    assertEquals(List.of(), results);
    assertFalse(bar.busy());
  }

  private String says() {
    return part(Paragraph.class, "work.says").getText();
  }

  private <C extends java.awt.Component> C part(Class<C> type, String name) {
    return type.cast(find(bar, name));
  }

  private static java.awt.Component find(Container container, String name) {
    for (java.awt.Component child : container.getComponents()) {
      java.awt.Component found = name.equals(child.getName()) ? child : child instanceof Container c ? find(c, name) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static void onScreen(Runnable action) throws Exception {
    SwingUtilities.invokeAndWait(action);
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    boolean[] met = new boolean[1];
    while (!met[0]) {
      onScreen(() -> met[0] = condition.getAsBoolean());
      assertTrue(System.nanoTime() < end, "waited 20 s");
      Thread.sleep(5);
    }
  }
}
