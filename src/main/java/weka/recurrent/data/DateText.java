package weka.recurrent.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Dates and times as people and spreadsheets write them: {@code 2024-03-10}, {@code 2024-03-10T01:30:00Z}, {@code 10.03.2024
 * 01:30},
 * {@code 3/10/2024}, {@code 10-Mar-2024}. A time without zone is UTC, so that a file means the same in every zone.
 */
public final class DateText {
  private static final String TIME =
      "(?:[T ,]+(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp]\\.?[Mm]\\.?)?"
          + "\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})" + TIME);
  private static final Pattern NAMED = Pattern.compile("(\\d{1,2})[-/. ]+(\\p{L}{3,})[-/., ]+(\\d{4})" + TIME);
  private static final Pattern NAMED_FIRST = Pattern.compile("(\\p{L}{3,})\\.? (\\d{1,2}),? (\\d{4})" + TIME);
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");

  /** Which of two numbers before the year is the month. */
  public enum Order {
    DAY_FIRST, MONTH_FIRST, UNKNOWN
  }

  private DateText() {}

  /** The order in which texts give day and month: that of the first in which a number is above 12. */
  public static Order order(Collection<String> texts) {
    for (String text : texts) {
      Matcher last = YEAR_LAST.matcher(text.trim());
      if (last.matches()) {
        if (Integer.parseInt(last.group(1)) > 12) {
          return Order.DAY_FIRST;
        }
        if (Integer.parseInt(last.group(3)) > 12) {
          return Order.MONTH_FIRST;
        }
      }
    }
    return Order.UNKNOWN;
  }

  /**
   * The date in milliseconds since 1970, UTC; NaN if the text is none.
   *
   * @param order of day and month before the year; where unknown, a point means that the day is first, a slash the month
   */
  public static double millis(String text, Order order) {
    String trimmed = text.trim();
    if (trimmed.length() < 7 || trimmed.length() > 45) {
      return Double.NaN;
    }
    try {
      Matcher m = YEAR_FIRST.matcher(trimmed);
      if (m.matches()) {
        return millis(whole(m, 1), whole(m, 3), whole(m, 4), m, 5);
      }
      m = YEAR_LAST.matcher(trimmed);
      if (m.matches()) {
        boolean dayFirst = order == Order.DAY_FIRST || order == Order.UNKNOWN && !m.group(2).equals("/");
        return millis(whole(m, 4), whole(m, dayFirst ? 3 : 1), whole(m, dayFirst ? 1 : 3), m, 5);
      }
      m = NAMED.matcher(trimmed);
      if (m.matches()) {
        return millis(whole(m, 3), CalendarWords.month(CalendarWords.plain(m.group(2))), whole(m, 1), m, 4);
      }
      m = NAMED_FIRST.matcher(trimmed);
      if (m.matches()) {
        return millis(whole(m, 3), CalendarWords.month(CalendarWords.plain(m.group(1))), whole(m, 2), m, 4);
      }
      m = MONTH.matcher(trimmed);
      if (m.matches()) {
        return LocalDate.of(whole(m, 1), whole(m, 2), 1).toEpochDay() * 86_400_000.0;
      }
    } catch (DateTimeException e) {
      // Not a date, though it looks like one: 31 February.
      return Double.NaN;
    }
    return Double.NaN;
  }

  private static int whole(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static double millis(int year, int month, int day, Matcher m, int at) {
    LocalDate date = LocalDate.of(year, month, day);
    if (m.group(at) == null) {
      return date.toEpochDay() * 86_400_000.0;
    }
    int hour = whole(m, at);
    String half = m.group(at + 4);
    if (half != null) {
      hour = hour % 12 + (half.toLowerCase(java.util.Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    int second = m.group(at + 2) == null ? 0 : whole(m, at + 2);
    String fraction = m.group(at + 3) == null ? "0" : (m.group(at + 3) + "000000000").substring(0, 9);
    boolean midnight = hour == 24 && whole(m, at + 1) == 0 && second == 0;
    LocalTime time = LocalTime.of(midnight ? 0 : hour, whole(m, at + 1), second, Integer.parseInt(fraction));
    String zone = m.group(at + 5);
    ZoneOffset offset = zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC
        : ZoneOffset.of(zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone);
    return LocalDateTime.of(midnight ? date.plusDays(1) : date, time).toInstant(offset).toEpochMilli();
  }

  /** Whether a text is a date. */
  public static boolean isDate(String text) {
    return !Double.isNaN(millis(text, Order.UNKNOWN)) || !Double.isNaN(millis(text, Order.DAY_FIRST));
  }

  /** Whether a nominal or string attribute holds dates and nothing else. */
  static boolean isDates(Instances data, Attribute attribute) {
    Set<String> seen = new HashSet<>();
    for (Instance instance : data) {
      if (!instance.isMissing(attribute) && seen.add(instance.stringValue(attribute))
          && !isDate(instance.stringValue(attribute))) {
        return false;
      }
    }
    return !seen.isEmpty();
  }
}
