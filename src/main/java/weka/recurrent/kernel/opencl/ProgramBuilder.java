package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.opencl.DeviceProgram.Places;
import weka.recurrent.kernel.opencl.DeviceProgram.Purpose;

/**
 * Chooses the operations of the {@link DeviceProgram} of one packed batch; {@link Arena} has their places, {@link Passes} writes
 * them down.
 *
 * <pre>
 *   load inputs, transpose R, Z = x W + b of the first layer
 *   per layer, upwards:    Z = x W + b      recurrence      (both directions side by side)
 *   read-out, unless it is LAST, which the recurrence writes itself
 *   ----
 *   per layer, downwards:  recurrence backward      dX = dZ Wᵀ
 *   dW dR db dp dq of all layers in one pass, in splits of the rows
 *   sum of the splits, dx to the host
 * </pre>
 *
 * <p>What stands below the line finds all it needs in the arena, if nothing else has run since. Both parts have the same places
 * whether they are built together or not.
 */
final class ProgramBuilder {
  private final EncoderSpec spec;
  private final EncoderLayout layout;
  private final PackedBatch batch;
  private final DeviceLimits limits;
  private final Arena arena;
  private final Passes passes;
  private final boolean train;
  private final int layers;
  private final int rows;
  private final int splits;
  private int shared = Tiling.SHARED;

  /**
   * @param model of the device
   * @param longest model seconds that a pass may take
   */
  ProgramBuilder(EncoderSpec spec, EncoderLayout layout, PackedBatch batch, DeviceLimits limits, Purpose purpose, CostModel model,
      double longest) {
    this.spec = spec;
    this.layout = layout;
    this.batch = batch;
    this.limits = limits;
    layers = spec.layers().size();
    rows = batch.rows;
    splits = limits.splits(spec, rows);
    arena = new Arena(spec, layout, batch, purpose, splits);
    passes = new Passes(batch, arena.stamp(), model, longest);
    train = purpose == Purpose.TRAIN;
  }

  /**
   * Builds the program.
   *
   * @param forward wish for the recurrences forward
   * @param backward wish for the recurrences backward; null if the program ends with the read-out
   * @param wantDx whether the gradient by the inputs goes to the host
   * @throws DeviceLimits.Exceeded if the device has too little memory for it
   */
  DeviceProgram build(Variant forward, Variant backward, boolean wantDx) {
    passes.add(new Op.Load(0, 0, batch.inputFloats()));
    for (int l = 0; l < layers; l++) {
      for (int d = 0; d < spec.layers().get(l).directions(); d++) {
        EncoderLayout.Block r = layout.recurrentWeights(l, d);
        passes.add(new Op.Load(r.offset(), arena.recurrent(l, d), r.size()));
        if (train) {
          passes.add(new Op.Transpose(r.offset(), arena.transposed(l, d), r.rows(), r.columns()));
        }
      }
    }
    for (int l = 0; l < layers; l++) {
      forwardLayer(l, forward);
    }
    readOut();
    int forwardPasses = passes.count();
    int gradientFloats = backward == null ? 0 : backward(backward, wantDx);
    int[] words = passes.words();
    int arenaFloats = limits.check(arena.size(), shared, batch.inputFloats(), gradientFloats, words.length);
    return new DeviceProgram(words, passes.seconds(), forwardPasses, arenaFloats, shared, batch.inputFloats(),
        batch.sequences * spec.features(), gradientFloats, arena.places(), arena.bands());
  }

  // --- forward ---

  private void forwardLayer(int l, Variant wish) {
    LayerSpec layer = spec.layers().get(l);
    int inputs = spec.inputsOf(l);
    int input = arena.input(l);
    if (batch.inputMask[l] >= 0) {
      // The first pass loads the inputs for those after it.
      passes.add(new Op.Scale(arena.below(l), input, batch.inputMask[l], inputs, batch.steps, rows, l == 0));
      passes.end();
    }
    boolean first = l == 0 && batch.inputMask[l] < 0;
    int gates = layer.cell().gates() * layer.hidden();
    for (int d = 0; d < layer.directions(); d++) {
      Places places = arena.places(l, d);
      passes.add(new Op.Product(Op.Matrix.dense(input, inputs), Op.Matrix.dense(layout.inputWeights(l, d).offset(), gates),
          places.gates(), places.slots() * layer.hidden(), rows, gates, inputs, layout.bias(l, d).offset(), false,
          Op.Splits.NONE, first));
    }
    passes.end();
    Variant variant = fit(wish, layer.hidden());
    CellOp.Recurrence[] ways = new CellOp.Recurrence[layer.directions()];
    for (int d = 0; d < ways.length; d++) {
      ways[d] = new CellOp.Recurrence(arena.site(l, d), arena.recurrent(l, d), variant, null, reading(l));
    }
    recurrence(ways);
  }

  private Variant fit(Variant wish, int depth) {
    Variant variant = wish.fit(depth, limits.sharedFloats());
    shared = Math.max(shared, variant.sharedFloats(depth));
    return variant;
  }

  private ReadOutOp.Reading reading(int l) {
    return l == layers - 1 ? arena.reading() : null;
  }

  /** The recurrences of a layer, both directions side by side: all steps in few passes, or each in one. */
  private void recurrence(CellOp.Recurrence[] ways) {
    int steps = ways[0].variant().fused() ? passes.steps(ways[0].over(0, batch.steps, batch.rowTable), batch.steps) : 1;
    for (int s = 0; s < batch.steps; s += steps) {
      int end = Math.min(s + steps, batch.steps);
      for (CellOp.Recurrence way : ways) {
        passes.add(way.rises() ? way.over(s, end, batch.rowTable)
            : way.over(batch.steps - end, batch.steps - s, batch.rowTable));
      }
      passes.end();
    }
  }

