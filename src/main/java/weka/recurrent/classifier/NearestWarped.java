package weka.recurrent.classifier;

import java.io.Serializable;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.data.StepEncoder;
import weka.recurrent.reservoir.StepSource.Steps;

/**
 * The training sequences, and the nearest of them by dynamic time warping. Of two that are equally near the first counts. What is
 * stored is standardized per channel, without gaps. Immutable; any number of threads may ask.
 */
public final class NearestWarped implements Serializable {
  private static final long serialVersionUID = 1;

  private final StepEncoder encoder;
  private final WarpedDistance distance;
  private final float[][] values;
  private final double[] classes;

  /** Stores the instances with a class and a weight. */
  public NearestWarped(Instances data, double window) {
    SequenceEncoder layout = SequenceEncoder.fit(data, EncodingOptions.DEFAULT);
    encoder = StepEncoder.fit(layout, data, 1);
    distance = new WarpedDistance(encoder.channels(), window);
    Instance[] used = data.stream().filter(SequenceEncoder::takesPart).toArray(Instance[]::new);
    values = new float[used.length][];
    classes = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      values[i] = encoder.encode(used[i]).values();
      classes[i] = used[i].classValue();
    }
  }

  private Steps stored(int i) {
    return new Steps(values[i].length / distance.channels(), values[i]);
  }

  /** The class value of the nearest sequence. */
  public double nearest(Instance instance) {
    encoder.encoder().check(instance.dataset());
    Steps x = encoder.encode(instance);
    float[][] envelope = distance.envelope(x);
    double[] bounds = new double[values.length];
    int longest = 0;
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = distance.firstAndLast(x, stored(i));
      longest = Math.max(longest, stored(i).length());
    }
    double[][] rows = new double[2][longest + 1];
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    // The most promising first, so that most others are given up early.
    for (int i : weka.core.Utils.stableSort(bounds)) {
      Steps y = stored(i);
      double limit = Math.nextUp(least);
      if (bounds[i] >= limit || y.length() == x.length() && distance.outside(envelope, y, limit) >= limit) {
        continue;
      }
      double d = distance.between(x, y, limit, rows);
      if (d < least || d == least && (best < 0 || i < best)) {
        least = d;
        best = i;
      }
    }
    return best < 0 ? classes[0] : classes[best];
  }

  /** How sequences are read, in several lines. */
  public String describe() {
    return encoder.encoder().describe();
  }

  /** Sequences stored. */
  public int size() {
    return classes.length;
  }
}
