package weka.recurrent.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import weka.recurrent.data.EncodingRules.ChannelRule;
import weka.recurrent.data.EncodingRules.DateRule;
import weka.recurrent.data.EncodingRules.NumberRule;
import weka.recurrent.data.EncodingRules.OneHotRule;
import weka.recurrent.data.EncodingRules.TokenRule;
import weka.recurrent.export.OnnxGraph.Type;

/**
 * The encoding of channels as ONNX operators, in double up to the end as in Java: numbers and dates come in as x [N,T,C] with NaN
 * for missing, nominal values and strings as k [N,T,K] with −1 for missing. All numbers are encoded at once, however many.
 */
final class OnnxChannels {
  /**
   * A column of tokens.
   *
   * @param index [N,T] int64, row of a table made from the learned one
   * @param rows [rows of that table] which learned vector each one is
   */
  record Tokens(String index, int[] rows) {}

  private final OnnxGraph graph;
  private final List<ChannelRule> rules;
  private final List<ChannelRule> numbers = new ArrayList<>();
  private final List<ChannelRule> labels = new ArrayList<>();
  private final List<Tokens> tokens = new ArrayList<>();

  private final List<String> parts = new ArrayList<>();
  private int width;

  OnnxChannels(OnnxGraph graph, List<ChannelRule> rules) {
    this.graph = graph;
    this.rules = rules;
    for (ChannelRule rule : rules) {
      (isNumber(rule) ? numbers : labels).add(rule);
    }
  }

  /** Whether a channel comes in as a number. */
  static boolean isNumber(ChannelRule rule) {
    return rule instanceof NumberRule || rule instanceof DateRule;
  }

  /** C. */
  int numbers() {
    return numbers.size();
  }

  /** K. */
  int labels() {
    return labels.size();
  }

  /** The columns of tokens, in order; filled by {@link #encode}. */
  List<Tokens> tokens() {
    return tokens;
  }

  /**
   * Adds the encoding.
   *
   * @param x [N,T,C] double; null if C = 0
   * @param k [N,T,K] int64, none below −1; null if K = 0
   * @return [N,T,width] float in the order of the network's input; null if there are tokens only
   */
  String encode(String x, String k) {
    int values = 0;
    int indicators = 0;
    int gaps = 0;
    if (!numbers.isEmpty()) {
      String missing = graph.apply("IsNaN", x);
      values = part(standardised(x, missing), numbers.size());
      if (numbers.stream().anyMatch(rule -> valueOf(rule).indicator())) {
        indicators = part(graph.cast(missing, Type.FLOAT), numbers.size());
      }
      gaps = width;
      if (numbers.stream().anyMatch(OnnxChannels::hasGap)) {
        part(gaps(x), (int) numbers.stream().filter(OnnxChannels::hasGap).count());
      }
    }
    List<Integer> columns = new ArrayList<>();
    int number = 0;
    int label = 0;
    for (ChannelRule rule : rules) {
      if (isNumber(rule)) {
        columns.add(values + number);
        if (valueOf(rule).indicator()) {
          columns.add(indicators + number);
        }
        if (hasGap(rule)) {
          columns.add(gaps++);
        }
        number++;
      } else {
        // One row more than labels, the first for missing, which comes as -1.
        String index = graph.apply("Add", graph.node("Gather", k, graph.scalar((long) label++)).attribute("axis", 2).out(),
            graph.scalar(1L));
        if (rule instanceof TokenRule token) {
          tokens.add(new Tokens(index, IntStream.concat(IntStream.of(0), IntStream.of(token.rows())).toArray()));
        } else {
          int first = oneHot((OneHotRule) rule, index);
          IntStream.range(first, width).forEach(columns::add);
        }
      }
    }
    return columns.isEmpty() ? null : select(columns);
  }

  /** The columns that enter, in their order. */
  private String select(List<Integer> columns) {
    String all = parts.size() == 1 ? parts.get(0) : graph.node("Concat", parts.toArray(String[]::new)).attribute("axis", 2).out();
    return graph.node("Gather", all, graph.list(columns.stream().mapToLong(Integer::longValue).toArray())).attribute("axis", 2)
        .out();
  }

  private int part(String value, int columns) {
    parts.add(value);
    width += columns;
    return width - columns;
  }

  private int oneHot(OneHotRule rule, String index) {
    int size = rule.labels().length;
    float[] table = new float[(size + 1) * size];
    for (int l = 0; l < size; l++) {
      table[(l + 1) * size + l] = rule.seen()[l] ? 1 : 0;
    }
    return part(graph.apply("Gather", graph.constant(table, size + 1, size), index), size);
  }

