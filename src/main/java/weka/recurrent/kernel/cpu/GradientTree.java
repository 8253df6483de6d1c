package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Gradients of the leaves of a batch, and their sum: neighbors are added, then neighbors of these, and so on, always the right
 * one to the left one. Whoever completes the second of a pair adds it, while it still is in the cache; so nobody waits, and the
 * order of the additions is the same whoever comes when.
 */
final class GradientTree {
  private final int size;
  private final float[][] leaves = new float[Shards.MOST_LEAVES][];
  /** For each pair, at the index of its right one, how many of the two are complete. */
  private final AtomicIntegerArray complete = new AtomicIntegerArray(Shards.MOST_LEAVES);
  private int count;

  /** For gradients of so many values. */
  GradientTree(int size) {
    this.size = size;
  }

  /** Prepares for some leaves; by one thread, before the others begin. */
  void start(int count) {
    this.count = count;
    for (int i = 0; i < count; i++) {
      if (leaves[i] == null) {
        leaves[i] = new float[size];
      }
      complete.set(i, 0);
    }
  }

  /** The gradient of a leaf, zeros, to be added to by one thread. */
  float[] begin(int leaf) {
    Arrays.fill(leaves[leaf], 0f);
    return leaves[leaf];
  }

  /** States that a leaf is complete; adds pairs that are complete by that. */
  void finish(int leaf) {
    int left = leaf;
    for (int span = 1; span < count; span *= 2) {
      left = left / (2 * span) * (2 * span);
      int right = left + span;
      if (right < count) {
        if (complete.incrementAndGet(right) < 2) {
          return;
        }
        Elements.add(leaves[right], leaves[left], size);
      }
    }
  }

  /** Adds the sum of all leaves to a gradient; by one thread, when all are complete. */
  void addTo(float[] gradient) {
    if (count > 0) {
      Elements.add(leaves[0], gradient, size);
    }
  }
}
