package weka.recurrent.kernel.cpu;

/**
 * Panels of columns, each an array of its own [rows, {@link #WIDTH}], all k in sequence; zeros beyond the last column. One array
 * for all of them would leave the inner loops an offset to keep, and registers are short there.
 */
final class Panels extends PackedMatrix {
  /** Columns of a panel: two vectors. */
  static final int WIDTH = 2 * Simd.SPECIES.length();
  /**
   * Rows of a panel at most, all bits set. Masked with it a number of rows stays what it is, but the JIT then knows that no
   * multiple of the width overflows, and keeps one index less; each block of {@link WideBlocks} gains 100 cycles, on 17 and, with
   * panels of their own, on 25.
   */
  static final int ROWS = Integer.MAX_VALUE / WIDTH;

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

  /**
   * A panel of the source at a time, whose part of a panel here stays in the first-level cache while row after row is written to
   * it.
   */
  @Override
  void loadTransposed(PackedMatrix matrix) {
    Panels source = (Panels) matrix;
    for (int k = 0; k < rows; k += WIDTH) {
      int count = Math.min(WIDTH, rows - k);
      float[] from = source.panel(k);
      for (int j = 0; j < columns; j++) {
        copySpread(from, j * WIDTH, panel(j), k * WIDTH + j % WIDTH, count);
      }
    }
  }

  private static void copySpread(float[] source, int from, float[] into, int at, int count) {
    for (int k = 0; k < count; k++) {
      into[at + k * WIDTH] = source[from + k];
    }
  }
}
