package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import weka.recurrent.kernel.cpu.RowArithmetic.Tile;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * gradient += Aᵀ B on vectors, tile by tile. The sums of a tile stay in the second-level cache; some rows of A and a panel of B
 * are copied side by side, and blocks of 8 or 4 rows by 2 vectors of the sums run over them in registers. The first block of 8
 * reads the panel where it stands and copies it on the way, as it waits for additions anyway. A column of ones takes no block:
 * while the panel is copied, its rows are added.
 */
final class OuterBlocks {
  /** Columns of A packed at once: no power of two, whose rows would meet in few cache sets. */
  static final int COLUMNS = 200;
  /**
   * Rows of A and B packed at once, at most: with 32 registers many, as each block loads and stores its sums once for them; with
   * 16, whose vectors are half as long, as many as leave the first-level cache to the panel.
   */
  private static final int WIDE_RANGE = 400;
  private static final int NARROW_RANGE = 128;
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private OuterBlocks() {}

  /** {@link RowArithmetic#addOuter}, with blocks of 8 rows if {@code wide}, else 4. */
  static void add(JoinedColumns a, float[][] b, int row, int count, Tile tile, float[] gradient, int stride,
      ProductScratch scratch,
      Job job, boolean wide) throws InterruptedException {
    boolean ones = a.isOnes(tile.rowTo() - 1);
    int height = tile.rowTo() - tile.rowFrom() - (ones ? 1 : 0);
    int width = tile.columnTo() - tile.columnFrom();
    int sumStride = (width + PANEL - 1) / PANEL * PANEL;
    int onesAt = (height + 7) / 8 * 8 * sumStride;
    int most = wide ? WIDE_RANGE : NARROW_RANGE;
    float[] left = scratch.left(most * COLUMNS);
    float[] right = scratch.right(most * PANEL);
    float[] sums = scratch.sums((COLUMNS + 1) * sumStride);
    Arrays.fill(sums, 0, onesAt + sumStride, 0f);
    // Ranges of like length: each block loads and stores its sums once per range, however short.
    int ranges = Math.max(1, (count + most - 1) / most);
    int length = (count + ranges - 1) / ranges;
    for (int from = row; from < row + count; from += length) {
      job.checkpoint();
      int range = Math.min(length, row + count - from);
      packColumns(a, tile.rowFrom(), tile.rowFrom() + height, from, range, left);
      for (int j = 0; j < width; j += PANEL) {
        int column = tile.columnFrom() + j;
        int i = 0;
        if (wide && height >= 8 && width - j >= PANEL) {
          addEightRowsAndPack(left, b, from, column, range, right, sums, j, sumStride, onesAt + j);
          i = 8;
        } else {
          packPanel(b, column, Math.min(PANEL, width - j), from, range, right, sums, onesAt + j);
        }
        // A last four or fewer take half a block.
        for (; wide && i + 4 < height; i += 8) {
          addEightRows(left, i, right, range, sums, i * sumStride + j, sumStride);
        }
        for (; i < height; i += 4) {
          addFourRows(left, i, right, range, sums, i * sumStride + j, sumStride);
        }
      }
    }
    for (int i = 0; i < height; i++) {
      addSums(sums, i * sumStride, gradient, a.gradientAt(tile.rowFrom() + i, stride) + tile.columnFrom(), width);
    }
    if (ones) {
      addSums(sums, onesAt, gradient, a.gradientAt(tile.rowTo() - 1, stride) + tile.columnFrom(), width);
    }
  }

  private static void addSums(float[] sums, int from, float[] gradient, int at, int count) {
    int j = 0;
    for (; j + L <= count; j += L) {
      FloatVector.fromArray(SPECIES, gradient, at + j).add(FloatVector.fromArray(SPECIES, sums, from + j)).intoArray(gradient,
          at + j);
    }
    for (; j < count; j++) {
      gradient[at + j] += sums[from + j];
    }
  }

  /** Columns of A from one to before another, as rows of COLUMNS each. */
  private static void packColumns(JoinedColumns a, int columnFrom, int columnTo, int from, int range, float[] left) {
    for (int list = 0; list < a.lists(); list++) {
      int first = Math.max(columnFrom, a.start(list));
      int width = Math.min(columnTo, a.start(list + 1)) - first;
      if (width > 0) {
        copyColumns(a.list(list), from, range, first - a.start(list), width, left, first - columnFrom);
      }
    }
  }

  /**
   * In vectors, fours and ones, each over all rows in a loop of its own: inner loops of so few turns would cost more than the
   * rest.
   */
  private static void copyColumns(float[][] rows, int from, int count, int column, int width, float[] left, int at) {
    int j = 0;
    for (; j + L <= width; j += L) {
      copyVectors(rows, from, count, column + j, left, at + j);
    }
    for (; j + 4 <= width; j += 4) {
      copyFours(rows, from, count, column + j, left, at + j);
    }
    for (; j < width; j++) {
      copyOnes(rows, from, count, column + j, left, at + j);
    }
  }

  private static void copyVectors(float[][] rows, int from, int count, int column, float[] left, int at) {
    for (int k = 0; k < count; k++) {
      FloatVector.fromArray(SPECIES, rows[from + k], column).intoArray(left, at + k * COLUMNS);
    }
  }

