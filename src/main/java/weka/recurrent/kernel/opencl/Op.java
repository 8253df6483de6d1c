package weka.recurrent.kernel.opencl;

/**
 * An operation of the program that a {@link RecurrentKernel} interprets: {@link #SIZE} words of an {@code int[]}, whose places
 * the constants of each operation name. They are inlined, so that the kernel reads {@code program[o + Op.Product.A_ROW]} and the
 * device sees a number.
 *
 * <p>A program is a header (see {@link Header}), the operations, a pass table (index of the first operation of every pass and of
 * the one after its last), and the tables that say which rows a batch has. Operations of one pass are independent of each
 * other; a pass starts when the one before it has ended. An operation is cut into {@link #TILES} tiles, each worked on by one
 * work-group.
 *
 * <p>Places are indices of the arena; -1 stands for what there is not. Here are the operations of {@link MatrixKernel}; those of
 * the recurrences are in {@link CellOp}, those of the read-outs in {@link ReadOutOp}.
 */
interface Op {
  /** Words of an operation. */
  int SIZE = 40;
  /** What to do, one of {@link Kind}. */
  int KIND = 0;
  /** Number of tiles. */
  int TILES = 1;
  /** Tiles of the same pass that stand before this operation's, so that work-groups are dealt out evenly. */
  int FIRST = 2;
  /** First tile, where an operation is cut into several. */
  int FROM_TILE = 3;

  /** Number of tiles. */
  int tiles();

  /** What it costs, for the {@link CostModel}. */
  Work work();

  /** Writes the operands, and {@link #KIND}, to the words that begin at o. */
  void write(int[] words, int o);

  /**
   * What an operation costs.
   *
   * @param operations of floating-point numbers, in all tiles
   * @param bytes read and written, in all tiles
   * @param turns times that an item waits for loads from the arena, one after the other
   */
  record Work(double operations, double bytes, double turns) {}

  /** Words at the beginning of a program. */
  interface Header {
    /** Index of the pass table. */
    int PASSES = 0;
    /** Index of the row table [T+1]: packed row of step t, sequence 0; the rows of step t end where those of t+1 begin. */
    int ROWS = 1;
    /** Index of the length table [N]. */
    int LENGTHS = 2;
    /** Place of the arena where an execute leaves its stamp. */
    int STAMP = 3;
    /** Words of the header. */
    int SIZE = 4;
  }

  /** What an operation does. */
  interface Kind {
    int LOAD = 0;
    int TRANSPOSE = 1;
    int PRODUCT = 2;
    int SCALE = 3;
    int REDUCE = 4;
    int COLUMN_SUMS = 5;
    int PEEPHOLE_SUMS = 6;
    /** The recurrence of a tile of sequences, forward or backward, over many steps. */
    int FUSED = 7;
    /** The recurrence of a tile of sequences and units, forward or backward, at one step. */
    int STEP = 8;
    int READ_OUT = 9;
    int SCORE = 10;
    int SOFTMAX = 11;
    int SCORE_BACK = 12;
  }

  // --- copies and sums ---

  /** arena[TO + i] = inputs[FROM + i], i &lt; COUNT. */
  record Load(int from, int to, int count) implements Op {
    static final int FROM = 4;
    static final int TO = 5;
    static final int COUNT = 6;

    @Override
    public int tiles() {
      return ceil(count, Tiling.STRETCH);
    }

    @Override
    public Work work() {
      return new Work(0, 8.0 * count, 2);
    }

    @Override
    public void write(int[] words, int o) {
      words[o + KIND] = Kind.LOAD;
      words[o + FROM] = from;
      words[o + TO] = to;
      words[o + COUNT] = count;
    }
  }

  /** arena[TO + c·ROWS + r] = inputs[FROM + r·COLUMNS + c]. */
  record Transpose(int from, int to, int rows, int columns) implements Op {
    static final int FROM = 4;
    static final int TO = 5;
    static final int ROWS = 6;
    static final int COLUMNS = 7;

    @Override
    public int tiles() {
      return ceil(rows, Tiling.SQUARE) * ceil(columns, Tiling.SQUARE);
    }

    @Override
    public Work work() {
      return new Work(0, 8.0 * rows * columns, 2);
    }

    @Override
    public void write(int[] words, int o) {
      words[o + KIND] = Kind.TRANSPOSE;
      words[o + FROM] = from;
      words[o + TO] = to;
      words[o + ROWS] = rows;
      words[o + COLUMNS] = columns;
    }
  }

  /** arena[TO + row(t,n)·WIDTH + j] = arena[FROM + row(t,n)·WIDTH + j] · arena[MASK + n·WIDTH + j]; one tile per step.
   * Both factors stand in the inputs if INPUTS is 1. */
  record Scale(int from, int to, int mask, int width, int steps, int rows, boolean inputs) implements Op {
    static final int FROM = 4;
    static final int TO = 5;
    static final int MASK = 6;
    static final int WIDTH = 7;
    static final int INPUTS = 8;

    @Override
    public int tiles() {
      return steps;
    }

    @Override
    public Work work() {
      return new Work(0, 12.0 * rows * width, 4);
    }

