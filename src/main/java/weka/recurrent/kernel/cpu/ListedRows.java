package weka.recurrent.kernel.cpu;

/**
 * Which rows were listed: those of how many sequences, of which lengths, in shards of which size, and under which masks. Rows
 * stay where they are once there was room for them ({@link RowGrid}), so what is alike in all this has the same lists.
 */
final class ListedRows {
  private final StackRows rows;
  /** By layer, of its inputs and of the states of its directions. */
  private final boolean[][] masked;
  private int[] lengths = {};
  private int count = -1;
  private int size;

  ListedRows(StackRows rows) {
    this.rows = rows;
    masked = new boolean[rows.spec.layers().size()][];
    for (int l = 0; l < masked.length; l++) {
      masked[l] = new boolean[1 + rows.spec.layers().get(l).directions()];
    }
  }

  /** Whether just these were listed. */
  boolean isFor(int from, int to, int size) {
    if (count != to - from || this.size != size) {
      return false;
    }
    for (int n = from; n < to; n++) {
      if (lengths[n - from] != rows.batch().length(n)) {
        return false;
      }
    }
    for (int l = 0; l < masked.length; l++) {
      for (int i = 0; i < masked[l].length; i++) {
        if (masked[l][i] != isMasked(l, i)) {
          return false;
        }
      }
    }
    return true;
  }

  /** States that lists are about to change; should memory end on the way, none of them is taken for whole. */
  void forget() {
    count = -1;
  }

  /** States that rows were listed. */
  void set(int from, int to, int size) {
    count = to - from;
    this.size = size;
    if (lengths.length < count) {
      lengths = new int[count];
    }
    for (int n = from; n < to; n++) {
      lengths[n - from] = rows.batch().length(n);
    }
    for (int l = 0; l < masked.length; l++) {
      for (int i = 0; i < masked[l].length; i++) {
        masked[l][i] = isMasked(l, i);
      }
    }
  }

  private boolean isMasked(int layer, int i) {
    return (i == 0 ? rows.masks().inputOf(layer) : rows.masks().stateOf(layer, i - 1)) != null;
  }
}
