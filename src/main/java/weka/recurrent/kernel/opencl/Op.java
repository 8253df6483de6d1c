package weka.recurrent.kernel.opencl;

/**
 * Words of the program that a {@link RecurrentKernel} interprets: kinds of operation and where their operands stand.
 *
 * <p>A program is an {@code int[]}: a header of {@link #HEADER} words, operations of {@link #SIZE} words each, a pass table
 * (index of the first operation of every pass and of the one after its last), and the tables that say which rows a batch has.
 * Operations of one pass are independent of each other; a pass starts when the one before it has ended. An operation is cut
 * into {@link #TILES} tiles, each worked on by one work-group.
 */
final class Op {
  /** Header: index of the pass table. */
  static final int PASSES = 0;
  /** Header: index of the row table [T+1]: packed row of step t, sequence 0; the rows of step t end where those of t+1 begin. */
  static final int ROWS = 1;
  /** Header: index of the length table [N]. */
  static final int LENGTHS = 2;
  /** Words of the header. */
  static final int HEADER = 4;

  /** Words of an operation. */
  static final int SIZE = 32;
  /** Operand of all: what to do, one of the kinds below. */
  static final int KIND = 0;
  /** Operand of all: number of tiles. */
  static final int TILES = 1;
  /** Operand of all: tiles of the same pass that stand before this operation's, so that work-groups are dealt out evenly. */
  static final int FIRST = 2;

  /** arena[TO + i] = inputs[FROM + i], i &lt; COUNT. */
  static final int LOAD = 0;
  /** arena[TO + c·ROWS_IN + r] = inputs[FROM + r·COLUMNS_IN + c]. */
  static final int TRANSPOSE = 1;
  /** C (+)= A·B + bias, possibly in splits of K. */
  static final int PRODUCT = 2;
  /** arena[TO + row(t,n)·WIDTH + j] = arena[FROM + …] · arena[MASK + n·WIDTH + j]; one tile per step. */
  static final int SCALE = 3;
  /** gradient[TO + i] = Σ_s arena[FROM + s·STRIDE + i], i &lt; COUNT, s &lt; SPLITS in rising order. */
  static final int REDUCE = 4;
  /** Partial sums over the rows of each column of A. */
  static final int COLUMN_SUMS = 5;
  /** Partial sums of the peephole gradients. */
  static final int PEEPHOLE_SUMS = 6;
  /** The recurrence of a tile of sequences over all steps. */
  static final int FORWARD_FUSED = 7;
  /** The recurrence of a tile of sequences and units at one step. */
  static final int FORWARD_STEP = 8;
  /** Back-propagation of a tile of sequences through all steps. */
  static final int BACKWARD_FUSED = 9;
  /** Back-propagation of a tile of sequences and units at one step. */
  static final int BACKWARD_STEP = 10;
  /** features[n] from the outputs y of all steps. */
  static final int READ_OUT = 11;
  /** dY from dFeatures. */
  static final int READ_OUT_BACK = 12;
  /** e_row = y_row · q. */
  static final int SCORE = 13;
  /** e → α = softmax over the steps of each sequence. */
  static final int SOFTMAX = 14;
  /** de_row = α_row · (dFeatures_n · (y_row − features_n)). */
  static final int SCORE_BACK = 15;

  // LOAD, TRANSPOSE, SCALE, REDUCE
  static final int FROM = 3;
  static final int TO = 4;
  static final int COUNT = 5;
  static final int ROWS_IN = 5;
  static final int COLUMNS_IN = 6;
  static final int MASK = 5;
  static final int WIDTH = 6;
  static final int STRIDE = 6;
  static final int REDUCE_SPLITS = 7;

  // PRODUCT: element (m,k) of A stands at A + m·A_ROW + k·A_COLUMN, and so on; C has unit column stride.
  static final int A = 3;
  static final int A_ROW = 4;
  static final int A_COLUMN = 5;
  static final int B = 6;
  static final int B_ROW = 7;
  static final int B_COLUMN = 8;
  static final int C = 9;
  static final int C_ROW = 10;
  static final int M = 11;
  static final int N = 12;
  static final int K = 13;
  /** Bias added to every row of C, or -1. */
  static final int BIAS = 14;
  /** 1: C is added to. */
  static final int ADD = 15;
  /** Number of parts of K; part s is written to C + s·SPLIT_STRIDE. */
  static final int SPLITS = 16;
  static final int SPLIT_STRIDE = 17;

  // COLUMN_SUMS: A [M,N] with row stride A_ROW into C + s·SPLIT_STRIDE. PEEPHOLE_SUMS takes the operands of a recurrence and these two.
  static final int SUMS_TO = 27;
  static final int SUMS_STRIDE = 28;
  static final int SUMS_SPLITS = 29;

  // FORWARD_*, BACKWARD_*, PEEPHOLE_SUMS: one layer and direction.
  static final int CELL = 3;
  static final int H = 4;
  /** [rows, slots·H] gates: pre-activations, then activations, then their gradients; all in place. */
  static final int Z = 5;
  static final int Z_ROW = 6;
  static final int Y = 7;
  static final int Y_ROW = 8;
  /** [rows,H] cell state. */
  static final int CELL_STATE = 9;
  /** Forward R [H,G·H]; backward its transpose [G·H,H]. */
  static final int WEIGHTS = 10;
  /** b_m of a GRU. */
  static final int BIAS_M = 11;
  static final int PEEPHOLES = 12;
  /** 0: steps rise; 1: they fall. */
  static final int DIRECTION = 13;
  /** [N,H] dropout mask of the recurrent state, or -1. */
  static final int STATE_MASK = 14;
  /** [rows,H] the state that entered R, kept for dR, or -1. */
  static final int ENTERED = 15;
  /** Lanes of a group that stand beside each other along the units. */
  static final int LANES = 16;
  /** Sequences per work item, 1 or 4. */
  static final int ITEM_ROWS = 17;
  /** Columns of the product per work item, 1 or 4. */
  static final int ITEM_COLUMNS = 18;
  /** *_STEP: which step. */
  static final int STEP = 19;
  /** [N,H] what the step processed before hands on beside the product. */
  static final int CARRY = 20;
  static final int DY = 21;
  static final int DY_ROW = 22;
  static final int TRUNCATION = 23;
  static final int GATES = 24;
  /** Number of sequences. */
  static final int SEQUENCES = 25;

  // READ_OUT, READ_OUT_BACK, SCORE, SOFTMAX, SCORE_BACK
  static final int READ_OUT_KIND = 3;
  static final int READ_Y = 4;
  static final int READ_WIDTH = 5;
  /** Units of the forward direction, the first columns of y. */
  static final int READ_FORWARD = 6;
  static final int READ_FEATURES = 7;
  static final int READ_SCORES = 8;
  static final int READ_ARGMAX = 9;
  static final int READ_QUERY = 10;
  static final int READ_DF = 11;
  static final int READ_DY = 12;
  static final int READ_SCORES_BACK = 13;
  /** 1: features also go to the host. */
  static final int READ_OUTPUT = 14;
  static final int READ_ROWS = 15;
  static final int READ_SEQUENCES = 16;

  private Op() {}
}
