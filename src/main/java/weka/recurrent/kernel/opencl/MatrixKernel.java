package weka.recurrent.kernel.opencl;

import com.aparapi.Kernel;

/**
 * The operations of a device program that know nothing of recurrent cells: copies, products, sums.
 *
 * <p>Everything lives in one array, the arena; {@code inputs} is copied into it by the first pass, {@code upstream} is dFeatures,
 * and what the host wants is written to {@code features} and {@code gradient}, behind a receipt: the stamp that the execute found
 * in the arena (see {@link RecurrentKernel#run}). All sums run in a fixed order, each product over k in rising
 * order with fma, so that neither the number of work-groups nor the variant chosen by the {@link Tuner} changes a bit.
 *
 * <p>Shared memory of a group is one array, {@code shared}; each tile begins behind a barrier (see
 * {@link RecurrentKernel#run}), so that no item writes it while another still reads it for the tile before. Values that pass
 * between items within one launch go through {@code shared} only.
 *
 * @implNote Aparapi's language: locals are initialised where they are declared; no {@code break}, {@code switch}, overloads or
 *     chained assignments; trip counts of loops that hold a barrier or a loop are the same for all items of a group (PoCL
 *     miscompiles others): loads are clamped, stores guarded. No loop stands inside an {@code if} that has an {@code else}
 *     (Aparapi cannot write that). Accumulators are locals: a driver that does not inline
 *     everything keeps a private array in memory, and stores it at every turn of an inner loop.
 */
abstract class MatrixKernel extends Kernel {
  int[] program = {0};
  float[] inputs = {0};
  float[] upstream = {0};
  float[] arena = {0};
  float[] features = {0};
  float[] gradient = {0};
  /** Pass of the program at which this execute begins. */
  int firstPass;
  /** Left in the arena by this execute. */
  float stamp;
  @Local
  float[] shared = new float[Tiling.SHARED];
  /** Sums of an item of a recurrence: 4·(row of the item) + column. Indexed by constants only, so that they become registers. */
  @PrivateMemorySpace(16)
  float[] acc = new float[16];

  /** An item copies every 256th element of the tile's stretch. */
  protected void load(int o, int tile, int lane) {
    int from = program[o + Op.Load.FROM];
    int to = program[o + Op.Load.TO];
    int count = program[o + Op.Load.COUNT];
    for (int turn = 0; turn < Tiling.STRETCH; turn += Tiling.GROUP) {
      int i = tile * Tiling.STRETCH + turn + lane;
      if (i < count) {
        arena[to + i] = inputs[from + i];
      }
    }
  }

  /** One item sums all splits of an element, in rising order. */
  protected void reduce(int o, int tile, int lane) {
    int from = program[o + Op.Reduce.FROM];
    int to = program[o + Op.Reduce.TO];
    int count = program[o + Op.Reduce.COUNT];
    int stride = program[o + Op.Reduce.STRIDE];
    int splits = program[o + Op.Reduce.SPLITS];
    for (int turn = 0; turn < Tiling.STRETCH; turn += Tiling.GROUP) {
      int i = tile * Tiling.STRETCH + turn + lane;
      int clamped = min(i, count - 1);
      float sum = 0f;
      for (int s = 0; s < splits; s++) {
        sum += arena[from + s * stride + clamped];
      }
      if (i < count) {
        gradient[1 + to + i] = sum;
      }
    }
  }

  /** A 32 x 32 square through shared memory, so that reads and writes both run along rows. */
  protected void transpose(int o, int tile, int lane) {
    int from = program[o + Op.Transpose.FROM];
    int to = program[o + Op.Transpose.TO];
    int rows = program[o + Op.Transpose.ROWS];
    int columns = program[o + Op.Transpose.COLUMNS];
    int across = (columns + Tiling.SQUARE - 1) / Tiling.SQUARE;
    int row = (tile / across) * Tiling.SQUARE;
    int column = (tile % across) * Tiling.SQUARE;
    int u = lane % Tiling.SQUARE;
    int v = lane / Tiling.SQUARE;
    for (int i = 0; i < Tiling.SQUARE; i += Tiling.GROUP / Tiling.SQUARE) {
      int r = min(row + v + i, rows - 1);
      int c = min(column + u, columns - 1);
      shared[(v + i) * (Tiling.SQUARE + 1) + u] = inputs[from + r * columns + c];
    }
    localBarrier();
    for (int i = 0; i < Tiling.SQUARE; i += Tiling.GROUP / Tiling.SQUARE) {
      int c = column + v + i;
      int r = row + u;
      if (c < columns && r < rows) {
        arena[to + c * rows + r] = shared[u * (Tiling.SQUARE + 1) + v + i];
      }
    }
  }

