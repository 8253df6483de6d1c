package weka.recurrent.data;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 1234.5}, {@code 1,234.5}, {@code 1.234,5}, {@code 1 234,5}, {@code 1'234.5}. Which mark
 * divides the fraction is settled for a whole table, since a column alone may not tell.
 */
final class NumberText {
  private static final String EXPONENT = "([eE][+-]?\\d+)?";
  private static final Pattern POINT = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)" + EXPONENT);
  private static final Pattern POINT_GROUPED = Pattern.compile("[+-]?\\d{1,3}([,'’ \u00a0\u202f]\\d{3})+(\\.\\d*)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+,?\\d*|,\\d+)" + EXPONENT);
  private static final Pattern COMMA_GROUPED = Pattern.compile("[+-]?\\d{1,3}([.'’ \u00a0\u202f]\\d{3})+(,\\d*)?");
  /** Could be one and a bit or over a thousand. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

  /** What divides the fraction. */
  enum Mark {
    POINT, COMMA
  }

  private NumberText() {}

  /** Whether a text is a number with the given mark and nothing else. */
  static boolean isNumber(String text, Mark mark) {
    return mark == Mark.POINT ? POINT.matcher(text).matches() || POINT_GROUPED.matcher(text).matches()
        : COMMA.matcher(text).matches() || COMMA_GROUPED.matcher(text).matches();
  }

  /** The number. */
  static double parse(String text, Mark mark) {
    String plain = text.replaceAll("['’ \u00a0\u202f]", "");
    return Double.parseDouble(mark == Mark.POINT ? plain.replace(",", "") : plain.replace(".", "").replace(',', '.'));
  }

  /** Whether a text is a number with one of the marks only. */
  static boolean says(String text, Mark mark) {
    char sign = mark == Mark.POINT ? '.' : ',';
    return text.indexOf(sign) >= 0 && isNumber(text, mark) && !AMBIGUOUS.matcher(text).matches()
        && !isNumber(text, mark == Mark.POINT ? Mark.COMMA : Mark.POINT);
  }

  /** The mark that all cells can be read with: the one of the table, or else the other; null if neither fits. */
  static Mark fitting(Collection<String> cells, Mark ofTable) {
    Mark other = ofTable == Mark.POINT ? Mark.COMMA : Mark.POINT;
    if (cells.stream().allMatch(cell -> isNumber(cell, ofTable))) {
      return ofTable;
    }
    return cells.stream().allMatch(cell -> isNumber(cell, other)) ? other : null;
  }

  /** Whether a number may have been meant a thousand times as large. */
  static boolean ambiguous(String text) {
    return AMBIGUOUS.matcher(text).matches();
  }
}
