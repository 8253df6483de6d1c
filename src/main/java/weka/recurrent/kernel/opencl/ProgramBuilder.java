package weka.recurrent.kernel.opencl;

import java.util.Arrays;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.opencl.DeviceProgram.Places;
import weka.recurrent.kernel.opencl.DeviceProgram.Purpose;

/**
 * Writes the {@link DeviceProgram} of one packed batch: lays out the arena and lists the passes.
 *
 * <pre>
 *   load inputs, transpose R
 *   per layer, upwards:    Z = x W + b      recurrence      (both directions side by side)
 *   read-out               dY
 *   per layer, downwards:  recurrence backward      dX = dZ Wᵀ
 *   dW dR db dp dq of all layers in one pass, in splits of the rows
 *   sum of the splits, dx to the host
 * </pre>
 *
 * <p>The number of splits depends on the shapes and the device only, so that a device repeats its bits.
 */
final class ProgramBuilder {
  private final EncoderSpec spec;
  private final EncoderLayout layout;
  private final PackedBatch batch;
  private final DeviceLimits limits;
  private final Purpose purpose;

  private int[] words = new int[256];
  private int size;
  private int[] passes = new int[32];
  private int passCount;
  private int tilesInPass;
  private long arena;
  private int shared = MatrixKernel.SHARED;

  private final int layers;
  private final int rows;
  private final Places[] places;
  private final int[][] recurrences;
  private final int[] entered;
  private final int[] layerInput;
  private int readFeatures;

  ProgramBuilder(EncoderSpec spec, EncoderLayout layout, PackedBatch batch, DeviceLimits limits, Purpose purpose) {
    this.spec = spec;
    this.layout = layout;
    this.batch = batch;
    this.limits = limits;
    this.purpose = purpose;
    layers = spec.layers().size();
    rows = batch.rows;
    places = new Places[2 * layers];
    recurrences = new int[2 * layers][];
    entered = new int[2 * layers];
    layerInput = new int[layers];
  }

  /**
   * Builds the program.
   *
   * @param forward wish for the recurrences forward
   * @param backward wish for the recurrences backward; used with {@link Purpose#TRAIN} only
   * @param wantDx whether the gradient by the inputs goes to the host
   * @throws DeviceLimits.Exceeded if the device has too little memory for it
   */
  DeviceProgram build(Variant forward, Variant backward, boolean wantDx) {
    size = Op.HEADER;
    header(Op.ROWS, append(batch.rowTable));
    header(Op.LENGTHS, append(batch.lengths));
    passes[0] = size;
    arena = batch.inputFloats();

    boolean train = purpose == Purpose.TRAIN;
    int[] transposed = new int[2 * layers];
    copy(Op.LOAD, 0, 0, batch.inputFloats());
    if (train) {
      for (int l = 0; l < layers; l++) {
        for (int d = 0; d < spec.layers().get(l).directions(); d++) {
          transposed[2 * l + d] = transpose(layout.recurrentWeights(l, d));
        }
      }
    }
    endPass();

    for (int l = 0; l < layers; l++) {
      forwardLayer(l, forward);
    }
    int argmaxOrScores = readOut(train);
    int gradientFloats = 0;
    if (train) {
      gradientFloats = backwardAll(backward, transposed, argmaxOrScores, wantDx);
    }

    header(Op.PASSES, append(Arrays.copyOf(passes, passCount + 1)));
    int features = train ? 0 : batch.sequences * spec.features();
    int arenaFloats = limits.check(arena, shared, batch.inputFloats(), gradientFloats, size);
    return new DeviceProgram(Arrays.copyOf(words, size), passCount, arenaFloats, shared, batch.inputFloats(), features,
        gradientFloats, places);
  }

  // --- forward ---

