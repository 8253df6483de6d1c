package weka.recurrent.export;

import java.util.Arrays;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * One recurrent layer as ONNX's operator RNN, LSTM or GRU.
 *
 * <p>The cells are the same to the letter, z included: both compute h' = (1 − z) ⊙ n + z ⊙ h. What differs is the order of
 * things:
 * <table>
 * <caption>Here and in ONNX</caption>
 * <tr><th></th><th>here</th><th>ONNX</th></tr>
 * <tr><td>LSTM gates</td><td>i f g o</td><td>i o f c (c is our g)</td></tr>
 * <tr><td>peepholes</td><td>p_i p_f p_o</td><td>i o f</td></tr>
 * <tr><td>GRU gates</td><td>r z n</td><td>z r h (h is our n)</td></tr>
 * <tr><td>W, R</td><td>[D,G·H], [H,G·H]</td><td>[directions,G·H,D], [directions,G·H,H]</td></tr>
 * <tr><td>bias</td><td>one per gate; b_m in the reset product</td><td>Wb then Rb, [directions,2·G·H]: b goes to Wb and Rb is 0,
 *     but for b_m, which is Rb of h with {@code linear_before_reset} = 1</td></tr>
 * </table>
 *
 * @param states Y [T,directions,N,H]: every state; undefined after the end of a sequence
 * @param last Y_h [directions,N,H]: the final state of each direction
 */
public record OnnxLayer(String states, String last) {
  private static final int[] PEEPHOLES = {0, 2, 1};

  /**
   * Adds a layer to a graph.
   *
   * @param graph added to
   * @param name prefix of the names of its constants
   * @param spec the encoder
   * @param parameters of the encoder, laid out by {@link EncoderLayout}
   * @param layer number of the layer, from 0
   * @param x [T,N,D] float: what enters the layer
   * @param lengths [N] int32, each 1..T
   */
  public static OnnxLayer add(OnnxGraph graph, String name, EncoderSpec spec, float[] parameters, int layer, String x,
      String lengths) {
    LayerSpec shape = spec.layers().get(layer);
    EncoderLayout layout = new EncoderLayout(spec);
    Cell cell = shape.cell();
    int directions = shape.directions();
    int inputs = spec.inputsOf(layer);
    int h = shape.hidden();
    int gates = cell.gates();
    float[] w = new float[directions * gates * h * inputs];
    float[] r = new float[directions * gates * h * h];
    float[] b = new float[directions * 2 * gates * h];
    float[] p = new float[directions * cell.peepholes() * h];
    int[] order = gateOrder(cell);
    for (int d = 0; d < directions; d++) {
      transpose(parameters, layout.inputWeights(layer, d), order, h, w, d * gates * h * inputs);
      transpose(parameters, layout.recurrentWeights(layer, d), order, h, r, d * gates * h * h);
      int bias = layout.bias(layer, d).offset();
      copyBlocks(parameters, bias, order, h, b, d * 2 * gates * h);
      if (cell == Cell.GRU) {
        System.arraycopy(parameters, bias + 3 * h, b, (d * 6 + 5) * h, h);
      }
      if (cell.peepholes() > 0) {
        copyBlocks(parameters, layout.peepholes(layer, d).offset(), PEEPHOLES, h, p, d * PEEPHOLES.length * h);
      }
    }
    String[] operands = new String[cell.peepholes() > 0 ? 8 : 5];
    Arrays.fill(operands, "");
    operands[0] = x;
    operands[1] = graph.constant(name + ".W", w, directions, gates * h, inputs);
    operands[2] = graph.constant(name + ".R", r, directions, gates * h, h);
    operands[3] = graph.constant(name + ".B", b, directions, 2 * gates * h);
    operands[4] = lengths;
    if (cell.peepholes() > 0) {
      operands[7] = graph.constant(name + ".P", p, directions, PEEPHOLES.length * h);
    }
    OnnxGraph.Node node = graph.node(operator(cell), operands).attribute("hidden_size", h)
        .attribute("direction", shape.bidirectional() ? "bidirectional" : "forward");
    if (cell == Cell.GRU) {
      node.attribute("linear_before_reset", 1);
    }
    if (cell == Cell.RNN_RELU) {
      node.attribute("activations", directions == 2 ? new String[] {"Relu", "Relu"} : new String[] {"Relu"});
    }
    return new OnnxLayer(node.to(name + ".Y"), node.to(name + ".Y_h"));
  }

  private static String operator(Cell cell) {
    return switch (cell) {
      case RNN_TANH, RNN_RELU -> "RNN";
      case LSTM, LSTM_PEEPHOLE -> "LSTM";
      case GRU -> "GRU";
    };
  }

  /** Gate k of ONNX is our gate order[k]. */
  private static int[] gateOrder(Cell cell) {
    return switch (cell) {
      case RNN_TANH, RNN_RELU -> new int[] {0};
      case LSTM, LSTM_PEEPHOLE -> new int[] {0, 3, 1, 2};
      case GRU -> new int[] {1, 0, 2};
    };
  }

  private static void copyBlocks(float[] from, int offset, int[] order, int h, float[] into, int at) {
    for (int k = 0; k < order.length; k++) {
      System.arraycopy(from, offset + order[k] * h, into, at + k * h, h);
    }
  }

  /** Our [rows,G·H] to ONNX's [G·H,rows]. */
  private static void transpose(float[] parameters, Block block, int[] order, int h, float[] into, int at) {
    for (int k = 0; k < order.length; k++) {
      for (int j = 0; j < h; j++) {
        for (int row = 0; row < block.rows(); row++) {
          into[at + (k * h + j) * block.rows() + row] =
              parameters[block.offset() + row * block.columns() + order[k] * h + j];
        }
      }
    }
  }
}
