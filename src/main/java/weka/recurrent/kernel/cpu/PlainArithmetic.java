package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * The arithmetic in plain Java, in the one form that the JIT compilers of 17 and later turn into vector instructions without any
 * flag: each operand of the inner loop is an array of its own, indexed by the loop variable alone. (Offsets into one flat array
 * defeat the superword pass of 17, and so do more than four k, or two rows of C that do not differ in the order of factors.)
 */
final class PlainArithmetic extends RowArithmetic {
  /**
   * So many sums stay in a first-level cache of 32 KB beside the rows that are added: eight rows of a tile, or 16 of half a tile.
   */
  private static final int TILE_ROWS = 8;
  private static final int TILE_COLUMNS = 512;
  private static final int HALF_TILE = TILE_COLUMNS / 2;
  /** Rows of B from which on moving sums to better places and back pays. */
  private static final int WORTH_MOVING = 16;

  static {
    PlainLoops.teach();
  }

  @Override
  String description() {
    return "plain Java";
  }

  @Override
  PackedMatrix matrix(int rows, int columns) {
    return new Rows(rows, columns);
  }

  @Override
  long bytesBeyondElements(int rows, int columns) {
    int width = LoopRows.width(columns);
    long bytes = Rows.chooses(rows, width) ? LoopRows.bytes(rows, width) : rows * LoopRows.bytesOfRow(width);
    return bytes - Float.BYTES * (long) rows * columns;
  }

  @Override
  CellStep cell(Cell cell, int hidden) {
    return switch (cell) {
      case RNN_TANH -> new PlainElmanStep(hidden, false);
      case RNN_RELU -> new PlainElmanStep(hidden, true);
      case LSTM -> new PlainLstmStep(hidden, false);
      case LSTM_PEEPHOLE -> new PlainLstmStep(hidden, true);
      case GRU -> new PlainGruStep(hidden);
    };
  }

  /**
   * One array per row, with zeros behind the columns up to the width of {@link LoopRows}. Rows that are not short stand as sums
   * do where that does not take too much memory, since vectors that lie across two lines of the cache take twice as long to load.
   */
  private static final class Rows extends PackedMatrix {
    private static final int SHORT_ROW = 32;
    private static final long MOST_BYTES = 16 << 20;

    private final int width;
    private final LoopRows places;
    private float[][] row;

    Rows(int rows, int columns) {
      super(rows, columns);
      width = LoopRows.width(columns);
      places = chooses(rows, width) ? new LoopRows(PlainLoops::addZeros) : null;
    }

    static boolean chooses(int rows, int width) {
      return width > SHORT_ROW && LoopRows.bytes(rows, width) <= MOST_BYTES;
    }

    private void choose() {
      if (places != null) {
        row = places.rows(rows, width);
        for (int k = 0; k < rows; k++) {
          Arrays.fill(row[k], columns, width, 0f);
        }
      } else if (row == null) {
        row = new float[rows][width];
      }
    }

    @Override
    void load(float[] source, int offset, int stride) {
      choose();
      for (int k = 0; k < rows; k++) {
        System.arraycopy(source, offset + k * stride, row[k], 0, columns);
      }
    }

    @Override
    void loadTransposed(PackedMatrix matrix) {
      choose();
      float[][] source = ((Rows) matrix).row;
      // Eight rows at a time: each source row is then read from its cache line once and used eight times.
      for (int k0 = 0; k0 < rows; k0 += 8) {
        int k1 = Math.min(rows, k0 + 8);
        for (int j = 0; j < columns; j++) {
          for (int k = k0; k < k1; k++) {
            row[k][j] = source[j][k];
          }
        }
      }
    }
  }

  @Override
  void product(float[][] s, int sFrom, float[][] a, int aFrom, PackedMatrix matrix, float[][] c, int cFrom, int count,
      ProductScratch scratch) {
    if (matrix.rows < WORTH_MOVING) {
      for (int r = 0; r < count; r++) {
        move(s[sFrom + r], c[cFrom + r], matrix.columns);
      }
      add(a, aFrom, ((Rows) matrix).row, matrix.rows, c, cFrom, count, 0, matrix.columns);
    } else {
      sweep(s, sFrom, a, aFrom, (Rows) matrix, 0, a, aFrom, (Rows) matrix, c, cFrom, count, scratch);
    }
  }

  @Override
  void products(float[][] s, int sFrom, float[][] x, int xFrom, PackedMatrix w, float[][] a, int aFrom, PackedMatrix b,
      float[][] c,
      int cFrom, int count, ProductScratch scratch) {
    sweep(s, sFrom, x, xFrom, (Rows) w, w.rows, a, aFrom, (Rows) b, c, cFrom, count, scratch);
  }

