package weka.recurrent.network;

import java.util.Arrays;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.FeatureGradient;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Trace;

/**
 * Runs a network forward and backward over one mini-batch at a time, and owns the scratch for it. Arrays are kept from batch to
 * batch, so that training allocates nothing once the largest batch was seen. For one thread at a time.
 *
 * <p>Order of use: {@link #load}, then {@link #outputs} or {@link #lossAndGradient}. Within the batch sequences stand by falling
 * length; {@link #source} tells which one stands where.
 */
public final class NetworkPass {
  private final NetworkSpec spec;
  private final EncoderSpec encoder;
  private final NetworkLayout layout;
  private final Backend backend;
  private final Trace trace;
  private final boolean training;
  private final SequenceBatch batch = new SequenceBatch();

  private Sequence[] sequences = {};
  private long[] order = {};
  private int rows;

  private float[] features = {};
  private float[] dFeatures = {};
  private float[] head = {};
  private float[] headMask = {};
  private boolean headDropped;
  private float[] outputs = {};
  private float[] logits = {};
  private double[] logSums = {};
  private float[] dx = {};
  private double[] losses = {};
  private final FeatureGradient above = this::featureGradient;
  // Arguments of the training step in progress, for the threads of the backend.
  private float[] parameters;
  private float[] targets;
  private float[] weights;
  private final float[][] inputMasks;
  private final float[][] stateMasks;

  /**
   * Scratch for a network on a backend.
   *
   * @param spec the network
   * @param backend where the recurrent part runs; not closed here
   * @param training whether gradients or traces will be asked for; prediction alone takes less memory
   */
  public NetworkPass(NetworkSpec spec, Backend backend, boolean training) {
    this.spec = spec;
    this.encoder = spec.encoder();
    this.layout = new NetworkLayout(spec);
    this.backend = backend;
    this.training = training;
    this.trace = backend.trace(encoder, training);
    int layers = spec.layers().size();
    this.inputMasks = new float[layers][0];
    this.stateMasks = new float[2 * layers][0];
  }

  /** Where the recurrent part runs. */
  public Backend backend() {
    return backend;
  }

  /** Bytes that passes over batches of the given shape take, backend included. */
  public static long bytes(NetworkSpec spec, Backend backend, int steps, int sequences, boolean training) {
    EncoderSpec encoder = spec.encoder();
    long perSequence = 4L * (2L * encoder.features() + 2L * spec.headInputs() + spec.outputs());
    long x = 4L * steps * sequences * encoder.inputs();
    boolean needsDx = training && !spec.input().tokens().isEmpty();
    return backend.traceBytes(encoder, steps, sequences, training) + perSequence * sequences + (needsDx ? 2 * x : x);
  }

  /**
   * Takes up a mini-batch: sorted by falling length, equal lengths in the given order.
   *
   * @param source all sequences
   * @param indices which of them, the elements from..to-1
   */
  public void load(Sequence[] source, int[] indices, int from, int to) {
    rows = to - from;
    if (rows < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 sequence, got " + rows);
    }
    if (order.length < rows) {
      order = new long[rows];
      sequences = new Sequence[rows];
    }
    for (int n = 0; n < rows; n++) {
      int length = source[indices[from + n]].length();
      order[n] = ((long) (Integer.MAX_VALUE - length) << 32) | n;
    }
    Arrays.sort(order, 0, rows);
    for (int n = 0; n < rows; n++) {
      int index = indices[from + (int) order[n]];
      sequences[n] = source[index];
      order[n] = index;
    }
    batch.shape(Math.max(1, sequences[0].length()), rows, encoder.inputs());
    for (int n = 0; n < rows; n++) {
      batch.setLength(n, sequences[n].length());
    }
    if (!spec.input().tokens().isEmpty()) {
      fillChannels();
      return;
    }
    // Each thread of a backend reads the steps that it needs where they stand.
    for (int n = 0; n < rows; n++) {
      batch.setValues(n, sequences[n].values());
    }
  }

