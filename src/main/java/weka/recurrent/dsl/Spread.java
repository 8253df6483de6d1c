package weka.recurrent.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A range to draw numbers from: {@code uniform(a, b)}, {@code logUniform(a, b)}.
 *
 * @param from least value
 * @param to greatest value
 * @param logarithmic whether magnitudes are equally likely rather than values
 */
public record Spread(double from, double to, boolean logarithmic) {
  /** How many values a search draws from. */
  private static final int VALUES = 32;

  public Spread {
    if (!(from < to) || logarithmic && from <= 0) {
      throw new IllegalArgumentException(
          (logarithmic ? "logUniform(a, b) needs 0 < a < b" : "uniform(a, b) needs a < b") + ", got "
              + from + " and " + to);
    }
  }

  /** Values drawn, rounded to four significant digits so that reports can name them. */
  List<Object> values(Random random) {
    List<Object> drawn = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      double share = random.nextDouble();
      double value =
          logarithmic ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from))) : from + share * (to - from);
      drawn.add(new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue());
    }
    return drawn;
  }
}
