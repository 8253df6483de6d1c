package weka.recurrent.data;

/**
 * Weighted mean and standard deviation of one channel, gathered sequence by sequence; a weight counts like copies. Per sequence
 * the two-pass formula, then Chan's merge (Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115), so that dates and
 * other values far from 0 keep their digits. Not for several threads.
 */
final class Moments {
  private double weight;
  private double mean;
  private double squares;
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;
  private long known;
  private long missing;

  /** Adds all steps of one channel of a sequence; an infinite value is an error. */
  void add(RawSequence raw, int channel, String name, double sequenceWeight) {
    int channels = raw.reader().channels();
    double[] x = raw.values();
    int end = raw.length() * channels;
    double sum = 0;
    double shift = Double.NaN;
    long n = 0;
    for (int i = channel; i < end; i += channels) {
      double value = x[i];
      if (Double.isNaN(value)) {
        missing++;
        continue;
      }
      if (Double.isInfinite(value)) {
        throw raw.error("values must be finite, found " + value, name, i / channels, NumberCode.INFINITE_REMEDY);
      }
      if (n++ == 0) {
        shift = value;
      }
      sum += value - shift;
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    if (n == 0) {
      return;
    }
    double center = shift + sum / n;
    double around = 0;
    for (int i = channel; i < end; i += channels) {
      double value = x[i];
      if (!Double.isNaN(value)) {
        around += (value - center) * (value - center);
      }
    }
    merge(n, center, around, sequenceWeight);
  }

  /** Adds every stride-th value of a sequence from the given one on, all of them finite. */
  void add(float[] values, int from, int stride, double sequenceWeight) {
    int n = 0;
    double sum = 0;
    for (int i = from; i < values.length; i += stride, n++) {
      sum += values[i];
      smallest = Math.min(smallest, values[i]);
      largest = Math.max(largest, values[i]);
    }
    if (n == 0) {
      return;
    }
    double center = sum / n;
    double around = 0;
    for (int i = from; i < values.length; i += stride) {
      around += (values[i] - center) * (values[i] - center);
    }
    merge(n, center, around, sequenceWeight);
  }

  /** Adds a single value that is finite, or NaN for missing. */
  void add(double value, double valueWeight) {
    if (Double.isNaN(value)) {
      missing++;
      return;
    }
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    merge(1, value, 0, valueWeight);
  }

  private void merge(long n, double center, double around, double sequenceWeight) {
    known += n;
    double added = sequenceWeight * n;
    double total = weight + added;
    double difference = center - mean;
    mean += difference * (added / total);
    squares += sequenceWeight * around + difference * difference * (weight * (added / total));
    weight = total;
  }

  /** Values that are there. */
  long known() {
    return known;
  }

  /** Values that are missing. */
  long missing() {
    return missing;
  }

  double missingShare() {
    return known + missing == 0 ? 0 : (double) missing / (known + missing);
  }

  /** The mean; exactly the value where there is only one; NaN where there is none. */
  double mean() {
    return known == 0 ? Double.NaN : smallest == largest ? smallest : mean;
  }

  /** The smallest value; positive infinity where there is none. */
  double least() {
    return smallest;
  }

  /** The largest value; negative infinity where there is none. */
  double most() {
    return largest;
  }

  /** The standard deviation, divisor n. */
  double deviation() {
    return known == 0 || smallest == largest ? 0 : Math.sqrt(squares / weight);
  }

  /** Whether there is at most one different value, as far as a double can tell. */
  boolean constant() {
    return known == 0 || smallest == largest || !(1 / deviation() <= Double.MAX_VALUE);
  }
}
