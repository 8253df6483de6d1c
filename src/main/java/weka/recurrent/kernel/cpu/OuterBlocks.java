package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.VectorArithmetic.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import weka.recurrent.kernel.cpu.RowArithmetic.ProductScratch;
import weka.recurrent.kernel.cpu.RowArithmetic.Tile;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * gradient += Aᵀ B on vectors, tile by tile. The sums of a tile stay in the second-level cache; some rows of A and a panel of B
 * are copied side by side into the first, and blocks of 8 or 4 rows by 2 vectors of the sums run over them in registers.
 */
final class OuterBlocks {
  /** Columns of A packed at once: no power of two, whose rows would meet in few cache sets. */
  static final int COLUMNS = 200;
  /** Rows of A and B packed at once, at most. */
  private static final int RANGE = 128;
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private OuterBlocks() {
  }

  /** {@link RowArithmetic#addOuter}, with blocks of 8 rows if {@code wide}, else 4. */
  static void add(JoinedColumns a, float[][] b, int row, int count, Tile tile, float[] gradient, int stride, ProductScratch scratch,
      Job job, boolean wide) throws InterruptedException {
    int height = tile.rowTo() - tile.rowFrom();
    int width = tile.columnTo() - tile.columnFrom();
    int sumStride = (width + PANEL - 1) / PANEL * PANEL;
    int block = wide ? 8 : 4;
    float[] left = scratch.left(RANGE * COLUMNS);
    float[] right = scratch.right(RANGE * PANEL);
    float[] sums = scratch.sums(COLUMNS * sumStride);
    Arrays.fill(sums, 0, (height + block - 1) / block * block * sumStride, 0f);
    // Ranges of like length: each block loads and stores its sums once per range, however short.
    int ranges = Math.max(1, (count + RANGE - 1) / RANGE);
    int length = (count + ranges - 1) / ranges;
    for (int from = row; from < row + count; from += length) {
      job.checkpoint();
      int range = Math.min(length, row + count - from);
      packColumns(a, tile, from, range, left);
      for (int j = 0; j < width; j += PANEL) {
        packPanel(b, tile.columnFrom() + j, Math.min(PANEL, width - j), from, range, right);
        int i = 0;
        // A last row or four, such as that of the biases, take half a block.
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
  }

  private static void addSums(float[] sums, int from, float[] gradient, int at, int count) {
    int j = 0;
    for (; j + L <= count; j += L) {
      FloatVector.fromArray(SPECIES, gradient, at + j).add(FloatVector.fromArray(SPECIES, sums, from + j)).intoArray(gradient, at + j);
    }
    for (; j < count; j++) {
      gradient[at + j] += sums[from + j];
    }
  }

  /** Columns of A in the tile, as rows of COLUMNS each. */
  private static void packColumns(JoinedColumns a, Tile tile, int from, int range, float[] left) {
    for (int list = 0; list < a.lists(); list++) {
      int first = Math.max(tile.rowFrom(), a.start(list));
      int width = Math.min(tile.rowTo(), a.start(list + 1)) - first;
      if (width > 0) {
        copyColumns(a.list(list), from, range, first - a.start(list), width, left, first - tile.rowFrom());
      }
    }
  }

  /** Columns beyond whole vectors go in fours and ones: loops of so few turns cost more than what they copy. */
  private static void copyColumns(float[][] rows, int from, int count, int column, int width, float[] left, int at) {
    if (width == 1) {
      for (int k = 0; k < count; k++) {
        left[at + k * COLUMNS] = rows[from + k][column];
      }
      return;
    }
    for (int k = 0; k < count; k++) {
      float[] row = rows[from + k];
      int to = at + k * COLUMNS;
      int j = 0;
      for (; j + L <= width; j += L) {
        FloatVector.fromArray(SPECIES, row, column + j).intoArray(left, to + j);
      }
      for (; j + 4 <= width; j += 4) {
        left[to + j] = row[column + j];
        left[to + j + 1] = row[column + j + 1];
        left[to + j + 2] = row[column + j + 2];
        left[to + j + 3] = row[column + j + 3];
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