  /** C = S + X W + A B block by block in rows that stand right, with as many rows of W as there are inputs. */
  private static void sweep(float[][] s, int sFrom, float[][] x, int xFrom, Rows w, int inputs, float[][] a, int aFrom, Rows b,
      float[][] c, int cFrom, int count, ProductScratch scratch) {
    int columns = b.columns;
    int block = columns <= HALF_TILE ? 2 * TILE_ROWS : TILE_ROWS;
    float[][] sums = scratch.loopRows(block, LoopRows.width(columns));
    for (int r = 0; r < count; r += block) {
      int rows = Math.min(block, count - r);
      for (int from = 0; from < columns; from += TILE_COLUMNS) {
        int number = Math.min(TILE_COLUMNS, columns - from);
        int end = from + LoopRows.width(number);
        for (int i = 0; i < rows; i++) {
          System.arraycopy(s[sFrom + r + i], from, sums[i], from, number);
          Arrays.fill(sums[i], from + number, end, 0f);
        }
        add(x, xFrom + r, w.row, inputs, sums, 0, rows, from, end);
        add(a, aFrom + r, b.row, b.rows, sums, 0, rows, from, end);
        for (int i = 0; i < rows; i++) {
          System.arraycopy(sums[i], from, c[cFrom + r + i], from, number);
        }
      }
    }
  }

  private static void move(float[] from, float[] to, int columns) {
    if (from != to) {
      System.arraycopy(from, 0, to, 0, columns);
    }
  }

  /** C += A B for some rows and columns. */
  private static void add(float[][] a, int aFrom, float[][] b, int range, float[][] c, int cFrom, int count, int from, int to) {
    int k = 0;
    for (; k + 4 <= range; k += 4) {
      int r = 0;
      for (; r + 2 <= count; r += 2) {
        float[] x = a[aFrom + r];
        float[] y = a[aFrom + r + 1];
        PlainLoops.addFour(c[cFrom + r], c[cFrom + r + 1], b[k], b[k + 1], b[k + 2], b[k + 3], x[k], x[k + 1], x[k + 2], x[k + 3],
            y[k],
            y[k + 1],
            y[k + 2], y[k + 3], from, to);
      }
      if (r < count) {
        float[] x = a[aFrom + r];
        PlainLoops.addFour(c[cFrom + r], b[k], b[k + 1], b[k + 2], b[k + 3], x[k], x[k + 1], x[k + 2], x[k + 3], from, to);
      }
    }
    for (; k < range; k++) {
      for (int r = 0; r < count; r++) {
        PlainLoops.addOne(c[cFrom + r], b[k], a[aFrom + r][k], from, to);
      }
    }
  }

  @Override
  void addOuter(JoinedColumns a, float[][] b, int row, int count, Tile tile, float[] gradient, int stride, ProductScratch scratch,
      Job job) throws InterruptedException {
    int from = tile.columnFrom();
    int to = tile.columnTo();
    int height = tile.rowTo() - tile.rowFrom();
    int end = from + LoopRows.width(to - from);
    float[][] sums = scratch.loopRows(height, end);
    for (int i = 0; i < height; i++) {
      Arrays.fill(sums[i], from, end, 0f);
    }
    for (int list = 0; list < a.lists(); list++) {
      int first = Math.max(tile.rowFrom(), a.start(list));
      int last = Math.min(tile.rowTo(), a.start(list + 1));
      if (first < last) {
        addOuter(a.list(list), first - a.start(list), b, row, row + count, sums, first - tile.rowFrom(), last - first, from, end,
            job);
      }
    }
    for (int i = 0; i < height; i++) {
      float[] sum = sums[i];
      int at = a.gradientAt(tile.rowFrom() + i, stride);
      for (int j = from; j < to; j++) {
        gradient[at + j] += sum[j];
      }
    }
  }

  /**
   * Rows {@code sum} and following of the sums += columns {@code column} and following of some rows of A, transposed, times B.
   */
  private static void addOuter(float[][] a, int column, float[][] b, int row, int end, float[][] sums, int sum, int columns,
      int from, int to, Job job) throws InterruptedException {
    int r = row;
    for (; r + 4 <= end; r += 4) {
      if ((r - row & 1023) == 0) {
        job.checkpoint();
      }
      float[] a0 = a[r];
      float[] a1 = a[r + 1];
      float[] a2 = a[r + 2];
      float[] a3 = a[r + 3];
      int i = 0;
      for (; i + 2 <= columns; i += 2) {
        int k = column + i;
        PlainLoops.addFour(sums[sum + i], sums[sum + i + 1], b[r], b[r + 1], b[r + 2], b[r + 3], a0[k], a1[k], a2[k], a3[k],
            a0[k + 1],
            a1[k + 1], a2[k + 1], a3[k + 1], from, to);
      }
      if (i < columns) {
        int k = column + i;
        PlainLoops.addFour(sums[sum + i], b[r], b[r + 1], b[r + 2], b[r + 3], a0[k], a1[k], a2[k], a3[k], from, to);
      }
    }
    for (; r < end; r++) {
      for (int i = 0; i < columns; i++) {
        PlainLoops.addOne(sums[sum + i], b[r], a[r][column + i], from, to);
      }
    }
  }

  @Override
  long scratchBytes(int columns) {
    return LoopRows.bytes(2 * TILE_ROWS, LoopRows.width(columns));
  }

  @Override
  int tileRows() {
    return TILE_ROWS;
  }

  @Override
  int tileColumns() {
    return TILE_COLUMNS;
  }
}