    @Override
    public void write(int[] words, int o) {
      words[o + KIND] = Kind.SCALE;
      words[o + FROM] = from;
      words[o + TO] = to;
      words[o + MASK] = mask;
      words[o + WIDTH] = width;
      words[o + INPUTS] = inputs ? 1 : 0;
    }
  }

  /** gradient[TO + i] = Σ_s arena[FROM + s·STRIDE + i], i &lt; COUNT, s &lt; SPLITS in rising order. */
  record Reduce(int from, int to, int count, Splits splits) implements Op {
    static final int FROM = 4;
    static final int TO = 5;
    static final int COUNT = 6;
    static final int SPLITS = 7;
    static final int STRIDE = 8;

    @Override
    public int tiles() {
      return ceil(count, Tiling.STRETCH);
    }

    @Override
    public Work work() {
      return new Work(splits.count * (double) count, 4.0 * (splits.count + 1) * count, 4.0 * splits.count);
    }

    @Override
    public void write(int[] words, int o) {
      words[o + KIND] = Kind.REDUCE;
      words[o + FROM] = from;
      words[o + TO] = to;
      words[o + COUNT] = count;
      words[o + SPLITS] = splits.count;
      words[o + STRIDE] = splits.stride;
    }
  }

  // --- products ---

  /** A matrix in the arena: element (i,j) stands at place + i·row + j·column. */
  record Matrix(int place, int row, int column) {
    /** Rows one after the other. */
    static Matrix dense(int place, int row) {
      return new Matrix(place, row, 1);
    }

    /** The same elements with rows for columns. */
    Matrix transposed() {
      return new Matrix(place, column, row);
    }
  }

  /** Sum over rows in {@code count} parts; part s is written {@code stride} floats behind part s - 1. */
  record Splits(int count, int stride) {
    /** The sum as a whole. */
    static final Splits NONE = new Splits(1, 0);
  }

  /** C [M,N] = A [M,K] · B [K,N], plus BIAS in every row, added to C if ADD is 1; C has unit column stride. A, B and BIAS
   * stand in the inputs if INPUTS is 1, else in the arena. */
  record Product(Matrix a, Matrix b, int c, int cRow, int m, int n, int k, int bias, boolean add, Splits splits,
      boolean inputs) implements Op {
    static final int A = 4;
    static final int A_ROW = 5;
    static final int A_COLUMN = 6;
    static final int B = 7;
    static final int B_ROW = 8;
    static final int B_COLUMN = 9;
    static final int C = 10;
    static final int C_ROW = 11;
    static final int M = 12;
    static final int N = 13;
    static final int K = 14;
    static final int BIAS = 15;
    static final int ADD = 16;
    static final int SPLITS = 17;
    static final int STRIDE = 18;
    static final int INPUTS = 19;

    @Override
    public int tiles() {
      return ceil(m, Tiling.TILE) * ceil(n, Tiling.TILE) * splits.count;
    }

    @Override
    public Work work() {
      return new Work(2.0 * m * n * k, 4.0 * ((double) m * k + (double) k * n + (double) m * n),
          2.0 * k / splits.count / Tiling.DEPTH);
    }

    @Override
    public void write(int[] words, int o) {
      words[o + KIND] = Kind.PRODUCT;
      words[o + A] = a.place;
      words[o + A_ROW] = a.row;
      words[o + A_COLUMN] = a.column;
      words[o + B] = b.place;
      words[o + B_ROW] = b.row;
      words[o + B_COLUMN] = b.column;
      words[o + C] = c;
      words[o + C_ROW] = cRow;
      words[o + M] = m;
      words[o + N] = n;
      words[o + K] = k;
      words[o + BIAS] = bias;
      words[o + ADD] = add ? 1 : 0;
      words[o + SPLITS] = splits.count;
      words[o + STRIDE] = splits.stride;
      words[o + INPUTS] = inputs ? 1 : 0;
    }
  }

  /** arena[TO + s·STRIDE + j] = Σ of column j of A [ROWS,COLUMNS], over part s of the rows. */
  record ColumnSums(Matrix a, int to, int rows, int columns, Splits splits) implements Op {
    static final int A = 4;
    static final int A_ROW = 5;
    static final int TO = 6;
    static final int ROWS = 7;
    static final int COLUMNS = 8;
    static final int SPLITS = 9;
    static final int STRIDE = 10;

    @Override
    public int tiles() {
      return ceil(columns, Tiling.GROUP) * splits.count;
    }

    @Override
    public Work work() {
      return new Work((double) rows * columns, 4.0 * rows * columns, rows / 4.0 / splits.count);
    }

    @Override
    public void write(int[] words, int o) {
      words[o + KIND] = Kind.COLUMN_SUMS;
      words[o + A] = a.place;
      words[o + A_ROW] = a.row;
      words[o + TO] = to;
      words[o + ROWS] = rows;
      words[o + COLUMNS] = columns;
      words[o + SPLITS] = splits.count;
      words[o + STRIDE] = splits.stride;
    }
  }

  /** Units of so many that hold a number of things. */
  static int ceil(int value, int unit) {
    return (value + unit - 1) / unit;
  }
}
