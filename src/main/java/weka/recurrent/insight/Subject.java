package weka.recurrent.insight;

import java.util.Arrays;
import weka.core.Instances;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.kernel.Backend;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Evaluator;
import weka.recurrent.training.TrainingSet;

/**
 * A trained network with the sequences it is looked at by. The sample is bounded, so every analysis has a bounded cost: one
 * sequence in {@value #SHARE}, but at least {@value #ENOUGH_SEQUENCES} where there are so many and at most
 * {@value #MOST_SEQUENCES}; and where sequences are long, about {@value #MOST_STEPS} time steps, but no fewer than
 * {@value #FEWEST_SEQUENCES} sequences. Which ones is drawn with a fixed seed. Never changes, but keeps scratch from one
 * analysis to the next, so it is for one thread at a time; the backend is used, not closed.
 */
public final class Subject {
  /** Most sequences of a sample. */
  public static final int MOST_SEQUENCES = 200;
  /** One sequence in so many is looked at, within the other limits: what an analysis costs stays a part of training. */
  public static final int SHARE = 5;
  /** Sequences that tell enough, and are looked at even if they are more than that share. */
  public static final int ENOUGH_SEQUENCES = 60;
  /** Most time steps of a sample, unless that would leave too few sequences. */
  public static final int MOST_STEPS = 40_000;
  /** Sequences a sample has at least, however long they are. */
  public static final int FEWEST_SEQUENCES = 20;

  /** Sequences of a class that show whether it is ever said. */
  public static final int OF_EACH_CLASS = 20;
  /** Most sequences to see answers by. */
  private static final int MOST_ANSWERS = 1000;

  private static final long STREAM = 101;
  private static final double SHRINKING = 0.8;
  private static final double LEAST_CONFIDENCE = 0.02;

  private final NetworkSpec network;
  private final float[] parameters;
  private final Backend backend;
  private final TrainingSet sample;
  private final int available;
  /** Made when outputs are first asked for. */
  private Evaluator evaluator;

  private Subject(NetworkSpec network, float[] parameters, Backend backend, TrainingSet sample, int available) {
    this.network = network;
    this.parameters = parameters;
    this.backend = backend;
    this.sample = sample;
    this.available = available;
  }

  /**
   * Draws the sample.
   *
   * @param network the network
   * @param parameters [P] its weights; not copied, not changed
   * @param data sequences with their true targets, at least 1 that is not empty; unseen ones tell more than those trained on
   * @param backend where the recurrent part runs
   */
  public static Subject of(NetworkSpec network, float[] parameters, TrainingSet data, Backend backend) {
    return of(network, parameters, data, backend, MOST_SEQUENCES);
  }

  /**
   * Draws a smaller sample.
   *
   * @param most sequences at most, at least 1
   * @see #of(NetworkSpec, float[], TrainingSet, Backend)
   */
  public static Subject of(NetworkSpec network, float[] parameters, TrainingSet data, Backend backend, int most) {
    int size = new NetworkLayout(network).size();
    if (parameters.length < size) {
      throw new IllegalArgumentException("the network has " + size + " parameters, got " + parameters.length);
    }
    int[] order = new int[data.size()];
    int filled = 0;
    for (int i = 0; i < data.size(); i++) {
      if (data.sequences()[i].length() > 0) {
        order[filled++] = i;
      }
    }
    if (filled == 0) {
      throw new IllegalArgumentException("insight needs at least 1 sequence that is not empty, got " + data.size()
          + " sequences, none with a step");
    }
    new RandomStream(STREAM).shuffle(order, 0, filled);
    int taken = 0;
    long steps = 0;
    int wanted = Math.min(most, sampleSize(filled));
    while (taken < wanted) {
      steps += data.sequences()[order[taken]].length();
      if (taken >= FEWEST_SEQUENCES && steps > MOST_STEPS) {
        break;
      }
      taken++;
    }
    int[] chosen = Arrays.copyOf(order, taken);
    Arrays.sort(chosen);
    return new Subject(network, parameters, backend, data.subset(chosen), data.size());
  }

