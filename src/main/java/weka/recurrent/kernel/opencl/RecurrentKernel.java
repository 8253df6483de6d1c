package weka.recurrent.kernel.opencl;

/**
 * The kernel class: interprets one program (see {@link Op}), one pass per launch, and steps through time.
 *
 * <p>A work item of a recurrence computes {@code itemRows} sequences times {@code itemColumns} columns of the product
 * h·R (forward) or dZ·Rᵀ (backward). LSTM and GRU take the gates of one unit as their columns, so that the cell update
 * follows in the same item; the simple RNN and all backward passes take units that stand {@code lanes} apart.
 *
 * <p><b>FUSED</b>: a work-group keeps {@code Tiling.GROUP / lanes · itemRows} sequences for all steps. Shared memory holds what enters
 * the product, twice: read from one half, the next step's values written to the other, one barrier per step. What an item
 * reads from the arena in a later step (c, h of the GRU, the carry) it wrote itself. <b>STEP</b>: one launch per step, any
 * group takes any tile; the state comes from the arena through shared memory in chunks of {@link Tiling#CHUNK}. Both accumulate in
 * the same order and give the same bits.
 */
final class RecurrentKernel extends CellKernel {
  /** Deals the tiles of this pass's operations to the work-groups, in turn. */
  @Override
  public void run() {
    int group = getGroupId();
    int groups = getNumGroups();
    int lane = getLocalId();
    int entry = program[Op.Header.PASSES] + getPassId();
    int end = program[entry + 1];
    for (int o = program[entry]; o < end; o += Op.SIZE) {
      int tiles = program[o + Op.TILES];
      int start = group - program[o + Op.FIRST] % groups;
      if (start < 0) {
        start += groups;
      }
      for (int tile = start; tile < tiles; tile += groups) {
        localBarrier();
        work(o, tile, lane);
      }
    }
  }

  private void work(int o, int tile, int lane) {
    int kind = program[o + Op.KIND];
    if (kind == Op.Kind.PRODUCT) {
      product(o, tile, lane);
    } else if (kind == Op.Kind.FORWARD_FUSED) {
      forwardFused(o, tile, lane);
    } else if (kind == Op.Kind.BACKWARD_FUSED) {
      backwardFused(o, tile, lane);
    } else if (kind == Op.Kind.FORWARD_STEP) {
      forwardStep(o, tile, lane);
    } else if (kind == Op.Kind.BACKWARD_STEP) {
      backwardStep(o, tile, lane);
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
    } else if (kind == Op.Kind.READ_OUT_BACK) {
      readOutBack(o, tile, lane);
    } else if (kind == Op.Kind.SCORE) {
      score(o, tile, lane);
    } else if (kind == Op.Kind.SOFTMAX) {
      softmax(o, tile, lane);
    } else if (kind == Op.Kind.SCORE_BACK) {
      scoreBack(o, tile, lane);
    }
  }

  // --- the recurrence, forward ---

  private void forwardFused(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int itemRows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int itemColumns = program[o + CellOp.Recurrence.ITEM_COLUMNS];
    int gates = program[o + CellOp.GATES];
    int block = Tiling.GROUP / lanes * itemRows;
    int pitch = h | 1;
    int first = tile * block;
    int row = lane / lanes * itemRows;
    int unit = lane % lanes;
    int units = gates > 1 ? 1 : itemColumns;
    int steps = program[program[Op.Header.LENGTHS] + first];
    int here = 0;
    int next = block * pitch;
    fillShared(2 * block * pitch, lane);
    localBarrier();
    for (int s = 0; s < steps; s++) {
      int t = program[o + CellOp.DIRECTION] == 0 ? s : steps - 1 - s;
      for (int j0 = 0; j0 < h; j0 += lanes * units) {
        int j = j0 + unit;
        clear();
        recur(itemRows, itemColumns, here + row * pitch, pitch, h, program[o + CellOp.Recurrence.WEIGHTS], gates * h,
            min(j, h - 1),
            column(gates, 1, j, lanes, h), column(gates, 2, j, lanes, h), column(gates, 3, j, lanes, h));
        updateRows(o, t, first + row, next + row * pitch, pitch, j);
      }
      localBarrier();
      int swap = here;
      here = next;
      next = swap;
    }
  }

