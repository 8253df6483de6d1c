package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.List;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.opencl.DeviceProgram.Places;
import weka.recurrent.kernel.opencl.DeviceProgram.Purpose;

/**
 * Where everything of one packed batch stands in the one array of the device. Behind the inputs: per layer and direction gates,
 * state, cell state and what backward needs of them. For {@link Purpose#PREDICT} layers take over what those below no longer
 * need.
 */
final class Arena {
  /** Floats of a line of the caches, so that groups read whole lines. */
  private static final int ALIGNED = 32;

  private final EncoderSpec spec;
  private final EncoderLayout layout;
  private final PackedBatch batch;
  private final Purpose purpose;
  private long size;
  private final List<Integer> bands = new ArrayList<>();
  private final Places[] places;
  private final int[] entered;
  private final int[] recurrent;
  private final int[] transposed;
  private final int[] carry;
  private final int[] input;
  private final ReadOutOp.Reading reading;
  private final int stamp;
  private int[] layerGradient;
  private int partial = -1;

  /** @param splits parts in which the gradients by the parameters are summed */
  Arena(EncoderSpec spec, EncoderLayout layout, PackedBatch batch, Purpose purpose, int splits) {
    this.spec = spec;
    this.layout = layout;
    this.batch = batch;
    this.purpose = purpose;
    size = batch.inputFloats();
    int layers = spec.layers().size();
    places = new Places[2 * layers];
    entered = new int[2 * layers];
    recurrent = new int[2 * layers];
    transposed = new int[2 * layers];
    carry = new int[2 * layers];
    input = new int[layers];
    for (int l = 0; l < layers; l++) {
      layer(l);
    }
    reading = readOut();
    if (purpose == Purpose.TRAIN) {
      int widest = spec.layers().stream().mapToInt(LayerSpec::width).max().orElseThrow();
      layerGradient =
          new int[] {layers > 1 ? rows(widest) : -1, rows(layers > 1 ? Math.max(widest, spec.inputs()) : spec.inputs())};
      partial = allocate((long) splits * layout.size());
    }
    stamp = allocate(1);
  }

  private void layer(int l) {
    LayerSpec layer = spec.layers().get(l);
    input[l] = batch.inputMask[l] >= 0 ? rows(spec.inputsOf(l)) : below(l);
    int state = reuse(l, 2) ? places[2 * (l - 2)].state() : rows(widest(l, LayerSpec::width));
    for (int d = 0; d < layer.directions(); d++) {
      int z = reuse(l, 1) && d < spec.layers().get(l - 1).directions() ? places[2 * (l - 1) + d].gates()
          : rows(widest(l, Arena::gateWidth));
      int c = layer.cell().hasCellState() ? rows(layer.hidden()) : -1;
      places[2 * l + d] = new Places(z, slots(layer.cell()), state + d * layer.hidden(), layer.width(), c);
      entered[2 * l + d] = purpose == Purpose.TRAIN ? rows(layer.hidden()) : -1;
      recurrent[2 * l + d] = allocate(layout.recurrentWeights(l, d).size());
      transposed[2 * l + d] = purpose == Purpose.TRAIN ? allocate(layout.recurrentWeights(l, d).size()) : -1;
      carry[2 * l + d] = purpose == Purpose.TRAIN ? allocate((long) batch.sequences * layer.hidden()) : -1;
    }
  }

  private ReadOutOp.Reading readOut() {
    LayerSpec last = spec.layers().get(spec.layers().size() - 1);
    boolean attention = spec.readOut() == ReadOut.ATTENTION;
    boolean train = purpose == Purpose.TRAIN;
    int features = allocate((long) batch.sequences * spec.features());
    int kept = attention ? rows(1)
        : spec.readOut() == ReadOut.MAX ? allocate((long) batch.sequences * spec.features()) : -1;
    return new ReadOutOp.Reading(spec.readOut(), places[2 * (spec.layers().size() - 1)].state(), spec.features(), last.hidden(),
        features, kept, layout.query() == null ? -1 : layout.query().offset(), attention && train ? rows(1) : -1, batch.rows,
        batch.sequences, batch.steps);
  }

  /**
   * A place for so many floats, at a multiple of {@link #ALIGNED}. Whether all of them fit the device is checked at the end, by
   * {@link DeviceLimits#check}.
   */
  private int allocate(long floats) {
    long place = (size + ALIGNED - 1) / ALIGNED * ALIGNED;
    size = place + floats;
    if (GuardBands.FLOATS > 0) {
      bands.add((int) Math.min(size, Integer.MAX_VALUE));
      size += GuardBands.FLOATS;
    }
    // What is too large is refused at the end; until then places must only not wrap.
    return (int) Math.min(place, Integer.MAX_VALUE);
  }

  /** Floats dealt out so far. */
  long size() {
    return size;
  }

  private int rows(int width) {
    return allocate((long) batch.rows * width);
  }

  /** Whether, to save memory, a layer takes over what the layer {@code distance} below it no longer needs. */
  private boolean reuse(int l, int distance) {
    return purpose == Purpose.PREDICT && l >= distance;
  }

  /** Width of a layer, or of the widest one where they take turns. */
  private int widest(int l, java.util.function.ToIntFunction<LayerSpec> width) {
    return purpose == Purpose.PREDICT ? spec.layers().stream().mapToInt(width).max().orElseThrow()
        : width.applyAsInt(spec.layers().get(l));
  }

  private static int gateWidth(LayerSpec layer) {
    return slots(layer.cell()) * layer.hidden();
  }

  private static int slots(Cell cell) {
    return cell.gates() == 1 ? 1 : 4;
  }

  /** Gates and states, index 2·layer + direction. */
  Places[] places() {
    return places;
  }

  Places places(int l, int d) {
    return places[2 * l + d];
  }

  /** What a layer gets before its mask: x, or the outputs of the layer below. */
  int below(int l) {
    return l == 0 ? batch.x : places[2 * (l - 1)].state();
  }

  /** What a layer gets behind its mask. */
  int input(int l) {
    return input[l];
  }

  /** R [H,G·H], on its own. */
  int recurrent(int l, int d) {
    return recurrent[2 * l + d];
  }

  /** Rᵀ [G·H,H]. */
  int transposed(int l, int d) {
    return transposed[2 * l + d];
  }

  CellOp.Site site(int l, int d) {
    LayerSpec layer = spec.layers().get(l);
    return new CellOp.Site(layer.cell(), layer.hidden(), d, places(l, d),
        layer.cell() == Cell.GRU ? layout.bias(l, d).offset() + 3 * layer.hidden() : -1,
        layout.peepholes(l, d) == null ? -1 : layout.peepholes(l, d).offset(), batch.stateMask[2 * l + d], entered[2 * l + d],
        batch.sequences, spec.truncation());
  }

  ReadOutOp.Reading reading() {
    return reading;
  }

  /**
   * [rows,·] gradient by the outputs of a layer, or by x; two that layers take in turns, the first only if there are several
   * layers.
   */
  int layerGradient(int turn) {
    return layerGradient[turn];
  }

  /** [N,H] what a step hands to the one before it, backward. */
  int carry(int l, int d) {
    return carry[2 * l + d];
  }

  /** [splits,P] parts of the gradient by the parameters. */
  int partial() {
    return partial;
  }

  /** Where guard bands begin, if there are any. */
  int[] bands() {
    return bands.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Where executes leave their stamps. */
  int stamp() {
    return stamp;
  }

  /** Floats of the arena that one packed row takes, about; for cutting batches before they are packed. */
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
}
