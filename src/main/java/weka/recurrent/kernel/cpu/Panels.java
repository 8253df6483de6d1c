package weka.recurrent.kernel.cpu;

/**
 * Panels of columns one after the other, each [rows, {@link #WIDTH}], all k of a panel in sequence; zeros beyond the
 * last column.
 */
final class Panels extends PackedMatrix {
  /** Columns of a panel: two vectors. */
  static final int WIDTH = 2 * VectorArithmetic.SPECIES.length();
  /** Rows transposed at once: their part of a panel stays in the first-level cache while column after column is written to it. */
  private static final int TRANSPOSED = 64;

  final float[] values;

  Panels(int rows, int columns) {
    super(rows, columns);
    values = new float[Math.multiplyExact(rows, (columns + WIDTH - 1) / WIDTH * WIDTH)];
  }

  @Override
  void load(float[] source, int offset, int stride) {
    for (int j = 0; j < columns; j += WIDTH) {
      int width = Math.min(WIDTH, columns - j);
      for (int k = 0; k < rows; k++) {
        System.arraycopy(source, offset + k * stride + j, values, j * rows + k * WIDTH, width);
      }
    }
  }

  @Override
  void loadTransposed(float[] source, int offset, int stride) {
    for (int k = 0; k < rows; k += TRANSPOSED) {
      int count = Math.min(TRANSPOSED, rows - k);
      for (int j = 0; j < columns; j++) {
        int panel = j / WIDTH * WIDTH;
        copySpread(source, offset + j * stride + k, values, panel * rows + k * WIDTH + j - panel, count);
      }
    }
  }

  private static void copySpread(float[] source, int from, float[] into, int at, int count) {
    for (int k = 0; k < count; k++) {
      into[at + k * WIDTH] = source[from + k];
    }
  }
}