  private void readOut() {
    ReadOut kind = spec.readOut();
    if (kind == ReadOut.ATTENTION) {
      read(Op.Kind.SCORE);
      read(Op.Kind.SOFTMAX);
    }
    if (kind != ReadOut.LAST) {
      read(Op.Kind.READ_OUT);
    }
  }

  private void read(int kind) {
    passes.add(new ReadOutOp(kind, arena.reading()));
    passes.end();
  }

  // --- backward ---

  /** Returns the floats that go to the host. */
  private int backward(Variant wish, boolean wantDx) {
    if (spec.readOut() == ReadOut.ATTENTION) {
      read(Op.Kind.SCORE_BACK);
    }
    for (int l = layers - 1; l >= 0; l--) {
      backwardLayer(l, wish, arena.layerGradient(l % 2));
      if (l > 0 || wantDx) {
        gradientOfInputs(l, arena.layerGradient((l + 1) % 2));
      }
    }
    return weightGradients(wantDx ? arena.layerGradient(1) : -1);
  }

  private void backwardLayer(int l, Variant wish, int dy) {
    LayerSpec layer = spec.layers().get(l);
    Variant variant = fit(wish, layer.cell().gates() * layer.hidden());
    CellOp.Recurrence[] ways = new CellOp.Recurrence[layer.directions()];
    for (int d = 0; d < ways.length; d++) {
      CellOp.Above above = new CellOp.Above(dy + d * layer.hidden(), layer.width(),
          arena.carry(l, d));
      ways[d] = new CellOp.Recurrence(arena.site(l, d), arena.transposed(l, d), variant, above, reading(l));
    }
    recurrence(ways);
  }

  private void gradientOfInputs(int l, int dx) {
    LayerSpec layer = spec.layers().get(l);
    int inputs = spec.inputsOf(l);
    int depth = layer.cell().gates() * layer.hidden();
    for (int d = 0; d < layer.directions(); d++) {
      passes.add(new Op.Product(gates(l, d, 0), Op.Matrix.dense(layout.inputWeights(l, d).offset(), depth).transposed(), dx,
          inputs, rows, inputs, depth, -1, d == 1, Op.Splits.NONE, false));
      passes.end();
    }
    if (batch.inputMask[l] >= 0) {
      passes.add(new Op.Scale(dx, dx, batch.inputMask[l], inputs, batch.steps, rows, false));
      passes.end();
    }
  }

  /** Gates of a layer from a slot on, [rows,·]. */
  private Op.Matrix gates(int l, int d, int slot) {
    Places places = arena.places(l, d);
    int h = spec.layers().get(l).hidden();
    return Op.Matrix.dense(places.gates() + slot * h, places.slots() * h);
  }

  /** The products over all rows, then the sum of their splits. Returns the floats that go to the host. */
  private int weightGradients(int dx) {
    int parameters = layout.size();
    Op.Splits parts = new Op.Splits(splits, parameters);
    int partial = arena.partial();
    for (int l = 0; l < layers; l++) {
      LayerSpec layer = spec.layers().get(l);
      int inputs = spec.inputsOf(l);
      int h = layer.hidden();
      int gates = layer.cell().gates() * h;
      for (int d = 0; d < layer.directions(); d++) {
        CellOp.Site site = arena.site(l, d);
        Op.Matrix z = gates(l, d, 0);
        passes.add(new Op.Product(Op.Matrix.dense(arena.input(l), inputs).transposed(), z,
            partial + layout.inputWeights(l, d).offset(), gates, inputs, gates, rows, -1, false, parts, false));
        int r = partial + layout.recurrentWeights(l, d).offset();
        Op.Matrix entered = Op.Matrix.dense(site.entered(), h).transposed();
        boolean gru = layer.cell() == Cell.GRU;
        // The slots of a GRU that entered the product with R are r, z and m.
        passes.add(new Op.Product(entered, z, r, gates, h, gru ? 2 * h : gates, rows, -1, false, parts, false));
        if (gru) {
          passes.add(new Op.Product(entered, gates(l, d, 3), r + 2 * h, gates, h, h, rows, -1, false, parts, false));
        }
        passes.add(new Op.ColumnSums(z, partial + layout.bias(l, d).offset(), rows, layer.cell().biases() * h, parts));
        if (site.peepholes() >= 0) {
          passes.add(new CellOp.PeepholeSums(site, batch.steps, rows, partial + layout.peepholes(l, d).offset(), parts));
        }
      }
    }
    if (spec.readOut() == ReadOut.ATTENTION) {
      int width = spec.features();
      passes.add(new Op.Product(Op.Matrix.dense(arena.reading().y(), width).transposed(),
          Op.Matrix.dense(arena.reading().scoresBack(), 1), partial + layout.query().offset(), 1, width, 1, rows, -1, false,
          parts, false));
    }
    passes.end();
    passes.add(new Op.Reduce(partial, 0, parameters, parts));
    int floats = parameters;
    if (dx >= 0) {
      int count = Math.toIntExact((long) rows * spec.inputs());
      passes.add(new Op.Reduce(dx, parameters, count, Op.Splits.NONE));
      floats = Math.addExact(parameters, count);
    }
    passes.end();
    return floats;
  }
}
