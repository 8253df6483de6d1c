package weka.recurrent.kernel.cpu;

/**
 * A weight matrix [rows, columns] in the form that one {@link RowArithmetic} multiplies fastest. Made once, loaded from the flat
 * parameters before every pass. Read by many threads at once, loaded by one.
 */
abstract class PackedMatrix {
  final int rows;
  final int columns;

  PackedMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Takes the values: element (k, j) from {@code source[offset + k·stride + j]}.
   *
   * @param source read
   */
  abstract void load(float[] source, int offset, int stride);

  /**
   * Takes the values of a matrix that stands transposed in the source: element (k, j) from {@code source[offset + j·stride + k]}.
   *
   * @param source read
   */
  abstract void loadTransposed(float[] source, int offset, int stride);
}
