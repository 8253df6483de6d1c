package weka.recurrent.setting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a setting may have, in the notation of intervals, which an annotation can hold: {@code [1, 16]}, {@code [0,
 * 1)},
 * {@code (0, ∞)}. Before it {@code auto or } lets 0 stand for what the program chooses itself; people write it {@code auto}.
 *
 * @param least lower end
 * @param open whether the lower end itself is left out
 * @param most upper end
 * @param below whether the upper end itself is left out
 * @param automatic whether 0 is allowed too, and means that the program chooses
 */
public record Range(double least, boolean open, double most, boolean below, boolean automatic) {
  /** Put before an interval, lets 0 stand for what the program chooses. */
  public static final String AUTO_OR = "auto or ";
  /** What people write for 0 where the program chooses. */
  public static final String AUTO = "auto";

  private static final Pattern NOTATION = Pattern.compile("(auto or )?([\\[(])(-?[\\d.]+|-∞), (-?[\\d.]+|∞)([\\])])");

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if it is not in the notation of intervals
   */
  public static Range of(String notation) {
    Matcher matcher = NOTATION.matcher(notation);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a range is written like [1, 16], [0, 1), (0, ∞) or auto or [1, ∞), not '" + notation
          + "'");
    }
    double least = matcher.group(3).equals("-∞") ? Double.NEGATIVE_INFINITY : Double.parseDouble(matcher.group(3));
    double most = matcher.group(4).equals("∞") ? Double.POSITIVE_INFINITY : Double.parseDouble(matcher.group(4));
    return new Range(least, matcher.group(2).equals("("), most, matcher.group(5).equals(")"), matcher.group(1) != null);
  }

  /** Whether a value is allowed; NaN never is. */
  public boolean contains(double value) {
    return automatic && value == 0
        || (open ? value > least : value >= least) && (below ? value < most : value <= most);
  }

  /**
   * The range in words, behind "is".
   *
   * @param whole whether only whole numbers are meant
   */
  public String words(boolean whole) {
    String kind = (automatic ? AUTO + " or " : "") + (whole ? "a whole number" : "a number");
    boolean endless = Double.isInfinite(most);
    if (Double.isInfinite(least)) {
      return kind;
    }
    if (endless) {
      return kind + (open ? " above " : ", at least ") + text(least);
    }
    return kind + (open ? " above " : " from ") + text(least) + (open ? " and " : " to ")
        + (below ? "below " : open ? "up to " : "")
        + text(most);
  }

  /**
   * The value, if it is allowed.
   *
   * @param name of the setting, for the message
   * @throws IllegalArgumentException if it is not
   */
  public int check(String name, int value) {
    require(name, value, true);
    return value;
  }

  /** As {@link #check(String, int)} for numbers with a fraction. */
  public double check(String name, double value) {
    require(name, value, false);
    return value;
  }

  private void require(String name, double value, boolean whole) {
    if (!contains(value)) {
      throw new IllegalArgumentException("'" + name + "' is " + words(whole) + ", not " + text(value));
    }
  }

  /** A number as people write it: without a fraction where it has none. */
  public static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }
}
