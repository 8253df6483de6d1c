package weka.recurrent.kernel;

import java.util.Arrays;

/**
 * A batch of sequences in time-major order, sorted by falling length. Reusable: {@link #shape} keeps its arrays where they are
 * large enough, so that training allocates nothing per batch. Not for concurrent writing.
 *
 * <p>Fill: {@link #shape}, then {@link #setLength} for every sequence, then the valid steps of {@link #x}, or the {@link
 * #setValues values} of each sequence, which backends then read where they are. What stands in the padding is never read.
 */
public final class SequenceBatch {
  private int steps;
  private int sequences;
  private int inputs;
  private float[] x = {};
  private int[] lengths = {};
  private int[] rowsAt = {};
  private boolean counted;
  private float[][] values = {};
  private boolean apart;

  /**
   * Prepares for a batch of the given shape. Lengths are undefined afterwards, and values are those in x.
   *
   * @param steps T, at least 1
   * @param sequences N, at least 1
   * @param inputs D, at least 1
   */
  public void shape(int steps, int sequences, int inputs) {
    if (steps < 1 || sequences < 1 || inputs < 1) {
      throw new IllegalArgumentException(
          "a batch needs T, N and D of at least 1, got T=" + steps + ", N=" + sequences + ", D=" + inputs);
    }
    long size = (long) steps * sequences * inputs;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a batch of T=" + steps + ", N=" + sequences + ", D=" + inputs + " holds " + size
          + " values, more than an array can; lower the batch size");
    }
    this.steps = steps;
    this.sequences = sequences;
    this.inputs = inputs;
    apart = false;
    if (x.length < size) {
      x = new float[(int) size];
    }
    if (lengths.length < sequences) {
      lengths = new int[sequences];
    }
    if (rowsAt.length < steps) {
      rowsAt = new int[steps];
    }
    counted = false;
  }

  /** States that sequence n has the given number of valid steps: 0..T, and never more than its predecessor. */
  public void setLength(int n, int length) {
    if (length < 0 || length > steps) {
      throw new IllegalArgumentException("length of sequence " + n + " must be in 0.." + steps + ", got " + length);
    }
    if (n > 0 && lengths[n - 1] < length) {
      throw new IllegalArgumentException("a batch is sorted by falling length, but sequence " + n + " has " + length
          + " steps and sequence " + (n - 1) + " only " + lengths[n - 1]);
    }
    lengths[n] = length;
    counted = false;
  }

  /** T: steps, padding included. */
  public int steps() {
    return steps;
  }

  /** N. */
  public int sequences() {
    return sequences;
  }

  /** D. */
  public int inputs() {
    return inputs;
  }

  /**
   * States where the values of sequence n stand, in place of filling x: for all sequences or for none.
   *
   * @param own [length,D] row-major; kept until the next {@link #shape}, not changed
   */
  public void setValues(int n, float[] own) {
    if (values.length < sequences) {
      values = Arrays.copyOf(values, sequences);
    }
    values[n] = own;
    apart = true;
  }

  /**
   * [T,N,D], possibly followed by unused elements; value d of step t of sequence n stands at (t·N + n)·D + d. Collects the
   * values that stand apart: not while other threads read.
   */
  public float[] x() {
    if (apart) {
      for (int n = 0; n < sequences; n++) {
        for (int t = 0; t < lengths[n]; t++) {
          System.arraycopy(values[n], t * inputs, x, (t * sequences + n) * inputs, inputs);
        }
      }
      apart = false;
    }
    return x;
  }

  /** The array in which the values of sequence n stand: its own, or x. */
  public float[] valuesOf(int n) {
    return apart ? values[n] : x;
  }

  /** Where in that array the D values of step t of sequence n begin. */
  public int at(int n, int t) {
    return (apart ? t : t * sequences + n) * inputs;
  }

  /** Valid steps of sequence n. */
  public int length(int n) {
    return lengths[n];
  }

  /** n_t: the number of sequences that have a step t; they are the first n_t ones. */
  public int rowsAt(int t) {
    if (!counted) {
      countRows();
    }
    return rowsAt[t];
  }

  /** Σ n_t: the number of valid steps in the batch. */
  public long validSteps() {
    long sum = 0;
    for (int n = 0; n < sequences; n++) {
      sum += lengths[n];
    }
    return sum;
  }

  private void countRows() {
    Arrays.fill(rowsAt, 0, steps, 0);
    int n = sequences;
    for (int t = 0; t < steps; t++) {
      while (n > 0 && lengths[n - 1] <= t) {
        n--;
      }
      rowsAt[t] = n;
    }
    counted = true;
  }
}
