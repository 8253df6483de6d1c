package weka.recurrent.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weka.recurrent.data.EncodingRules;
import weka.recurrent.export.OnnxGraph.Type;

/**
 * The inputs of an exported model and what they are turned into before the network: masked beyond the given lengths, cut where
 * nothing but missing values follows, encoded. Names and shapes are in the package comment.
 */
final class OnnxInputs {
  static final String CHANNELS = "channels";
  static final String INDICES = "indices";
  static final String TOKENS = "tokens";
  static final String LENGTHS = "lengths";
  static final String STATICS = "statics";
  static final String STATIC_INDICES = "static_indices";
  private static final String BATCH = "batch";
  private static final String STEPS = "steps";

  private final OnnxGraph graph;
  private final String given;
  private String stepNumbers;
  private String length;
  private String values;
  private String statics;
  private String validSteps;
  private final List<OnnxChannels.Tokens> tokens = new ArrayList<>();

  OnnxInputs(OnnxGraph graph, EncodingRules rules) {
    this.graph = graph;
    if (rules.text() != null) {
      String text = graph.input(TOKENS, Type.INT64, BATCH, STEPS);
      given = graph.input(LENGTHS, Type.INT64, BATCH);
      readText(text, rules.text().vocabulary().length);
    } else {
      OnnxChannels channels = new OnnxChannels(graph, rules.steps());
      String x = channels.numbers() == 0 ? null : graph.input(CHANNELS, Type.DOUBLE, BATCH, STEPS, channels.numbers());
      String k = channels.labels() == 0 ? null : graph.input(INDICES, Type.INT64, BATCH, STEPS, channels.labels());
      given = graph.input(LENGTHS, Type.INT64, BATCH);
      readChannels(channels, x, k);
    }
    if (!rules.statics().isEmpty()) {
      readStatics(new OnnxChannels(graph, rules.statics()));
    }
  }

  /** [N,T,channels] float; null if there are tokens only. */
  String values() {
    return values;
  }

  /** The columns of tokens, [N,T] each. */
  List<OnnxChannels.Tokens> tokens() {
    return tokens;
  }

  /** [N,S] float; null if there are none. */
  String statics() {
    return statics;
  }

  /** [N] int64: steps up to the last that is not missing. */
  String length() {
    return length;
  }

  /** [T,N,1] bool: whether a step belongs to its sequence. */
  String validSteps() {
    if (validSteps == null) {
      String valid = graph.apply("Less", graph.apply("Unsqueeze", stepNumbers, graph.list(1)), length);
      validSteps = graph.apply("Unsqueeze", valid, graph.list(2));
    }
    return validSteps;
  }

  private void readText(String text, int vocabulary) {
    String within = withinLengths(text);
    length = given;
    String token = graph.apply("Max", graph.apply("Where", within, text, graph.scalar(0L)), graph.scalar(0L));
    tokens.add(new OnnxChannels.Tokens(token, IntStream.range(0, vocabulary).toArray()));
  }

  private void readChannels(OnnxChannels channels, String channelValues, String channelIndices) {
    String within = withinLengths(channelValues != null ? channelValues : channelIndices);
    String everyChannel = graph.apply("Unsqueeze", within, graph.list(2));
    List<String> known = new ArrayList<>();
    String x = null;
    String k = null;
    if (channelValues != null) {
      x = graph.apply("Where", everyChannel, channelValues, graph.scalar(Double.NaN));
      known.add(graph.cast(graph.apply("Not", graph.apply("IsNaN", x)), Type.INT64));
    }
    if (channelIndices != null) {
      k = knownOrMinusOne(graph.apply("Where", everyChannel, channelIndices, graph.scalar(-1L)));
      known.add(graph.cast(graph.apply("GreaterOrEqual", k, graph.scalar(0L)), Type.INT64));
    }
    length = upToLastKnown(known);
    values = channels.encode(x, k);
    tokens.addAll(channels.tokens());
  }

  private void readStatics(OnnxChannels channels) {
    String x = null;
    String k = null;
    if (channels.numbers() > 0) {
      x = oneStep(graph.input(STATICS, Type.DOUBLE, BATCH, channels.numbers()));
    }
    if (channels.labels() > 0) {
      k = oneStep(knownOrMinusOne(graph.input(STATIC_INDICES, Type.INT64, BATCH, channels.labels())));
    }
    statics = graph.apply("Squeeze", channels.encode(x, k), graph.list(1));
  }

  private String oneStep(String value) {
    return graph.apply("Unsqueeze", value, graph.list(1));
  }

  private String knownOrMinusOne(String index) {
    return graph.apply("Max", index, graph.scalar(-1L));
  }

  /** [N,T] bool: whether a step is within the lengths given. */
  private String withinLengths(String input) {
    String steps = graph.node("Gather", graph.apply("Shape", input), graph.scalar(1L)).out();
    stepNumbers = graph.apply("Range", graph.scalar(0L), steps, graph.scalar(1L));
    return graph.apply("Less", stepNumbers, graph.apply("Unsqueeze", given, graph.list(1)));
  }

  /** One more than the number of the last step that is known in any channel; lengths beyond T stay, so that they are refused. */
  private String upToLastKnown(List<String> known) {
    String all = known.size() == 1 ? known.get(0)
        : graph.node("Concat", known.toArray(String[]::new)).attribute("axis", 2).out();
    String any = graph.node("ReduceMax", all).attribute("axes", new long[] {2}).attribute("keepdims", 0).out();
    String ends = graph.apply("Mul", any, graph.apply("Add", stepNumbers, graph.scalar(1L)));
    String last = graph.node("ReduceMax", ends).attribute("axes", new long[] {1}).attribute("keepdims", 0).out();
    String steps = graph.apply("Size", stepNumbers);
    return graph.apply("Where", graph.apply("Greater", given, steps), given, last);
  }
}
