package weka.recurrent.storage;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write and read them: {@code 90s}, {@code 10 min}, {@code 2 h}. */
public final class TimeSpan {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(?:(s|sec)|(m|min)|(h))?");

  private TimeSpan() {}

  /** Seconds of a text such as {@code 90}, {@code 90s}, {@code 10 min} or {@code 2h}; empty if it is no time. */
  public static OptionalLong seconds(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int unit = matcher.group(3) != null ? 60 : matcher.group(4) != null ? 3600 : 1;
    return OptionalLong.of(Long.parseLong(matcher.group(1)) * unit);
  }

  /**
   * A time in its own unit: {@code 3.2 ms}, {@code 12.4 s}, {@code 3 min 12 s}, {@code 2 h 5 min}; {@code ?} if it is no number.
   */
  public static String words(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "?";
    }
    if (seconds < 1) {
      double milliseconds = seconds < 0.01 ? Math.round(seconds * 1e5) / 1e2 : Math.round(seconds * 1e3);
      return BigDecimal.valueOf(milliseconds).stripTrailingZeros().toPlainString() + " ms";
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, seconds < 9.995 ? "%.2f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600 ? whole / 60 + " min " + whole % 60 + " s" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** A time that runs, always of the same width: minutes and seconds {@code 3:07}, or hours and minutes {@code 2 h 05 min}. */
  public static String clock(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "?";
    }
    long whole = Math.round(seconds);
    return whole < 3600 ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}
