package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.opencl.DeviceProgram.Places;

/**
 * An operation of {@link RecurrentKernel} on one layer and direction; its words are what a recurrence and the sums over it share.
 */
interface CellOp extends Op {
  int CELL = 4;
  int H = 5;
  int GATES = 6;
  int DIRECTION = 7;
  int Z = 8;
  int Z_ROW = 9;
  int Y = 10;
  int Y_ROW = 11;
  int CELL_STATE = 12;
  int BIAS_M = 13;
  int PEEPHOLES = 14;
  int STATE_MASK = 15;
  int ENTERED = 16;
  int SEQUENCES = 17;
  int TRUNCATION = 18;

  /** Values of {@link #CELL}; gated cells behind the simple ones. */
  interface Code {
    int RNN_TANH = 0;
    int RNN_RELU = 1;
    int LSTM = 2;
    int LSTM_PEEPHOLE = 3;
    int GRU = 4;
  }

  /**
   * One layer and direction of a batch: which cell it is and where its arrays stand.
   *
   * @param direction 0: steps rise; 1: they fall
   * @param places gates [rows,slots·H] (pre-activations, then activations, then their gradients, all in place), state and cell
   *     state [rows,H]
   * @param biasM b_m of a GRU
   * @param peepholes p of an LSTM with peepholes
   * @param stateMask [N,H] dropout mask of the recurrent state
   * @param entered [rows,H] the state that entered R, kept for dR
   * @param sequences N
   * @param truncation steps after which no gradient crosses, counted from the end; 0: never
   */
  record Site(Cell cell, int hidden, int direction, Places places, int biasM, int peepholes, int stateMask, int entered,
      int sequences, int truncation) {
    private void write(int[] words, int o) {
      words[o + CELL] = switch (cell) {
        case RNN_TANH -> Code.RNN_TANH;
        case RNN_RELU -> Code.RNN_RELU;
        case LSTM -> Code.LSTM;
        case LSTM_PEEPHOLE -> Code.LSTM_PEEPHOLE;
        case GRU -> Code.GRU;
      };
      words[o + H] = hidden;
      words[o + GATES] = cell.gates();
      words[o + DIRECTION] = direction;
      words[o + Z] = places.gates();
      words[o + Z_ROW] = places.slots() * hidden;
      words[o + Y] = places.state();
      words[o + Y_ROW] = places.stateRow();
      words[o + CELL_STATE] = places.cell();
      words[o + BIAS_M] = biasM;
      words[o + PEEPHOLES] = peepholes;
      words[o + STATE_MASK] = stateMask;
      words[o + ENTERED] = entered;
      words[o + SEQUENCES] = sequences;
      words[o + TRUNCATION] = truncation;
    }
  }

