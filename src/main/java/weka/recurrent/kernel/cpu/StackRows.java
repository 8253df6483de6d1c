package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;

/**
 * The rows of all layers for a range of sequences: the whole batch where its trace is kept, else one group of sequences after the
 * other. In the first case several threads use it at once, each for sequences of its own, after one thread has made room.
 */
final class StackRows {
  private static final int ALL = Integer.MAX_VALUE;
  /** Elements of z computed ahead of the recurrence: enough to reuse W, few enough to stay in the second-level cache. */
  private static final int AHEAD = 1 << 15;
  /** Rows that a group of sequences is expected to have, for the choice of steps computed ahead. */
  private static final int USUAL_ROWS = 16;

  /** Values of a step that are few. */
  private static final int FEW = 8;

  /** Header and padding of an array, its reference, and one in the lists of {@link WeightGradients}. */
  private static final int ROW_OVERHEAD = 28;

  final EncoderSpec spec;
  final ReadOutRows readOut;
  private final DirectionRows[][] directions;
  /** Per layer what enters W [D], used where that is no row of the layer below: in the first layer, and under masks. */
  private final RowGrid[] inputs;
  /** Per bidirectional layer the outputs of both directions [2·H], else null. */
  private final RowGrid[] outputs;
  /** Per layer the gradient by its input before the mask [D]; null in prediction. */
  private final RowGrid[] inputGradients;

  private SequenceBatch batch;
  private DropoutMasks masks;
  private int from;
  private int to;

  StackRows(EncoderSpec spec, boolean training) {
    this.spec = spec;
    int layers = spec.layers().size();
    directions = new DirectionRows[layers][];
    inputs = new RowGrid[layers];
    outputs = new RowGrid[layers];
    inputGradients = new RowGrid[layers];
    for (int l = 0; l < layers; l++) {
      LayerSpec layer = spec.layers().get(l);
      directions[l] = new DirectionRows[layer.directions()];
      for (int d = 0; d < directions[l].length; d++) {
        directions[l][d] =
            new DirectionRows(layer.cell(), layer.hidden(), training ? ALL : stepsAhead(layer), training ? ALL : 2);
      }
      inputs[l] = new RowGrid(spec.inputsOf(l), ALL);
      outputs[l] = layer.bidirectional() ? new RowGrid(layer.width(), ALL) : null;
      inputGradients[l] = training ? new RowGrid(spec.inputsOf(l), ALL) : null;
    }
    int top = layers - 1;
    RowGrid[] states = new RowGrid[directions[top].length];
    for (int d = 0; d < states.length; d++) {
      states[d] = directions[top][d].h;
    }
    readOut = new ReadOutRows(spec, outputGrid(top), states);
  }

  /** Steps whose input products a GRU computes at once. */
  static int stepsAhead(LayerSpec layer) {
    return Math.max(1, AHEAD / (USUAL_ROWS * layer.cell().gates() * layer.hidden()));
  }

