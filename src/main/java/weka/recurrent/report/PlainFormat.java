package weka.recurrent.report;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** {@link Numbers#plain} where Java wants a format: no grouping, a dot, in every locale. */
final class PlainFormat extends NumberFormat {
  private static final long serialVersionUID = 1;

  @Override
  public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
    // Multiples of a tick unit such as 0.1 come with a rounding error in the last bits.
    return to.append(Numbers.plain(Math.abs(number) < 1e-12 ? 0 : number));
  }

  @Override
  public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
    return to.append(number);
  }

  @Override
  public Number parse(String source, ParsePosition position) {
    throw new UnsupportedOperationException("numbers of an axis are only written");
  }
}