  /** The rows of step {@code tile} stand in the order of the sequences, so an element and its mask have the same index. */
  protected void scale(int o, int tile, int lane) {
    int width = program[o + Op.Scale.WIDTH];
    int table = program[Op.Header.ROWS] + tile;
    int row = program[table];
    int count = (program[table + 1] - row) * width;
    int from = program[o + Op.Scale.FROM] + row * width;
    int to = program[o + Op.Scale.TO] + row * width;
    int mask = program[o + Op.Scale.MASK];
    float[] source = program[o + Op.Scale.INPUTS] == 1 ? inputs : arena;
    for (int turn = 0; turn < count; turn += Tiling.GROUP) {
      int i = turn + lane;
      if (i < count) {
        arena[to + i] = source[from + i] * source[mask + i];
      }
    }
  }

  /** One item sums one column over one part of the rows. */
  protected void columnSums(int o, int tile, int lane) {
    int columns = program[o + Op.ColumnSums.COLUMNS];
    int rows = program[o + Op.ColumnSums.ROWS];
    int across = (columns + Tiling.GROUP - 1) / Tiling.GROUP;
    int split = tile / across;
    int column = (tile % across) * Tiling.GROUP + lane;
    int part = (rows + program[o + Op.ColumnSums.SPLITS] - 1) / program[o + Op.ColumnSums.SPLITS];
    int begin = min(split * part, rows);
    int end = min(begin + part, rows);
    int from = program[o + Op.ColumnSums.A] + min(column, columns - 1);
    int stride = program[o + Op.ColumnSums.A_ROW];
    float sum = 0f;
    for (int r = begin; r < end; r++) {
      sum += arena[from + r * stride];
    }
    if (column < columns) {
      arena[program[o + Op.ColumnSums.TO] + split * program[o + Op.ColumnSums.STRIDE] + column] = sum;
    }
  }

