package weka.recurrent.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.export.OnnxGraph.Type;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkSpec;

/**
 * One member of a model as ONNX operators: embeddings, recurrent layers, read-out, output layer. Everything in float.
 * <pre>
 *   values [N,T,·] ┐
 *   tables ────────┴► x [T,N,D] ──► RNN | LSTM | GRU … ──► read-out ──► features [N,F] ┐
 *                                                         statics [N,S] ──┴► Gemm ──► Softmax ──► [N,C]
 * </pre>
 */
final class OnnxNetwork {
  private final OnnxGraph graph;
  private final OnnxInputs inputs;
  private final NetworkSpec spec;
  private final NetworkLayout layout;
  private final float[] parameters;
  private final String name;

  /**
   * A member.
   *
   * @param name prefix of the names of its constants
   * @param parameters [P] laid out by {@link NetworkLayout}
   */
  OnnxNetwork(OnnxGraph graph, OnnxInputs inputs, NetworkSpec spec, float[] parameters, String name) {
    this.graph = graph;
    this.inputs = inputs;
    this.spec = spec;
    this.layout = new NetworkLayout(spec);
    this.parameters = parameters;
    this.name = name;
  }

  /**
   * Adds the member.
   *
   * @return [N,C] float: probabilities, or numbers in standard units
   */
  String add() {
    EncoderSpec encoder = spec.encoder();
    // A sequence without steps runs over one, which is not read out: runtimes differ in what they do with length 0.
    String lengths = graph.cast(graph.apply("Max", inputs.length(), graph.scalar(1L)), Type.INT32);
    String x = graph.node("Transpose", embedded()).attribute("perm", new long[] {1, 0, 2}).out();
    OnnxLayer top = null;
    for (int l = 0; l < encoder.layers().size(); l++) {
      top = OnnxLayer.add(graph, name + "layer" + (l + 1), encoder, parameters, l, x, lengths);
      x = joined(top.states(), 0, 2, 1, 3);
    }
    String features = spec.readOut() == ReadOut.LAST ? joined(top.last(), 1, 0, 2) : overSteps(x);
    String filled = graph.apply("Greater", graph.apply("Unsqueeze", inputs.length(), graph.list(1)), graph.scalar(0L));
    features = graph.apply("Where", filled, features, graph.scalar(0f));
    String head = inputs.statics() == null ? features
        : graph.node("Concat", features, inputs.statics()).attribute("axis", 1).out();
    String outputs = graph.apply("Gemm", head, constant(layout.outputWeights()),
        graph.constant(name + layout.outputBias().name(), slice(layout.outputBias()), spec.outputs()));
    return spec.loss() == Loss.CROSS_ENTROPY ? graph.node("Softmax", outputs).attribute("axis", 1).out() : outputs;
  }

  /** [N,T,D]: the values, and beside them the learned vectors of the tokens. */
  private String embedded() {
    List<String> parts = new ArrayList<>();
    if (inputs.values() != null) {
      parts.add(inputs.values());
    }
    for (int column = 0; column < inputs.tokens().size(); column++) {
      OnnxChannels.Tokens tokens = inputs.tokens().get(column);
      Block table = layout.table(column);
      int width = table.columns();
      float[] rows = new float[tokens.rows().length * width];
      for (int r = 0; r < tokens.rows().length; r++) {
        System.arraycopy(parameters, table.offset() + tokens.rows()[r] * width, rows, r * width, width);
      }
      String constant = graph.constant(name + table.name(), rows, tokens.rows().length, width);
      parts.add(graph.apply("Gather", constant, tokens.index()));
    }
    return parts.size() == 1 ? parts.get(0) : graph.node("Concat", parts.toArray(String[]::new)).attribute("axis", 2).out();
  }

  /** Brings the directions beside the units and makes one axis of both. */
  private String joined(String states, long... order) {
    String ordered = graph.node("Transpose", states).attribute("perm", order).out();
    String shape = order.length == 4 ? graph.list(0, 0, -1) : graph.list(0, -1);
    return graph.apply("Reshape", ordered, shape);
  }

  /** The read-outs that look at every step: [T,N,F] to [N,F]. */
  private String overSteps(String outputs) {
    String valid = inputs.validSteps();
    // States after the end are not defined.
    String y = graph.apply("Where", valid, outputs, graph.scalar(0f));
    return switch (spec.readOut()) {
      case MEAN -> graph.apply("Div", sumOverSteps(y), sumOverSteps(graph.cast(valid, Type.FLOAT)));
      case MAX -> graph.node("ReduceMax", orLowest(valid, y)).attribute("axes", new long[] {0}).attribute("keepdims", 0).out();
      case ATTENTION -> {
        Block query = layout.encoder().query();
        String scores = graph.apply("MatMul", y, graph.constant(name + query.name(), slice(query), query.columns(), 1));
        String weights = graph.node("Softmax", orLowest(valid, scores)).attribute("axis", 0).out();
        yield sumOverSteps(graph.apply("Mul", weights, y));
      }
      case LAST -> throw new IllegalStateException("the last step is read from the final states");
    };
  }

  private String orLowest(String valid, String value) {
    return graph.apply("Where", valid, value, graph.scalar(-Float.MAX_VALUE));
  }

  private String sumOverSteps(String value) {
    return graph.node("ReduceSum", value, graph.list(0)).attribute("keepdims", 0).out();
  }

  private String constant(Block block) {
    return graph.constant(name + block.name(), slice(block), block.rows(), block.columns());
  }

  private float[] slice(Block block) {
    return Arrays.copyOfRange(parameters, block.offset(), block.end());
  }
}
