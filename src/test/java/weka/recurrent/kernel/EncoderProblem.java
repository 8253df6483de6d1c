package weka.recurrent.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.reference.Kinks;
import weka.recurrent.kernel.reference.ReferenceEncoder;

/**
 * Random numbers for one call of a backend: parameters, a batch, masks and the upstream gradient.
 *
 * @param spec the encoder
 * @param parameters [P]
 * @param batch its padding holds zeros
 * @param masks dropout
 * @param dFeatures [N,F]
 */
public record EncoderProblem(EncoderSpec spec, float[] parameters, SequenceBatch batch, DropoutMasks masks,
    float[] dFeatures) {

  /**
   * What a backend makes of a problem.
   *
   * @param features [N,F]
   * @param gradient [P]
   * @param dx [T,N,D]
   */
  public record Outcome(float[] features, float[] gradient, float[] dx) {}

  /**
   * Draws a problem.
   *
   * @param lengths of the sequences, falling
   * @param dropout whether to draw masks; otherwise there are none
   */
  public static EncoderProblem draw(EncoderSpec spec, int steps, int[] lengths, boolean dropout, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int attempt = 0; attempt < 200; attempt++) {
      EncoderProblem problem = draw(spec, steps, lengths, dropout, random);
      if (!problem.hasKinks() || problem.distanceToKink() > Tolerances.FLOAT_KINK_MARGIN) {
        return problem;
      }
    }
    throw new AssertionError("no draw away from kinks for " + spec);
  }

  private static EncoderProblem draw(EncoderSpec spec, int steps, int[] lengths, boolean dropout, SplittableRandom random) {
    int sequences = lengths.length;
    int widest = spec.inputs();
    for (LayerSpec layer : spec.layers()) {
      widest = Math.max(widest, layer.width());
    }
    // Gates in the range where they matter, and rectifiers that do not explode over many steps.
    float[] parameters = RandomArrays.uniform(new EncoderLayout(spec).size(), 1.2 / Math.sqrt(widest), random);
    SequenceBatch batch = new SequenceBatch();
    batch.shape(steps, sequences, spec.inputs());
    for (int n = 0; n < sequences; n++) {
      batch.setLength(n, lengths[n]);
      for (int t = 0; t < lengths[n]; t++) {
        for (int d = 0; d < spec.inputs(); d++) {
          batch.x()[(t * sequences + n) * spec.inputs() + d] = (float) random.nextDouble(-1.5, 1.5);
        }
      }
    }
    float[] dFeatures = RandomArrays.uniform(sequences * spec.features(), 1, random);
    DropoutMasks masks = dropout ? RandomArrays.masks(spec, sequences, random) : DropoutMasks.NONE;
    return new EncoderProblem(spec, parameters, batch, masks, dFeatures);
  }

  /** Falling lengths from T down to 0, so that full, short, single-step and empty sequences are among many. */
  public static int[] mixedLengths(int steps, int sequences) {
    int[] lengths = new int[sequences];
    for (int n = 0; n < sequences; n++) {
      lengths[n] = sequences == 1 ? steps : steps - (int) ((long) n * steps / (sequences - 1));
    }
    return lengths;
  }

  /** N sequences of T steps. */
  public static int[] fullLengths(int steps, int sequences) {
    int[] lengths = new int[sequences];
    Arrays.fill(lengths, steps);
    return lengths;
  }

  private boolean hasKinks() {
    return spec.readOut() == ReadOut.MAX || spec.layers().stream().anyMatch(layer -> layer.cell() == Cell.RNN_RELU);
  }

  private double distanceToKink() {
    ReferenceEncoder encoder = reference();
    double distance = Double.POSITIVE_INFINITY;
    for (int n = 0; n < batch.sequences(); n++) {
      distance = Math.min(distance, Kinks.distance(encoder, encoder.forward(sequence(n), masks, n)));
    }
    return distance;
  }

  /** The oracle with these parameters. */
  private ReferenceEncoder reference() {
    double[] wide = new double[parameters.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = parameters[k];
    }
    return new ReferenceEncoder(spec, wide);
  }

  /** [L,D] the valid steps of one sequence. */
  private DMatrixRMaj sequence(int n) {
    DMatrixRMaj x = new DMatrixRMaj(batch.length(n), spec.inputs());
    for (int t = 0; t < x.numRows; t++) {
      for (int d = 0; d < x.numCols; d++) {
        x.set(t, d, batch.x()[(t * batch.sequences() + n) * spec.inputs() + d]);
      }
    }
    return x;
  }

  /** The outcome by the oracle, in double; all three are overwritten. */
  public void solve(double[] features, double[] gradient, double[] dx) {
    ReferenceEncoder encoder = reference();
    int sequences = batch.sequences();
    int width = spec.features();
    Arrays.fill(gradient, 0);
    Arrays.fill(dx, 0);
    for (int n = 0; n < sequences; n++) {
      ReferenceEncoder.Run run = encoder.forward(sequence(n), masks, n);
      System.arraycopy(run.features().data, 0, features, n * width, width);
      DMatrixRMaj df = new DMatrixRMaj(1, width);
      for (int j = 0; j < width; j++) {
        df.set(j, dFeatures[n * width + j]);
      }
      DMatrixRMaj dxn = run.backward(df, gradient);
      for (int t = 0; t < dxn.numRows; t++) {
        System.arraycopy(dxn.data, t * dxn.numCols, dx, (t * sequences + n) * dxn.numCols, dxn.numCols);
      }
    }
  }

  /** The same sequences in another order and selection: position k holds what was at order[k]. */
  EncoderProblem select(int... order) {
    int d = spec.inputs();
    SequenceBatch chosen = new SequenceBatch();
    chosen.shape(batch.steps(), order.length, d);
    for (int k = 0; k < order.length; k++) {
      chosen.setLength(k, batch.length(order[k]));
      for (int t = 0; t < batch.length(order[k]); t++) {
        System.arraycopy(batch.x(), (t * batch.sequences() + order[k]) * d, chosen.x(), (t * order.length + k) * d, d);
      }
    }
    float[][] input = masks.input() == null ? null : rows(masks.input(), batch.sequences(), order);
    float[][] state = masks.state() == null ? null : rows(masks.state(), batch.sequences(), order);
    return new EncoderProblem(spec, parameters, chosen, new DropoutMasks(input, state),
        rows(dFeatures, batch.sequences(), order));
  }

  private static float[][] rows(float[][] masks, int sequences, int[] order) {
    float[][] chosen = new float[masks.length][];
    for (int k = 0; k < masks.length; k++) {
      chosen[k] = masks[k] == null ? null : rows(masks[k], sequences, order);
    }
    return chosen;
  }

  /** Chosen rows of a matrix of N rows. */
  static float[] rows(float[] matrix, int sequences, int... order) {
    int width = matrix.length / sequences;
    float[] chosen = new float[order.length * width];
    for (int k = 0; k < order.length; k++) {
      System.arraycopy(matrix, order[k] * width, chosen, k * width, width);
    }
    return chosen;
  }

  /** [L·D] the valid part of one sequence's share of dx. */
  float[] dxOf(float[] dx, int n) {
    int d = spec.inputs();
    float[] own = new float[batch.length(n) * d];
    for (int t = 0; t < batch.length(n); t++) {
      System.arraycopy(dx, (t * batch.sequences() + n) * d, own, t * d, d);
    }
    return own;
  }

  /** Room for the features of the batch. */
  float[] emptyFeatures() {
    return new float[batch.sequences() * spec.features()];
  }

  /** Number of elements of dx. */
  int dxSize() {
    return batch.steps() * batch.sequences() * spec.inputs();
  }

  /** The parameters, packed for a backend. */
  public Weights packed(Backend backend) {
    return backend.pack(spec, parameters);
  }

  /** Runs forward and backward with a new pass. */
  public Outcome run(Backend backend) throws InterruptedException {
    return run(backend, backend.open(spec, true));
  }

  /** Runs forward and backward. */
  public Outcome run(Backend backend, Pass pass) throws InterruptedException {
    float[] features = emptyFeatures();
    float[] gradient = new float[parameters.length];
    float[] dx = new float[dxSize()];
    pass.forward(packed(backend), batch, masks, features);
    pass.backward(dFeatures, new Gradients(gradient, dx));
    return new Outcome(features, gradient, dx);
  }

  /** Runs a whole training step at once. */
  public Outcome step(Backend backend, Pass pass) throws InterruptedException {
    float[] features = emptyFeatures();
    float[] seen = emptyFeatures();
    float[] upstream = new float[dFeatures.length];
    float[] gradient = new float[parameters.length];
    float[] dx = new float[dxSize()];
    int width = spec.features();
    // The gradient becomes known range by range, when the features of the range are.
    FeatureGradient above = new FeatureGradient() {
      @Override
      public float[] features() {
        return features;
      }

      @Override
      public float[] dFeatures() {
        return upstream;
      }

      @Override
      public void compute(int from, int to) {
        System.arraycopy(features, from * width, seen, from * width, (to - from) * width);
        System.arraycopy(dFeatures, from * width, upstream, from * width, (to - from) * width);
      }
    };
    pass.step(packed(backend), batch, masks, above, new Gradients(gradient, dx));
    return new Outcome(seen, gradient, dx);
  }

  /** One line, the name of a test. */
  @Override
  public String toString() {
    List<LayerSpec> layers = spec.layers();
    LayerSpec first = layers.get(0);
    return first.cell() + " x" + layers.size() + (first.bidirectional() ? " bidirectional " : " ") + spec.readOut()
        + (masks == DropoutMasks.NONE ? "" : " dropout") + (spec.truncation() > 0 ? " truncation " + spec.truncation() : "")
        + " T=" + batch.steps() + " N=" + batch.sequences() + " D=" + spec.inputs() + " H=" + first.hidden();
  }
}
