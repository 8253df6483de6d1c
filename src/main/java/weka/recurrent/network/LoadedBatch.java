package weka.recurrent.network;

import java.util.Arrays;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.SequenceBatch;

/**
 * Sequences as a mini-batch: sorted by falling length, channels first, beside them the learned vectors of the tokens.
 * <pre>
 *   x_t = (channels_t, E_1[token_t1], E_2[token_t2], …)      dE_k[v] = Σ over all steps with token_tk = v of the part of dx_t
 * </pre>
 * Reusable: arrays are kept where they are large enough.
 */
final class LoadedBatch {
  private final NetworkSpec spec;
  private final NetworkLayout layout;
  /** D: width of a step. */
  private final int width;
  private final SequenceBatch batch = new SequenceBatch();
  private Sequence[] sequences = {};
  /** Index into the source by row; while sorting with the length above it. */
  private long[] order = {};
  private int rows;

  LoadedBatch(NetworkSpec spec, NetworkLayout layout) {
    this.spec = spec;
    this.layout = layout;
    width = spec.input().width();
  }

  /** Takes up the sequences whose indices are the elements from..to-1: longest first, equal lengths in the given order. */
  void load(Sequence[] source, int[] indices, int from, int to) {
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
    batch.shape(Math.max(1, sequences[0].length()), rows, width);
    for (int n = 0; n < rows; n++) {
      batch.setLength(n, sequences[n].length());
    }
    if (hasTokens()) {
      fillChannels();
      return;
    }
    // Each thread of a backend reads the steps that it needs where they stand.
    for (int n = 0; n < rows; n++) {
      batch.setValues(n, sequences[n].values());
    }
  }

  /** N. */
  int rows() {
    return rows;
  }

  /** Index into the source of the sequence that stands at row n. */
  int source(int n) {
    return (int) order[n];
  }

  /** The sequence at row n. */
  Sequence sequence(int n) {
    return sequences[n];
  }

  /** What a backend reads. */
  SequenceBatch batch() {
    return batch;
  }

  /** Whether any input is embedded, so that its gradient is wanted. */
  boolean hasTokens() {
    return !spec.input().tokens().isEmpty();
  }

  /** Copies the channels beside which tokens will stand. */
  private void fillChannels() {
    int channels = spec.input().channels();
    float[] x = batch.x();
    for (int n = 0; n < rows; n++) {
      for (int t = 0; t < sequences[n].length(); t++) {
        System.arraycopy(sequences[n].values(), t * channels, x, (t * rows + n) * width, channels);
      }
    }
  }

  /** Copies the learned vectors of the tokens beside the channels. */
  void fillTokens(float[] parameters) {
    if (!hasTokens()) {
      return;
    }
    int columns = spec.input().tokens().size();
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

  /**
   * Adds the gradient by the inputs to that by the vectors that stood there.
   *
   * @param dx [T,N,D] read
   * @param gradient [P] added to
   */
  void addTokenGradient(float[] dx, float[] gradient) {
    int columns = spec.input().tokens().size();
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
}
