package weka.recurrent.kernel.opencl;

/**
 * The recurrent cells, one step of one unit of one sequence at a time; forward and backward of a cell take what the product with
 * R, or with its transpose, has left in the accumulators.
 *
 * <p>Equations in {@link weka.recurrent.kernel}. Gate slots of Z: i f g o · r z n m, with m = h R_n + b_m; backward overwrites
 * each by the gradient of its pre-activation. All is in place and in the arena; a place in shared memory is given by those who
 * hand the new state, or the new gradients, to the next step (FUSED), and is -1 otherwise (STEP). No barriers.
 */
abstract class CellKernel extends ReadOutKernel {
  // --- forward ---

  /** The cell update of all sequences of an item; {@code at} is the place of the first one's state in shared memory, or -1. */
  protected void updateRows(int o, int t, int n, int at, int pitch, int j) {
    updateRow(o, t, n, at, j, acc[0], acc[1], acc[2], acc[3]);
    if (program[o + CellOp.Recurrence.ITEM_ROWS] == 4) {
      updateRow(o, t, n + 1, at + pitch, j, acc[4], acc[5], acc[6], acc[7]);
      updateRow(o, t, n + 2, at + 2 * pitch, j, acc[8], acc[9], acc[10], acc[11]);
      updateRow(o, t, n + 3, at + 3 * pitch, j, acc[12], acc[13], acc[14], acc[15]);
    }
  }

  private void updateRow(int o, int t, int n, int at, int j, float a0, float a1, float a2, float a3) {
    int table = program[Op.Header.ROWS] + t;
    int h = program[o + CellOp.H];
    int cell = program[o + CellOp.CELL];
    if (n < program[table + 1] - program[table] && j < h) {
      if (cell == CellOp.Code.GRU) {
        finish(o, n, at, j, gruForward(o, t, n, j, a0, a1, a2));
      } else if (cell >= CellOp.Code.LSTM) {
        finish(o, n, at, j, lstmForward(o, t, n, j, a0, a1, a2, a3));
      } else {
        finish(o, n, at, j, rnnForward(o, t, n, j, a0));
        if (program[o + CellOp.Recurrence.ITEM_COLUMNS] == 4) {
          int lanes = program[o + CellOp.Recurrence.LANES];
          if (j + lanes < h) {
            finish(o, n, at, j + lanes, rnnForward(o, t, n, j + lanes, a1));
          }
          if (j + 2 * lanes < h) {
            finish(o, n, at, j + 2 * lanes, rnnForward(o, t, n, j + 2 * lanes, a2));
          }
          if (j + 3 * lanes < h) {
            finish(o, n, at, j + 3 * lanes, rnnForward(o, t, n, j + 3 * lanes, a3));
          }
        }
      }
    }
  }

  /** Hands the new state, masked, to the next step of a FUSED recurrence. */
  private void finish(int o, int n, int at, int j, float state) {
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

  protected void revertRows(int o, int t, int n, int at, int pitch, int j) {
    revertRow(o, t, n, at, j, acc[0], acc[1], acc[2], acc[3]);
    if (program[o + CellOp.Recurrence.ITEM_ROWS] == 4) {
      revertRow(o, t, n + 1, at + pitch, j, acc[4], acc[5], acc[6], acc[7]);
      revertRow(o, t, n + 2, at + 2 * pitch, j, acc[8], acc[9], acc[10], acc[11]);
      revertRow(o, t, n + 3, at + 3 * pitch, j, acc[12], acc[13], acc[14], acc[15]);
    }
  }

  private void revertRow(int o, int t, int n, int at, int j, float a0, float a1, float a2, float a3) {
    int table = program[Op.Header.ROWS] + t;
    int h = program[o + CellOp.H];
    if (n < program[table + 1] - program[table]) {
      revert(o, t, n, at, j, a0);
      if (program[o + CellOp.Recurrence.ITEM_COLUMNS] == 4) {
        int lanes = program[o + CellOp.Recurrence.LANES];
        revert(o, t, n, at, j + lanes, a1);
        revert(o, t, n, at, j + 2 * lanes, a2);
        revert(o, t, n, at, j + 3 * lanes, a3);
      }
    }
  }

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

  /** Gradient of h by what comes from above and through R, then of the gates by the cell. */
  private void revert(int o, int t, int n, int at, int j, float recurrent) {
    int h = program[o + CellOp.H];
    if (j < h) {
      int row = program[program[Op.Header.ROWS] + t] + n;
      int after = rowAfter(o, t, n);
      int mask = program[o + CellOp.STATE_MASK];
      int cell = program[o + CellOp.CELL];
      float dh = arena[program[o + CellOp.Recurrence.DY] + row * program[o + CellOp.Recurrence.DY_ROW] + j];
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

  /**
   * tanh as a ratio of polynomials of degree 13 and 6, clamped where it is 1 in single precision; absolute error below 3e-7.
   * NaN stays NaN. Exponentials are slower on every device, and 1 − 2/(exp(2x)+1) loses small values to cancellation.
   * Coefficients: Eigen's ptanh.
   */
  private float tangent(float v) {
    float x = v > 7.9053111f ? 7.9053111f : v;
    x = x < -7.9053111f ? -7.9053111f : x;
    return ratio(x, x * x);
  }

  // Each of these calls the next, and must: Aparapi sorts methods by callee in as many rounds as calls are deep, and a few
  // rounds less leave callers of rowBefore above it, which OpenCL C refuses.

  private float ratio(float x, float s) {
    return x * numerator(s) / denominator(s);
  }

  private float numerator(float s) {
    float p = tail(s);
    p = fma(s, p, 1.48572235717979e-05f);
    p = fma(s, p, 6.37261928875436e-04f);
    return fma(s, p, 4.89352455891786e-03f);
  }

  private float tail(float s) {
    float p = fma(s, -2.76076847742355e-16f, 2.00018790482477e-13f);
    p = fma(s, p, -8.60467152213735e-11f);
    return fma(s, p, 5.12229709037114e-08f);
  }

  private float denominator(float s) {
    float q = fma(s, 1.19825839466702e-06f, 1.18534705686654e-04f);
    q = fma(s, q, 2.26843463243900e-03f);
    return fma(s, q, 4.89352518554385e-03f);
  }
}
