package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.opencl.DeviceProgram.Places;

/** An operation of {@link RecurrentKernel} on one layer and direction; its words are what a recurrence and the sums over it share. */
interface CellOp extends Op {
  int CELL = 3;
  int H = 4;
  int GATES = 5;
  int DIRECTION = 6;
  int Z = 7;
  int Z_ROW = 8;
  int Y = 9;
  int Y_ROW = 10;
  int CELL_STATE = 11;
  int BIAS_M = 12;
  int PEEPHOLES = 13;
  int STATE_MASK = 14;
  int ENTERED = 15;
  int SEQUENCES = 16;
  int TRUNCATION = 17;

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
   * A step of a recurrence, or all of them if its variant is fused. Forward WEIGHTS are R [H,G·H], backward its transpose [G·H,H].
   *
   * @param step which, unless fused
   * @param rows sequences that have that step; all if fused
   * @param above where dY stands; null forward
   */
  record Recurrence(Site site, int weights, Variant variant, int step, int rows, Above above) implements CellOp {
    static final int WEIGHTS = 18;
    /** Lanes of a group that stand beside each other along the units. */
    static final int LANES = 19;
    /** Sequences per work item, 1 or 4. */
    static final int ITEM_ROWS = 20;
    /** Columns of the product per work item, 1 or 4. */
    static final int ITEM_COLUMNS = 21;
    /** Which step, unless FUSED. */
    static final int STEP = 22;
    static final int DY = 23;
    static final int DY_ROW = 24;
    /** [N,H] what the step processed before hands on beside the product. */
    static final int CARRY = 25;

    Recurrence(Site site, int weights, Variant variant, Above above) {
      this(site, weights, variant, 0, site.sequences, above);
    }

    /** The same at one step that so many sequences have. */
    Recurrence at(int t, int sequences) {
      return new Recurrence(site, weights, variant, t, sequences, above);
    }

    /** Whether it goes from the first step to the last. */
    boolean rises() {
      return (site.direction == 0) == (above == null);
    }

    @Override
    public int tiles() {
      int tiles = Op.ceil(rows, variant.block());
      return variant.fused() ? tiles : tiles * Op.ceil(site.hidden, variant.lanes() * (gated() ? 1 : variant.itemColumns()));
    }

    /** Whether an item computes the gates of one unit, so that the cell leaves no choice of columns. */
    private boolean gated() {
      return above == null && site.cell.gates() > 1;
    }

    @Override
    public void write(int[] words, int o) {
      site.write(words, o);
      words[o + KIND] = above == null ? variant.fused() ? Kind.FORWARD_FUSED : Kind.FORWARD_STEP
          : variant.fused() ? Kind.BACKWARD_FUSED : Kind.BACKWARD_STEP;
      words[o + WEIGHTS] = weights;
      words[o + LANES] = variant.lanes();
      words[o + ITEM_ROWS] = variant.itemRows();
      words[o + ITEM_COLUMNS] = gated() ? 4 : variant.itemColumns();
      words[o + STEP] = step;
      if (above != null) {
        words[o + DY] = above.dy;
        words[o + DY_ROW] = above.dyRow;
        words[o + CARRY] = above.carry;
      }
    }
  }

  /** Where backward finds the gradient by a layer's outputs, and what it hands from step to step. */
  record Above(int dy, int dyRow, int carry) {}

  /** arena[TO + s·STRIDE + j] = sums of the gradients of the peepholes p_i, p_f, p_o [3,H] over part s of the STEPS. */
  record PeepholeSums(Site site, int steps, int to, Splits splits) implements CellOp {
    static final int STEPS = 18;
    static final int TO = 19;
    static final int SPLITS = 20;
    static final int STRIDE = 21;

    @Override
    public int tiles() {
      return Op.ceil(site.hidden, Tiling.GROUP) * splits.count();
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