  /** Copies the channels beside which tokens will stand. */
  private void fillChannels() {
    int width = encoder.inputs();
    int channels = spec.input().channels();
    float[] x = batch.x();
    for (int n = 0; n < rows; n++) {
      for (int t = 0; t < sequences[n].length(); t++) {
        System.arraycopy(sequences[n].values(), t * channels, x, (t * rows + n) * width, channels);
      }
    }
  }

  /** Copies the learned vectors of the tokens beside the channels. */
  private void fillTokens(float[] parameters) {
    int columns = spec.input().tokens().size();
    if (columns == 0) {
      return;
    }
    int width = encoder.inputs();
    int at = spec.input().channels();
    float[] x = batch.x();
    for (int k = 0; k < columns; k++) {
      Block table = layout.table(k);
      for (int n = 0; n < rows; n++) {
        int[] tokens = sequences[n].tokens();
        for (int t = 0; t < sequences[n].length(); t++) {
          System.arraycopy(parameters, table.offset() + tokens[t * columns + k] * table.columns(), x,
              (t * rows + n) * width + at, table.columns());
        }
      }
      at += table.columns();
    }
  }

  /** N: sequences in the batch. */
  public int rows() {
    return rows;
  }

  /** Index into {@link #load}'s source of the sequence that stands at row n. */
  public int source(int n) {
    return (int) order[n];
  }

  /** The loaded batch, with embeddings as of the last pass. */
  public SequenceBatch batch() {
    return batch;
  }

  /** Gates and states of the last forward pass, rows as in the batch. */
  public Trace trace() {
    return trace;
  }

  /**
   * Runs forward without dropout.
   *
   * @param parameters [P] laid out by {@link NetworkLayout}
   * @return [N,C] probabilities or numeric outputs, by row; valid until the next call, possibly followed by unused elements
   */
  public float[] outputs(float[] parameters) throws InterruptedException {
    fillTokens(parameters);
    ensureRows();
    headDropped = false;
    backend.forward(parameters, batch, DropoutMasks.NONE, trace, features);
    for (int n = 0; n < rows; n++) {
      readHead(n, parameters);
    }
    return outputs;
  }

  /**
   * Loss of the batch and its gradient: Σ_n w_n · loss_n.
   *
   * @param parameters [P]
   * @param targets class indices or numeric targets, by index into {@link #load}'s source
   * @param weights w, likewise
   * @param dropout where masks are drawn from; null drops nothing
   * @param gradient [P] added to
   * @return the loss
   */
  public double lossAndGradient(float[] parameters, float[] targets, float[] weights, RandomStream dropout, float[] gradient)
      throws InterruptedException {
    if (!training) {
      throw new IllegalStateException("this pass was made for prediction; gradients need one made for training");
    }
    fillTokens(parameters);
    ensureRows();
    DropoutMasks masks = drawMasks(dropout);
    float[] mask = drawMask(dropout, spec.dropout().output(), headMask, rows * spec.headInputs());
    headMask = mask == null ? headMask : mask;
    headDropped = mask != null;
    boolean tokens = !spec.input().tokens().isEmpty();
    if (tokens) {
      dx = atLeast(dx, batch.steps() * rows * batch.inputs());
    }
    this.parameters = parameters;
    this.targets = targets;
    this.weights = weights;
    try {
      backend.forwardBackward(parameters, batch, masks, trace, features, above, dFeatures, gradient, tokens ? dx : null);
    } finally {
      this.parameters = null;
      this.targets = null;
      this.weights = null;
    }
    double loss = 0;
    for (int n = 0; n < rows; n++) {
      loss += losses[n];
    }
    addHeadGradient(gradient);
    if (tokens) {
      scatterTokens(gradient);
    }
    return loss;
  }

  /** {@link FeatureGradient} of the training step in progress: rows of outputs become the gradient by them. */
  private void featureGradient(int from, int to) {
    for (int n = from; n < to; n++) {
      readHead(n, parameters);
      losses[n] = outputGradient(n, targets[source(n)], weights[source(n)]);
      gradientByFeatures(n, parameters);
    }
  }