  private void forwardLayer(int l, Variant wish) {
    LayerSpec layer = spec.layers().get(l);
    int inputs = spec.inputsOf(l);
    int below = l == 0 ? batch.x : places[2 * (l - 1)].state();
    layerInput[l] = below;
    if (batch.inputMask[l] >= 0) {
      // x of the first layer is not needed unmasked; y of a layer is.
      layerInput[l] = l == 0 ? below : allocate((long) rows * inputs);
      scale(below, layerInput[l], batch.inputMask[l], inputs);
      endPass();
    }
    int h = layer.hidden();
    int gates = layer.cell().gates();
    int slots = slots(layer.cell());
    int state = reuse(l, 2) ? places[2 * (l - 2)].state() : allocate((long) rows * layerWidth(l));
    for (int d = 0; d < layer.directions(); d++) {
      int z = reuse(l, 1) && d < spec.layers().get(l - 1).directions() ? places[2 * (l - 1) + d].gates()
          : allocate((long) rows * gateWidth(l));
      int c = !layer.cell().hasCellState() ? -1 : allocate((long) rows * h);
      places[2 * l + d] = new Places(z, slots, state + d * h, layer.width(), c);
      entered[2 * l + d] = purpose == Purpose.TRAIN ? allocate((long) rows * h) : -1;
      int bias = layout.bias(l, d).offset();
      product(layerInput[l], inputs, 1, layout.inputWeights(l, d).offset(), gates * h, 1, z, slots * h, rows, gates * h,
          inputs, bias, false, 1, 0);
    }
    endPass();
    Variant variant = wish.fit(h, limits.sharedFloats());
    shared = Math.max(shared, variant.sharedFloats(h));
    for (int d = 0; d < layer.directions(); d++) {
      recurrences[2 * l + d] = recurrence(l, d, Op.FORWARD_FUSED, variant, layout.recurrentWeights(l, d).offset());
    }
    spread(l, variant, Op.FORWARD_STEP);
  }

  /** Whether, to save memory, a layer takes over what the layer {@code distance} below it no longer needs. */
  private boolean reuse(int l, int distance) {
    return purpose == Purpose.PREDICT && l >= distance;
  }

  /** Width that fits the outputs of all layers where they take turns. */
  private int layerWidth(int l) {
    int width = spec.layers().get(l).width();
    if (purpose == Purpose.PREDICT) {
      for (LayerSpec layer : spec.layers()) {
        width = Math.max(width, layer.width());
      }
    }
    return width;
  }

  private int gateWidth(int l) {
    int width = slots(spec.layers().get(l).cell()) * spec.layers().get(l).hidden();
    if (purpose == Purpose.PREDICT) {
      for (LayerSpec layer : spec.layers()) {
        width = Math.max(width, slots(layer.cell()) * layer.hidden());
      }
    }
    return width;
  }

  static int slots(Cell cell) {
    return cell.gates() == 1 ? 1 : 4;
  }

  /** The words of a recurrence, to be emitted once or once per step. */
  private int[] recurrence(int l, int d, int kind, Variant variant, int weights) {
    LayerSpec layer = spec.layers().get(l);
    Places place = places[2 * l + d];
    int h = layer.hidden();
    boolean back = kind == Op.BACKWARD_FUSED;
    int[] op = new int[Op.SIZE];
    op[Op.KIND] = kind;
    op[Op.CELL] = cellCode(layer.cell());
    op[Op.H] = h;
    op[Op.Z] = place.gates();
    op[Op.Z_ROW] = place.slots() * h;
    op[Op.Y] = place.state();
    op[Op.Y_ROW] = layer.width();
    op[Op.CELL_STATE] = place.cell();
    op[Op.WEIGHTS] = weights;
    op[Op.BIAS_M] = layer.cell() == Cell.GRU ? layout.bias(l, d).offset() + 3 * h : -1;
    op[Op.PEEPHOLES] = layout.peepholes(l, d) == null ? -1 : layout.peepholes(l, d).offset();
    op[Op.DIRECTION] = d;
    op[Op.STATE_MASK] = batch.stateMask[2 * l + d];
    op[Op.ENTERED] = entered[2 * l + d];
    op[Op.LANES] = variant.lanes();
    op[Op.ITEM_ROWS] = variant.itemRows();
    op[Op.ITEM_COLUMNS] = !back && layer.cell().gates() > 1 ? 4 : variant.itemColumns();
    op[Op.TRUNCATION] = spec.truncation();
    op[Op.GATES] = layer.cell().gates();
    op[Op.SEQUENCES] = batch.sequences;
    return op;
  }

  private static int cellCode(Cell cell) {
    return switch (cell) {
      case RNN_TANH -> CellKernel.RNN_TANH;
      case RNN_RELU -> CellKernel.RNN_RELU;
      case LSTM -> CellKernel.LSTM;
      case LSTM_PEEPHOLE -> CellKernel.LSTM_PEEPHOLE;
      case GRU -> CellKernel.GRU;
    };
  }

