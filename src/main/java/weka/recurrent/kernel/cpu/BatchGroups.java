package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.SequenceBatch;

/**
 * The sequences of a batch that have steps, cut into groups of about equal work, neighbors in length together; where there are
 * enough of them, by whole blocks of rows as products take them. Which way they are cut changes no result.
 */
final class BatchGroups {
  /** Sequences per group at most: the states and gates of a step then stay in the second-level cache. */
  static final int MOST_ROWS = 32;

  private int[] ends = {};
  private int count;

  /**
   * Cuts a batch.
   *
   * @param threads among which groups should come out even; 1 for as few groups as possible
   */
  void cut(SequenceBatch batch, int threads) {
    int sequences = batch.rowsAt(0);
    int rounds = (sequences + MOST_ROWS * threads - 1) / (MOST_ROWS * threads);
    int wanted = Math.min(sequences, threads * rounds);
    if (ends.length < sequences) {
      ends = new int[sequences];
    }
    int block = sequences >= 8 * wanted ? 8 : sequences >= 4 * wanted ? 4 : 1;
    count = 0;
    long total = batch.validSteps();
    long done = 0;
    for (int n = 0; n < sequences; n++) {
      done += batch.length(n);
      if (n + 1 < sequences && (n + 1) % block > 0) {
        continue;
      }
      int left = (sequences - 1 - n + block - 1) / block;
      // A cut where the share of the groups so far is reached, or where just enough blocks are left for the others.
      if (n + 1 == sequences || done * wanted >= total * (count + 1) || left == wanted - 1 - count) {
        ends[count++] = n + 1;
      }
    }
  }

  /** Number of groups. */
  int count() {
    return count;
  }

  /** First sequence of a group. */
  int start(int group) {
    return group == 0 ? 0 : ends[group - 1];
  }

  /** The sequence after the last of a group. */
  int end(int group) {
    return ends[group];
  }
}
