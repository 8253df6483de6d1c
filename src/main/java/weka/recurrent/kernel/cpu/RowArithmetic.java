package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * Products and cells over rows that are arrays of their own. There is one arithmetic and several ways to run it: every output
 * element starts from what is to be added to (from 0 in {@link #addOuter}) and takes its products in rising order of the
 * summation index, each by one fused multiply-add; cells apply the same operations in the same order to every element. No
 * reduction is ever done across lanes. So all implementations, and all ways to split the work, give the same bits.
 *
 * <p>Stateless; shared by threads, which bring a {@link ProductScratch} each.
 */
abstract class RowArithmetic {

  /** Which implementation, and on what, in a few words. */
  abstract String description();

  /** A matrix for {@link #product} of this arithmetic, to be loaded before. */
  abstract PackedMatrix matrix(int rows, int columns);

  /** Bytes that a matrix takes beyond 4 for each of its elements. */
  abstract long bytesBeyondElements(int rows, int columns);

  /** The step of a kind of cell with H hidden units. */
  abstract CellStep cell(Cell cell, int hidden);

  /**
   * C = S + A B for some rows.
   *
   * @param s [sFrom + count or more][J or more] from row sFrom on the first J elements of each row are read; may be C at the same
   *     rows, may be one row again and again
   * @param a [aFrom + count or more][K or more] from row aFrom on the first K = {@code b.rows} elements of each row are read
   * @param b [K, J] made by this arithmetic
   * @param c [cFrom + count or more][J or more] from row cFrom on the first J elements of each row are overwritten
   * @param count number of rows
   */
  abstract void product(float[][] s, int sFrom, float[][] a, int aFrom, PackedMatrix b, float[][] c, int cFrom, int count,
      ProductScratch scratch);

  /** C += A B, as {@link #product} with S = C. */
  final void addProduct(float[][] a, int aFrom, PackedMatrix b, float[][] c, int cFrom, int count, ProductScratch scratch) {
    product(c, cFrom, a, aFrom, b, c, cFrom, count, scratch);
  }

  /**
   * C = S + X W + A B for some rows, products of X first. Arguments as in {@link #product}; W has as many columns as B.
   */
  void products(float[][] s, int sFrom, float[][] x, int xFrom, PackedMatrix w, float[][] a, int aFrom, PackedMatrix b,
      float[][] c,
      int cFrom, int count, ProductScratch scratch) {
    product(s, sFrom, x, xFrom, w, c, cFrom, count, scratch);
    addProduct(a, aFrom, b, c, cFrom, count, scratch);
  }

  /**
   * A tile of gradient += Aᵀ B, the sum over the rows on its own first.
   *
   * @param a [from + count or more, I] read; says where its columns' gradients stand
   * @param b [from + count or more][{@link LoopRows#width} of J or more] read; what stands behind the J columns has no effect
   * @param from first row of A and B
   * @param count number of rows
   * @param tile columns i of A and j of B
   * @param gradient added to
   * @param stride elements from the gradient of one column of A to the next within the same list
   * @param job checked now and then, as this takes long
   */
  abstract void addOuter(JoinedColumns a, float[][] b, int from, int count, Tile tile, float[] gradient, int stride,
      ProductScratch scratch, Job job) throws InterruptedException;

  /** Bytes of scratch that a thread takes beside small change, for matrices of up to so many columns. */
  abstract long scratchBytes(int columns);

  /** Largest number of columns of A in the tiles of {@link #addOuter}. */
  abstract int tileRows();

  /** Largest number of columns of B in the tiles of {@link #addOuter}; halves of it are welcome too. */
  abstract int tileColumns();

  /** Half-open ranges of columns i of A and columns j of B. */
  record Tile(int rowFrom, int rowTo, int columnFrom, int columnTo) {}
}