  /** Emits the recurrences of a layer: one pass, or one per step, both directions side by side. */
  private void spread(int l, Variant variant, int stepKind) {
    LayerSpec layer = spec.layers().get(l);
    boolean back = stepKind == Op.BACKWARD_STEP;
    int h = layer.hidden();
    if (variant.fused()) {
      for (int d = 0; d < layer.directions(); d++) {
        emit(recurrences[2 * l + d].clone(), ceil(batch.sequences, variant.block()));
      }
      endPass();
      return;
    }
    boolean gated = !back && layer.cell().gates() > 1;
    int across = ceil(h, variant.lanes() * (gated ? 1 : variant.itemColumns()));
    for (int s = 0; s < batch.steps; s++) {
      for (int d = 0; d < layer.directions(); d++) {
        int t = (d == 0) != back ? s : batch.steps - 1 - s;
        int rowsAt = batch.rowTable[t + 1] - batch.rowTable[t];
        int o = emit(recurrences[2 * l + d].clone(), ceil(rowsAt, variant.block()) * across);
        words[o + Op.KIND] = stepKind;
        words[o + Op.STEP] = t;
      }
      endPass();
    }
  }

  /** Emits the read-out; returns the place of the argmax or the scores, which backward needs. */
  private int readOut(boolean train) {
    ReadOut kind = spec.readOut();
    int width = spec.features();
    int top = places[2 * (layers - 1)].state();
    int features = allocate((long) batch.sequences * width);
    int kept = -1;
    if (kind == ReadOut.ATTENTION) {
      kept = allocate(rows);
      readOutOp(Op.SCORE, ceil(rows, MatrixKernel.GROUP), top, features, kept);
      endPass();
      readOutOp(Op.SOFTMAX, ceil(batch.sequences, MatrixKernel.GROUP), top, features, kept);
      endPass();
    } else if (kind == ReadOut.MAX) {
      kept = allocate((long) batch.sequences * width);
    }
    boolean needed = kind == ReadOut.ATTENTION || kind == ReadOut.MAX;
    if (!train || needed) {
      int o = readOutOp(Op.READ_OUT, batch.sequences * ceil(width, MatrixKernel.GROUP), top, features, kept);
      words[o + Op.READ_OUTPUT] = train ? 0 : 1;
      endPass();
    }
    readFeatures = features;
    return kept;
  }

  private int readOutOp(int kind, int tiles, int y, int features, int kept) {
    LayerSpec last = spec.layers().get(layers - 1);
    int o = op(kind, tiles);
    words[o + Op.READ_OUT_KIND] = switch (spec.readOut()) {
      case LAST -> ReadOutKernel.LAST;
      case MEAN -> ReadOutKernel.MEAN;
      case MAX -> ReadOutKernel.MAX;
      case ATTENTION -> ReadOutKernel.ATTENTION;
    };
    words[o + Op.READ_Y] = y;
    words[o + Op.READ_WIDTH] = spec.features();
    words[o + Op.READ_FORWARD] = last.hidden();
    words[o + Op.READ_FEATURES] = features;
    words[o + Op.READ_SCORES] = kept;
    words[o + Op.READ_ARGMAX] = kept;
    words[o + Op.READ_QUERY] = layout.query() == null ? -1 : layout.query().offset();
    words[o + Op.READ_DF] = batch.dFeatures;
    words[o + Op.READ_ROWS] = rows;
    words[o + Op.READ_SEQUENCES] = batch.sequences;
    return o;
  }

  // --- backward ---

  private int backwardAll(Variant wish, int[] transposed, int kept, boolean wantDx) {
    int widest = spec.inputs();
    for (LayerSpec layer : spec.layers()) {
      widest = Math.max(widest, layer.width());
    }
    int[] turn = {allocate((long) rows * widest), layers > 1 || wantDx ? allocate((long) rows * widest) : -1};
    int dy = turn[0];
    int top = places[2 * (layers - 1)].state();
    int scoresBack = -1;
    if (spec.readOut() == ReadOut.ATTENTION) {
      scoresBack = allocate(rows);
      int o = readOutOp(Op.SCORE_BACK, batch.steps, top, readFeatures, kept);
      words[o + Op.READ_SCORES_BACK] = scoresBack;
      endPass();
    }
    int o = readOutOp(Op.READ_OUT_BACK, batch.steps, top, readFeatures, kept);
    words[o + Op.READ_DY] = dy;
    words[o + Op.READ_SCORES_BACK] = scoresBack;
    endPass();

    int dx = -1;
    for (int l = layers - 1; l >= 0; l--) {
      backwardLayer(l, wish, transposed, dy);
      if (l > 0 || wantDx) {
        dx = dy == turn[0] ? turn[1] : turn[0];
        gradientOfInputs(l, dx);
        dy = dx;
      }
    }
    return weightGradients(scoresBack, wantDx ? dx : -1);
  }

