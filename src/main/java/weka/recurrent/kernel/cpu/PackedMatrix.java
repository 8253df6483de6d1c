package weka.recurrent.kernel.cpu;

/**
 * A weight matrix [rows, columns] in the form that one {@link RowArithmetic} multiplies fastest. Made once, loaded from the flat
 * parameters whenever these have changed. Read by many threads at once, loaded by one.
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
   * Takes the transpose of another matrix: element (k, j) is its element (j, k).
   *
   * @param source [columns, rows] of the same arithmetic, loaded; read
   */
  abstract void loadTransposed(PackedMatrix source);
}
