package weka.recurrent.data;

import java.io.Serializable;
import java.util.List;
import weka.core.Instance;
import weka.core.Instances;

/**
 * From where a window of a series is seen, so that a network learns changes and not heights, and a trend does not lead it out of
 * what it was trained on. With x the channel to predict, T its steps and b the steps back that were nearest in training,
 *
 * <pre>
 *   level  l = x_T      reference  r = x_(T−b)      scale  s = √( s₀² / 400 + 1/T · Σ (x_t − l)² )
 *   the network reads (x_t − l) / s and learns (y − r) / s; the answer is r + s · output
 * </pre>
 * s₀ is the root mean square of x_t − l over all training windows; its share keeps a window that stands still from becoming all
 * noise. So a network that has learned nothing says "as it was", or "as it was a season ago", and not the mean of the past.
 * Errors count by s², so that the loss is still the squared error in the unit of the class. Dividing by the window's own scale is
 * Hewamalage, Bergmeir and Bandara (2021, doi:10.1016/j.ijforecast.2020.06.008) and Kim et al. (2022, RevIN); learning the
 * difference from a naive forecast is as in Smyl (2020, doi:10.1016/j.ijforecast.2019.03.017).
 *
 * @param channel index of the channel to predict
 * @param back steps from the last one back to the reference; 0 for the last value
 * @param ahead steps from the last one to the class
 * @param spread s₀, above 0
 * @param middle mean of the channel in training: the level of a window in which no value is known
 */
record WindowLevel(int channel, int back, int ahead, double spread, double middle) implements Serializable {
  /** Share of s₀² in s². */
  private static final double FLOOR = 1.0 / 400;
  /** A step further back must be nearer by so much of the squared error than the last value; the past may agree by chance. */
  private static final double NEARER = 0.8;

  /** Where a window is seen from: all in the unit of the channel. */
  record View(double level, double reference, double scale) {
    double code(double value) {
      return (value - reference) / scale;
    }

    double restore(double code) {
      return reference + code * scale;
    }
  }

  /** Learned from windows with a class; null where the channel stands still or is never known. */
  static WindowLevel fit(SeriesWindows windows, RawReader reader, List<Instance> training) {
    int channel = windows.channel();
    Moments around = new Moments();
    Moments all = new Moments();
    int shortest = Integer.MAX_VALUE;
    for (Instance instance : training) {
      RawSequence raw = reader.read(instance);
      double level = last(raw, channel, 0, Double.NaN);
      for (int t = 0; t < raw.length(); t++) {
        double value = value(raw, channel, t);
        all.add(value, instance.weight());
        around.add((value - level) * (value - level), instance.weight());
      }
      shortest = Math.min(shortest, raw.length());
    }
    double spread = Math.sqrt(around.mean());
    if (!(spread > 0 && spread <= Double.MAX_VALUE)) {
      return null;
    }
    double[] errors = new double[Math.max(1, shortest)];
    for (Instance instance : training) {
      RawSequence raw = reader.read(instance);
      for (int b = 0; b < errors.length; b++) {
        double error = instance.classValue() - last(raw, channel, b, all.mean());
        errors[b] += instance.weight() * error * error;
      }
    }
    int back = weka.core.Utils.minIndex(errors);
    return new WindowLevel(channel, errors[back] < NEARER * errors[0] ? back : 0, windows.ahead(), spread, all.mean());
  }

  /** The windows the header tells of, if they are numbers. */
  static SeriesWindows of(Instances data) {
    SeriesWindows windows = data.classIndex() >= 0 && data.classAttribute().isNumeric() ? SeriesWindows.of(data) : null;
    return windows == null || data.classAttribute().isDate() ? null : windows;
  }

  View view(RawSequence raw) {
    double level = last(raw, channel, 0, middle);
    double squares = 0;
    int known = 0;
    for (int t = 0; t < raw.length(); t++) {
      double value = value(raw, channel, t);
      if (!Double.isNaN(value)) {
        squares += (value - level) * (value - level);
        known++;
      }
    }
    double own = known == 0 ? 0 : squares / known;
    return new View(level, last(raw, channel, back, middle), Math.sqrt(FLOOR * spread * spread + own));
  }

  /** The window with the channel less its level, over its scale; the other channels as they are. */
  RawSequence seen(RawSequence raw) {
    View view = view(raw);
    double[] values = raw.values().clone();
    int channels = raw.reader().channels();
    for (int i = channel; i < values.length; i += channels) {
      values[i] = (values[i] - view.level()) / view.scale();
    }
    return new RawSequence(raw.reader(), raw.source(), raw.length(), raw.padding(), values);
  }

  /** How much a window counts: s² over its mean in training, about. */
  double weight(View view) {
    double share = view.scale() / spread;
    return share * share;
  }

  String describe() {
    return "A window is seen from its end: the channel to predict less its last value, over its root mean square distance "
        + "from there, and the"
        + " class less "
        + (back == 0 ? "the last value" : "the value " + (back + ahead) + " steps before it (the nearest in training)");
  }

  /** The last known value at or before a number of steps from the end. */
  private static double last(RawSequence raw, int channel, int back, double otherwise) {
    for (int t = raw.length() - 1 - back; t >= 0; t--) {
      double value = value(raw, channel, t);
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return otherwise;
  }

  private static double value(RawSequence raw, int channel, int t) {
    return raw.values()[t * raw.reader().channels() + channel];
  }
}
