package weka.recurrent.kernel.cpu;

/**
 * Panels of columns, each an array of its own [rows, {@link #WIDTH}], all k in sequence; zeros beyond the last column. One array
 * for all of them would leave the inner loops an offset to keep, and registers are short there.
 */
final class Panels extends PackedMatrix {
  /** Columns of a panel: two vectors. */
  static final int WIDTH = 2 * VectorArithmetic.SPECIES.length();
  /**
   * Rows of a panel at most, all bits set. Masked with it a number of rows stays what it is, but the JIT then knows that no multiple
   * of the width overflows, and keeps one index less; each block of {@link WideBlocks} gains 100 cycles, on 17 and, with panels of
   * their own, on 25.
   */
  static final int ROWS = Integer.MAX_VALUE / WIDTH;
  /** Rows transposed at once: their part of a panel stays in the first-level cache while column after column is written to it. */
  private static final int TRANSPOSED = 64;

  private final float[][] panels;

  Panels(int rows, int columns) {
    super(rows, columns);
    panels = new float[(columns + WIDTH - 1) / WIDTH][Math.multiplyExact(rows, WIDTH)];
  }

  /** The panel whose first column is given. */
  float[] panel(int column) {
    return panels[column / WIDTH];
  }

  @Override
  void load(float[] source, int offset, int stride) {
    for (int j = 0; j < columns; j += WIDTH) {
      int width = Math.min(WIDTH, columns - j);
      for (int k = 0; k < rows; k++) {
        System.arraycopy(source, offset + k * stride + j, panel(j), k * WIDTH, width);
      }
    }
  }

  @Override
  void loadTransposed(float[] source, int offset, int stride) {
    for (int k = 0; k < rows; k += TRANSPOSED) {
      int count = Math.min(TRANSPOSED, rows - k);
      for (int j = 0; j < columns; j++) {
        copySpread(source, offset + j * stride + k, panel(j), k * WIDTH + j % WIDTH, count);
      }
    }
  }

  private static void copySpread(float[] source, int from, float[] into, int at, int count) {
    for (int k = 0; k < count; k++) {
      into[at + k * WIDTH] = source[from + k];
    }
  }
}
