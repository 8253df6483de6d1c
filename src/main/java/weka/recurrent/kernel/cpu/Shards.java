package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.SequenceBatch;

/**
 * How the gradient of a batch is summed. A shard is a few neighboring sequences, whose sum starts from zero; a leaf is a run of
 * shards, whose sums are added one after the other; leaves are added pair by pair ({@link GradientTree}). All of it follows from
 * the lengths of the sequences alone, so that the same bits come out whatever the number of threads.
 */
final class Shards {
  /** Leaves at most: so many threads can work on one mini-batch, and so many gradients are held. */
  static final int MOST_LEAVES = 8;
  /** Sequences of a shard at least, as many as registers take at once. */
  private static final int SEQUENCES = 4;
  /** Steps of a shard at least, so that products outweigh the adding of their sums. */
  private static final int STEPS = 64;

  private final int[] ends = new int[MOST_LEAVES];
  private int size;
  private int leaves;

  /** Cuts the sequences that have steps. */
  void cut(SequenceBatch batch) {
    int sequences = batch.rowsAt(0);
    leaves = 0;
    if (sequences == 0) {
      return;
    }
    size = Math.max(SEQUENCES, (STEPS / batch.length(0) + SEQUENCES - 1) / SEQUENCES * SEQUENCES);
    int left = (sequences + size - 1) / size;
    int wanted = Math.min(MOST_LEAVES, left);
    long total = batch.validSteps();
    long done = 0;
    for (int n = 0; n < sequences; n++) {
      done += batch.length(n);
      if (n + 1 == sequences || (n + 1) % size == 0) {
        left--;
        // A cut where the leaves so far have their part of the steps, or where just enough shards are left for the others.
        if (done * wanted >= total * (leaves + 1) || left == wanted - 1 - leaves) {
          ends[leaves++] = n + 1;
        }
      }
    }
  }

  /** Sequences of a shard; the last may have fewer. */
  int size() {
    return size;
  }

  /** Number of leaves. */
  int leaves() {
    return leaves;
  }

  /** First sequence of a leaf; of the one after the last: the number of sequences that have steps. */
  int start(int leaf) {
    return leaf == 0 ? 0 : ends[leaf - 1];
  }

  /** Leaves of a batch at most, for the announcement of memory. */
  static int leaves(int sequences) {
    return Math.min(MOST_LEAVES, (sequences + SEQUENCES - 1) / SEQUENCES);
  }
}
