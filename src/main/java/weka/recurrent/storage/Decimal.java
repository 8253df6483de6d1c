package weka.recurrent.storage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people and programs everywhere read them: Weka's own writes them in the digits of the user's language. */
public final class Decimal {
  private Decimal() {}

  /** A number with at most so many digits behind the point, none of them a zero at the end. */
  public static String text(double value, int digits) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
