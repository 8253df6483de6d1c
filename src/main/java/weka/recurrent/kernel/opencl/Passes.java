package weka.recurrent.kernel.opencl;

import java.util.Arrays;

/** The order of operations: writes the words of a program pass by pass (see {@link Op}). */
final class Passes {
  private int[] words = new int[256];
  private int size = Op.Header.SIZE;
  /** Index of the first operation of each pass, and of what follows the last. */
  private int[] table = new int[32];
  private int count;
  private int tilesInPass;

  /** @param batch whose tables stand before the operations */
  Passes(PackedBatch batch) {
    int rows = append(batch.rowTable);
    int lengths = append(batch.lengths);
    words[Op.Header.ROWS] = rows;
    words[Op.Header.LENGTHS] = lengths;
    table[0] = size;
  }

  /** Adds an operation to the pass at hand. */
  void add(Op op) {
    int o = append(new int[Op.SIZE]);
    op.write(words, o);
    words[o + Op.TILES] = op.tiles();
    words[o + Op.FIRST] = tilesInPass;
    tilesInPass += op.tiles();
  }

  /** What follows depends on what was added so far. */
  void end() {
    count++;
    tilesInPass = 0;
    if (count + 1 > table.length) {
      table = Arrays.copyOf(table, 2 * table.length);
    }
    table[count] = size;
  }

  /** Number of passes that have ended. */
  int count() {
    return count;
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
