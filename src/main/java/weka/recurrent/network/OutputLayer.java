package weka.recurrent.network;

import java.util.Arrays;
import weka.recurrent.kernel.FeatureGradient;

/**
 * The output layer and the loss, row by row. f_n [F] are the features of sequence n, s_n [S] its static attributes, m_n a dropout
 * mask.
 * <pre>
 *   u_n = m_n ⊙ (f_n, s_n)           y_n = u_n V + a
 *
 *   cross-entropy   p_n = softmax(y_n)      loss_n = ln Σ_j exp(y_nj) − y_nk, k the class     dy_n = w_n (p_n − 1_k)
 *   squared error                           loss_n = ½ (y_n − target)²                        dy_n = w_n (y_n − target)
 *
 *   df_n = m_n ⊙ (dy_n Vᵀ), of which the first F      dV = Σ_n u_nᵀ dy_n      da = Σ_n dy_n
 * </pre>
 * Logarithms and exponentials are those of StrictMath, which gives the same bits everywhere. Rows may be computed by several
 * threads at once; arrays are kept from batch to batch.
 */
final class OutputLayer implements FeatureGradient {
  private final NetworkSpec spec;
  private final LoadedBatch batch;
  /** F, F+S, C. */
  private final int features;
  private final int inputs;
  private final int outputs;
  /** Where V and a stand among the parameters. */
  private final int v;
  private final int a;

  private float[] f = {};
  private float[] df = {};
  private float[] u = {};
  /** Probabilities or the numeric output; after {@link #compute} dy. */
  private float[] y = {};
  private float[] logits = {};
  private double[] logSums = {};
  private double[] losses = {};

  // What begin was given last.
  private float[] parameters;
  private float[] mask;
  private Targets targets;

  OutputLayer(NetworkSpec spec, NetworkLayout layout, LoadedBatch batch) {
    this.spec = spec;
    this.batch = batch;
    features = spec.headInputs() - spec.input().statics();
    inputs = spec.headInputs();
    outputs = spec.outputs();
    v = layout.outputWeights().offset();
    a = layout.outputBias().offset();
  }

  /** Bytes for so many sequences. */
  static long bytes(NetworkSpec spec, int sequences) {
    int features = spec.headInputs() - spec.input().statics();
    return 4L * (2L * features + 2L * spec.headInputs() + spec.outputs()) * sequences;
  }

  /**
   * Makes room for the rows of the batch.
   *
   * @param parameters [P] kept for the passes to come
   * @param mask [N,F+S] dropout, or null
   * @param targets what {@link #compute} needs; null for outputs alone
   */
  void begin(float[] parameters, float[] mask, Targets targets) {
    this.parameters = parameters;
    this.mask = mask;
    this.targets = targets;
    int rows = batch.rows();
    f = atLeast(f, rows * features);
    df = atLeast(df, rows * features);
    u = atLeast(u, rows * inputs);
    y = atLeast(y, rows * outputs);
    logits = atLeast(logits, rows * outputs);
    losses = losses.length >= rows ? losses : new double[rows];
    logSums = logSums.length >= rows ? logSums : new double[rows];
  }

  @Override
  public float[] features() {
    return f;
  }

  @Override
  public float[] dFeatures() {
    return df;
  }

  /** [N,C] probabilities or numeric outputs. */
  float[] outputs() {
    return y;
  }

  // ---- Forward

  /** All rows from features to probabilities or the numeric output. */
  void forward() {
    for (int n = 0; n < batch.rows(); n++) {
      forward(n);
    }
  }

  private void forward(int n) {
    System.arraycopy(f, n * features, u, n * inputs, features);
    System.arraycopy(batch.sequence(n).statics(), 0, u, n * inputs + features, inputs - features);
    if (mask != null) {
      for (int i = n * inputs; i < (n + 1) * inputs; i++) {
        u[i] *= mask[i];
      }
    }
    int c = outputs;
    System.arraycopy(parameters, a, y, n * c, c);
    for (int k = 0; k < inputs; k++) {
      float value = u[n * inputs + k];
      for (int j = 0; j < c; j++) {
        y[n * c + j] = Math.fma(value, parameters[v + k * c + j], y[n * c + j]);
      }
    }
    if (spec.loss() == Loss.CROSS_ENTROPY) {
      softmax(n);
    }
  }

