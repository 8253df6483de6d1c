package weka.recurrent.data;

import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * A date channel enters twice: the date, standardised like a number, and the time since the last known step before,
 * standardised too (0 at the first step). Regular sampling makes the second constant, hence 0; irregular sampling makes it what
 * a network needs. Dates of the sequence as a whole have no step before and enter once.
 *
 * @param date the date in milliseconds since 1970
 * @param gap the time since the last known step, in milliseconds; null for an attribute of the sequence as a whole
 */
record DateCode(NumberCode date, NumberCode gap) implements ChannelCode {

  @Override
  public String name() {
    return date.name();
  }

  @Override
  public List<String> inputNames() {
    return gap == null ? date.inputNames()
        : date.indicator() ? List.of(name(), name() + " missing", gap.name()) : List.of(name(), gap.name());
  }

  /** Milliseconds since the last known step before step t; NaN where there is none, or no date. */
  static double gap(RawSequence raw, int channel, int t) {
    int channels = raw.reader().channels();
    double now = raw.values()[t * channels + channel];
    int before = t - 1;
    while (before >= 0 && Double.isNaN(raw.values()[before * channels + channel])) {
      before--;
    }
    return before < 0 ? Double.NaN : now - raw.values()[before * channels + channel];
  }

  @Override
  public void encode(RawSequence raw, int channel, EncodedSteps to, int at) {
    date.encode(raw, channel, to, at);
    if (gap == null) {
      return;
    }
    int column = at + date.inputNames().size();
    for (int t = 0; t < raw.length(); t++) {
      double time = gap(raw, channel, t);
      double z = Double.isNaN(time) || gap.constant() ? 0 : (time - gap.mean()) / gap.deviation();
      to.values()[t * to.width() + column] = (float) z;
    }
  }

  @Override
  public EncodingRules.DateRule rule(Vocabulary strings) {
    return new EncodingRules.DateRule(date.rule(), gap == null ? null : gap.rule());
  }

  @Override
  public String describe() {
    if (Double.isNaN(date.mean())) {
      return "no date in training, enters as 0";
    }
    if (date.constant()) {
      return "always " + day(date.mean()) + " in training, enters as 0";
    }
    String text = "date, mean " + day(date.mean()) + ", standard deviation " + duration(date.deviation())
        + NumberCode.missingText(date.missing(), ", taken for the mean, with an indicator");
    if (gap == null) {
      return text;
    }
    if (Double.isNaN(gap.mean())) {
      return text;
    }
    return text + (gap.constant() ? "; always " + duration(gap.mean()) + " after the step before"
        : "; time since the step before, mean " + duration(gap.mean()) + ", standard deviation " + duration(gap.deviation()));
  }

  private static String day(double time) {
    SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd HH:mm", Locale.ROOT);
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format.format(new Date(Math.round(time))) + " UTC";
  }

  private static String duration(double milliseconds) {
    double seconds = milliseconds / 1000;
    return Math.abs(seconds) < 120 ? NumberCode.number(seconds) + " s"
        : Math.abs(seconds) < 2 * 86_400 ? NumberCode.number(seconds / 3600) + " h"
        : NumberCode.number(seconds / 86_400) + " days";
  }
}