  /**
   * A 64 x 64 tile of C over one part of K: tiles of A and B, 16 deep, in shared memory; an item computes 4 x 4 elements, its
   * rows and columns 16 apart. Barriers: after the tiles are written, and before they are written again.
   */
  protected void product(int o, int tile, int lane) {
    int m = program[o + Op.Product.M];
    int n = program[o + Op.Product.N];
    int k = program[o + Op.Product.K];
    int across = (n + Tiling.TILE - 1) / Tiling.TILE;
    int down = (m + Tiling.TILE - 1) / Tiling.TILE;
    int split = tile / (across * down);
    int square = tile % (across * down);
    int row = (square / across) * Tiling.TILE;
    int column = (square % across) * Tiling.TILE;
    int part = (k + program[o + Op.Product.SPLITS] - 1) / program[o + Op.Product.SPLITS];
    int begin = min(split * part, k);
    int end = min(begin + part, k);
    int a = program[o + Op.Product.A];
    int aRow = program[o + Op.Product.A_ROW];
    int aColumn = program[o + Op.Product.A_COLUMN];
    int b = program[o + Op.Product.B];
    int bRow = program[o + Op.Product.B_ROW];
    int bColumn = program[o + Op.Product.B_COLUMN];
    float[] from = program[o + Op.Product.INPUTS] == 1 ? inputs : arena;
    int u = lane % 16;
    int v = lane / 16;
    // Lanes run along whichever index is contiguous in memory.
    int aK = aColumn == 1 ? u : v;
    int aM = aColumn == 1 ? v : u;
    int bK = bRow == 1 ? u : v;
    int bN = bRow == 1 ? v : u;
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    float s4 = 0f;
    float s5 = 0f;
    float s6 = 0f;
    float s7 = 0f;
    float s8 = 0f;
    float s9 = 0f;
    float s10 = 0f;
    float s11 = 0f;
    float s12 = 0f;
    float s13 = 0f;
    float s14 = 0f;
    float s15 = 0f;
    for (int depth = begin; depth < end; depth += Tiling.DEPTH) {
      for (int i = 0; i < Tiling.TILE; i += 16) {
        int kA = depth + aK;
        int kB = depth + bK;
        int r = row + aM + i;
        int c = column + bN + i;
        float valueA = from[a + min(r, m - 1) * aRow + min(kA, k - 1) * aColumn];
        float valueB = from[b + min(kB, k - 1) * bRow + min(c, n - 1) * bColumn];
        shared[aK * Tiling.PITCH + aM + i] = kA < end ? valueA : 0f;
        shared[Tiling.DEPTH * Tiling.PITCH + bK * Tiling.PITCH + bN + i] = kB < end ? valueB : 0f;
      }
      localBarrier();
      for (int d = 0; d < Tiling.DEPTH; d++) {
        int left = d * Tiling.PITCH + v;
        int right = (Tiling.DEPTH + d) * Tiling.PITCH + u;
        float a0 = shared[left];
        float a1 = shared[left + 16];
        float a2 = shared[left + 32];
        float a3 = shared[left + 48];
        float b0 = shared[right];
        float b1 = shared[right + 16];
        float b2 = shared[right + 32];
        float b3 = shared[right + 48];
        s0 = fma(a0, b0, s0);
        s1 = fma(a0, b1, s1);
        s2 = fma(a0, b2, s2);
        s3 = fma(a0, b3, s3);
        s4 = fma(a1, b0, s4);
        s5 = fma(a1, b1, s5);
        s6 = fma(a1, b2, s6);
        s7 = fma(a1, b3, s7);
        s8 = fma(a2, b0, s8);
        s9 = fma(a2, b1, s9);
        s10 = fma(a2, b2, s10);
        s11 = fma(a2, b3, s11);
        s12 = fma(a3, b0, s12);
        s13 = fma(a3, b1, s13);
        s14 = fma(a3, b2, s14);
        s15 = fma(a3, b3, s15);
      }
      localBarrier();
    }
    storeRow(o, split, row + v, column + u, s0, s1, s2, s3);
    storeRow(o, split, row + v + 16, column + u, s4, s5, s6, s7);
    storeRow(o, split, row + v + 32, column + u, s8, s9, s10, s11);
    storeRow(o, split, row + v + 48, column + u, s12, s13, s14, s15);
  }

  private void storeRow(int o, int split, int row, int column, float v0, float v1, float v2, float v3) {
    storeOne(o, split, row, column, v0);
    storeOne(o, split, row, column + 16, v1);
    storeOne(o, split, row, column + 32, v2);
    storeOne(o, split, row, column + 48, v3);
  }

  private void storeOne(int o, int split, int row, int column, float value) {
    if (row < program[o + Op.Product.M] && column < program[o + Op.Product.N]) {
      int to = program[o + Op.Product.C] + split * program[o + Op.Product.STRIDE] + row * program[o + Op.Product.C_ROW] + column;
      int bias = program[o + Op.Product.BIAS];
      float sum = value;
      if (bias >= 0) {
        sum += program[o + Op.Product.INPUTS] == 1 ? inputs[bias + column] : arena[bias + column];
      }
      if (program[o + Op.Product.ADD] == 1) {
        sum += arena[to];
      }
      arena[to] = sum;
    }
  }

  /** Sets all accumulators to 0. */
  protected void clear() {
    acc[0] = 0f;
    acc[1] = 0f;
    acc[2] = 0f;
    acc[3] = 0f;
    acc[4] = 0f;
    acc[5] = 0f;
    acc[6] = 0f;
    acc[7] = 0f;
    acc[8] = 0f;
    acc[9] = 0f;
    acc[10] = 0f;
    acc[11] = 0f;
    acc[12] = 0f;
    acc[13] = 0f;
    acc[14] = 0f;
    acc[15] = 0f;
  }
}
