package weka.recurrent.kernel.opencl;

import java.util.Arrays;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.SequenceBatch;

/**
 * The inputs of one execute but the parameters: some sequences of a batch, valid steps only. The rows of step t are those of
 * its n_t sequences, one step after the other, so that padding costs neither transfer nor arithmetic. Owned by a trace; stays
 * as it is until the next forward pass, so that any result can be had again from the host.
 *
 * <p>Places ({@code x}, {@code inputMask}, …) are indices of the device's arena, which begins with the P parameters and these
 * {@code values}.
 */
final class PackedBatch {
  /** First sequence of the batch. */
  final int first;
  /** N of this part. */
  final int sequences;
  /** Longest sequence of this part. */
  final int steps;
  /** Σ n_t. */
  final int rows;
  /** [steps + 1] row of sequence 0 at step t; the last entry is {@link #rows}. */
  final int[] rowTable;
  /** [N] valid steps. */
  final int[] lengths;
  /** x, masks. */
  final float[] values;
  final int x;
  /** Per layer, or -1. */
  final int[] inputMask;
  /** Index 2·layer + direction, or -1. */
  final int[] stateMask;

  /** Of the device's arena when it held the forward pass over this part; 0 if it does not. */
  int stamp;

  private final int parameters;

  /** Packs sequences first (included) to end (excluded). */
  PackedBatch(EncoderSpec spec, int parameters, SequenceBatch batch, DropoutMasks masks, int first, int end) {
    this.parameters = parameters;
    this.first = first;
    sequences = end - first;
    steps = batch.length(first);
    lengths = new int[sequences];
    for (int n = 0; n < sequences; n++) {
      lengths[n] = batch.length(first + n);
    }
    rowTable = new int[steps + 1];
    for (int t = 0; t < steps; t++) {
      rowTable[t + 1] = Math.addExact(rowTable[t], rowsAt(batch, t, first, end));
    }
    rows = rowTable[steps];
    int inputs = spec.inputs();
    int layers = spec.layers().size();
    inputMask = new int[layers];
    stateMask = new int[2 * layers];
    Arrays.fill(inputMask, -1);
    Arrays.fill(stateMask, -1);
    x = parameters;
    long place = x + (long) rows * inputs;
    for (int l = 0; l < layers; l++) {
      if (masks.inputOf(l) != null) {
        inputMask[l] = Math.toIntExact(place);
        place += (long) sequences * spec.inputsOf(l);
      }
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        if (masks.stateOf(l, d) != null) {
          stateMask[2 * l + d] = Math.toIntExact(place);
          place += (long) sequences * spec.layers().get(l).hidden();
        }
      }
    }
    values = new float[Math.toIntExact(place - parameters)];
    for (int t = 0; t < steps; t++) {
      int from = (t * batch.sequences() + first) * inputs;
      System.arraycopy(batch.x(), from, values, rowTable[t] * inputs, (rowTable[t + 1] - rowTable[t]) * inputs);
    }
    for (int l = 0; l < layers; l++) {
      copyMask(masks.inputOf(l), inputMask[l], spec.inputsOf(l));
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        copyMask(masks.stateOf(l, d), stateMask[2 * l + d], spec.layers().get(l).hidden());
      }
    }
  }

  private static int rowsAt(SequenceBatch batch, int t, int first, int end) {
    return Math.max(0, Math.min(end, batch.rowsAt(t)) - first);
  }

  private void copyMask(float[] mask, int place, int width) {
    if (mask != null) {
      System.arraycopy(mask, first * width, values, place - parameters, sequences * width);
    }
  }

  /** Index of the sequence after the last one. */
  int end() {
    return first + sequences;
  }

  /**
   * Puts everything back to where it came from.
   *
   * @param batch shaped; receives the lengths and steps of this part
   * @param input per layer; masks are made where this part has one, and receive its rows
   * @param state per layer and direction, likewise
   */
  void restore(EncoderSpec spec, SequenceBatch batch, float[][] input, float[][] state) {
    int inputs = spec.inputs();
    for (int n = 0; n < sequences; n++) {
      batch.setLength(first + n, lengths[n]);
    }
    unpack(values, 0, inputs, batch.sequences(), batch.x());
    for (int l = 0; l < input.length; l++) {
      input[l] = restoreMask(input[l], inputMask[l], spec.inputsOf(l), batch.sequences());
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        state[2 * l + d] = restoreMask(state[2 * l + d], stateMask[2 * l + d], spec.layers().get(l).hidden(), batch.sequences());
      }
    }
  }

  private float[] restoreMask(float[] mask, int place, int width, int sequencesOfBatch) {
    if (place < 0) {
      return mask;
    }
    float[] whole = mask == null ? new float[sequencesOfBatch * width] : mask;
    System.arraycopy(values, place - parameters, whole, first * width, sequences * width);
    return whole;
  }

  /** Floats that go to the device: P parameters and {@link #values}. */
  int inputFloats() {
    return parameters + values.length;
  }

  /**
   * Distributes packed rows over a batch.
   *
   * @param from packed [rows,D], read from {@code at} on
   * @param dx [T,N,D] valid steps of this part overwritten
   */
  void unpack(float[] from, int at, int inputs, int sequencesOfBatch, float[] dx) {
    for (int t = 0; t < steps; t++) {
      System.arraycopy(from, at + rowTable[t] * inputs, dx, (t * sequencesOfBatch + first) * inputs,
          (rowTable[t + 1] - rowTable[t]) * inputs);
    }
  }
}
