package weka.filters.unsupervised.attribute;

import java.util.ArrayList;
import java.util.List;
import weka.core.Attribute;
import weka.core.Utils;

/**
 * A few numbers per channel instead of the sequence.
 *
 * <pre>
 *   numeric channel   mean, sd (n − 1), min, max, first, last, slope = Σ (t − t̄)(x − x̄) / Σ (t − t̄)²
 *   nominal channel   share of the steps for each label, first, last
 * </pre>
 * and the length in steps. Missing values do not count; what cannot be computed, such as the slope of one value, is missing.
 */
public class SequencesToSummary extends SequenceView {
  private static final long serialVersionUID = 1;
  private static final List<String> STATISTICS = List.of("mean", "sd", "min", "max", "first", "last", "slope");

  @Override
  public String globalInfo() {
    return "Makes one row of a sequence: for each numeric channel mean, standard deviation, minimum, maximum, first and last "
        + "value "
        + "and slope over time; for each nominal channel the share of every label, first and last; and the length.";
  }

  @Override
  List<Attribute> attributes(List<Attribute> channels, List<double[][]> sequences) {
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute channel : channels) {
      String name = channel.name();
      if (channel.isNominal()) {
        for (int k = 0; k < channel.numValues(); k++) {
          attributes.add(new Attribute(name + "=" + channel.value(k) + " share"));
        }
        attributes.add(channel.copy(name + " first"));
        attributes.add(channel.copy(name + " last"));
      } else {
        STATISTICS.forEach(statistic -> attributes.add(new Attribute(name + " " + statistic)));
      }
    }
    attributes.add(new Attribute("length"));
    return attributes;
  }

  @Override
  double[] values(List<Attribute> channels, double[][] steps) {
    List<Double> values = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      if (channels.get(c).isNominal()) {
        labels(channels.get(c), column(steps, c), values);
      } else {
        numbers(column(steps, c), values);
      }
    }
    values.add((double) steps.length);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] column(double[][] steps, int channel) {
    double[] column = new double[steps.length];
    for (int t = 0; t < column.length; t++) {
      column[t] = steps[t][channel];
    }
    return column;
  }

  private static void labels(Attribute channel, double[] column, List<Double> values) {
    int[] counts = new int[channel.numValues()];
    int present = 0;
    for (double value : column) {
      if (!Double.isNaN(value)) {
        counts[(int) value]++;
        present++;
      }
    }
    for (int count : counts) {
      values.add(present == 0 ? Utils.missingValue() : count / (double) present);
    }
    values.add(end(column, 1));
    values.add(end(column, -1));
  }

  private static void numbers(double[] column, List<Double> values) {
    int n = 0;
    double sum = 0;
    double times = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < column.length; t++) {
      if (!Double.isNaN(column[t])) {
        n++;
        sum += column[t];
        times += t;
        min = Math.min(min, column[t]);
        max = Math.max(max, column[t]);
      }
    }
    double mean = sum / n;
    double middle = times / n;
    double squares = 0;
    double products = 0;
    double spread = 0;
    for (int t = 0; t < column.length; t++) {
      if (!Double.isNaN(column[t])) {
        squares += (column[t] - mean) * (column[t] - mean);
        products += (t - middle) * (column[t] - mean);
        spread += (t - middle) * (t - middle);
      }
    }
    double missing = Utils.missingValue();
    values.add(n == 0 ? missing : mean);
    values.add(n < 2 ? missing : Math.sqrt(squares / (n - 1)));
    values.add(n == 0 ? missing : min);
    values.add(n == 0 ? missing : max);
    values.add(end(column, 1));
    values.add(end(column, -1));
    values.add(n < 2 ? missing : products / spread);
  }

  /** The first value that is there, from the front or from the back. */
  private static double end(double[] column, int direction) {
    for (int i = 0; i < column.length; i++) {
      double value = column[direction > 0 ? i : column.length - 1 - i];
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return Utils.missingValue();
  }

  /** Runs the filter from the command line. */
  public static void main(String[] arguments) {
    runFilter(new SequencesToSummary(), arguments);
  }
}
