package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * The arithmetic on {@code jdk.incubator.vector}. Loaded only where that module is present.
 *
 * <p>Products keep a block of C in registers while k runs: {@link WideBlocks} where there are 32 of them, {@link NarrowBlocks}
 * elsewhere; of what is left, two or three rows go as a {@link RowBlock}, one as a {@link SingleRow}. B is packed into the order
 * in which blocks read it: {@link Panels} of 2 vectors' columns, all k of a panel in sequence. Weight gradients are
 * the business of {@link OuterBlocks}.
 *
 * <p>The loops are shaped after what the JIT of 17 makes of them: index steps are compile-time constants (or it checks bounds at
 * every access), references that are not needed inside a loop are loaded again after it (or it spills registers), and loops are
 * not unrolled by hand (or it does both).
 */
final class VectorArithmetic extends RowArithmetic {
  private static final int L = Simd.SPECIES.length();
  /** Vectors of 512 bits come with 32 registers, shorter ones with 16. */
  private static final boolean WIDE = L >= 16;

  static {
    VectorPrimer.run();
  }

  @Override
  String description() {
    return "Vector API with " + L + " lanes";
  }

  @Override
  PackedMatrix matrix(int rows, int columns) {
    return new Panels(rows, columns);
  }

  @Override
  CellStep cell(Cell cell, int hidden) {
    return switch (cell) {
      case RNN_TANH -> new VectorElmanStep(hidden, false);
      case RNN_RELU -> new VectorElmanStep(hidden, true);
      case LSTM -> new VectorLstmStep(hidden, false);
      case LSTM_PEEPHOLE -> new VectorLstmStep(hidden, true);
      case GRU -> new VectorGruStep(hidden);
    };
  }

  @Override
  void product(float[][] s, int sFrom, float[][] a, int aFrom, PackedMatrix matrix, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    Panels b = (Panels) matrix;
    int whole = WIDE && count % 8 >= 6 ? count / 8 * 8 : count / 4 * 4;
    blocks(s, sFrom, a, aFrom, b, c, cFrom, whole, scratch);
    int left = count - whole;
    if (left == 1) {
      SingleRow.product(s[sFrom + whole], a[aFrom + whole], b, c[cFrom + whole], scratch);
    } else if (left > 1) {
      // A block with rows of zeros costs less than its rows one by one, each of which reads all of B.
      RowBlock block = scratch.block(b.rows, b.columns);
      int rows = block.fill(s, sFrom + whole, a, aFrom + whole, c, cFrom + whole, left);
      blocks(block.s, 0, block.a, 0, b, block.c, 0, rows, scratch);
    }
  }

  @Override
  void products(float[][] s, int sFrom, float[][] x, int xFrom, PackedMatrix w, float[][] a, int aFrom, PackedMatrix b,
      float[][] c,
      int cFrom, int count, ProductScratch scratch) {
    int whole = WIDE ? count / 8 * 8 : w.rows <= NarrowBlocks.RANGE ? count / 4 * 4 : 0;
    if (WIDE) {
      WideBlocks.products(s, sFrom, x, xFrom, (Panels) w, a, aFrom, (Panels) b, c, cFrom, whole, scratch);
    } else {
      NarrowBlocks.products(s, sFrom, x, xFrom, (Panels) w, w.rows, a, aFrom, (Panels) b, c, cFrom, whole, scratch);
    }
    super.products(s, sFrom + whole, x, xFrom + whole, w, a, aFrom + whole, b, c, cFrom + whole, count - whole, scratch);
  }

  private static void blocks(float[][] s, int sFrom, float[][] a, int aFrom, Panels b, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    if (WIDE) {
      WideBlocks.product(s, sFrom, a, aFrom, b, c, cFrom, count, scratch);
    } else {
      NarrowBlocks.product(s, sFrom, a, aFrom, b, c, cFrom, count, scratch);
    }
  }

  @Override
  int tileRows() {
    return OuterBlocks.COLUMNS;
  }

  @Override
  int tileColumns() {
    return 256;
  }

  @Override
  long bytesBeyondElements(int rows, int columns) {
    return 0;
  }

  @Override
  long scratchBytes(int columns) {
    return 0;
  }

  @Override
  void addOuter(JoinedColumns a, float[][] b, int from, int count, Tile tile, float[] gradient, int stride,
      ProductScratch scratch,
      Job job) throws InterruptedException {
    OuterBlocks.add(a, b, from, count, tile, gradient, stride, scratch, job, WIDE);
  }
}
