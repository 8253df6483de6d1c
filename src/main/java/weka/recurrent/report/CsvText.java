package weka.recurrent.report;

import java.util.regex.Pattern;

/**
 * Cells of comma-separated values as RFC 4180 has them. A text that a spreadsheet would take for a formula, and run, gets an
 * apostrophe before it, which spreadsheets take for <em>this is text</em>: names of classes and of data come from others. Numbers
 * stay as they are. {@code -Drecur.csv=raw} leaves every text as it is.
 */
public final class CsvText {
  private static final Pattern QUOTED = Pattern.compile("[,\"\r\n]");
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[\\x00-\\x20\\u00a0\\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*|[\\t\\r].*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?%?");

  private CsvText() {}

  /** A cell. */
  public static String cell(String text) {
    return quoted(!"raw".equals(System.getProperty("recur.csv")) ? guarded(text) : text);
  }

  /** A cell with its text as it is. */
  public static String quoted(String text) {
    return QUOTED.matcher(text).find() || text.strip().length() < text.length() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String guarded(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
