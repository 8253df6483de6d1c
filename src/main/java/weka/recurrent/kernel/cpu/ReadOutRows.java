package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;

/**
 * The read-out and its gradient, sequence by sequence. y_t [F] is the output of the last layer.
 * <pre>
 *   last       features = h after the last valid step of each direction
 *   mean       features = 1/L Σ_t y_t                  dy_t = dF / L
 *   max        features = max_t y_t                    dy_t = dF where t is the first step that reaches it
 *   attention  s_t = y_t · q, α = softmax(s)           dα_t = y_t · dF, ds_t = α_t (dα_t − Σ α dα)
 *              features = Σ_t α_t y_t                  dy_t = α_t dF + ds_t q, dq = Σ ds_t y_t
 * </pre>
 * Sums run over rising t. Threads may work on different sequences at once.
 */
final class ReadOutRows {
  private final ReadOut kind;
  private final int width;
  /** y [F] of all steps. */
  private final RowGrid outputs;
  /** h [H] of each direction of the last layer. */
  private final RowGrid[] states;
  private SequenceBatch batch;
  private int base;
  /** Per sequence dF, for the mean dF / L [F]. */
  private float[][] dFeatures = {};
  /** Per sequence and step the gradient by y_t [F]; maximum and attention only. */
  private final RowGrid gradients;
  /** Per sequence the step of the maximum [F]. */
  private int[][] largest = {};
  /** Per sequence α [T], after backward ds [T]. */
  private float[][] attention = {};
  /** Per sequence the features as they grow [F]. */
  private float[][] sums = {};
  private final float[] querySum;

  /**
   * No rows yet.
   *
   * @param outputs rows of y [F]
   * @param states rows of h [H] of each direction, in the order of its own steps
   */
  ReadOutRows(EncoderSpec spec, RowGrid outputs, RowGrid[] states) {
    kind = spec.readOut();
    width = spec.features();
    this.outputs = outputs;
    this.states = states;
    gradients = new RowGrid(width, Integer.MAX_VALUE);
    querySum = new float[width];
  }

  /** Makes room for sequences {@code from} to {@code to − 1} of a batch and remembers the batch. */
  void ensure(SequenceBatch batch, int from, int to) {
    this.batch = batch;
    base = from;
    int count = to - from;
    int steps = count > 0 ? batch.length(from) : 0;
    if (sums.length < count) {
      sums = new float[count][width];
      if (kind == ReadOut.MAX) {
        largest = new int[count][width];
      }
    }
    if (kind == ReadOut.ATTENTION && (attention.length < count || attention[0].length < steps)) {
      attention = new float[Math.max(count, attention.length)][Math.max(steps, attention.length == 0 ? 0 : attention[0].length)];
    }
  }

  /** Makes room for gradients of sequences {@code from} to {@code to − 1}. */
  void ensureGradients(int from, int to) {
    if (dFeatures.length < to - from) {
      dFeatures = new float[to - from][width];
    }
    if (kind == ReadOut.MAX || kind == ReadOut.ATTENTION) {
      for (int t = 0; t < batch.length(from); t++) {
        gradients.ensure(t, from, Math.min(to, batch.rowsAt(t)));
      }
    }
  }

  /**
   * Reads out one sequence with at least one step.
   *
   * @param query [F] q; attention only
   * @param features [N,F] the sequence's row is overwritten
   */
  void forward(int n, float[] query, float[] features) {
    int length = batch.length(n);
    float[] sum = sums[n - base];
    switch (kind) {
      case LAST -> {
        int hidden = width / states.length;
        for (int d = 0; d < states.length; d++) {
          System.arraycopy(states[d].row(length - 1, n), 0, sum, d * hidden, hidden);
        }
      }
      case MEAN -> {
        Arrays.fill(sum, 0f);
        for (int t = 0; t < length; t++) {
          Elements.add(outputs.row(t, n), sum, width);
        }
        for (int j = 0; j < width; j++) {
          sum[j] /= length;
        }
      }
      case MAX -> {
        int[] first = largest[n - base];
        Arrays.fill(first, 0);
        System.arraycopy(outputs.row(0, n), 0, sum, 0, width);
        for (int t = 1; t < length; t++) {
          raise(outputs.row(t, n), t, sum, first, width);
        }
      }
      case ATTENTION -> {
        float[] weights = attention[n - base];
        System.arraycopy(query, 0, sum, 0, width);
        for (int t = 0; t < length; t++) {
          weights[t] = dot(outputs.row(t, n), sum, width);
        }
        softmax(weights, length);
        Arrays.fill(sum, 0f);
        for (int t = 0; t < length; t++) {
          addScaled(weights[t], outputs.row(t, n), sum, width);
        }
      }
      default -> throw new IllegalStateException("no such read-out: " + kind);
    }
    System.arraycopy(sum, 0, features, n * width, width);
  }