  private void backwardLayer(int l, Variant wish, int[] transposed, int dy) {
    LayerSpec layer = spec.layers().get(l);
    int h = layer.hidden();
    int depth = layer.cell().gates() * h;
    Variant variant = wish.fit(depth, limits.sharedFloats());
    shared = Math.max(shared, variant.sharedFloats(depth));
    for (int d = 0; d < layer.directions(); d++) {
      int[] op = recurrence(l, d, Op.BACKWARD_FUSED, variant, transposed[2 * l + d]);
      op[Op.DY] = dy + d * h;
      op[Op.DY_ROW] = layer.width();
      op[Op.CARRY] = allocate((long) batch.sequences * h);
      recurrences[2 * l + d] = op;
    }
    spread(l, variant, Op.BACKWARD_STEP);
  }

  private void gradientOfInputs(int l, int dx) {
    LayerSpec layer = spec.layers().get(l);
    int inputs = spec.inputsOf(l);
    int h = layer.hidden();
    int depth = layer.cell().gates() * h;
    for (int d = 0; d < layer.directions(); d++) {
      Places place = places[2 * l + d];
      product(place.gates(), place.slots() * h, 1, layout.inputWeights(l, d).offset(), 1, depth, dx, inputs, rows, inputs,
          depth, -1, d == 1, 1, 0);
      endPass();
    }
    if (batch.inputMask[l] >= 0) {
      scale(dx, dx, batch.inputMask[l], inputs);
      endPass();
    }
  }

  /** The products over all rows, then the sum of their splits. Returns the floats that go to the host. */
  private int weightGradients(int scoresBack, int dx) {
    int parameters = layout.size();
    int splits = splits();
    int partial = allocate((long) splits * parameters);
    for (int l = 0; l < layers; l++) {
      LayerSpec layer = spec.layers().get(l);
      int inputs = spec.inputsOf(l);
      int h = layer.hidden();
      int gates = layer.cell().gates() * h;
      boolean gru = layer.cell() == Cell.GRU;
      for (int d = 0; d < layer.directions(); d++) {
        Places place = places[2 * l + d];
        int z = place.gates();
        int zRow = place.slots() * h;
        product(layerInput[l], 1, inputs, z, zRow, 1, partial + layout.inputWeights(l, d).offset(), gates, inputs, gates, rows,
            -1, false, splits, parameters);
        int r = partial + layout.recurrentWeights(l, d).offset();
        int p = entered[2 * l + d];
        // The slots of a GRU that entered the product with R are r, z and m.
        product(p, 1, h, z, zRow, 1, r, gates, h, gru ? 2 * h : gates, rows, -1, false, splits, parameters);
        if (gru) {
          product(p, 1, h, z + 3 * h, zRow, 1, r + 2 * h, gates, h, h, rows, -1, false, splits, parameters);
        }
        int columns = layer.cell().biases() * h;
        int o = op(Op.COLUMN_SUMS, ceil(columns, MatrixKernel.GROUP) * splits);
        words[o + Op.A] = z;
        words[o + Op.A_ROW] = zRow;
        words[o + Op.C] = partial + layout.bias(l, d).offset();
        words[o + Op.M] = rows;
        words[o + Op.N] = columns;
        words[o + Op.SPLITS] = splits;
        words[o + Op.SPLIT_STRIDE] = parameters;
        if (layout.peepholes(l, d) != null) {
          o = emit(recurrences[2 * l + d].clone(), ceil(h, MatrixKernel.GROUP) * splits);
          words[o + Op.KIND] = Op.PEEPHOLE_SUMS;
          words[o + Op.STEP] = batch.steps;
          words[o + Op.SUMS_TO] = partial + layout.peepholes(l, d).offset();
          words[o + Op.SUMS_STRIDE] = parameters;
          words[o + Op.SUMS_SPLITS] = splits;
        }
      }
    }
    if (scoresBack >= 0) {
      int width = spec.features();
      product(places[2 * (layers - 1)].state(), 1, width, scoresBack, 1, 1, partial + layout.query().offset(), 1, width, 1,
          rows, -1, false, splits, parameters);
    }
    endPass();
    int o = copy(Op.REDUCE, partial, 0, parameters);
    words[o + Op.STRIDE] = parameters;
    words[o + Op.REDUCE_SPLITS] = splits;
    int floats = parameters;
    if (dx >= 0) {
      int count = Math.toIntExact((long) rows * spec.inputs());
      o = copy(Op.REDUCE, dx, parameters, count);
      words[o + Op.REDUCE_SPLITS] = 1;
      floats = Math.addExact(parameters, count);
    }
    endPass();
    return floats;
  }