  /**
   * Steps of a recurrence: many if its variant is fused, or one. Forward WEIGHTS are R [H,G·H], backward its transpose [G·H,H].
   *
   * @param begin first step
   * @param end the step after the last one
   * @param sequences that have the first of these steps
   * @param rows of all these steps together
   * @param above where dY stands; null forward
   * @param reading the read-out, if it is right above; else null
   */
  record Recurrence(Site site, int weights, Variant variant, int begin, int end, int sequences, int rows, Above above,
      ReadOutOp.Reading reading) implements CellOp {
    static final int WEIGHTS = 19;
    static final int WEIGHTS_ROW = 20;
    /** Values per sequence that enter the product: H forward, G·H backward. */
    static final int DEPTH = 21;
    /** Lanes of a group that stand beside each other along the units. */
    static final int LANES = 22;
    /** Sequences per work item, 1 or 4. */
    static final int ITEM_ROWS = 23;
    /** Columns of the product per work item, 1 or 4. */
    static final int ITEM_COLUMNS = 24;
    /** Units per work item, 1 or 4. */
    static final int UNITS = 25;
    /** 1: the columns of an item are the gates of its unit. */
    static final int GATED = 26;
    /** 0: forward; 1: backward. */
    static final int BACK = 27;
    /** 1: from the first step to the last. */
    static final int RISES = 28;
    static final int BEGIN = 29;
    static final int END = 30;
    static final int DY = 31;
    static final int DY_ROW = 32;
    /** [N,H] what the step processed before hands on beside the product. */
    static final int CARRY = 33;
    /** Below the read-out its {@link ReadOutOp.Code}, else -1: dY comes from DY. */
    static final int METHOD = 34;
    /** First column of the features that is this direction's. */
    static final int COLUMN = 35;
    /** F. */
    static final int FEATURES = 36;
    static final int KEPT = 37;
    static final int SCORES_BACK = 38;
    static final int QUERY = 39;

    Recurrence(Site site, int weights, Variant variant, Above above, ReadOutOp.Reading reading) {
      this(site, weights, variant, 0, 0, site.sequences, 0, above, reading);
    }

    /** The same from one step to another, by the row table of the batch. */
    Recurrence over(int from, int to, int[] rowTable) {
      return new Recurrence(site, weights, variant, from, to, rowTable[from + 1] - rowTable[from], rowTable[to] - rowTable[from],
          above, reading);
    }

    /** Whether it goes from the first step to the last. */
    boolean rises() {
      return (site.direction == 0) == (above == null);
    }

    @Override
    public int tiles() {
      int tiles = Op.ceil(sequences, variant.block());
      return variant.fused() ? tiles : tiles * Op.ceil(site.hidden, variant.lanes() * units());
    }

    @Override
    public Work work() {
      int depth = above == null ? site.hidden : site.cell.gates() * site.hidden;
      // Sixteen loads in flight, and six of the cell that wait for each other.
      double turns = depth * (gated() ? 4 : variant.itemColumns()) / 16.0 + 6;
      double blocks = variant.fused() ? Op.ceil(site.hidden, variant.lanes() * units()) : 1;
      // Beside the product, some 40 operations and 12 accesses of a cell.
      return new Work(rows * (double) site.hidden * (2.0 * site.cell.gates() * site.hidden + 40), 48.0 * rows * site.hidden,
          (end - begin) * blocks * turns);
    }

    private boolean gated() {
      return above == null && site.cell.gates() > 1;
    }

    private int units() {
      return gated() ? 1 : variant.itemColumns();
    }

    @Override
    public void write(int[] words, int o) {
      int width = site.cell.gates() * site.hidden;
      site.write(words, o);
      words[o + KIND] = variant.fused() ? Kind.FUSED : Kind.STEP;
      words[o + WEIGHTS] = weights;
      words[o + WEIGHTS_ROW] = above == null ? width : site.hidden;
      words[o + DEPTH] = above == null ? site.hidden : width;
      words[o + LANES] = variant.lanes();
      words[o + ITEM_ROWS] = variant.itemRows();
      words[o + ITEM_COLUMNS] = gated() ? 4 : variant.itemColumns();
      words[o + UNITS] = units();
      words[o + GATED] = gated() ? 1 : 0;
      words[o + BACK] = above == null ? 0 : 1;
      words[o + RISES] = rises() ? 1 : 0;
      words[o + BEGIN] = begin;
      words[o + END] = end;
      words[o + DY] = above == null ? -1 : above.dy;
      words[o + DY_ROW] = above == null ? 0 : above.dyRow;
      words[o + CARRY] = above == null ? -1 : above.carry;
      words[o + METHOD] = reading == null ? -1 : reading.code();
      words[o + COLUMN] = reading == null || site.direction == 0 ? 0 : reading.forward();
      words[o + FEATURES] = reading == null ? 0 : reading.width();
      words[o + KEPT] = reading == null ? -1 : reading.kept();
      words[o + SCORES_BACK] = reading == null ? -1 : reading.scoresBack();
      words[o + QUERY] = reading == null ? -1 : reading.query();
    }
  }

  /** Where backward finds the gradient by a layer's outputs, and what it hands from step to step. */
  record Above(int dy, int dyRow, int carry) {}

  /** arena[TO + s·STRIDE + j] = sums of the gradients of the peepholes p_i, p_f, p_o [3,H] over part s of the STEPS. */
  record PeepholeSums(Site site, int steps, int rows, int to, Splits splits) implements CellOp {
    static final int STEPS = 19;
    static final int TO = 20;
    static final int SPLITS = 21;
    static final int STRIDE = 22;

    @Override
    public int tiles() {
      return Op.ceil(site.hidden, Tiling.GROUP) * splits.count();
    }

    @Override
    public Work work() {
      return new Work(6.0 * rows * site.hidden, 20.0 * rows * site.hidden, rows / 2.0 / splits.count());
    }

    @Override
    public void write(int[] words, int o) {
      site.write(words, o);
      words[o + KIND] = Kind.PEEPHOLE_SUMS;
      words[o + STEPS] = steps;
      words[o + TO] = to;
      words[o + SPLITS] = splits.count();
      words[o + STRIDE] = splits.stride();
    }
  }
}
