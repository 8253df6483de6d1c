package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * The arithmetic on {@code jdk.incubator.vector}. Loaded only where that module is present.
 *
 * <p>Products keep a block of C of 4 rows by 2 vectors in registers while k runs. For that, both operands are packed into the
 * order in which the block reads them: B into panels of 2 vectors' columns, all k of a panel in sequence; A into blocks of four
 * rows, the four values of each k side by side. Long k are cut into ranges whose panel fits the first-level cache; C waits in
 * memory in between.
 *
 * <p>The loops are shaped after what the JIT of 17 makes of them: index steps are compile-time constants (or it checks bounds at
 * every access), references that are not needed inside a loop are loaded again after it (or it spills registers), and loops are
 * not unrolled by hand (or it does both).
 */
final class VectorArithmetic extends RowArithmetic {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  /** Columns of a panel. */
  private static final int PANEL = 2 * L;
  /** Rows of a block. */
  private static final int BLOCK = 4;
  /** Rows of A packed at once. */
  private static final int PACKED_ROWS = 64;
  /** Range of k for which a panel stays in the first-level cache: 16 KB with vectors of 8. */
  private static final int RANGE = 256;
  /** Rows of A and B packed at once by a weight gradient. */
  private static final int OUTER_RANGE = 128;
  /** Columns of A packed at once by a weight gradient: no power of two, whose rows would meet in few cache sets. */
  private static final int OUTER_COLUMNS = 200;

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

  /** Panels of columns one after the other, each [rows, PANEL]; zeros beyond the last column. */
  private static final class Panels extends PackedMatrix {
    final float[] values;

    Panels(int rows, int columns) {
      super(rows, columns);
      values = new float[Math.multiplyExact(rows, (columns + PANEL - 1) / PANEL * PANEL)];
    }

    @Override
    void load(float[] source, int offset, int stride) {
      for (int j = 0; j < columns; j += PANEL) {
        int width = Math.min(PANEL, columns - j);
        for (int k = 0; k < rows; k++) {
          System.arraycopy(source, offset + k * stride + j, values, j * rows + k * PANEL, width);
        }
      }
    }

    @Override
    void loadTransposed(float[] source, int offset, int stride) {
      for (int j = 0; j < columns; j += PANEL) {
        int width = Math.min(PANEL, columns - j);
        for (int jj = 0; jj < width; jj++) {
          copySpread(source, offset + (j + jj) * stride, values, j * rows + jj, rows);
        }
      }
    }

    private static void copySpread(float[] source, int from, float[] into, int at, int count) {
      for (int k = 0; k < count; k++) {
        into[at + k * PANEL] = source[from + k];
      }
    }
  }

  // ---- C += A B

  @Override
  void addProduct(float[][] a, PackedMatrix matrix, float[][] c, int count, ProductScratch scratch) {
    Panels b = (Panels) matrix;
    int blocks = count / BLOCK * BLOCK;
    if (blocks > 0) {
      float[] packed = scratch.left(PACKED_ROWS * RANGE);
      float[][] partial = scratch.sumRows(BLOCK, PANEL);
      for (int r0 = 0; r0 < blocks; r0 += PACKED_ROWS) {
        int r1 = Math.min(blocks, r0 + PACKED_ROWS);
        for (int k0 = 0; k0 < b.rows; k0 += RANGE) {
          int range = Math.min(RANGE, b.rows - k0);
          for (int r = r0; r < r1; r += BLOCK) {
            packRows(a[r], a[r + 1], a[r + 2], a[r + 3], k0, range, packed, (r - r0) * range);
          }
          for (int j = 0; j < b.columns; j += PANEL) {
            int at = j * b.rows + k0 * PANEL;
            int width = b.columns - j;
            for (int r = r0; r < r1; r += BLOCK) {
              if (width >= PANEL) {
                addBlock(packed, (r - r0) * range, b.values, at, range, c, r, j);
              } else {
                addPartialBlock(packed, (r - r0) * range, b.values, at, range, c, r, j, width, partial);
              }
            }
          }
        }
      }
    }
    for (int r = blocks; r < count; r++) {
      addRow(a[r], b, c[r], scratch);
    }
  }

  private static void packRows(float[] a0, float[] a1, float[] a2, float[] a3, int from, int count, float[] packed, int at) {
    for (int k = 0; k < count; k++) {
      packed[at + k * BLOCK] = a0[from + k];
      packed[at + k * BLOCK + 1] = a1[from + k];
      packed[at + k * BLOCK + 2] = a2[from + k];
      packed[at + k * BLOCK + 3] = a3[from + k];
    }
  }