  /**
   * Takes sequences of every class, the rare ones too, to see which answers a network gives: the first {@value #OF_EACH_CLASS} of
   * each class, or of all where the class is a number, within the limits of time steps.
   *
   * @see #of(NetworkSpec, float[], TrainingSet, Backend)
   */
  public static Subject ofEveryClass(NetworkSpec network, float[] parameters, TrainingSet data, Backend backend) {
    boolean classifies = network.loss() == Loss.CROSS_ENTROPY;
    int[] taken = new int[classifies ? network.outputs() : 1];
    int[] chosen = new int[data.size()];
    int size = 0;
    long steps = 0;
    for (int i = 0; i < data.size() && size < MOST_ANSWERS && (steps < MOST_STEPS || size < ENOUGH_SEQUENCES); i++) {
      int own = classifies ? (int) data.targets()[i] : 0;
      if (data.sequences()[i].length() > 0 && taken[own] < (classifies ? OF_EACH_CLASS : ENOUGH_SEQUENCES)) {
        taken[own]++;
        steps += data.sequences()[i].length();
        chosen[size++] = i;
      }
    }
    return new Subject(network, parameters, backend, data.subset(Arrays.copyOf(chosen, size)), data.size());
  }

  /** How many of so many sequences are looked at, long ones aside. */
  static int sampleSize(int available) {
    return Math.min(available, Math.min(MOST_SEQUENCES, Math.max(ENOUGH_SEQUENCES, available / SHARE)));
  }

  /**
   * Draws the sample from Weka's instances.
   *
   * @param encoder of the trained model
   * @param data instances with the header of the training data; those without a class take no part
   * @see #of(NetworkSpec, float[], TrainingSet, Backend)
   */
  public static Subject of(NetworkSpec network, float[] parameters, SequenceEncoder encoder, Instances data,
      Backend backend) {
    return of(network, parameters, TrainingSet.of(encoder.examples(data)), backend);
  }

  /** The same network with at most so many sequences of the sample, evenly taken. */
  public Subject few(int most) {
    int size = sample.size();
    if (size <= most) {
      return this;
    }
    int[] chosen = new int[most];
    for (int i = 0; i < most; i++) {
      chosen[i] = (int) ((long) i * size / most);
    }
    return new Subject(network, parameters, backend, sample.subset(chosen), available);
  }

  /** The same sequences seen by other weights of the same network. */
  public Subject with(float[] otherParameters) {
    return new Subject(network, otherParameters, backend, sample, available);
  }

  /** The network. */
  public NetworkSpec network() {
    return network;
  }

  /** [P] its weights. */
  public float[] parameters() {
    return parameters;
  }

  /** Where it runs. */
  public Backend backend() {
    return backend;
  }

  /** The sequences looked at; none is empty. */
  public TrainingSet sample() {
    return sample;
  }

  /** How many sequences the sample was drawn from. */
  public int available() {
    return available;
  }

  /** Whether the network decides between classes; otherwise it predicts a number. */
  public boolean classifies() {
    return network.loss() == Loss.CROSS_ENTROPY;
  }

  /** What a score is called. */
  public String scoreName() {
    return classifies() ? "accuracy" : "explained variance";
  }

  /** Length of the longest sequence of the sample. */
  public int longest() {
    return Arrays.stream(sample.sequences()).mapToInt(Sequence::length).max().orElse(0);
  }

  /** Median length of the sequences of the sample. */
  public int typical() {
    int[] lengths = Arrays.stream(sample.sequences()).mapToInt(Sequence::length).sorted().toArray();
    return lengths[lengths.length / 2];
  }

