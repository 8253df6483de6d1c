package weka.recurrent.kernel.opencl;

/**
 * The kernel class: interprets one program (see {@link Op}), one pass per launch, and steps through time.
 *
 * <p>A work item of a recurrence computes {@code itemRows} sequences times {@code itemColumns} columns of the product, which is
 * h·R forward and dZ·Rᵀ backward. Forward, LSTM and GRU take the gates of one unit as their columns, so that the cell update
 * follows in the same item; otherwise the columns are units that stand {@code lanes} apart.
 *
 * <p><b>FUSED</b>: a work-group keeps {@code GROUP / lanes · itemRows} sequences for many steps. What an item reads from the
 * arena in a later step (c, h of the GRU, the carry) it wrote itself. <b>STEP</b>: one launch per step, any group takes any tile.
 * Both accumulate in the same order and give the same bits.
 */
final class RecurrentKernel extends CellKernel {
  /**
   * Deals the tiles of this pass's operations to the work-groups, in turn.
   *
   * <p>The first pass of an execute reports the stamp that the execute before left in the arena, and leaves its own. If the
   * garbage collector moved the array in between, Aparapi made the arena anew from the host's, which is all zeros: the host sees
   * by the receipt that nothing of the execute before is there any more.
   */
  @Override
  public void run() {
    int group = getGroupId();
    int groups = getNumGroups();
    int lane = getLocalId();
    int pass = getPassId();
    if (pass == 0 && group == 0 && lane == 0) {
      int place = program[Op.Header.STAMP];
      features[0] = arena[place];
      gradient[0] = arena[place];
      arena[place] = stamp;
    }
    int entry = program[Op.Header.PASSES] + firstPass + pass;
    int end = program[entry + 1];
    for (int o = program[entry]; o < end; o += Op.SIZE) {
      int tiles = program[o + Op.TILES];
      int from = program[o + Op.FROM_TILE];
      int start = group - program[o + Op.FIRST] % groups;
      if (start < 0) {
        start += groups;
      }
      for (int tile = start; tile < tiles; tile += groups) {
        localBarrier();
        work(o, from + tile, lane);
      }
    }
  }

  private void work(int o, int tile, int lane) {
    int kind = program[o + Op.KIND];
    if (kind == Op.Kind.PRODUCT) {
      product(o, tile, lane);
    } else if (kind == Op.Kind.FUSED) {
      fused(o, tile, lane);
    } else if (kind == Op.Kind.STEP) {
      step(o, tile, lane);
    } else if (kind == Op.Kind.LOAD) {
      load(o, tile, lane);
    } else if (kind == Op.Kind.TRANSPOSE) {
      transpose(o, tile, lane);
    } else if (kind == Op.Kind.SCALE) {
      scale(o, tile, lane);
    } else if (kind == Op.Kind.REDUCE) {
      reduce(o, tile, lane);
    } else if (kind == Op.Kind.COLUMN_SUMS) {
      columnSums(o, tile, lane);
    } else if (kind == Op.Kind.PEEPHOLE_SUMS) {
      peepholeSums(o, tile, lane);
    } else if (kind == Op.Kind.READ_OUT) {
      readOut(o, tile, lane);
    } else if (kind == Op.Kind.SCORE) {
      score(o, tile, lane);
    } else if (kind == Op.Kind.SOFTMAX) {
      softmax(o, tile, lane);
    } else if (kind == Op.Kind.SCORE_BACK) {
      scoreBack(o, tile, lane);
    }
  }

  // --- the recurrence, forward and backward ---

  /**
   * Steps BEGIN to END of a tile of sequences. What enters the product is in shared memory, twice: read from one half, the next
   * step's values written to the other, one barrier per step. It comes from the arena before the first step; so the steps can
   * be cut into several launches and give the same bits.
   */
  private void fused(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int itemRows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int depth = program[o + CellOp.Recurrence.DEPTH];
    int block = Tiling.GROUP / lanes * itemRows;
    int pitch = depth | 1;
    int first = tile * block;
    int row = lane / lanes * itemRows;
    int across = lanes * program[o + CellOp.Recurrence.UNITS];
    int begin = program[o + CellOp.Recurrence.BEGIN];
    // Of the longest sequence of the tile, its first.
    int end = min(program[o + CellOp.Recurrence.END], program[program[Op.Header.LENGTHS] + first]);
    int rises = program[o + CellOp.Recurrence.RISES];
    int here = 0;
    int next = block * pitch;
    for (int i = 0; i < block * pitch; i += Tiling.GROUP) {
      int r = (i + lane) / pitch;
      if (r < block) {
        shared[i + lane] = incoming(o, rises == 1 ? begin : end - 1, first + r, (i + lane) % pitch);
        shared[next + i + lane] = 0f;
      }
    }
    localBarrier();
    for (int s = begin; s < end; s++) {
      int t = rises == 1 ? s : begin + end - 1 - s;
      for (int j0 = 0; j0 < h; j0 += across) {
        int j = j0 + lane % lanes;
        clear();
        recur(o, here + row * pitch, pitch, depth, 0, j);
        finish(o, t, first + row, next + row * pitch, pitch, j);
      }
      localBarrier();
      int swap = here;
      here = next;
      next = swap;
    }
  }