  /** Replaces the outputs of row n by their softmax; ln Σ exp and the outputs themselves stay for the loss. */
  private void softmax(int n) {
    int c = outputs;
    double max = Double.NEGATIVE_INFINITY;
    for (int j = n * c; j < (n + 1) * c; j++) {
      logits[j] = y[j];
      max = Math.max(max, y[j]);
    }
    double sum = 0;
    for (int j = n * c; j < (n + 1) * c; j++) {
      sum += StrictMath.exp(y[j] - max);
    }
    logSums[n] = max + StrictMath.log(sum);
    for (int j = n * c; j < (n + 1) * c; j++) {
      y[j] = (float) StrictMath.exp(y[j] - logSums[n]);
    }
  }

  /** Σ w_n · loss_n after {@link #forward}. */
  double loss(Targets targets) {
    double loss = 0;
    for (int n = 0; n < batch.rows(); n++) {
      loss += targets.weights()[batch.source(n)] * lossOf(n, targets.values()[batch.source(n)]);
    }
    return loss;
  }

  /** Loss of one row, of which y holds the probabilities or the numeric output. */
  private double lossOf(int n, float target) {
    if (spec.loss() == Loss.CROSS_ENTROPY) {
      return logSums[n] - logits[n * outputs + (int) target];
    }
    double error = y[n * outputs] - target;
    return 0.5 * error * error;
  }

  /** Rows whose first largest output is that of their class. */
  int right(Targets targets) {
    int right = 0;
    for (int n = 0; n < batch.rows(); n++) {
      int largest = 0;
      for (int j = 1; j < outputs; j++) {
        largest = y[n * outputs + j] > y[n * outputs + largest] ? j : largest;
      }
      right += largest == (int) targets.values()[batch.source(n)] ? 1 : 0;
    }
    return right;
  }

  // ---- Backward

  @Override
  public void compute(int from, int to) {
    for (int n = from; n < to; n++) {
      forward(n);
      losses[n] = outputGradient(n, targets.values()[batch.source(n)], targets.weights()[batch.source(n)]);
      featureGradient(n);
    }
  }

  /** Turns the outputs of row n into the gradient of w·loss by the outputs before the softmax; returns w·loss. */
  private double outputGradient(int n, float target, float weight) {
    int c = outputs;
    boolean classes = spec.loss() == Loss.CROSS_ENTROPY;
    double loss = weight * lossOf(n, target);
    y[n * c + (classes ? (int) target : 0)] -= classes ? 1 : target;
    for (int j = n * c; j < (n + 1) * c; j++) {
      y[j] *= weight;
    }
    return loss;
  }

  /** Row n of df, from dy. */
  private void featureGradient(int n) {
    int c = outputs;
    for (int k = 0; k < features; k++) {
      float sum = 0;
      for (int j = 0; j < c; j++) {
        sum = Math.fma(parameters[v + k * c + j], y[n * c + j], sum);
      }
      df[n * features + k] = mask != null ? sum * mask[n * inputs + k] : sum;
    }
  }

  /** Σ w_n · loss_n of the rows computed. */
  double loss() {
    double loss = 0;
    for (int n = 0; n < batch.rows(); n++) {
      loss += losses[n];
    }
    return loss;
  }

  /** Adds dV and da, over rising rows; one element after the other, so that its sum stays in a register. */
  void addGradient(float[] gradient) {
    int c = outputs;
    int rows = batch.rows();
    for (int j = 0; j < c; j++) {
      float sum = gradient[a + j];
      for (int n = 0; n < rows; n++) {
        sum += y[n * c + j];
      }
      gradient[a + j] = sum;
    }
    for (int k = 0; k < inputs; k++) {
      for (int j = 0; j < c; j++) {
        float sum = gradient[v + k * c + j];
        for (int n = 0; n < rows; n++) {
          sum = Math.fma(u[n * inputs + k], y[n * c + j], sum);
        }
        gradient[v + k * c + j] = sum;
      }
    }
  }

  /** The gradient by the features of one output before the softmax, the chosen one of each row. */
  void chosenGradient(int[] chosen) {
    int rows = batch.rows();
    Arrays.fill(y, 0, rows * outputs, 0);
    for (int n = 0; n < rows; n++) {
      y[n * outputs + chosen[n]] = 1;
      featureGradient(n);
    }
  }

  private static float[] atLeast(float[] array, int size) {
    return array.length >= size ? array : new float[size];
  }
}
