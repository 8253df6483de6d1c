package weka.recurrent.gui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.swing.SwingUtilities;

/**
 * Asks the event thread every few milliseconds for an answer and keeps the longest time it took, which a user feels as a frozen
 * window, and what it was doing meanwhile. On a machine that is busy with other things an answer may take long for no fault of
 * the event thread; what it computed itself until then is kept too.
 */
public final class EventThreadWatch implements AutoCloseable {
  private static final int EVERY_MS = 5;
  private static final int LOOK_AFTER_MS = 100;
  private static final int FRAMES = 40;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private volatile long longest;
  private volatile long busiest;
  private volatile long computed;
  private volatile String doing = "";
  private volatile boolean watching = true;
  private volatile Thread eventThread;
  private final Thread thread = new Thread(this::watch, "event thread watch");

  /** Starts to watch. */
  public EventThreadWatch() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (watching) {
        long asked = System.nanoTime();
        CountDownLatch answered = new CountDownLatch(1);
        SwingUtilities.invokeLater(() -> {
          eventThread = Thread.currentThread();
          long now = threads.getCurrentThreadCpuTime();
          busiest = Math.max(busiest, computed == 0 ? 0 : now - computed);
          computed = now;
          answered.countDown();
        });
        String seen = "";
        while (!answered.await(LOOK_AFTER_MS, TimeUnit.MILLISECONDS)) {
          seen = seen + at(System.nanoTime() - asked);
        }
        long took = System.nanoTime() - asked;
        if (took > longest) {
          longest = took;
          doing = seen;
        }
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String at(long nanos) {
    Thread watched = eventThread;
    return watched == null ? "" : "after " + nanos / 1_000_000 + " ms\n" + Arrays.stream(watched.getStackTrace()).limit(FRAMES)
        .map(frame -> "  " + frame + "\n").collect(Collectors.joining());
  }

  /** The longest time without an answer so far, in milliseconds. */
  public long longestMillis() {
    return longest / 1_000_000;
  }

  /** The longest time that the event thread computed without a break, in milliseconds of the processor. */
  public long busiestMillis() {
    return busiest / 1_000_000;
  }

  /** Where the event thread was seen in that time; empty if it was too short to look. */
  public String doing() {
    return doing;
  }

  @Override
  public void close() throws InterruptedException {
    watching = false;
    thread.join();
  }
}