  /** Step BEGIN of a tile of sequences and units; what enters the product comes through shared memory in pieces. */
  private void step(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int itemRows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int units = program[o + CellOp.Recurrence.UNITS];
    int depth = program[o + CellOp.Recurrence.DEPTH];
    int t = program[o + CellOp.Recurrence.BEGIN];
    int block = Tiling.GROUP / lanes * itemRows;
    int across = (h + lanes * units - 1) / (lanes * units);
    int first = tile / across * block;
    int row = lane / lanes * itemRows;
    int j = (tile % across) * lanes * units + lane % lanes;
    clear();
    for (int k0 = 0; k0 < depth; k0 += Tiling.CHUNK) {
      for (int i = 0; i < block * Tiling.CHUNK; i += Tiling.GROUP) {
        int r = (i + lane) / Tiling.CHUNK;
        int k = (i + lane) % Tiling.CHUNK;
        if (r < block) {
          shared[r * (Tiling.CHUNK + 1) + k] = incoming(o, t, first + r, k0 + k);
        }
      }
      localBarrier();
      recur(o, row * (Tiling.CHUNK + 1), Tiling.CHUNK + 1, min(Tiling.CHUNK, depth - k0), k0, j);
      localBarrier();
    }
    finish(o, t, first + row, -1, 0, j);
  }

  /** Adds the product over rows k0 to k0 + depth of the weights, for the item at unit j. */
  private void recur(int o, int at, int pitch, int depth, int k0, int j) {
    int stride = program[o + CellOp.Recurrence.WEIGHTS_ROW];
    int w = program[o + CellOp.Recurrence.WEIGHTS] + k0 * stride;
    int rows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int columns = program[o + CellOp.Recurrence.ITEM_COLUMNS];
    int c0 = column(o, 0, j);
    if (columns == 4 && rows == 4) {
      recur16(at, pitch, depth, w, stride, c0, column(o, 1, j), column(o, 2, j), column(o, 3, j));
    }
    if (columns == 4 && rows == 1) {
      recurColumns(at, depth, w, stride, c0, column(o, 1, j), column(o, 2, j), column(o, 3, j));
    }
    if (columns == 1 && rows == 4) {
      recurRows(at, pitch, depth, w, stride, c0);
    }
    if (columns == 1 && rows == 1) {
      recurOne(at, depth, w, stride, c0);
    }
  }

  /** Column of the weights for accumulator c of the item at unit j: a gate of j, or a unit further on; clamped to what exists. */
  private int column(int o, int c, int j) {
    int h = program[o + CellOp.H];
    int clamped = min(j + c * program[o + CellOp.Recurrence.LANES], h - 1);
    if (program[o + CellOp.Recurrence.GATED] == 1) {
      clamped = min(j, h - 1) + min(c, program[o + CellOp.GATES] - 1) * h;
    }
    return clamped;
  }

  /** One item sums dp_i, dp_f and dp_o of one unit over one part of the steps. */
  private void peepholeSums(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int steps = program[o + CellOp.PeepholeSums.STEPS];
    int across = (h + Tiling.GROUP - 1) / Tiling.GROUP;
    int split = tile / across;
    int j = (tile % across) * Tiling.GROUP + lane;
    int clamped = min(j, h - 1);
    int part = (steps + program[o + CellOp.PeepholeSums.SPLITS] - 1) / program[o + CellOp.PeepholeSums.SPLITS];
    int begin = min(split * part, steps);
    int end = min(begin + part, steps);
    float pi = 0f;
    float pf = 0f;
    float po = 0f;
    for (int t = begin; t < end; t++) {
      int row = program[program[Op.Header.ROWS] + t];
      int count = program[program[Op.Header.ROWS] + t + 1] - row;
      for (int n = 0; n < count; n++) {
        float old = cellBefore(o, t, n, clamped);
        float c = arena[program[o + CellOp.CELL_STATE] + (row + n) * h + clamped];
        int z = gate(o, t, n, clamped);
        pi = fma(arena[z], old, pi);
        pf = fma(arena[z + h], old, pf);
        po = fma(arena[z + 3 * h], c, po);
      }
    }
    if (j < h) {
      int to = program[o + CellOp.PeepholeSums.TO] + split * program[o + CellOp.PeepholeSums.STRIDE] + j;
      arena[to] = pi;
      arena[to + h] = pf;
      arena[to + 2 * h] = po;
    }
  }
}
