package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order of operations: writes the words of a program pass by pass (see {@link Op}). A pass that would take too long becomes
 * several, of some of its tiles each.
 */
final class Passes {
  private final CostModel model;
  private final double longest;
  private int[] words = new int[256];
  private int size = Op.Header.SIZE;
  /** Index of the first operation of each pass, and of what follows the last. */
  private int[] table = new int[32];
  private double[] seconds = new double[32];
  private int count;
  private int tilesInPass;
  private final List<Op> pass = new ArrayList<>();

  /**
   * @param batch whose tables stand before the operations
   * @param stamp place where an execute leaves its stamp
   * @param longest model seconds that a pass may take
   */
  Passes(PackedBatch batch, int stamp, CostModel model, double longest) {
    this.model = model;
    this.longest = longest;
    int rows = append(batch.rowTable);
    int lengths = append(batch.lengths);
    words[Op.Header.ROWS] = rows;
    words[Op.Header.LENGTHS] = lengths;
    words[Op.Header.STAMP] = stamp;
    table[0] = size;
  }

  /** Adds an operation to the pass at hand. */
  void add(Op op) {
    pass.add(op);
  }

  /** Steps of a recurrence that fit one pass, if so many steps take so many model seconds. */
  int steps(CellOp.Recurrence all, int steps) {
    return (int) Math.max(1, Math.min(steps, steps * longest / model.seconds(all)));
  }

  /** What follows depends on what was added so far. */
  void end() {
    double sum = 0;
    for (Op op : pass) {
      double whole = model.seconds(op);
      int slices = (int) Math.max(1, Math.min(op.tiles(), Math.ceil(whole / longest)));
      for (int k = 0; k < slices; k++) {
        if (sum > 0 && sum + whole / slices > longest) {
          endPass(sum);
          sum = 0;
        }
        int from = (int) ((long) op.tiles() * k / slices);
        write(op, from, (int) ((long) op.tiles() * (k + 1) / slices) - from);
        sum += whole / slices;
      }
    }
    pass.clear();
    endPass(sum);
  }

  private void write(Op op, int from, int tiles) {
    int o = append(new int[Op.SIZE]);
    op.write(words, o);
    words[o + Op.TILES] = tiles;
    words[o + Op.FIRST] = tilesInPass;
    words[o + Op.FROM_TILE] = from;
    tilesInPass += tiles;
  }

  private void endPass(double work) {
    if (count + 2 > table.length) {
      table = Arrays.copyOf(table, 2 * table.length);
      seconds = Arrays.copyOf(seconds, table.length);
    }
    seconds[count] = model.launch() + work;
    table[++count] = size;
    tilesInPass = 0;
  }

  /** Number of passes that have ended. */
  int count() {
    return count;
  }

  /** Model seconds of each pass. */
  double[] seconds() {
    return Arrays.copyOf(seconds, count);
  }

  /** The finished program. */
  int[] words() {
    int passes = append(Arrays.copyOf(table, count + 1));
    words[Op.Header.PASSES] = passes;
    return Arrays.copyOf(words, size);
  }

  private int append(int[] more) {
    while (size + more.length > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    System.arraycopy(more, 0, words, size, more.length);
    size += more.length;
    return size - more.length;
  }
}