  /**
   * Bytes that rows take: 4 for each element, and {@link #ROW_OVERHEAD} for each array and the references to it. Rows of z and m
   * are as wide as {@link LoopRows} wants them.
   *
   * <p>Training keeps for each sequence and step x [D] and per layer and direction z [G·H], h [H], for an LSTM c [H], for a GRU
   * m [H], with dropout of states the masked h [H]; where they exist the joined outputs [2·H] and masked inputs [D]; and a
   * gradient by each layer's inputs [D] and by what the maximum and attention read [F]. Prediction keeps x, h and joined outputs,
   * and the rest for a few steps. Dropout is taken to be on in training.
   */
  static long bytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    long perStep = 0;
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      Cell cell = layer.cell();
      long hidden = layer.hidden();
      long inputs = spec.inputsOf(l);
      long state = row(hidden);
      long own = state;
      if (training) {
        own += row(LoopRows.width(cell.gates() * layer.hidden())) + state;
        own += cell.hasCellState() ? state : cell == Cell.GRU ? row(LoopRows.width(layer.hidden())) : 0;
      }
      perStep += layer.directions() * own + (layer.bidirectional() ? row(layer.width()) : 0);
      if (l == 0 || training) {
        perStep += row(inputs);
      }
      if (training) {
        perStep += row(inputs);
      }
    }
    if (training && (spec.readOut() == ReadOut.MAX || spec.readOut() == ReadOut.ATTENTION)) {
      perStep += row(spec.features());
    }
    return perStep * steps * sequences;
  }

  private static long row(long width) {
    return Float.BYTES * width + ROW_OVERHEAD;
  }

  /** Makes room for sequences {@code from} to {@code to − 1} of a batch and remembers the batch. */
  void ensure(SequenceBatch batch, DropoutMasks masks, int from, int to) {
    this.batch = batch;
    this.masks = masks;
    this.from = from;
    this.to = to;
    int steps = from < to ? batch.length(from) : 0;
    for (int s = 0; s < steps; s++) {
      int end = Math.min(to, batch.rowsAt(s));
      for (int l = 0; l < directions.length; l++) {
        if (l == 0 || masks.inputOf(l) != null) {
          inputs[l].ensure(s, from, end);
        }
        for (int d = 0; d < directions[l].length; d++) {
          directions[l][d].ensure(s, from, end, masks.stateOf(l, d) != null);
        }
        if (outputs[l] != null) {
          outputs[l].ensure(s, from, end);
        }
      }
    }
    readOut.ensure(batch, from, to);
  }

  /** Makes room for gradients of the rows that were made room for. */
  void ensureGradients(boolean firstToo) {
    if (from == to) {
      return;
    }
    for (int s = 0; s < batch.length(from); s++) {
      for (int l = firstToo ? 0 : 1; l < directions.length; l++) {
        inputGradients[l].ensure(s, from, Math.min(to, batch.rowsAt(s)));
      }
    }
    readOut.ensureGradients(from, to);
  }

  SequenceBatch batch() {
    return batch;
  }

  DropoutMasks masks() {
    return masks;
  }

  DirectionRows direction(int layer, int direction) {
    return directions[layer][direction];
  }

  /** Where a sequence stands in the lists of rows of a step. */
  int index(int sequence) {
    return sequence - from;
  }

  /** The step of the input that a direction takes as its step s. */
  int time(int direction, int s, int sequence) {
    return direction == 0 ? s : batch.length(sequence) - 1 - s;
  }

  /** Puts what enters W of a layer at a direction's own step, [D] for each of some sequences, into a list from an index on. */
  void listInputs(int layer, int direction, int s, int from, int to, float[][] into, int at) {
    RowGrid grid = layer == 0 || masks.inputOf(layer) != null ? inputs[layer] : outputGrid(layer - 1);
    if (direction == 0) {
      grid.list(s, from, to, into, at);
      return;
    }
    for (int n = from; n < to; n++) {
      RowGrid.put(grid.row(time(direction, s, n), n), into, at + n - from);
    }
  }

  /** What a layer gives to the one above [width]; for a bidirectional one written by {@link #joinOutput}. */
  private RowGrid outputGrid(int layer) {
    return outputs[layer] == null ? directions[layer][0].h : outputs[layer];
  }

  /** Copies h' of a direction into the outputs of its bidirectional layer; nothing to do for others. */
  void joinOutput(int layer, int direction, int s, int from, int to) {
    if (outputs[layer] == null) {
      return;
    }
    int hidden = spec.layers().get(layer).hidden();
    for (int n = from; n < to; n++) {
      float[] h = directions[layer][direction].h.row(s, n);
      System.arraycopy(h, 0, outputs[layer].row(time(direction, s, n), n), direction * hidden, hidden);
    }
  }

  /** The gradient by the input of a layer [D], before its mask. */
  float[] inputGradient(int layer, int t, int sequence) {
    return inputGradients[layer].row(t, sequence);
  }

  /** Copies the gradient by the inputs of the first layer, of sequences {@code from} to {@code to − 1}, into dx [T,N,D]. */
  void copyInputGradients(int from, int to, float[] dx) {
    int width = spec.inputs();
    for (int t = 0; t < batch.length(from); t++) {
      for (int n = from; n < Math.min(to, batch.rowsAt(t)); n++) {
        System.arraycopy(inputGradient(0, t, n), 0, dx, (t * batch.sequences() + n) * width, width);
      }
    }
  }

  /** The gradient by the output of a layer [width] at a direction's own step s, or null where it is zero. */
  float[] outputGradient(int layer, int direction, int s, int sequence) {
    int t = time(direction, s, sequence);
    return layer + 1 < directions.length ? inputGradient(layer + 1, t, sequence) : readOut.gradient(t, s, sequence);
  }

  /** Fills the inputs of a layer that are no rows of the layer below. */
  void fillInputs(int layer, int from, int to) {
    float[] mask = masks.inputOf(layer);
    if (layer > 0 && mask == null) {
      return;
    }
    int width = spec.inputsOf(layer);
    for (int n = from; n < to; n++) {
      float[] values = layer == 0 ? batch.valuesOf(n) : null;
      for (int t = 0; t < batch.length(n); t++) {
        float[] row = inputs[layer].row(t, n);
        if (layer == 0) {
          copy(values, batch.at(n, t), row, width);
        } else {
          System.arraycopy(outputGrid(layer - 1).row(t, n), 0, row, 0, width);
        }
        if (mask != null) {
          Elements.multiply(row, mask, n * width, width);
        }
      }
    }
  }

  /** A few values are copied sooner one by one than by a call. */
  private static void copy(float[] from, int at, float[] into, int width) {
    if (width > FEW) {
      System.arraycopy(from, at, into, 0, width);
      return;
    }
    for (int d = 0; d < width; d++) {
      into[d] = from[at + d];
    }
  }
}
