package weka.recurrent.install;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Threads that work for the package in this Java machine, told by their names, but for the one that serves the OpenCL device:
 * that one waits for the next network. Knows none of the package's classes: those may be loaded more than once.
 */
public final class PackageThreads {
  private PackageThreads() {}

  /** Those alive, each with what it does. */
  public static List<String> now() {
    List<String> found = new ArrayList<>();
    Thread.getAllStackTraces().forEach((thread, trace) -> {
      if (thread.isAlive() && thread.getName().toLowerCase(Locale.ROOT).startsWith("recur")) {
        found.add(thread.getName() + " " + thread.getState()
            + (trace.length == 0 ? "" : " in " + trace[0].getClassName() + "." + trace[0].getMethodName()));
      }
    });
    Collections.sort(found);
    return found;
  }

  /** Those that are still there after the given time; returns as soon as there are none. */
  public static List<String> after(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    List<String> left = now();
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(20);
      left = now();
    }
    return left;
  }
}
