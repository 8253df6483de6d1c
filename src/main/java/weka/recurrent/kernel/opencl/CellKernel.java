package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.RationalTanh;

/**
 * The recurrent cells, one step of one unit of one sequence at a time; forward and backward of a cell take what the product with
 * R, or with its transpose, has left in the accumulators.
 *
 * <p>Equations in {@link weka.recurrent.kernel}. Gate slots of Z: i f g o · r z n m, with m = h R_n + b_m; backward overwrites
 * each by the gradient of its pre-activation. All is in place and in the arena; a place in shared memory is given by those who
 * hand the new state, or the new gradients, to the next step (FUSED), and is -1 otherwise (STEP). No barriers.
 */
abstract class CellKernel extends ReadOutKernel {
  /**
   * The cell update, or its reverse, of all sequences and units of an item; {@code at} is the place of the first sequence's
   * values for the next step in shared memory, or -1.
   */
  protected void finish(int o, int t, int n, int at, int pitch, int j) {
    int table = program[Op.Header.ROWS] + t;
    int count = program[table + 1] - program[table];
    int lanes = program[o + CellOp.Recurrence.LANES];
    int h = program[o + CellOp.H];
    int back = program[o + CellOp.Recurrence.BACK];
    for (int r = 0; r < program[o + CellOp.Recurrence.ITEM_ROWS]; r++) {
      float a0 = pick(r, acc[0], acc[4], acc[8], acc[12]);
      float a1 = pick(r, acc[1], acc[5], acc[9], acc[13]);
      float a2 = pick(r, acc[2], acc[6], acc[10], acc[14]);
      float a3 = pick(r, acc[3], acc[7], acc[11], acc[15]);
      int to = at < 0 ? at : at + r * pitch;
      for (int u = 0; u < program[o + CellOp.Recurrence.UNITS]; u++) {
        int unit = j + u * lanes;
        if (n + r < count && unit < h) {
          if (back == 1) {
            revert(o, t, n + r, to, unit, pick(u, a0, a1, a2, a3));
          } else {
            update(o, t, n + r, to, unit, pick(u, a0, a1, a2, a3), a1, a2, a3);
          }
        }
      }
    }
  }

  private float pick(int index, float v0, float v1, float v2, float v3) {
    float low = index == 0 ? v0 : v1;
    float high = index == 2 ? v2 : v3;
    return index < 2 ? low : high;
  }

  /** What enters the product at step t at depth k: h of the step before, masked, or the gate gradients of the step after. */
  protected float incoming(int o, int t, int n, int k) {
    int h = program[o + CellOp.H];
    int back = program[o + CellOp.Recurrence.BACK];
    int row = back == 1 ? rowAfter(o, t, n) : rowBefore(o, t, n);
    float value = 0f;
    if (row >= 0 && k < program[o + CellOp.Recurrence.DEPTH]) {
      if (back == 1) {
        // The product of a GRU takes the slots r, z and m.
        int slot = program[o + CellOp.CELL] == CellOp.Code.GRU && k >= 2 * h ? k + h : k;
        value = arena[program[o + CellOp.Z] + row * program[o + CellOp.Z_ROW] + slot];
      } else {
        int mask = program[o + CellOp.STATE_MASK];
        value = arena[program[o + CellOp.Y] + row * program[o + CellOp.Y_ROW] + k];
        value = mask >= 0 ? value * arena[mask + n * h + k] : value;
      }
    }
    return value;
  }

  // --- forward ---

  private void update(int o, int t, int n, int at, int j, float a0, float a1, float a2, float a3) {
    int cell = program[o + CellOp.CELL];
    float state = 0f;
    if (cell == CellOp.Code.GRU) {
      state = gruForward(o, t, n, j, a0, a1, a2);
    } else if (cell >= CellOp.Code.LSTM) {
      state = lstmForward(o, t, n, j, a0, a1, a2, a3);
    } else {
      state = rnnForward(o, t, n, j, a0);
    }
    handOn(o, n, at, j, state);
    if (program[o + CellOp.Recurrence.METHOD] == ReadOutOp.Code.LAST) {
      int column = program[o + CellOp.Recurrence.COLUMN];
      int last = program[o + CellOp.DIRECTION] == 0 ? program[program[Op.Header.LENGTHS] + n] - 1 : 0;
      if (t == last) {
        features[1 + n * program[o + CellOp.Recurrence.FEATURES] + column + j] = state;
      }
    }
  }