  /**
   * Outputs of the network for sequences that stand in for those of the sample.
   *
   * @param sequences [N] one for each of the sample, in order
   * @return [N,C] probabilities or standardised numbers
   */
  public double[][] outputs(Sequence[] sequences) throws InterruptedException {
    double[][] outputs = new double[sequences.length][network.outputs()];
    TrainingSet set = new TrainingSet(sequences, sample.targets(), sample.weights());
    evaluator = evaluator == null ? new Evaluator(network, backend, set) : evaluator.of(set);
    evaluator.addOutputs(parameters, outputs);
    return outputs;
  }

  /**
   * How right each output is: 1 or 0 for classes, minus the squared error for numbers.
   *
   * @param outputs [N,C] for the sample's sequences in order
   * @return [N] larger is better
   */
  public double[] merits(double[][] outputs) {
    double[] merits = new double[outputs.length];
    for (int n = 0; n < merits.length; n++) {
      double target = sample.targets()[n];
      double error = outputs[n][0] - target;
      merits[n] = classifies() ? (largest(outputs[n]) == (int) target ? 1 : 0) : -error * error;
    }
    return merits;
  }

  /** Score of the given merits: accuracy, or 1 − mean squared error / variance of the sample's targets. */
  public double score(double[] merits) {
    double mean = Arrays.stream(merits).average().orElse(Double.NaN);
    return classifies() ? mean : 1 + mean / variance();
  }

  /** Score of a guess that knows the targets' distribution but no sequence: the most frequent class, or the mean. */
  public double baseline() {
    if (!classifies()) {
      return 0;
    }
    return (double) Arrays.stream(classCounts()).max().orElse(0) / sample.size();
  }

  /**
   * How much of what there is to know about the targets the outputs tell: 1 − (cross-entropy / entropy of the classes),
   * or 1 − (squared error / variance). Confidence is shrunk until the outputs look best, never raised: a trained network
   * that is too sure of itself still knows what it knows, while the faint random leanings of an untrained one tell
   * nothing, even if they happen to fall on the right side.
   *
   * @param outputs [N,C] for the sample's sequences in order
   * @return at most 1; 0 or below for outputs that tell nothing, and where all targets are the same
   */
  public double knowledge(double[][] outputs) {
    double uncertainty = classifies() ? entropy() : variance();
    if (!(uncertainty > 0)) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double confidence = 1; confidence > LEAST_CONFIDENCE; confidence *= SHRINKING) {
      best = Math.max(best, 1 - loss(outputs, confidence) / uncertainty);
    }
    return best;
  }

  /** Mean loss of outputs with shrunk confidence: probabilities to that power, numbers that much closer to the mean. */
  private double loss(double[][] outputs, double confidence) {
    double loss = 0;
    double mean = mean();
    for (int n = 0; n < outputs.length; n++) {
      double target = sample.targets()[n];
      if (classifies()) {
        double sum = 0;
        for (double probability : outputs[n]) {
          sum += Math.pow(probability, confidence);
        }
        loss += Math.log(sum) - confidence * Math.log(Math.max(Double.MIN_NORMAL, outputs[n][(int) target]));
      } else {
        double error = mean + confidence * (outputs[n][0] - mean) - target;
        loss += error * error;
      }
    }
    return loss / outputs.length;
  }

  private double entropy() {
    double entropy = 0;
    for (int count : classCounts()) {
      double share = (double) count / sample.size();
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return entropy;
  }

  private int[] classCounts() {
    int[] counts = new int[network.outputs()];
    for (float target : sample.targets()) {
      counts[(int) target]++;
    }
    return counts;
  }

  private double mean() {
    double sum = 0;
    for (float target : sample.targets()) {
      sum += target;
    }
    return sum / sample.size();
  }

  private double variance() {
    double mean = mean();
    double squares = 0;
    for (float target : sample.targets()) {
      squares += (target - mean) * (target - mean);
    }
    return squares / sample.size();
  }

  /** Index of the largest value, the first of equals. */
  static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