  /** Loss of the batch without dropout or gradient: Σ_n w_n · loss_n. The array of {@link #outputs} then holds the outputs. */
  public double loss(float[] parameters, float[] targets, float[] weights) throws InterruptedException {
    outputs(parameters);
    double loss = 0;
    for (int n = 0; n < rows; n++) {
      loss += weights[source(n)] * lossOf(n, targets[source(n)]);
    }
    return loss;
  }

  /** Rows of the batch whose first largest output, of the last {@link #outputs} or {@link #loss}, is that of their class. */
  public int right(float[] targets) {
    int c = spec.outputs();
    int right = 0;
    for (int n = 0; n < rows; n++) {
      int largest = 0;
      for (int j = 1; j < c; j++) {
        largest = outputs[n * c + j] > outputs[n * c + largest] ? j : largest;
      }
      right += largest == (int) targets[source(n)] ? 1 : 0;
    }
    return right;
  }

  /**
   * Gradient of one output before the softmax by what enters the first layer; needs a pass made for training, and
   * {@link #outputs} of the loaded batch just before it. Overwrites what that returned.
   *
   * @param parameters [P] those of the outputs
   * @param chosen [N] the output looked at, by row
   * @param into [T,N,D] overwritten; padding 0
   */
  public void inputGradient(float[] parameters, int[] chosen, float[] into) throws InterruptedException {
    Arrays.fill(outputs, 0, rows * spec.outputs(), 0);
    for (int n = 0; n < rows; n++) {
      outputs[n * spec.outputs() + chosen[n]] = 1;
    }
    for (int n = 0; n < rows; n++) {
      gradientByFeatures(n, parameters);
    }
    backend.backward(parameters, batch, DropoutMasks.NONE, trace, dFeatures, null, into);
  }

  private void ensureRows() {
    int c = spec.outputs();
    features = atLeast(features, rows * encoder.features());
    dFeatures = atLeast(dFeatures, rows * encoder.features());
    head = atLeast(head, rows * spec.headInputs());
    outputs = atLeast(outputs, rows * c);
    logits = atLeast(logits, rows * c);
    losses = losses.length >= rows ? losses : new double[rows];
    logSums = logSums.length >= rows ? logSums : new double[rows];
  }

  /** Row n from features to probabilities or the numeric output. */
  private void readHead(int n, float[] parameters) {
    int f = encoder.features();
    int z = spec.headInputs();
    int c = spec.outputs();
    System.arraycopy(features, n * f, head, n * z, f);
    System.arraycopy(sequences[n].statics(), 0, head, n * z + f, z - f);
    if (headDropped) {
      for (int i = n * z; i < (n + 1) * z; i++) {
        head[i] *= headMask[i];
      }
    }
    int v = layout.outputWeights().offset();
    System.arraycopy(parameters, layout.outputBias().offset(), outputs, n * c, c);
    for (int k = 0; k < z; k++) {
      float value = head[n * z + k];
      for (int j = 0; j < c; j++) {
        outputs[n * c + j] = Math.fma(value, parameters[v + k * c + j], outputs[n * c + j]);
      }
    }
    if (spec.loss() == Loss.CROSS_ENTROPY) {
      softmax(n);
    }
  }

  /** Turns the outputs of row n into the gradient of w·loss by the outputs before the softmax; returns w·loss. */
  private double outputGradient(int n, float target, float weight) {
    int c = spec.outputs();
    boolean classes = spec.loss() == Loss.CROSS_ENTROPY;
    double loss = weight * lossOf(n, target);
    outputs[n * c + (classes ? (int) target : 0)] -= classes ? 1 : target;
    for (int j = n * c; j < (n + 1) * c; j++) {
      outputs[j] *= weight;
    }
    return loss;
  }

  /** Loss of one row, of which {@link #outputs} holds the probabilities or the numeric output. */
  private double lossOf(int n, float target) {
    int c = spec.outputs();
    if (spec.loss() == Loss.CROSS_ENTROPY) {
      return logSums[n] - logits[n * c + (int) target];
    }
    double error = outputs[n * c] - target;
    return 0.5 * error * error;
  }

