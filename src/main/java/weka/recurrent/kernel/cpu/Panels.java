package weka.recurrent.kernel.cpu;

/**
 * Panels of columns one after the other, each [rows, {@link #WIDTH}], all k of a panel in sequence; zeros beyond the
 * last column.
 */
final class Panels extends PackedMatrix {
  /** Columns of a panel: two vectors. */
  static final int WIDTH = 2 * VectorArithmetic.SPECIES.length();

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
    for (int j = 0; j < columns; j += WIDTH) {
      int width = Math.min(WIDTH, columns - j);
      for (int jj = 0; jj < width; jj++) {
        copySpread(source, offset + (j + jj) * stride, values, j * rows + jj, rows);
      }
    }
  }

  private static void copySpread(float[] source, int from, float[] into, int at, int count) {
    for (int k = 0; k < count; k++) {
      into[at + k * WIDTH] = source[from + k];
    }
  }
}
