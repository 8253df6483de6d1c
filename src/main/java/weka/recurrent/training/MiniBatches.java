package weka.recurrent.training;

import java.util.Arrays;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

/**
 * The order in which sequences are trained on in one epoch: shuffled, then sorted by length inside blocks of a few mini-batches
 * so that sequences of a batch are about equally long, then the batches of a block shuffled. A pure function of seed and epoch.
 * Not for concurrent use.
 */
final class MiniBatches {
  private static final long STREAM = 3;
  private static final int BATCHES_PER_BLOCK = 16;

  private final Sequence[] sequences;
  private final int batchSize;
  private final int[] shuffled;
  private final int[] order;
  private final long[] byLength;

  MiniBatches(Sequence[] sequences, int batchSize) {
    this.sequences = sequences;
    this.batchSize = batchSize;
    this.shuffled = new int[sequences.length];
    this.order = new int[sequences.length];
    this.byLength = new long[Math.min(sequences.length, batchSize * BATCHES_PER_BLOCK)];
  }

  /** Number of mini-batches in an epoch. */
  int count() {
    return (sequences.length + batchSize - 1) / batchSize;
  }

  /** First position in {@link #order} of a mini-batch. */
  int from(int batch) {
    return batch * batchSize;
  }

  /** Position after the last of a mini-batch. */
  int to(int batch) {
    return Math.min(sequences.length, (batch + 1) * batchSize);
  }

  /** Indices of the sequences in the order of the given epoch; overwritten by the next call. */
  int[] order(long seed, int epoch) {
    RandomStream random = new RandomStream(seed, STREAM, epoch);
    for (int i = 0; i < shuffled.length; i++) {
      shuffled[i] = i;
    }
    random.shuffle(shuffled, 0, shuffled.length);
    for (int from = 0; from < shuffled.length; from += batchSize * BATCHES_PER_BLOCK) {
      int to = Math.min(shuffled.length, from + batchSize * BATCHES_PER_BLOCK);
      for (int i = from; i < to; i++) {
        byLength[i - from] = ((long) sequences[shuffled[i]].length() << 32) | i;
      }
      Arrays.sort(byLength, 0, to - from);
      int full = (to - from) / batchSize;
      int[] batches = new int[full];
      for (int b = 0; b < full; b++) {
        batches[b] = b;
      }
      random.shuffle(batches, 0, full);
      for (int i = 0; i < to - from; i++) {
        int batch = i / batchSize;
        int source = batch < full ? batches[batch] * batchSize + i % batchSize : i;
        order[from + i] = shuffled[(int) byLength[source]];
      }
    }
    return order;
  }
}
