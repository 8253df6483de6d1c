package weka.recurrent.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph of ONNX operators under construction. Values are known by their names; whatever makes one returns its name. Nodes must
 * be added in an order in which inputs come before what uses them.
 *
 * <pre>{@code
 * OnnxGraph graph = new OnnxGraph("sum");
 * String x = graph.input("x", OnnxGraph.Type.FLOAT, "batch", 3);
 * String sum = graph.node("ReduceSum", x, graph.constant(new long[] {1}, 1)).attribute("keepdims", 0).to("sum");
 * graph.output(sum, OnnxGraph.Type.FLOAT, "batch");
 * byte[] model = graph.model("row sums", Map.of());
 * }</pre>
 *
 * <p>Field numbers are those of {@code onnx.proto} (IR version 8), operators those of set {@value #OPERATOR_SET}.
 */
public final class OnnxGraph {
  /** Version of the operators: the earliest in which all that is used here is found, for the sake of older runtimes. */
  public static final int OPERATOR_SET = 17;
  private static final int IR_VERSION = 8;

  /** Element types. */
  public enum Type {
    /** 32-bit floating point. */
    FLOAT(1),
    /** 32-bit integer. */
    INT32(6),
    /** 64-bit integer. */
    INT64(7),
    /** Truth value. */
    BOOL(9),
    /** 64-bit floating point. */
    DOUBLE(11);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  private final String name;
  private final List<Node> nodes = new ArrayList<>();
  private final ProtocolBuffer constants = new ProtocolBuffer();
  private final ProtocolBuffer inputsAndOutputs = new ProtocolBuffer();
  private int unnamed;

  /** An empty graph. */
  public OnnxGraph(String name) {
    this.name = name;
  }

  /** One operator with its inputs, outputs and attributes. */
  public static final class Node {
    private final OnnxGraph graph;
    private final String operator;
    private final ProtocolBuffer message = new ProtocolBuffer();

    private Node(OnnxGraph graph, String operator, String[] inputs) {
      this.graph = graph;
      this.operator = operator;
      for (String input : inputs) {
        message.text(1, input);
      }
      message.text(3, operator + graph.nodes.size()).text(4, operator);
    }

    /** Sets an attribute. */
    public Node attribute(String attribute, long value) {
      message.message(5, new ProtocolBuffer().text(1, attribute).number(3, value).number(20, 2));
      return this;
    }

    /** Sets an attribute. */
    public Node attribute(String attribute, String value) {
      message.message(5, new ProtocolBuffer().text(1, attribute).text(4, value).number(20, 3));
      return this;
    }

    /** Sets an attribute to a graph, such as the body of a loop. */
    public Node attribute(String attribute, OnnxGraph value) {
      message.message(5, new ProtocolBuffer().text(1, attribute).message(6, value.message()).number(20, 5));
      return this;
    }

    /** Sets an attribute. */
    public Node attribute(String attribute, long[] values) {
      ProtocolBuffer list = new ProtocolBuffer().text(1, attribute);
      for (long value : values) {
        list.number(8, value);
      }
      message.message(5, list.number(20, 7));
      return this;
    }

    /** Sets an attribute. */
    public Node attribute(String attribute, String[] values) {
      ProtocolBuffer list = new ProtocolBuffer().text(1, attribute);
      for (String value : values) {
        list.text(9, value);
      }
      message.message(5, list.number(20, 8));
      return this;
    }

    /** Names the next output; "" leaves it out. */
    public String to(String output) {
      message.text(2, output);
      return output;
    }

    /** Gives the next output a name of its own. */
    public String out() {
      return to(graph.fresh(operator));
    }
  }

  private String fresh(String kind) {
    return kind + "_" + ++unnamed;
  }

  /**
   * Declares an input.
   *
   * @param shape a number for each extent that is fixed, a name for each that is free
   */
  public String input(String input, Type type, Object... shape) {
    inputsAndOutputs.message(11, described(input, type, shape));
    return input;
  }

  /** Declares a value to be an output; shape as for {@link #input}. */
  public void output(String output, Type type, Object... shape) {
    inputsAndOutputs.message(12, described(output, type, shape));
  }

  private static ProtocolBuffer described(String value, Type type, Object[] shape) {
    ProtocolBuffer extents = new ProtocolBuffer();
    for (Object extent : shape) {
      extents.message(1, extent instanceof Number number ? new ProtocolBuffer().number(1, number.longValue())
          : new ProtocolBuffer().text(2, (String) extent));
    }
    ProtocolBuffer tensor = new ProtocolBuffer().number(1, type.code).message(2, extents);
    return new ProtocolBuffer().text(1, value).message(2, new ProtocolBuffer().message(1, tensor));
  }

  /** Adds an operator; "" among the inputs stands for one that is not given. */
  public Node node(String operator, String... inputs) {
    Node node = new Node(this, operator, inputs);
    nodes.add(node);
    return node;
  }

  /** Adds an operator with one output and no attributes. */
  public String apply(String operator, String... inputs) {
    return node(operator, inputs).out();
  }

  /** Converts a value to another type. */
  public String cast(String value, Type type) {
    return node("Cast", value).attribute("to", type.code).out();
  }

  /** A named constant, row-major. */
  public String constant(String constant, float[] values, long... shape) {
    ByteBuffer raw = raw(values.length, Float.BYTES);
    for (float value : values) {
      raw.putFloat(value);
    }
    return constant(constant, Type.FLOAT, raw, values.length, shape);
  }

  /** A constant, row-major; without a shape a scalar. */
  public String constant(float[] values, long... shape) {
    return constant(fresh("constant"), values, shape);
  }

  /** A constant, row-major; without a shape a scalar. */
  public String constant(double[] values, long... shape) {
    ByteBuffer raw = raw(values.length, Double.BYTES);
    for (double value : values) {
      raw.putDouble(value);
    }
    return constant(fresh("constant"), Type.DOUBLE, raw, values.length, shape);
  }

  /** A constant, row-major; without a shape a scalar. */
  public String constant(long[] values, long... shape) {
    ByteBuffer raw = raw(values.length, Long.BYTES);
    for (long value : values) {
      raw.putLong(value);
    }
    return constant(fresh("constant"), Type.INT64, raw, values.length, shape);
  }

  /** A scalar. */
  public String scalar(double value) {
    return constant(new double[] {value});
  }

  /** A scalar. */
  public String scalar(float value) {
    return constant(new float[] {value});
  }

  /** A scalar. */
  public String scalar(long value) {
    return constant(new long[] {value});
  }

  /** A list of numbers, such as axes. */
  public String list(long... values) {
    return constant(values, values.length);
  }

  private static ByteBuffer raw(int size, int bytes) {
    return ByteBuffer.allocate(Math.multiplyExact(size, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String constant, Type type, ByteBuffer raw, int size, long[] shape) {
    long expected = 1;
    ProtocolBuffer tensor = new ProtocolBuffer();
    for (long extent : shape) {
      tensor.number(1, extent);
      expected *= extent;
    }
    if (expected != size) {
      throw new IllegalArgumentException("the constant " + constant + " must hold " + expected + " values, got " + size);
    }
    constants.message(5, tensor.number(2, type.code).text(8, constant).bytes(9, raw.array()));
    return constant;
  }

  private ProtocolBuffer message() {
    ProtocolBuffer graph = new ProtocolBuffer();
    for (Node node : nodes) {
      graph.message(1, node.message);
    }
    return graph.text(2, name).append(constants).append(inputsAndOutputs);
  }

  /**
   * The whole model.
   *
   * @param description for people, the {@code doc_string}
   * @param metadata for programs
   */
  public byte[] model(String description, Map<String, String> metadata) {
    ProtocolBuffer model = new ProtocolBuffer().number(1, IR_VERSION).text(2, "recurrentNetworks").text(6, description)
        .message(7, message()).message(8, new ProtocolBuffer().text(1, "").number(2, OPERATOR_SET));
    metadata.forEach((key, value) -> model.message(14, new ProtocolBuffer().text(1, key).text(2, value)));
    return model.toBytes();
  }
}
