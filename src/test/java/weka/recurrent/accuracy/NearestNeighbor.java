package weka.recurrent.accuracy;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * One nearest neighbor under dynamic time warping, the yardstick of the time series archives: no window, all channels
 * warped together, local cost = squared Euclidean distance of two steps.
 * <pre>
 *   d(i, j) = |a_i - b_j|²  + min(d(i-1, j), d(i, j-1), d(i-1, j-1))      DTW(a, b) = d(T_a, T_b)
 * </pre>
 * A nominal channel adds 1 where two symbols differ. Missing values are read as 0. Values are taken as they are: the files
 * of the archives are normalized where their authors meant them to be.
 *
 * <p>Shokoohi-Yekta et al. (2017), doi:10.1007/s10618-016-0455-0 (the dependent generalization to several channels).
 */
final class NearestNeighbor {

  /** Steps of one sequence, [T][D]. */
  private record Steps(float[][] values) {}

  private final boolean[] nominal;
  private final Steps[] train;
  private final double[] answers;

  private NearestNeighbor(boolean[] nominal, Steps[] train, double[] answers) {
    this.nominal = nominal;
    this.train = train;
    this.answers = answers;
  }

  /**
   * Accuracy in percent, or the root mean squared error of a numeric class.
   *
   * @return empty for data without a relational attribute, whose steps are not numbers or symbols
   */
  static OptionalDouble evaluate(Instances train, Instances test) {
    int bag = relational(train);
    if (bag < 0) {
      return OptionalDouble.empty();
    }
    Instances inner = train.attribute(bag).relation();
    boolean[] nominal = new boolean[inner.numAttributes()];
    for (int d = 0; d < nominal.length; d++) {
      nominal[d] = inner.attribute(d).isNominal();
    }
    Steps[] memory = train.stream().map(instance -> steps(instance, bag)).toArray(Steps[]::new);
    NearestNeighbor neighbor = new NearestNeighbor(nominal, memory, train.attributeToDoubleArray(train.classIndex()));
    double[] truth = test.attributeToDoubleArray(test.classIndex());
    Steps[] asked = test.stream().map(instance -> steps(instance, bag)).toArray(Steps[]::new);
    double[] said = IntStream.range(0, asked.length).parallel().mapToDouble(n -> neighbor.answer(asked[n])).toArray();
    double sum = 0;
    for (int n = 0; n < truth.length; n++) {
      double error = said[n] - truth[n];
      sum += test.classAttribute().isNumeric() ? error * error : error == 0 ? 100 : 0;
    }
    double mean = sum / truth.length;
    return OptionalDouble.of(test.classAttribute().isNumeric() ? Math.sqrt(mean) : mean);
  }

  private static int relational(Instances data) {
    for (int i = 0; i < data.numAttributes(); i++) {
      if (data.attribute(i).type() == Attribute.RELATIONAL) {
        return i;
      }
    }
    return -1;
  }

  private static Steps steps(Instance instance, int bag) {
    Instances inner = instance.relationalValue(bag);
    float[][] values = new float[inner.numInstances()][inner.numAttributes()];
    for (int t = 0; t < values.length; t++) {
      for (int d = 0; d < values[t].length; d++) {
        Instance step = inner.instance(t);
        values[t][d] = step.isMissing(d) ? 0 : (float) step.value(d);
      }
    }
    return new Steps(values);
  }

  private double answer(Steps asked) {
    double best = Double.POSITIVE_INFINITY;
    double answer = Double.NaN;
    for (int n = 0; n < train.length; n++) {
      double distance = warped(asked.values(), train[n].values(), best);
      if (distance < best) {
        best = distance;
        answer = answers[n];
      }
    }
    return answer;
  }

  /** The distance, or infinity as soon as it can no longer be below the given bound. */
  private double warped(float[][] a, float[][] b, double bound) {
    double[] above = new double[b.length + 1];
    double[] row = new double[b.length + 1];
    Arrays.fill(above, Double.POSITIVE_INFINITY);
    above[0] = 0;
    for (float[] step : a) {
      row[0] = Double.POSITIVE_INFINITY;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 1; j <= b.length; j++) {
        double before = Math.min(above[j - 1], Math.min(above[j], row[j - 1]));
        row[j] = before < bound ? before + local(step, b[j - 1]) : Double.POSITIVE_INFINITY;
        least = Math.min(least, row[j]);
      }
      if (least >= bound) {
        return Double.POSITIVE_INFINITY;
      }
      double[] swap = above;
      above = row;
      row = swap;
    }
    return above[b.length];
  }

  private double local(float[] x, float[] y) {
    double sum = 0;
    for (int d = 0; d < x.length; d++) {
      double difference = x[d] - y[d];
      sum += nominal[d] ? (difference == 0 ? 0 : 1) : difference * difference;
    }
    return sum;
  }
}