  private static NumberRule valueOf(ChannelRule rule) {
    return rule instanceof DateRule date ? date.date() : (NumberRule) rule;
  }

  private static boolean hasGap(ChannelRule rule) {
    return rule instanceof DateRule date && date.gap() != null;
  }

  /** (x − center) · scale, filler where missing. */
  private String standardised(String x, String missing) {
    List<NumberRule> values = numbers.stream().map(OnnxChannels::valueOf).toList();
    String z = scaled(x, values);
    if (values.stream().anyMatch(NumberRule::withinSequence)) {
      long[] within = values.stream().mapToLong(rule -> rule.withinSequence() ? 1 : 0).toArray();
      z = graph.apply("Where", graph.cast(graph.list(within), Type.BOOL), standardisedWithinSequence(x, missing), z);
    }
    String filler = graph.constant(values.stream().mapToDouble(NumberRule::filler).toArray(), values.size());
    return graph.cast(graph.apply("Where", missing, filler, z), Type.FLOAT);
  }

  private String scaled(String x, List<NumberRule> values) {
    String center = graph.constant(values.stream().mapToDouble(NumberRule::center).toArray(), values.size());
    String scale = graph.constant(values.stream().mapToDouble(NumberRule::scale).toArray(), values.size());
    return graph.apply("Mul", graph.apply("Sub", x, center), scale);
  }

  /**
   * By mean and standard deviation of the known values of each sequence. Measured from the smallest one, so that values that are
   * all the same have a deviation of exactly 0.
   */
  private String standardisedWithinSequence(String x, String missing) {
    String zero = graph.scalar(0.0);
    String one = graph.scalar(1.0);
    String largest = graph.scalar(Double.MAX_VALUE);
    String smallest = graph.node("ReduceMin", graph.apply("Where", missing, largest, x)).attribute("axes", new long[] {1}).out();
    String above = graph.apply("Where", missing, zero, graph.apply("Sub", x, smallest));
    String count = graph.apply("Max", sumOverSteps(graph.cast(graph.apply("Not", missing), Type.DOUBLE)), one);
    String mean = graph.apply("Div", sumOverSteps(above), count);
    String difference = graph.apply("Where", missing, zero, graph.apply("Sub", above, mean));
    String variance = graph.apply("Div", sumOverSteps(graph.apply("Mul", difference, difference)), count);
    String inverse = graph.apply("Div", one, graph.apply("Sqrt", variance));
    String scale = graph.apply("Where", graph.apply("LessOrEqual", inverse, largest), inverse, zero);
    return graph.apply("Mul", difference, scale);
  }

  private String sumOverSteps(String value) {
    return graph.apply("ReduceSum", value, graph.list(1));
  }

  /** Time since the last known step of every date, standardised; 0 where there is none. */
  private String gaps(String x) {
    long[] dates = IntStream.range(0, numbers.size()).filter(c -> hasGap(numbers.get(c))).asLongStream().toArray();
    List<NumberRule> rules = numbers.stream().filter(OnnxChannels::hasGap).map(rule -> ((DateRule) rule).gap()).toList();
    String times = graph.node("Gather", x, graph.list(dates)).attribute("axis", 2).out();
    String never = graph.apply("Mul", graph.node("Gather", times, graph.scalar(0L)).attribute("axis", 1).out(),
        graph.scalar(Double.NaN));
    OnnxGraph step = new OnnxGraph("gap");
    String last = step.input("gap.last", Type.DOUBLE, "batch", dates.length);
    String now = step.input("gap.now", Type.DOUBLE, "batch", dates.length);
    String unknown = step.node("IsNaN", now).to("gap.unknown");
    step.output(step.node("Where", unknown, last, now).to("gap.next"), Type.DOUBLE, "batch", dates.length);
    step.output(step.node("Sub", now, last).to("gap.time"), Type.DOUBLE, "batch", dates.length);
    OnnxGraph.Node scan = graph.node("Scan", never, times).attribute("body", step).attribute("num_scan_inputs", 1)
        .attribute("scan_input_axes", new long[] {1}).attribute("scan_output_axes", new long[] {1});
    scan.out();
    String gap = scan.out();
    return graph.cast(graph.apply("Where", graph.apply("IsNaN", gap), graph.scalar(0.0), scaled(gap, rules)), Type.FLOAT);
  }
}
