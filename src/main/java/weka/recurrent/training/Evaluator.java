package weka.recurrent.training;

import java.util.Arrays;
import weka.recurrent.kernel.Backend;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.Targets;

/**
 * Runs a network over many sequences without training: sorted by length, in batches as large as is good for speed. Results do
 * not depend on how the sequences fall into batches. Not for concurrent use.
 */
public final class Evaluator {
  private static final int MOST_ROWS = 256;
  private static final int MOST_STEPS = 1 << 15;

  private final NetworkSpec network;
  private final Backend backend;
  private final NetworkPass pass;
  private final TrainingSet set;
  private final int[] order;
  /** Packed for the backend; null before the first evaluation. */
  private NetworkWeights weights;

  /**
   * An evaluator of the given examples; targets and weights are needed for {@link #score} only.
   *
   * @param backend where the recurrent part runs; not closed here
   */
  public Evaluator(NetworkSpec network, Backend backend, TrainingSet set) {
    this(network, backend, new NetworkPass(network, backend, false), set);
  }

  private Evaluator(NetworkSpec network, Backend backend, NetworkPass pass, TrainingSet set) {
    this.network = network;
    this.backend = backend;
    this.pass = pass;
    this.set = set;
    long[] keys = new long[set.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((long) set.sequences()[i].length() << 32) | i;
    }
    Arrays.sort(keys);
    order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[i] = (int) keys[i];
    }
  }

  /** An evaluator of other examples that uses the memory of this one; one of the two at a time. */
  public Evaluator of(TrainingSet other) {
    return new Evaluator(network, backend, pass, other);
  }

  /** Most sequences of the given length that are run at once. */
  public static int rows(int steps) {
    return Math.max(1, Math.min(MOST_ROWS, MOST_STEPS / Math.max(1, steps)));
  }

  /**
   * How good a network is.
   *
   * @param loss mean of w · loss over the examples
   * @param accuracy share of the examples that are classified right, each counted once; NaN for a numeric class
   */
  public record Score(double loss, double accuracy) {}

  /** How good the network with parameters [P] is on the examples. */
  public Score score(float[] parameters) throws InterruptedException {
    NetworkWeights weights = packed(parameters);
    Targets targets = set.asTargets();
    double loss = 0;
    int right = 0;
    for (int from = 0; from < order.length;) {
      int to = load(from);
      loss += pass.loss(weights, targets);
      right += pass.right(targets);
      from = to;
    }
    return new Score(loss / order.length, network.loss() == Loss.CROSS_ENTROPY ? (double) right / order.length : Double.NaN);
  }

  /**
   * Outputs for every example.
   *
   * @param parameters [P]
   * @param into [size,C] probabilities or numeric outputs; added to
   */
  public void addOutputs(float[] parameters, double[][] into) throws InterruptedException {
    addOutputs(packed(parameters), into);
  }

  /**
   * The same with weights that are packed already.
   *
   * @param weights packed by the backend of this evaluator
   */
  public void addOutputs(NetworkWeights weights, double[][] into) throws InterruptedException {
    int outputs = network.outputs();
    for (int from = 0; from < order.length;) {
      int to = load(from);
      float[] batch = pass.outputs(weights);
      for (int n = 0; n < pass.rows(); n++) {
        double[] row = into[pass.source(n)];
        for (int c = 0; c < outputs; c++) {
          row[c] += batch[n * outputs + c];
        }
      }
      from = to;
    }
  }

  private NetworkWeights packed(float[] parameters) {
    if (weights == null) {
      weights = new NetworkWeights(network, backend, parameters);
    } else {
      weights.take(parameters);
    }
    return weights;
  }

  /** Loads the next batch and returns where the one after it starts. */
  private int load(int from) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("prediction was stopped");
    }
    int to = from + 1;
    while (to < order.length && to - from < MOST_ROWS
        && (long) (to + 1 - from) * set.sequences()[order[to]].length() <= MOST_STEPS) {
      to++;
    }
    pass.load(set.sequences(), order, from, to);
    return to;
  }
}
