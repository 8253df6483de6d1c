package weka.recurrent.kernel.opencl;

/**
 * The read-outs: outputs y [rows,F] of the last layer to features [N,F]. Back goes the recurrence itself, which asks for dY where
 * it needs it ({@link CellKernel}); and LAST it writes itself.
 *
 * <pre>
 *   LAST        features = y at the last valid step (forward units) and at the first (backward units)
 *   MEAN        features = Σ_t y_t / length
 *   MAX         features = max_t y_t                        dY only at the earliest step that reaches it
 *   ATTENTION   e_t = y_t · q    α = softmax_t(e)    features = Σ_t α_t y_t
 *               de_t = α_t (dfeatures · (y_t − features))   dy_t = α_t dfeatures + de_t q
 * </pre>
 * No shared memory, no barriers: every item works alone.
 */
abstract class ReadOutKernel extends ProductKernel {
  /** One item computes one feature of one sequence; a tile is one sequence and up to 256 features. */
  protected void readOut(int o, int tile, int lane) {
    int kind = program[o + ReadOutOp.METHOD];
    int width = program[o + ReadOutOp.WIDTH];
    int across = (width + Tiling.GROUP - 1) / Tiling.GROUP;
    int n = tile / across;
    int j = (tile % across) * Tiling.GROUP + lane;
    int clamped = min(j, width - 1);
    int length = program[program[Op.Header.LENGTHS] + n];
    int rows = program[Op.Header.ROWS];
    int y = program[o + ReadOutOp.Y] + clamped;
    float value = 0f;
    int argmax = 0;
    if (kind == ReadOutOp.Code.LAST && length > 0) {
      int t = clamped < program[o + ReadOutOp.FORWARD] ? length - 1 : 0;
      value = arena[y + (program[rows + t] + n) * width];
    }
    if (kind == ReadOutOp.Code.MAX && length > 0) {
      value = arena[y + (program[rows] + n) * width];
      for (int t = 1; t < length; t++) {
        float other = arena[y + (program[rows + t] + n) * width];
        if (other > value) {
          argmax = t;
          value = other;
        }
      }
    }
    if (kind == ReadOutOp.Code.MEAN || kind == ReadOutOp.Code.ATTENTION) {
      for (int t = 0; t < length; t++) {
        int row = program[rows + t] + n;
        float weight = 1f;
        if (kind == ReadOutOp.Code.ATTENTION) {
          weight = arena[program[o + ReadOutOp.KEPT] + row];
        }
        value = fma(weight, arena[y + row * width], value);
      }
      if (kind == ReadOutOp.Code.MEAN && length > 0) {
        value = value / length;
      }
    }
    if (j < width) {
      arena[program[o + ReadOutOp.FEATURES] + n * width + j] = value;
      if (kind == ReadOutOp.Code.MAX) {
        arena[program[o + ReadOutOp.KEPT] + n * width + j] = argmax;
      }
      features[1 + n * width + j] = value;
    }
  }

  /** One item computes the score of one row. */
  protected void score(int o, int tile, int lane) {
    int width = program[o + ReadOutOp.WIDTH];
    int rows = program[o + ReadOutOp.ROWS];
    int row = tile * Tiling.GROUP + lane;
    int y = program[o + ReadOutOp.Y] + min(row, rows - 1) * width;
    int query = program[o + ReadOutOp.QUERY];
    float sum = 0f;
    for (int j = 0; j < width; j++) {
      sum = fma(arena[y + j], arena[query + j], sum);
    }
    if (row < rows) {
      arena[program[o + ReadOutOp.KEPT] + row] = sum;
    }
  }

  /** One item does one sequence; the longest one of the tile, its first, says how many turns there are. */
  protected void softmax(int o, int tile, int lane) {
    int sequences = program[o + ReadOutOp.SEQUENCES];
    int lengths = program[Op.Header.LENGTHS];
    int rows = program[Op.Header.ROWS];
    int n = min(tile * Tiling.GROUP + lane, sequences - 1);
    int turns = program[lengths + tile * Tiling.GROUP];
    int length = tile * Tiling.GROUP + lane < sequences ? program[lengths + n] : 0;
    int scores = program[o + ReadOutOp.KEPT];
    // Guarded, not clamped: another item writes the scores of its sequence while this one reads.
    float largest = 0f;
    for (int t = 0; t < turns; t++) {
      if (t < length) {
        float e = arena[scores + program[rows + t] + n];
        largest = t == 0 || e > largest ? e : largest;
      }
    }
    float sum = 0f;
    for (int t = 0; t < turns; t++) {
      if (t < length) {
        sum += exp(arena[scores + program[rows + t] + n] - largest);
      }
    }
    for (int t = 0; t < turns; t++) {
      if (t < length) {
        int at = scores + program[rows + t] + n;
        arena[at] = exp(arena[at] - largest) / sum;
      }
    }
  }

  /** A tile is one step; one item computes the gradient of the score of one sequence there. */
  protected void scoreBack(int o, int tile, int lane) {
    int width = program[o + ReadOutOp.WIDTH];
    int table = program[Op.Header.ROWS] + tile;
    int row = program[table];
    int count = program[table + 1] - row;
    int y = program[o + ReadOutOp.Y];
    for (int turn = 0; turn < count; turn += Tiling.GROUP) {
      int n = min(turn + lane, count - 1);
      int df = n * width;
      int f = program[o + ReadOutOp.FEATURES] + n * width;
      int at = y + (row + n) * width;
      float sum = 0f;
      for (int j = 0; j < width; j++) {
        sum = fma(upstream[df + j], arena[at + j] - arena[f + j], sum);
      }
      if (turn + lane < count) {
        arena[program[o + ReadOutOp.SCORES_BACK] + row + n] = arena[program[o + ReadOutOp.KEPT] + row + n] * sum;
      }
    }
  }
}
