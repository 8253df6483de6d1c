package weka.recurrent.gui;

import java.util.concurrent.atomic.AtomicLong;
import javax.swing.SwingUtilities;

/**
 * Asks the event thread every few milliseconds for an answer and keeps the longest time it took: what a user feels as a
 * frozen window.
 */
public final class EventThreadWatch implements AutoCloseable {
  private static final int EVERY_MS = 5;

  private final AtomicLong longest = new AtomicLong();
  private volatile boolean watching = true;
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
        SwingUtilities.invokeAndWait(() -> { });
        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new AssertionError("nothing was done that could fail", e);
    }
  }

  /** The longest time without an answer since the start or the last call of this method, in milliseconds. */
  public long longestMillis() {
    return longest.getAndSet(0) / 1_000_000;
  }

  @Override
  public void close() throws InterruptedException {
    watching = false;
    thread.join();
  }
}
