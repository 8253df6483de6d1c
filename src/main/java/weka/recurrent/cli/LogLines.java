package weka.recurrent.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import weka.recurrent.experiment.outcome.VisibleText;

/**
 * What is logged while the command runs, as the command's other lines are: warnings only, one line each. Java's own two lines
 * with date and class would stand in the middle of the progress. A logging configuration of the user's is left alone.
 */
final class LogLines extends Formatter {
  /** Clears what the progress bar has drawn on its line; the bar is drawn again below. */
  private static final String OVER_THE_BAR = "\r\u001b[K";
  /** Kept so that its level is not forgotten with a collected logger. */
  private static final Logger OURS = Logger.getLogger("weka.recurrent");
  private final String before;

  LogLines(boolean terminal) {
    before = terminal ? OVER_THE_BAR : "";
  }

  /** @param terminal whether a person sees the lines, between those of a progress bar */
  static void install(boolean terminal) {
    if (System.getProperty("java.util.logging.config.file") != null
        || System.getProperty("java.util.logging.config.class") != null) {
      return;
    }
    OURS.setLevel(Level.WARNING);
    LogLines lines = new LogLines(terminal);
    Arrays.stream(Logger.getLogger("").getHandlers()).forEach((Handler handler) -> handler.setFormatter(lines));
  }

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder(before).append(record.getLevel().getName().toLowerCase(Locale.ROOT)).append(": ")
        .append(VisibleText.of(formatMessage(record))).append('\n');
    if (record.getThrown() != null) {
      line.append("  ").append(VisibleText.of(String.valueOf(record.getThrown()))).append('\n');
    }
    return line.toString();
  }
}
