package weka.recurrent.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the parameters of an encoder stand in the flat vector: for every layer, for every direction (forward first)
 * W [D,G·H], R [H,G·H], b [B·H], p [3·H] with peepholes only; after the layers q [F] with attention only. Matrices are
 * row-major. Immutable.
 */
public final class EncoderLayout {

  /**
   * A named block of the flat vector, row-major.
   *
   * @param name such as {@code layer1.forward.W}
   * @param offset index of its first element
   * @param rows number of rows; 1 for vectors
   * @param columns number of columns
   */
  public record Block(String name, int offset, int rows, int columns) {
    /** Number of elements. */
    public int size() {
      return rows * columns;
    }

    /** Index after its last element. */
    public int end() {
      return offset + size();
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private final Block[][] inputWeights;
  private final Block[][] recurrentWeights;
  private final Block[][] bias;
  private final Block[][] peepholes;
  private final Block query;
  private final int size;

  /** Lays out the parameters of the given encoder. */
  public EncoderLayout(EncoderSpec spec) {
    int layers = spec.layers().size();
    inputWeights = new Block[layers][];
    recurrentWeights = new Block[layers][];
    bias = new Block[layers][];
    peepholes = new Block[layers][];
    for (int l = 0; l < layers; l++) {
      LayerSpec layer = spec.layers().get(l);
      int directions = layer.directions();
      inputWeights[l] = new Block[directions];
      recurrentWeights[l] = new Block[directions];
      bias[l] = new Block[directions];
      peepholes[l] = new Block[directions];
      for (int d = 0; d < directions; d++) {
        String place = "layer" + (l + 1) + (d == 0 ? ".forward." : ".backward.");
        int h = layer.hidden();
        int gates = layer.cell().gates();
        inputWeights[l][d] = add(place + "W", spec.inputsOf(l), gates * h);
        recurrentWeights[l][d] = add(place + "R", h, gates * h);
        bias[l][d] = add(place + "b", 1, layer.cell().biases() * h);
        if (layer.cell().peepholes() > 0) {
          peepholes[l][d] = add(place + "p", 1, layer.cell().peepholes() * h);
        }
      }
    }
    query = spec.readOut() == ReadOut.ATTENTION ? add("attention.q", 1, spec.features()) : null;
    size = end();
  }

  private Block add(String name, int rows, int columns) {
    if (rows < 1 || columns < 1 || end() + (long) rows * columns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("all parameters of a network must fit into one array of 2^31 - 1 numbers, but with "
          + name + " there are more. Lower the hidden units, or the number of layers");
    }
    Block block = new Block(name, end(), rows, columns);
    blocks.add(block);
    return block;
  }

  private int end() {
    return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
  }

  /** P: number of parameters of the encoder. */
  public int size() {
    return size;
  }

  /** All blocks in order; together they cover the vector without gaps. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** W [D,G·H]. Layers and directions (0 forward, 1 backward) count from 0. */
  public Block inputWeights(int layer, int direction) {
    return inputWeights[layer][direction];
  }

  /** R [H,G·H]. */
  public Block recurrentWeights(int layer, int direction) {
    return recurrentWeights[layer][direction];
  }

  /** b [B·H]. */
  public Block bias(int layer, int direction) {
    return bias[layer][direction];
  }

  /** p [3·H] in the order i f o, or null for cells without peepholes. */
  public Block peepholes(int layer, int direction) {
    return peepholes[layer][direction];
  }

  /** q [F] of the attention read-out, or null for the others. */
  public Block query() {
    return query;
  }
}