  /** Hands the new state, masked, to the next step of a FUSED recurrence. */
  private void handOn(int o, int n, int at, int j, float state) {
    if (at >= 0) {
      int mask = program[o + CellOp.STATE_MASK];
      shared[at + j] = mask >= 0 ? state * arena[mask + n * program[o + CellOp.H] + j] : state;
    }
  }

  /** Packed row of the step that the direction processed before t, or -1 if sequence n begins at t or has no step t. */
  protected int rowBefore(int o, int t, int n) {
    int row = -1;
    if (n < program[o + CellOp.SEQUENCES]) {
      int before = program[o + CellOp.DIRECTION] == 0 ? t - 1 : t + 1;
      int length = program[program[Op.Header.LENGTHS] + n];
      if (before >= 0 && before < length && t < length) {
        row = program[program[Op.Header.ROWS] + before] + n;
      }
    }
    return row;
  }

  /** h before the step; what of it entered R is kept for the gradient of R. */
  private float stateBefore(int o, int t, int n, int j) {
    int before = rowBefore(o, t, n);
    float state = 0f;
    if (before >= 0) {
      state = arena[program[o + CellOp.Y] + before * program[o + CellOp.Y_ROW] + j];
    }
    int entered = program[o + CellOp.ENTERED];
    if (entered >= 0) {
      int h = program[o + CellOp.H];
      int mask = program[o + CellOp.STATE_MASK];
      int row = program[program[Op.Header.ROWS] + t] + n;
      arena[entered + row * h + j] = mask >= 0 ? state * arena[mask + n * h + j] : state;
    }
    return state;
  }

  /** c before the step. */
  protected float cellBefore(int o, int t, int n, int j) {
    int before = rowBefore(o, t, n);
    float c = 0f;
    if (before >= 0) {
      c = arena[program[o + CellOp.CELL_STATE] + before * program[o + CellOp.H] + j];
    }
    return c;
  }

  protected int gate(int o, int t, int n, int j) {
    return program[o + CellOp.Z] + (program[program[Op.Header.ROWS] + t] + n) * program[o + CellOp.Z_ROW] + j;
  }

  private int output(int o, int t, int n, int j) {
    return program[o + CellOp.Y] + (program[program[Op.Header.ROWS] + t] + n) * program[o + CellOp.Y_ROW] + j;
  }

  private float rnnForward(int o, int t, int n, int j, float a0) {
    float before = stateBefore(o, t, n, j);
    int z = gate(o, t, n, j);
    float sum = arena[z] + a0;
    float state = 0f;
    if (program[o + CellOp.CELL] == CellOp.Code.RNN_RELU) {
      state = sum < 0f ? 0f : sum;
    } else {
      state = tangent(sum);
    }
    arena[z] = state;
    arena[output(o, t, n, j)] = state;
    return state;
  }

  private float lstmForward(int o, int t, int n, int j, float a0, float a1, float a2, float a3) {
    float before = stateBefore(o, t, n, j);
    int h = program[o + CellOp.H];
    int z = gate(o, t, n, j);
    int peepholes = program[o + CellOp.PEEPHOLES];
    float old = cellBefore(o, t, n, j);
    float zi = arena[z] + a0;
    float zf = arena[z + h] + a1;
    float zg = arena[z + 2 * h] + a2;
    float zo = arena[z + 3 * h] + a3;
    if (peepholes >= 0) {
      zi = fma(arena[peepholes + j], old, zi);
      zf = fma(arena[peepholes + h + j], old, zf);
    }
    float i = sigmoid(zi);
    float f = sigmoid(zf);
    float g = tangent(zg);
    float c = fma(f, old, i * g);
    if (peepholes >= 0) {
      zo = fma(arena[peepholes + 2 * h + j], c, zo);
    }
    float out = sigmoid(zo);
    float state = out * tangent(c);
    arena[z] = i;
    arena[z + h] = f;
    arena[z + 2 * h] = g;
    arena[z + 3 * h] = out;
    arena[program[o + CellOp.CELL_STATE] + (program[program[Op.Header.ROWS] + t] + n) * h + j] = c;
    arena[output(o, t, n, j)] = state;
    return state;
  }