  /** Rows r to r + 3, columns j to j + PANEL − 1 of C += packed rows of A times a panel of B. */
  private static void addBlock(float[] a, int aFrom, float[] b, int bFrom, int range, float[][] c, int r, int j) {
    float[] row = c[r];
    FloatVector c00 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c01 = FloatVector.fromArray(SPECIES, row, j + L);
    row = c[r + 1];
    FloatVector c10 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c11 = FloatVector.fromArray(SPECIES, row, j + L);
    row = c[r + 2];
    FloatVector c20 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c21 = FloatVector.fromArray(SPECIES, row, j + L);
    row = c[r + 3];
    FloatVector c30 = FloatVector.fromArray(SPECIES, row, j);
    FloatVector c31 = FloatVector.fromArray(SPECIES, row, j + L);
    for (int k = 0; k < range; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bFrom + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bFrom + k * PANEL + L);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * BLOCK + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    row = c[r];
    c00.intoArray(row, j);
    c01.intoArray(row, j + L);
    row = c[r + 1];
    c10.intoArray(row, j);
    c11.intoArray(row, j + L);
    row = c[r + 2];
    c20.intoArray(row, j);
    c21.intoArray(row, j + L);
    row = c[r + 3];
    c30.intoArray(row, j);
    c31.intoArray(row, j + L);
  }

  /** The same where C has fewer columns than a panel: in rows of its own, so that nothing beyond them is touched. */
  private static void addPartialBlock(float[] a, int aFrom, float[] b, int bFrom, int range, float[][] c, int r, int j, int width,
      float[][] partial) {
    for (int i = 0; i < BLOCK; i++) {
      System.arraycopy(c[r + i], j, partial[i], 0, width);
    }
    addBlock(a, aFrom, b, bFrom, range, partial, 0, 0);
    for (int i = 0; i < BLOCK; i++) {
      System.arraycopy(partial[i], 0, c[r + i], j, width);
    }
  }

  /** One row of C: four panels at once hide the latency of the additions. */
  private static void addRow(float[] a, Panels b, float[] c, ProductScratch scratch) {
    int full = b.columns / PANEL * PANEL;
    int j = 0;
    for (; j + 4 * PANEL <= full; j += 4 * PANEL) {
      addFourPanels(a, b.values, j * b.rows, b.rows * PANEL, b.rows, c, j);
    }
    for (; j < full; j += PANEL) {
      addPanel(a, b.values, j * b.rows, b.rows, c, j);
    }
    if (j < b.columns) {
      float[] partial = scratch.sumRows(BLOCK, PANEL)[0];
      System.arraycopy(c, j, partial, 0, b.columns - j);
      addPanel(a, b.values, j * b.rows, b.rows, partial, 0);
      System.arraycopy(partial, 0, c, j, b.columns - j);
    }
  }