  private void forwardStep(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int itemRows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int itemColumns = program[o + CellOp.Recurrence.ITEM_COLUMNS];
    int gates = program[o + CellOp.GATES];
    int t = program[o + CellOp.Recurrence.STEP];
    int block = Tiling.GROUP / lanes * itemRows;
    int units = gates > 1 ? 1 : itemColumns;
    int across = (h + lanes * units - 1) / (lanes * units);
    int first = tile / across * block;
    int row = lane / lanes * itemRows;
    int j = (tile % across) * lanes * units + lane % lanes;
    int mask = program[o + CellOp.STATE_MASK];
    clear();
    for (int k0 = 0; k0 < h; k0 += Tiling.CHUNK) {
      for (int i = 0; i < block * Tiling.CHUNK; i += Tiling.GROUP) {
        int r = (i + lane) / Tiling.CHUNK;
        int k = k0 + (i + lane) % Tiling.CHUNK;
        int before = rowBefore(o, t, first + r);
        float value = 0f;
        if (before >= 0 && k < h) {
          value = arena[program[o + CellOp.Y] + before * program[o + CellOp.Y_ROW] + k];
          if (mask >= 0) {
            value *= arena[mask + (first + r) * h + k];
          }
        }
        if (r < block) {
          shared[r * (Tiling.CHUNK + 1) + k - k0] = value;
        }
      }
      localBarrier();
      recur(itemRows, itemColumns, row * (Tiling.CHUNK + 1), Tiling.CHUNK + 1, min(Tiling.CHUNK, h - k0),
          program[o + CellOp.Recurrence.WEIGHTS] + k0 * gates * h, gates * h, min(j, h - 1), column(gates, 1, j, lanes, h),
          column(gates, 2, j, lanes, h), column(gates, 3, j, lanes, h));
      localBarrier();
    }
    updateRows(o, t, first + row, -1, 0, j);
  }

  /** Column of R for accumulator c of the item at unit j: a gate of j, or a unit further on; clamped to what exists. */
  private int column(int gates, int c, int j, int lanes, int h) {
    return gates > 1 ? min(j, h - 1) + min(c, gates - 1) * h : min(j + c * lanes, h - 1);
  }

  // --- the recurrence, backward ---

  private void backwardFused(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int itemRows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int units = program[o + CellOp.Recurrence.ITEM_COLUMNS];
    int depth = program[o + CellOp.GATES] * h;
    int block = Tiling.GROUP / lanes * itemRows;
    int pitch = depth | 1;
    int first = tile * block;
    int row = lane / lanes * itemRows;
    int unit = lane % lanes;
    int steps = program[program[Op.Header.LENGTHS] + first];
    int here = 0;
    int next = block * pitch;
    fillShared(2 * block * pitch, lane);
    localBarrier();
    for (int s = 0; s < steps; s++) {
      int t = program[o + CellOp.DIRECTION] == 0 ? steps - 1 - s : s;
      for (int j0 = 0; j0 < h; j0 += lanes * units) {
        int j = j0 + unit;
        clear();
        recur(itemRows, units, here + row * pitch, pitch, depth, program[o + CellOp.Recurrence.WEIGHTS], h, min(j, h - 1),
            column(1, 1, j, lanes, h), column(1, 2, j, lanes, h), column(1, 3, j, lanes, h));
        revertRows(o, t, first + row, next + row * pitch, pitch, j);
      }
      localBarrier();
      int swap = here;
      here = next;
      next = swap;
    }
  }

  private void backwardStep(int o, int tile, int lane) {
    int h = program[o + CellOp.H];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int itemRows = program[o + CellOp.Recurrence.ITEM_ROWS];
    int units = program[o + CellOp.Recurrence.ITEM_COLUMNS];
    int depth = program[o + CellOp.GATES] * h;
    int t = program[o + CellOp.Recurrence.STEP];
    int block = Tiling.GROUP / lanes * itemRows;
    int across = (h + lanes * units - 1) / (lanes * units);
    int first = tile / across * block;
    int row = lane / lanes * itemRows;
    int j = (tile % across) * lanes * units + lane % lanes;
    clear();
    for (int k0 = 0; k0 < depth; k0 += Tiling.CHUNK) {
      for (int i = 0; i < block * Tiling.CHUNK; i += Tiling.GROUP) {
        int r = (i + lane) / Tiling.CHUNK;
        int k = k0 + (i + lane) % Tiling.CHUNK;
        int after = rowAfter(o, t, first + r);
        float value = 0f;
        if (after >= 0 && k < depth) {
          // The product of a GRU takes the slots r, z and m.
          int slot = program[o + CellOp.CELL] == CellOp.Code.GRU && k >= 2 * h ? k + h : k;
          value = arena[program[o + CellOp.Z] + after * program[o + CellOp.Z_ROW] + slot];
        }
        if (r < block) {
          shared[r * (Tiling.CHUNK + 1) + k - k0] = value;
        }
      }
      localBarrier();
      recur(itemRows, units, row * (Tiling.CHUNK + 1), Tiling.CHUNK + 1, min(Tiling.CHUNK, depth - k0),
          program[o + CellOp.Recurrence.WEIGHTS] + k0 * h, h,
          min(j, h - 1), column(1, 1, j, lanes, h), column(1, 2, j, lanes, h), column(1, 3, j, lanes, h));
      localBarrier();
    }
    revertRows(o, t, first + row, -1, 0, j);
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

  private void fillShared(int count, int lane) {
    for (int i = 0; i < count; i += Tiling.GROUP) {
      if (i + lane < count) {
        shared[i + lane] = 0f;
      }
    }
  }
}