  private float gruForward(int o, int t, int n, int j, float a0, float a1, float a2) {
    float before = stateBefore(o, t, n, j);
    int h = program[o + CellOp.H];
    int z = gate(o, t, n, j);
    float reset = sigmoid(arena[z] + a0);
    float update = sigmoid(arena[z + h] + a1);
    float m = a2 + arena[program[o + CellOp.BIAS_M] + j];
    float candidate = tangent(fma(reset, m, arena[z + 2 * h]));
    float state = fma(update, before - candidate, candidate);
    arena[z] = reset;
    arena[z + h] = update;
    arena[z + 2 * h] = candidate;
    arena[z + 3 * h] = m;
    arena[output(o, t, n, j)] = state;
    return state;
  }

  // --- backward ---

  /** Packed row of the step that the direction processed after t, or -1 where sequence n has none, or no gradient crosses. */
  protected int rowAfter(int o, int t, int n) {
    int row = -1;
    if (n < program[o + CellOp.SEQUENCES]) {
      int length = program[program[Op.Header.LENGTHS] + n];
      int forward = 1 - program[o + CellOp.DIRECTION];
      int after = forward == 1 ? t + 1 : t - 1;
      // The state crosses from below this step to it, whichever way it goes.
      int border = forward == 1 ? t + 1 : t;
      int truncation = program[o + CellOp.TRUNCATION];
      if (after >= 0 && after < length && t < length) {
        if (truncation == 0 || (length - border) % truncation != 0) {
          row = program[program[Op.Header.ROWS] + after] + n;
        }
      }
    }
    return row;
  }

  /** dY: of the layer above, or of the read-out. */
  private float fromAbove(int o, int t, int n, int j) {
    int row = program[program[Op.Header.ROWS] + t] + n;
    int method = program[o + CellOp.Recurrence.METHOD];
    int column = program[o + CellOp.Recurrence.COLUMN] + j;
    int at = n * program[o + CellOp.Recurrence.FEATURES] + column;
    int length = program[program[Op.Header.LENGTHS] + n];
    float dy = 0f;
    if (method < 0) {
      dy = arena[program[o + CellOp.Recurrence.DY] + row * program[o + CellOp.Recurrence.DY_ROW] + j];
    } else if (method == ReadOutOp.Code.LAST) {
      int last = program[o + CellOp.DIRECTION] == 0 ? length - 1 : 0;
      dy = t == last ? upstream[at] : 0f;
    } else if (method == ReadOutOp.Code.MEAN) {
      dy = upstream[at] / length;
    } else if (method == ReadOutOp.Code.MAX) {
      int last = (int) arena[program[o + CellOp.Recurrence.KEPT] + at];
      dy = t == last ? upstream[at] : 0f;
    } else {
      float alpha = arena[program[o + CellOp.Recurrence.KEPT] + row];
      float de = arena[program[o + CellOp.Recurrence.SCORES_BACK] + row];
      dy = fma(alpha, upstream[at], de * arena[program[o + CellOp.Recurrence.QUERY] + column]);
    }
    return dy;
  }

  /** Gradient of h by what comes from above and through R, then of the gates by the cell. */
  private void revert(int o, int t, int n, int at, int j, float recurrent) {
    int h = program[o + CellOp.H];
    int row = program[program[Op.Header.ROWS] + t] + n;
    int after = rowAfter(o, t, n);
    int mask = program[o + CellOp.STATE_MASK];
    int cell = program[o + CellOp.CELL];
    float dh = fromAbove(o, t, n, j);
    float carry = 0f;
    if (after >= 0) {
      dh += mask >= 0 ? recurrent * arena[mask + n * h + j] : recurrent;
      if (cell >= CellOp.Code.LSTM) {
        carry = arena[program[o + CellOp.Recurrence.CARRY] + n * h + j];
      }
    }
    if (cell == CellOp.Code.GRU) {
      gruBackward(o, t, n, at, j, dh + carry);
    } else if (cell >= CellOp.Code.LSTM) {
      lstmBackward(o, t, n, at, j, dh, carry);
    } else {
      rnnBackward(o, t, n, at, j, dh);
    }
  }

  private void rnnBackward(int o, int t, int n, int at, int j, float dh) {
    int z = gate(o, t, n, j);
    float state = arena[z];
    float slope = 0f;
    if (program[o + CellOp.CELL] == CellOp.Code.RNN_RELU) {
      slope = state > 0f ? 1f : 0f;
    } else {
      slope = fma(0f - state, state, 1f);
    }
    float dz = dh * slope;
    arena[z] = dz;
    if (at >= 0) {
      shared[at + j] = dz;
    }
  }

