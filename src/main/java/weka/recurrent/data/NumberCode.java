package weka.recurrent.data;

import java.util.List;
import java.util.Locale;

/**
 * A numeric channel: (x - mean) · scale, with an indicator beside it where training had missing values.
 *
 * @param name of the channel
 * @param mean over all steps of the training data; what a missing value is taken for
 * @param deviation standard deviation over all steps of the training data, as copies by weight, divisor n
 * @param constant whether training knows at most one value, so that the channel enters as 0
 * @param indicator whether a second value says 1 where the first is missing
 * @param missing share of training values that are missing
 * @param normalization what is done to the values
 */
record NumberCode(String name, double mean, double deviation, boolean constant, boolean indicator, double missing,
    Normalization normalization) implements ChannelCode {
  static final String INFINITE_REMEDY = "Replace it, or make it missing (?)";

  static NumberCode of(String name, Moments moments, Normalization normalization) {
    if (!moments.constant() && !(moments.deviation() <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("values of '" + name + "' are too large to be standardised: their squares overflow. "
          + "Scale them down");
    }
    boolean indicator = moments.missing() > 0 && moments.known() > 0;
    return new NumberCode(name, moments.mean(), moments.deviation(), moments.constant(), indicator, moments.missingShare(),
        normalization);
  }

  @Override
  public List<String> inputNames() {
    return indicator ? List.of(name, name + " missing") : List.of(name);
  }

  @Override
  public EncodingRules.NumberRule rule(Vocabulary strings) {
    return rule();
  }

  EncodingRules.NumberRule rule() {
    if (constant) {
      return new EncodingRules.NumberRule(name, 0, 0, 0, false, indicator);
    }
    return switch (normalization) {
      case NONE -> new EncodingRules.NumberRule(name, 0, 1, mean, false, indicator);
      case AUTO, CHANNEL -> new EncodingRules.NumberRule(name, mean, 1 / deviation, 0, false, indicator);
      case SEQUENCE -> new EncodingRules.NumberRule(name, mean, 1 / deviation, 0, true, indicator);
    };
  }

  @Override
  public void encode(RawSequence raw, int channel, EncodedSteps to, int at) {
    int channels = raw.reader().channels();
    double[] x = raw.values();
    EncodingRules.NumberRule rule = rule();
    double center = rule.center();
    double scale = rule.scale();
    double filler = rule.filler();
    if (rule.withinSequence()) {
      Moments own = new Moments();
      own.add(raw, channel, name, 1);
      center = own.mean();
      scale = own.constant() ? 0 : 1 / own.deviation();
    }
    for (int t = 0, from = channel, i = at; t < raw.length(); t++, from += channels, i += to.width()) {
      double value = x[from];
      boolean absent = Double.isNaN(value);
      float z = (float) (absent ? filler : (value - center) * scale);
      if (!(Math.abs(z) <= Float.MAX_VALUE)) {
        throw raw.error(Double.isInfinite(value) ? "values must be finite, found " + value
            : "value " + value + " is too large: training has mean " + mean + " and standard deviation " + deviation, name, t,
            INFINITE_REMEDY);
      }
      to.values()[i] = z;
      if (indicator) {
        to.values()[i + 1] = absent ? 1 : 0;
      }
    }
  }

  @Override
  public String describe() {
    String text = Double.isNaN(mean) ? "no value in training, enters as 0"
        : constant ? "always " + number(mean) + " in training, enters as 0"
        : "mean " + number(mean) + ", standard deviation " + number(deviation);
    return text + missingText(missing, indicator ? ", taken for the mean, with an indicator" : "");
  }

  static String missingText(double missing, String how) {
    return missing > 0 && missing < 1 ? String.format(Locale.ROOT, "; %.2g %% missing%s", 100 * missing, how) : "";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
