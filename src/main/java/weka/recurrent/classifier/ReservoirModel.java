package weka.recurrent.classifier;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.data.StepEncoder;
import weka.recurrent.kernel.ReservoirKernel;
import weka.recurrent.kernel.cpu.CpuReservoir;
import weka.recurrent.reservoir.ReservoirFeatures;
import weka.recurrent.reservoir.RidgeWeights;
import weka.recurrent.reservoir.StepSource.Steps;
import weka.recurrent.reservoir.Temperature;
import weka.recurrent.data.SequenceEncoder;

/**
 * A trained reservoir: how instances become steps, the units and their thresholds, and the read-out. Holds no training data, so
 * it can be saved anywhere and read anywhere. Predictions may be asked for by several threads.
 */
public final class ReservoirModel implements Serializable {
  private static final long serialVersionUID = 1;

  /** Raised whenever models written before can no longer be read as they are. */
  static final int FORMAT = 1;
  /** Sequences that are predicted at a time. */
  private static final int BLOCK = 256;

  // Not final: the compiler would put the constant in the place of what was read.
  private int format = FORMAT;
  final StepEncoder steps;
  final ReservoirFeatures features;
  final RidgeWeights readOut;
  /** Factor on scores in the softmax. */
  final double beta;
  final ReservoirFindings findings;

  ReservoirModel(StepEncoder steps, ReservoirFeatures features, RidgeWeights readOut, double beta, ReservoirFindings findings) {
    this.steps = steps;
    this.features = features;
    this.readOut = readOut;
    this.beta = beta;
    this.findings = findings;
  }

  /** How instances become steps. */
  public StepEncoder steps() {
    return steps;
  }

  /** The units and their thresholds. */
  public ReservoirFeatures features() {
    return features;
  }

  /** The read-out of features, then attributes beside the sequence. */
  public RidgeWeights readOut() {
    return readOut;
  }

  /** Factor on scores before the softmax. */
  public double beta() {
    return beta;
  }

  /** What training found out. */
  public ReservoirFindings findings() {
    return findings;
  }

  /** Class probabilities, or the number predicted, of one instance. */
  public double[] predict(Instance instance) throws Exception {
    try (ReservoirKernel kernel = new CpuReservoir(1)) {
      return answers(new Instance[] {instance}, kernel)[0];
    }
  }

  /**
   * The same for many instances, to the same bits.
   *
   * @param threads of the CPU; 0 for all cores
   */
  public double[][] predict(Instances instances, int threads) throws Exception {
    steps.encoder().check(instances);
    double[][] answers = new double[instances.numInstances()][];
    try (ReservoirKernel kernel = new CpuReservoir(threads)) {
      for (int from = 0; from < answers.length; from += BLOCK) {
        int to = Math.min(answers.length, from + BLOCK);
        Instance[] block = new Instance[to - from];
        for (int i = from; i < to; i++) {
          block[i - from] = instances.instance(i);
        }
        System.arraycopy(answers(block, kernel), 0, answers, from, to - from);
      }
    }
    return answers;
  }

  private double[][] answers(Instance[] instances, ReservoirKernel kernel) throws Exception {
    int n = instances.length;
    Steps[] sequences = new Steps[n];
    float[][] statics = new float[n][];
    for (int i = 0; i < n; i++) {
      if (instances[i].dataset() == null) {
        throw new IllegalArgumentException("an instance to predict must belong to a data set, which says what its values mean. "
            + "Call setDataset with the training header");
      }
      steps.encoder().check(instances[i].dataset());
      sequences[i] = steps.encode(instances[i]);
      statics[i] = steps.statics(instances[i]);
    }
    return answers(sequences, statics, kernel);
  }

  /**
   * Answers of encoded sequences.
   *
   * @param statics [sequences][attributes beside the sequence]
   * @return [sequences][classes] probabilities, or the number in the unit of the class
   */
  double[][] answers(Steps[] sequences, float[][] statics, ReservoirKernel kernel) throws InterruptedException {
    int n = sequences.length;
    float[][] rows = new float[n][readOut.mean().length];
    features.rows(sequences, rows, kernel);
    double[][] answers = new double[n][readOut.bias().length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(statics[i], 0, rows[i], features.spec().features(), statics[i].length);
      readOut.score(rows[i], answers[i]);
      if (steps.encoder().numericClass()) {
        answers[i][0] = steps.encoder().restoreTarget(answers[i][0]);
      } else {
        Temperature.softmax(beta, answers[i]);
      }
    }
    return answers;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (format > FORMAT) {
      throw new NewerModelException(format, FORMAT);
    }
    boolean whole;
    try {
      whole = format >= 1 && steps != null && steps.whole() && features != null && features.whole() && readOut != null
          && findings != null && features.spec().channels() == steps.channels() && readOut.fits(
              features.spec().features() + steps.encoder().inputSpec().statics(), steps.encoder().outputs())
          && beta > 0;
    } catch (RuntimeException e) {
      whole = false;
    }
    if (!whole) {
      throw new InvalidObjectException("this model file is damaged: the parts of the reservoir do not fit together");
    }
  }

  /** How instances become sequences. */
  SequenceEncoder encoder() {
    return steps.encoder();
  }
}
