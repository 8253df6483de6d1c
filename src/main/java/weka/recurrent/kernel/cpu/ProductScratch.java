package weka.recurrent.kernel.cpu;

/** Room for packed operands and sums, kept between calls. One per thread. */
final class ProductScratch {
  private float[] left = {};
  private float[] right = {};
  private float[] sums = {};
  private float[][] sumRows = {};
  private final RowBlock block = new RowBlock();
  /** Used by plain Java alone, which the reference does not initialize. */
  private final LoopRows loopRows = new LoopRows(PlainLoops::addZeros);

  /** At least the given number of elements; contents undefined, as in the others. */
  float[] left(int size) {
    if (left.length < size) {
      left = new float[size];
    }
    return left;
  }

  float[] right(int size) {
    if (right.length < size) {
      right = new float[size];
    }
    return right;
  }

  float[] sums(int size) {
    if (sums.length < size) {
      sums = new float[size];
    }
    return sums;
  }

  /** At least the given number of rows of at least the given width, see there. */
  float[][] loopRows(int rows, int width) {
    return loopRows.rows(rows, width);
  }

  /** For rows of A and C of at most the given lengths. */
  RowBlock block(int k, int j) {
    block.ensure(k, j);
    return block;
  }

  /** At least the given number of rows of at least the given width. */
  float[][] sumRows(int rows, int width) {
    if (sumRows.length < rows || sumRows[0].length < width) {
      sumRows = new float[Math.max(rows, sumRows.length)][Math.max(width, sumRows.length == 0 ? 0 : sumRows[0].length)];
    }
    return sumRows;
  }
}