  private void lstmBackward(int o, int t, int n, int at, int j, float dh, float carry) {
    int h = program[o + CellOp.H];
    int z = gate(o, t, n, j);
    int row = program[program[Op.Header.ROWS] + t] + n;
    int peepholes = program[o + CellOp.PEEPHOLES];
    float i = arena[z];
    float f = arena[z + h];
    float g = arena[z + 2 * h];
    float out = arena[z + 3 * h];
    float old = cellBefore(o, t, n, j);
    float squashed = tangent(arena[program[o + CellOp.CELL_STATE] + row * h + j]);
    float dzo = dh * squashed * out * (1f - out);
    float dc = fma(dh * out, fma(0f - squashed, squashed, 1f), carry);
    if (peepholes >= 0) {
      dc = fma(dzo, arena[peepholes + 2 * h + j], dc);
    }
    float dzi = dc * g * i * (1f - i);
    float dzf = dc * old * f * (1f - f);
    float dzg = dc * i * fma(0f - g, g, 1f);
    float handed = dc * f;
    if (peepholes >= 0) {
      handed = fma(dzi, arena[peepholes + j], handed);
      handed = fma(dzf, arena[peepholes + h + j], handed);
    }
    arena[program[o + CellOp.Recurrence.CARRY] + n * h + j] = handed;
    arena[z] = dzi;
    arena[z + h] = dzf;
    arena[z + 2 * h] = dzg;
    arena[z + 3 * h] = dzo;
    if (at >= 0) {
      shared[at + j] = dzi;
      shared[at + h + j] = dzf;
      shared[at + 2 * h + j] = dzg;
      shared[at + 3 * h + j] = dzo;
    }
  }

  private void gruBackward(int o, int t, int n, int at, int j, float dh) {
    int h = program[o + CellOp.H];
    int z = gate(o, t, n, j);
    float reset = arena[z];
    float update = arena[z + h];
    float candidate = arena[z + 2 * h];
    float m = arena[z + 3 * h];
    int before = rowBefore(o, t, n);
    float old = 0f;
    if (before >= 0) {
      old = arena[program[o + CellOp.Y] + before * program[o + CellOp.Y_ROW] + j];
    }
    float dzn = dh * (1f - update) * fma(0f - candidate, candidate, 1f);
    float dzz = dh * (old - candidate) * update * (1f - update);
    float dzr = dzn * m * reset * (1f - reset);
    float dm = dzn * reset;
    arena[program[o + CellOp.Recurrence.CARRY] + n * h + j] = dh * update;
    arena[z] = dzr;
    arena[z + h] = dzz;
    arena[z + 2 * h] = dzn;
    arena[z + 3 * h] = dm;
    if (at >= 0) {
      shared[at + j] = dzr;
      shared[at + h + j] = dzz;
      shared[at + 2 * h + j] = dm;
    }
  }

  // --- elementary functions ---

  private float sigmoid(float v) {
    return fma(0.5f, tangent(0.5f * v), 0.5f);
  }

  /** tanh by the formula of {@link RationalTanh}: exponentials are slower, and 1 − 2/(exp(2x)+1) cancels small values. */
  private float tangent(float v) {
    float x = v > RationalTanh.CLAMP ? RationalTanh.CLAMP : v;
    x = x < -RationalTanh.CLAMP ? -RationalTanh.CLAMP : x;
    return ratio(x, x * x);
  }

  // Each of these calls the next, and must: Aparapi sorts methods by callee in as many rounds as calls are deep, and a few
  // rounds less leave callers of rowBefore above it, which OpenCL C refuses.

  private float ratio(float x, float s) {
    return x * numerator(s) / denominator(s);
  }

  private float numerator(float s) {
    float p = fma(s, tail(s), RationalTanh.P3);
    return fma(s, p, 1f);
  }

  private float tail(float s) {
    float p = fma(s, RationalTanh.P9, RationalTanh.P7);
    return fma(s, p, RationalTanh.P5);
  }

  private float denominator(float s) {
    float q = fma(s, RationalTanh.Q8, RationalTanh.Q6);
    q = fma(s, q, RationalTanh.Q4);
    q = fma(s, q, RationalTanh.Q2);
    return fma(s, q, 1f);
  }
}