  private static void addFourPanels(float[] a, float[] b, int p0, int step, int range, float[] c, int j) {
    int p1 = p0 + step;
    int p2 = p1 + step;
    int p3 = p2 + step;
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, j);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, j + L);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, j + 2 * L);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, j + 3 * L);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, j + 4 * L);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, j + 5 * L);
    FloatVector c6 = FloatVector.fromArray(SPECIES, c, j + 6 * L);
    FloatVector c7 = FloatVector.fromArray(SPECIES, c, j + 7 * L);
    for (int k = 0; k < range; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, p0 + k * PANEL), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, p0 + k * PANEL + L), c1);
      c2 = x.fma(FloatVector.fromArray(SPECIES, b, p1 + k * PANEL), c2);
      c3 = x.fma(FloatVector.fromArray(SPECIES, b, p1 + k * PANEL + L), c3);
      c4 = x.fma(FloatVector.fromArray(SPECIES, b, p2 + k * PANEL), c4);
      c5 = x.fma(FloatVector.fromArray(SPECIES, b, p2 + k * PANEL + L), c5);
      c6 = x.fma(FloatVector.fromArray(SPECIES, b, p3 + k * PANEL), c6);
      c7 = x.fma(FloatVector.fromArray(SPECIES, b, p3 + k * PANEL + L), c7);
    }
    c0.intoArray(c, j);
    c1.intoArray(c, j + L);
    c2.intoArray(c, j + 2 * L);
    c3.intoArray(c, j + 3 * L);
    c4.intoArray(c, j + 4 * L);
    c5.intoArray(c, j + 5 * L);
    c6.intoArray(c, j + 6 * L);
    c7.intoArray(c, j + 7 * L);
  }

  private static void addPanel(float[] a, float[] b, int from, int range, float[] c, int j) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, j);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, j + L);
    for (int k = 0; k < range; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, from + k * PANEL), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, from + k * PANEL + L), c1);
    }
    c0.intoArray(c, j);
    c1.intoArray(c, j + L);
  }

  // ---- gradient += Aᵀ B

  @Override
  int tileRows() {
    return OUTER_COLUMNS;
  }

  @Override
  int tileColumns() {
    return 128;
  }

  @Override
  void addOuter(JoinedColumns a, float[][] b, int count, Tile tile, float[] gradient, int stride, ProductScratch scratch, Job job)
      throws InterruptedException {
    int height = tile.rowTo() - tile.rowFrom();
    int width = tile.columnTo() - tile.columnFrom();
    int sumStride = (width + PANEL - 1) / PANEL * PANEL;
    int blocks = (height + BLOCK - 1) / BLOCK;
    float[] left = scratch.left(OUTER_RANGE * OUTER_COLUMNS);
    float[] right = scratch.right(OUTER_RANGE * PANEL);
    float[] sums = scratch.sums(OUTER_COLUMNS * sumStride);
    Arrays.fill(sums, 0, blocks * BLOCK * sumStride, 0f);
    for (int from = 0; from < count; from += OUTER_RANGE) {
      job.checkpoint();
      int range = Math.min(OUTER_RANGE, count - from);
      packColumns(a, tile, from, range, left);
      for (int j = 0; j < width; j += PANEL) {
        packPanel(b, tile.columnFrom() + j, Math.min(PANEL, width - j), from, range, right);
        for (int i = 0; i < height; i += BLOCK) {
          addOuterBlock(left, i, right, range, sums, i * sumStride + j, sumStride);
        }
      }
    }
    for (int i = 0; i < height; i++) {
      int at = a.gradientAt(tile.rowFrom() + i, stride) + tile.columnFrom();
      for (int j = 0; j < width; j++) {
        gradient[at + j] += sums[i * sumStride + j];
      }
    }
  }

  /** Columns of A in the tile, as rows of OUTER_COLUMNS each. */
  private static void packColumns(JoinedColumns a, Tile tile, int from, int range, float[] left) {
    for (int list = 0; list < a.lists(); list++) {
      int first = Math.max(tile.rowFrom(), a.start(list));
      int width = Math.min(tile.rowTo(), a.start(list + 1)) - first;
      if (width > 0) {
        copyColumns(a.list(list), from, range, first - a.start(list), width, left, first - tile.rowFrom());
      }
    }
  }

  private static void copyColumns(float[][] rows, int from, int count, int column, int width, float[] left, int at) {
    for (int k = 0; k < count; k++) {
      float[] row = rows[from + k];
      int to = at + k * OUTER_COLUMNS;
      int j = 0;
      for (; j + L <= width; j += L) {
        FloatVector.fromArray(SPECIES, row, column + j).intoArray(left, to + j);
      }
      for (; j < width; j++) {
        left[to + j] = row[column + j];
      }
    }
  }

  /** Columns of B, as rows of PANEL each. */
  private static void packPanel(float[][] b, int column, int width, int from, int range, float[] right) {
    if (width < PANEL) {
      for (int k = 0; k < range; k++) {
        System.arraycopy(b[from + k], column, right, k * PANEL, width);
      }
      return;
    }
    for (int k = 0; k < range; k++) {
      float[] row = b[from + k];
      FloatVector.fromArray(SPECIES, row, column).intoArray(right, k * PANEL);
      FloatVector.fromArray(SPECIES, row, column + L).intoArray(right, k * PANEL + L);
    }
  }

  /** Four rows of sums by one panel, over a range of rows of A and B. */
  private static void addOuterBlock(float[] a, int aFrom, float[] b, int range, float[] c, int at, int stride) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + L);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + stride + L);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * stride + L);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * stride + L);
    for (int k = 0; k < range; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, k * PANEL + L);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aFrom + k * OUTER_COLUMNS]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * OUTER_COLUMNS + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * OUTER_COLUMNS + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[aFrom + k * OUTER_COLUMNS + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c10.intoArray(c, at + stride);
    c11.intoArray(c, at + stride + L);
    c20.intoArray(c, at + 2 * stride);
    c21.intoArray(c, at + 2 * stride + L);
    c30.intoArray(c, at + 3 * stride);
    c31.intoArray(c, at + 3 * stride + L);
  }
}
