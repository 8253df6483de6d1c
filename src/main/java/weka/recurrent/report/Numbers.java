package weka.recurrent.report;

import java.util.Locale;
import weka.recurrent.experiment.plan.Measure;

/**
 * Numbers as people read them. A mean has as many decimals as two digits of its standard deviation need, so 0.97249 ± 0.0291 is
 * {@code 97.2 (2.9)}; shares are percent.
 */
public final class Numbers {
  /** Instead of a number that there is not. */
  static final String NONE = "–";
  private static final int DIGITS = 2;

  private Numbers() {}

  /** Factor from a value to what is shown. */
  static double scale(Measure measure) {
    return measure.unit() == Measure.Unit.SHARE ? 100 : 1;
  }

  /** Title with the unit: {@code accuracy (%)}. */
  static String title(Measure measure) {
    return measure.unit() == Measure.Unit.SHARE ? measure.title() + " (%)" : measure.title();
  }

  /** {@code 97.2 (2.9)}; without a standard deviation {@code 97.2}. */
  static String pair(Measure measure, double mean, double sd) {
    if (Double.isNaN(mean)) {
      return NONE;
    }
    return mean(measure, mean, sd) + (Double.isNaN(sd) ? "" : " (" + fixed(sd * scale(measure), decimals(measure, sd)) + ")");
  }

  /** The mean to what the standard deviation supports. */
  static String mean(Measure measure, double mean, double sd) {
    return fixed(mean * scale(measure), decimals(measure, sd));
  }

  /** The standard deviation to two digits. */
  static String sd(Measure measure, double sd) {
    return fixed(sd * scale(measure), decimals(measure, sd));
  }

  /** With its unit, for sentences: {@code 97.2 %}, {@code 12.4 s}. */
  static String inWords(Measure measure, double value, double sd) {
    String number = mean(measure, value, sd);
    return switch (measure.unit()) {
      case SHARE -> number + " %";
      case SECONDS -> number + " s";
      default -> number;
    };
  }

  private static int decimals(Measure measure, double sd) {
    double shown = sd * scale(measure);
    if (Double.isNaN(shown) || shown <= 0) {
      return switch (measure.unit()) {
        case SHARE -> 1;
        case COUNT -> 0;
        default -> 3;
      };
    }
    int decimals = DIGITS - 1 - (int) Math.floor(Math.log10(shown));
    return Math.max(0, Math.min(decimals, measure.unit() == Measure.Unit.SHARE ? 2 : 8));
  }

  /** With so many decimals; no negative zero. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  /** To four significant digits, without a needless tail: {@code 0.25}, {@code 1234}, {@code 1.2e-07}. */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    if (size < 1e-3 || size >= 1e9) {
      return String.format(Locale.ROOT, "%.2g", value).replaceFirst("\\.?0+e", "e");
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    String text = fixed(value, decimals);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /** A value of a measure to four digits, as shown. */
  static String value(Measure measure, double value) {
    return plain(value * scale(measure));
  }

  /** A p-value: {@code 0.031}, {@code < 0.0001}. */
  static String p(double p) {
    return Double.isNaN(p) ? NONE : p < 1e-4 ? "< 0.0001" : fixed(p, p < 0.001 ? 4 : 3);
  }

  /** With a capital at its start. */
  static String sentence(String words) {
    return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code 1 data set}, {@code 3 data sets}. */
  static String count(long n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  /** {@code 3 folds}. */
  static String count(long n, String noun) {
    return count(n, noun, noun + "s");
  }
}
