package weka.recurrent.cli;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import weka.recurrent.experiment.outcome.VisibleText;

/**
 * Where the command writes.
 *
 * @param out results
 * @param err everything else
 */
record Terminal(PrintStream out, PrintStream err) {
  /** The same, but control characters are shown and not sent. */
  Terminal visible() {
    return new Terminal(VisibleText.stream(out), VisibleText.stream(err));
  }

  /** Whether a person sees the error stream as it is written. */
  boolean interactive() {
    Console console = System.console();
    if (console == null || !VisibleText.leadsTo(err, System.err) || System.getenv("CI") != null
        || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      // from Java 22 on console() may be there without a terminal
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