  private static void copyFours(float[][] rows, int from, int count, int column, float[] left, int at) {
    for (int k = 0; k < count; k++) {
      float[] row = rows[from + k];
      int to = at + k * COLUMNS;
      left[to] = row[column];
      left[to + 1] = row[column + 1];
      left[to + 2] = row[column + 2];
      left[to + 3] = row[column + 3];
    }
  }

  private static void copyOnes(float[][] rows, int from, int count, int column, float[] left, int at) {
    for (int k = 0; k < count; k++) {
      left[at + k * COLUMNS] = rows[from + k][column];
    }
  }

  /** Columns of B, as rows of PANEL each; c from an index on += their sums. */
  private static void packPanel(float[][] b, int column, int width, int from, int range, float[] right, float[] c, int at) {
    if (width < PANEL) {
      for (int k = 0; k < range; k++) {
        System.arraycopy(b[from + k], column, right, k * PANEL, width);
      }
      for (int k = 0; k < range; k++) {
        for (int j = 0; j < width; j++) {
          c[at + j] += right[k * PANEL + j];
        }
      }
      return;
    }
    FloatVector s0 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector s1 = FloatVector.fromArray(SPECIES, c, at + L);
    for (int k = 0; k < range; k++) {
      float[] row = b[from + k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, row, column);
      FloatVector b1 = FloatVector.fromArray(SPECIES, row, column + L);
      b0.intoArray(right, k * PANEL);
      b1.intoArray(right, k * PANEL + L);
      s0 = s0.add(b0);
      s1 = s1.add(b1);
    }
    s0.intoArray(c, at);
    s1.intoArray(c, at + L);
  }

  /**
   * {@link #packPanel} of whole width and {@link #addEightRows} for the first eight, in one loop. All sums stay in registers,
   * which no call can share, so both are written out.
   */
  private static void addEightRowsAndPack(float[] a, float[][] b, int from, int column, int range, float[] right, float[] c,
      int at,
      int stride, int onesAt) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + L);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + stride + L);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * stride + L);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * stride + L);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, at + 4 * stride);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, at + 4 * stride + L);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, at + 5 * stride);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, at + 5 * stride + L);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, at + 6 * stride);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, at + 6 * stride + L);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, at + 7 * stride);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, at + 7 * stride + L);
    FloatVector s0 = FloatVector.fromArray(SPECIES, c, onesAt);
    FloatVector s1 = FloatVector.fromArray(SPECIES, c, onesAt + L);
    for (int k = 0; k < range; k++) {
      float[] row = b[from + k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, row, column);
      FloatVector b1 = FloatVector.fromArray(SPECIES, row, column + L);
      b0.intoArray(right, k * PANEL);
      b1.intoArray(right, k * PANEL + L);
      s0 = s0.add(b0);
      s1 = s1.add(b1);
      FloatVector x = FloatVector.broadcast(SPECIES, a[k * COLUMNS]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[k * COLUMNS + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    s0.intoArray(c, onesAt);
    s1.intoArray(c, onesAt + L);
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c10.intoArray(c, at + stride);
    c11.intoArray(c, at + stride + L);
    c20.intoArray(c, at + 2 * stride);
    c21.intoArray(c, at + 2 * stride + L);
    c30.intoArray(c, at + 3 * stride);
    c31.intoArray(c, at + 3 * stride + L);
    c40.intoArray(c, at + 4 * stride);
    c41.intoArray(c, at + 4 * stride + L);
    c50.intoArray(c, at + 5 * stride);
    c51.intoArray(c, at + 5 * stride + L);
    c60.intoArray(c, at + 6 * stride);
    c61.intoArray(c, at + 6 * stride + L);
    c70.intoArray(c, at + 7 * stride);
    c71.intoArray(c, at + 7 * stride + L);
  }

  /** Eight rows of sums by one panel, over a range of rows of A and B. */
  private static void addEightRows(float[] a, int i, float[] b, int range, float[] c, int at, int stride) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + L);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + stride);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + stride + L);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * stride);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * stride + L);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * stride);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * stride + L);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, at + 4 * stride);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, at + 4 * stride + L);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, at + 5 * stride);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, at + 5 * stride + L);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, at + 6 * stride);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, at + 6 * stride + L);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, at + 7 * stride);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, at + 7 * stride + L);
    for (int k = 0; k < range; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, k * PANEL + L);
      FloatVector x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + L);
    c10.intoArray(c, at + stride);
    c11.intoArray(c, at + stride + L);
    c20.intoArray(c, at + 2 * stride);
    c21.intoArray(c, at + 2 * stride + L);
    c30.intoArray(c, at + 3 * stride);
    c31.intoArray(c, at + 3 * stride + L);
    c40.intoArray(c, at + 4 * stride);
    c41.intoArray(c, at + 4 * stride + L);
    c50.intoArray(c, at + 5 * stride);
    c51.intoArray(c, at + 5 * stride + L);
    c60.intoArray(c, at + 6 * stride);
    c61.intoArray(c, at + 6 * stride + L);
    c70.intoArray(c, at + 7 * stride);
    c71.intoArray(c, at + 7 * stride + L);
  }

  /** The same for four rows of sums. */
  private static void addFourRows(float[] a, int i, float[] b, int range, float[] c, int at, int stride) {
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
      FloatVector x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, a[i + k * COLUMNS + 3]);
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