  /** Replaces the outputs of row n by their softmax; ln Σ exp and the outputs themselves stay for the loss. */
  private void softmax(int n) {
    int c = spec.outputs();
    double max = Double.NEGATIVE_INFINITY;
    for (int j = n * c; j < (n + 1) * c; j++) {
      logits[j] = outputs[j];
      max = Math.max(max, outputs[j]);
    }
    double sum = 0;
    for (int j = n * c; j < (n + 1) * c; j++) {
      sum += StrictMath.exp(outputs[j] - max);
    }
    logSums[n] = max + StrictMath.log(sum);
    for (int j = n * c; j < (n + 1) * c; j++) {
      outputs[j] = (float) StrictMath.exp(outputs[j] - logSums[n]);
    }
  }

  /** Row n of dFeatures, from the output gradient that stands in {@link #outputs}. */
  private void gradientByFeatures(int n, float[] parameters) {
    int f = encoder.features();
    int z = spec.headInputs();
    int c = spec.outputs();
    int v = layout.outputWeights().offset();
    for (int k = 0; k < f; k++) {
      float sum = 0;
      for (int j = 0; j < c; j++) {
        sum = Math.fma(parameters[v + k * c + j], outputs[n * c + j], sum);
      }
      dFeatures[n * f + k] = headDropped ? sum * headMask[n * z + k] : sum;
    }
  }

  /** dV += Σ headᵀ dOutputs and da += Σ dOutputs, over rising rows; one element after the other, so that its sum stays in a register. */
  private void addHeadGradient(float[] gradient) {
    int z = spec.headInputs();
    int c = spec.outputs();
    int v = layout.outputWeights().offset();
    int a = layout.outputBias().offset();
    for (int j = 0; j < c; j++) {
      float sum = gradient[a + j];
      for (int n = 0; n < rows; n++) {
        sum += outputs[n * c + j];
      }
      gradient[a + j] = sum;
    }
    for (int k = 0; k < z; k++) {
      for (int j = 0; j < c; j++) {
        float sum = gradient[v + k * c + j];
        for (int n = 0; n < rows; n++) {
          sum = Math.fma(head[n * z + k], outputs[n * c + j], sum);
        }
        gradient[v + k * c + j] = sum;
      }
    }
  }

  private void scatterTokens(float[] gradient) {
    int columns = spec.input().tokens().size();
    int width = encoder.inputs();
    int at = spec.input().channels();
    for (int k = 0; k < columns; k++) {
      Block table = layout.table(k);
      for (int n = 0; n < rows; n++) {
        int[] tokens = sequences[n].tokens();
        for (int t = 0; t < sequences[n].length(); t++) {
          int into = table.offset() + tokens[t * columns + k] * table.columns();
          int from = (t * rows + n) * width + at;
          for (int e = 0; e < table.columns(); e++) {
            gradient[into + e] += dx[from + e];
          }
        }
      }
      at += table.columns();
    }
  }

  private DropoutMasks drawMasks(RandomStream dropout) {
    DropoutSpec shares = spec.dropout();
    if (dropout == null || shares.input() == 0 && shares.recurrent() == 0) {
      return DropoutMasks.NONE;
    }
    for (int l = 0; l < inputMasks.length; l++) {
      inputMasks[l] = drawMask(dropout, shares.input(), inputMasks[l], rows * encoder.inputsOf(l));
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        int size = rows * spec.layers().get(l).hidden();
        stateMasks[2 * l + d] = drawMask(dropout, shares.recurrent(), stateMasks[2 * l + d], size);
      }
    }
    return new DropoutMasks(shares.input() == 0 ? null : inputMasks, shares.recurrent() == 0 ? null : stateMasks);
  }

  /** A mask of 0 and 1/(1−p), or null if nothing is dropped. */
  private static float[] drawMask(RandomStream random, double share, float[] old, int size) {
    if (random == null || share == 0) {
      return null;
    }
    float[] mask = atLeast(old == null ? new float[0] : old, size);
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < size; i++) {
      mask[i] = random.nextDouble() < share ? 0 : kept;
    }
    return mask;
  }

  private static float[] atLeast(float[] array, int size) {
    return array.length >= size ? array : new float[size];
  }
}