  /** Enough parts of the rows to occupy the device, none of them shorter than 128 rows, none more than 16. */
  private int splits() {
    long tiles = 0;
    for (int l = 0; l < layers; l++) {
      LayerSpec layer = spec.layers().get(l);
      long columns = ceil(layer.cell().gates() * layer.hidden(), MatrixKernel.TILE);
      tiles +=
          layer.directions() * columns * (ceil(spec.inputsOf(l), MatrixKernel.TILE) + ceil(layer.hidden(), MatrixKernel.TILE));
    }
    long wanted = (2L * limits.groups() + tiles - 1) / tiles;
    return (int) Math.max(1, Math.min(wanted, Math.min(16, rows / 128)));
  }

  /**
   * Floats of the arena that one packed row takes, about; for cutting batches before they are packed.
   */
  static long floatsPerRow(EncoderSpec spec, Purpose purpose) {
    long floats = spec.inputs();
    long widest = spec.inputs();
    for (LayerSpec layer : spec.layers()) {
      int perUnit = slots(layer.cell()) + (layer.cell().hasCellState() ? 1 : 0) + (purpose == Purpose.TRAIN ? 2 : 1);
      floats += (long) perUnit * layer.width();
      widest = Math.max(widest, layer.width());
    }
    return floats + 2 + (purpose == Purpose.TRAIN ? 2 * widest + 2 * spec.inputs() : 0);
  }

  // --- words ---

  private int allocate(long floats) {
    long place = arena;
    arena += floats;
    // Checked for good at the end; until then places must only not wrap.
    return (int) Math.min(place, Integer.MAX_VALUE);
  }

  /** Not {@code words[word] = append(…)}: append may have to replace the array. */
  private void header(int word, int value) {
    words[word] = value;
  }

  private int append(int[] more) {
    while (size + more.length > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    System.arraycopy(more, 0, words, size, more.length);
    size += more.length;
    return size - more.length;
  }

  private int op(int kind, int tiles) {
    int[] op = new int[Op.SIZE];
    op[Op.KIND] = kind;
    return emit(op, tiles);
  }

  private int emit(int[] op, int tiles) {
    op[Op.TILES] = tiles;
    op[Op.FIRST] = tilesInPass;
    tilesInPass += tiles;
    return append(op);
  }

  private void endPass() {
    passCount++;
    tilesInPass = 0;
    if (passCount + 1 > passes.length) {
      passes = Arrays.copyOf(passes, 2 * passes.length);
    }
    passes[passCount] = size;
  }

  private int copy(int kind, int from, int to, int count) {
    int o = op(kind, ceil(count, MatrixKernel.STRETCH));
    words[o + Op.FROM] = from;
    words[o + Op.TO] = to;
    words[o + Op.COUNT] = count;
    return o;
  }

  private int transpose(EncoderLayout.Block block) {
    int to = allocate(block.size());
    int o = op(Op.TRANSPOSE, ceil(block.rows(), MatrixKernel.SQUARE) * ceil(block.columns(), MatrixKernel.SQUARE));
    words[o + Op.FROM] = block.offset();
    words[o + Op.TO] = to;
    words[o + Op.ROWS_IN] = block.rows();
    words[o + Op.COLUMNS_IN] = block.columns();
    return to;
  }

  private void scale(int from, int to, int mask, int width) {
    int o = op(Op.SCALE, batch.steps);
    words[o + Op.FROM] = from;
    words[o + Op.TO] = to;
    words[o + Op.MASK] = mask;
    words[o + Op.WIDTH] = width;
  }

  private void product(int a, int aRow, int aColumn, int b, int bRow, int bColumn, int c, int cRow, int m, int n, int k,
      int bias, boolean add, int splits, int splitStride) {
    int o = op(Op.PRODUCT, ceil(m, MatrixKernel.TILE) * ceil(n, MatrixKernel.TILE) * splits);
    words[o + Op.A] = a;
    words[o + Op.A_ROW] = aRow;
    words[o + Op.A_COLUMN] = aColumn;
    words[o + Op.B] = b;
    words[o + Op.B_ROW] = bRow;
    words[o + Op.B_COLUMN] = bColumn;
    words[o + Op.C] = c;
    words[o + Op.C_ROW] = cRow;
    words[o + Op.M] = m;
    words[o + Op.N] = n;
    words[o + Op.K] = k;
    words[o + Op.BIAS] = bias;
    words[o + Op.ADD] = add ? 1 : 0;
    words[o + Op.SPLITS] = splits;
    words[o + Op.SPLIT_STRIDE] = splitStride;
  }

  private static int ceil(int value, int unit) {
    return (value + unit - 1) / unit;
  }
}
