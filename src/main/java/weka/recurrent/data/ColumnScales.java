package weka.recurrent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/** Whether numeric columns are of one scale, as one quantity over time is. */
final class ColumnScales {
  /** A column this many times the spread of the others beyond them is of another scale. */
  private static final double FAR = 4;
  /** So is one that varies this many times as much. */
  private static final double WILD = 40;
  /** Columns of names of their own whose sizes differ by more than this are no one quantity. */
  private static final double UNLIKE = 5;

  private final List<Attribute> columns;
  private final double[] means;
  private final double[] deviations;

  ColumnScales(Instances data, List<Attribute> columns) {
    this.columns = columns;
    means = new double[columns.size()];
    deviations = new double[columns.size()];
    for (int c = 0; c < means.length; c++) {
      int index = columns.get(c).index();
      int n = 0;
      double squares = 0;
      for (Instance instance : data) {
        double value = instance.value(index);
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
          n++;
          double difference = value - means[c];
          means[c] += difference / n;
          squares += difference * (value - means[c]);
        }
      }
      means[c] = n == 0 ? Double.NaN : means[c];
      deviations[c] = n == 0 ? Double.NaN : Math.sqrt(squares / n);
    }
  }

  /** The columns that lie far from all others, in words; at most a few of many, else the series changes its scale itself. */
  List<String> strangers() {
    List<String> strangers = new ArrayList<>();
    for (int c = 0; c < means.length && means.length > 3; c++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      double widest = 0;
      for (int other = 0; other < means.length; other++) {
        if (other != c && !Double.isNaN(means[other])) {
          low = Math.min(low, means[other] - deviations[other]);
          high = Math.max(high, means[other] + deviations[other]);
          widest = Math.max(widest, deviations[other]);
        }
      }
      double spread = high - low;
      boolean far = spread > 0 && (means[c] < low - FAR * spread || means[c] > high + FAR * spread);
      if (far || widest > 0 && deviations[c] > WILD * widest) {
        strangers.add(String.format(Locale.ROOT, "'%s' (mean %s, the others lie between %s and %s)", columns.get(c).name(),
            NumberCode.number(means[c]), NumberCode.number(low), NumberCode.number(high)));
      }
    }
    return strangers.size() * 4 > means.length ? List.of() : strangers;
  }

  /** Two columns whose sizes are far apart, in words, or null. */
  String difference() {
    int least = -1;
    int most = -1;
    for (int c = 0; c < means.length; c++) {
      double size = size(c);
      if (!Double.isNaN(size) && size > 0) {
        least = least < 0 || size < size(least) ? c : least;
        most = most < 0 || size > size(most) ? c : most;
      }
    }
    if (least < 0 || size(most) <= UNLIKE * size(least)) {
      return null;
    }
    return "'" + columns.get(least).name() + "' has a mean of " + NumberCode.number(means[least]) + " and '"
        + columns.get(most).name() + "' one of " + NumberCode.number(means[most]);
  }

  private double size(int c) {
    return Math.sqrt(means[c] * means[c] + deviations[c] * deviations[c]);
  }
}