  /**
   * Prepares {@link #gradient} for one sequence with at least one step.
   *
   * @param dF [N,F] gradient by the features; read
   * @param query [F] q; attention only
   */
  void backward(int n, float[] dF, float[] query) {
    int length = batch.length(n);
    float[] d = dFeatures[n - base];
    System.arraycopy(dF, n * width, d, 0, width);
    switch (kind) {
      case LAST -> {
      }
      case MEAN -> {
        for (int j = 0; j < width; j++) {
          d[j] /= length;
        }
      }
      case MAX -> {
        for (int t = 0; t < length; t++) {
          Arrays.fill(gradients.row(t, n), 0f);
        }
        int[] first = largest[n - base];
        for (int j = 0; j < width; j++) {
          gradients.row(first[j], n)[j] = d[j];
        }
      }
      case ATTENTION -> attentionBack(n, length, d, query);
      default -> throw new IllegalStateException("no such read-out: " + kind);
    }
  }

  private void attentionBack(int n, int length, float[] d, float[] query) {
    float[] q = sums[n - base];
    System.arraycopy(query, 0, q, 0, width);
    float[] weights = attention[n - base];
    float mean = 0f;
    for (int t = 0; t < length; t++) {
      mean = Math.fma(weights[t], dot(outputs.row(t, n), d, width), mean);
    }
    for (int t = 0; t < length; t++) {
      float ds = weights[t] * (dot(outputs.row(t, n), d, width) - mean);
      float[] dy = gradients.row(t, n);
      Arrays.fill(dy, 0f);
      addScaled(weights[t], d, dy, width);
      addScaled(ds, q, dy, width);
      weights[t] = ds;
    }
  }

  /** Gradient by y_t [F], which a direction reached at its own step s, or null where it is zero. */
  float[] gradient(int t, int s, int n) {
    return switch (kind) {
      case LAST -> s == batch.length(n) - 1 ? dFeatures[n - base] : null;
      case MEAN -> dFeatures[n - base];
      case MAX, ATTENTION -> gradients.row(t, n);
    };
  }

  /**
   * dq += Σ ds_t y_t over all steps of sequences {@code from} to {@code to − 1}.
   *
   * @param gradient added to from index {@code at} on
   */
  void addQueryGradient(int from, int to, float[] gradient, int at) {
    float[] sum = querySum;
    Arrays.fill(sum, 0f);
    for (int n = from; n < to; n++) {
      for (int t = 0; t < batch.length(n); t++) {
        addScaled(attention[n - base][t], outputs.row(t, n), sum, width);
      }
    }
    for (int j = 0; j < width; j++) {
      gradient[at + j] += sum[j];
    }
  }

  private static void addScaled(float a, float[] x, float[] y, int width) {
    for (int j = 0; j < width; j++) {
      y[j] = Math.fma(a, x[j], y[j]);
    }
  }

  private static void raise(float[] x, int t, float[] top, int[] first, int width) {
    for (int j = 0; j < width; j++) {
      if (x[j] > top[j]) {
        top[j] = x[j];
        first[j] = t;
      }
    }
  }

  private static float dot(float[] x, float[] y, int width) {
    float sum = 0f;
    for (int j = 0; j < width; j++) {
      sum = Math.fma(x[j], y[j], sum);
    }
    return sum;
  }

  /** In place over the first elements; the exponentials by StrictMath, which gives the same bits everywhere. */
  private static void softmax(float[] x, int length) {
    float max = x[0];
    for (int t = 1; t < length; t++) {
      max = Math.max(max, x[t]);
    }
    double sum = 0;
    for (int t = 0; t < length; t++) {
      float e = (float) StrictMath.exp(x[t] - max);
      x[t] = e;
      sum += e;
    }
    for (int t = 0; t < length; t++) {
      x[t] = (float) (x[t] / sum);
    }
  }
}
