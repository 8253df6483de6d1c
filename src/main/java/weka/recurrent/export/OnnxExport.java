package weka.recurrent.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.classifier.ModelReport;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.data.EncodingRules.ChannelRule;
import weka.recurrent.data.EncodingRules.TargetRule;
import weka.recurrent.data.EncodingRules;
import weka.recurrent.export.OnnxGraph.Type;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.storage.AtomicFile;
import weka.recurrent.storage.Json;

/**
 * Writes a trained model in the ONNX format, which onnxruntime and many others run, from raw values to probabilities or numbers.
 * Inputs, outputs and metadata are described in the package comment.
 *
 * <p>The only thing that a model in ONNX does not do is to refuse bad data: an infinite value gives some output, where the
 * classifier in Weka throws.
 */
public final class OnnxExport {
  /** Version of the inputs, outputs and metadata. */
  static final String FORMAT = "1";

  private OnnxExport() {}

  /**
   * Writes a model to a file, which is replaced as a whole.
   *
   * @param model trained
   * @param file by custom ending in {@code .onnx}
   * @throws IOException if the file cannot be written, or the model sees windows of a series from their end
   */
  public static void write(RecurrentModel model, Path file) throws IOException {
    if (model.encoder().seesFromTheEnd()) {
      throw new IOException(
          "a network that sees windows of a series from their last value cannot be written as ONNX yet. Train it with"
              + " -normalize channel (in scripts normalize: 'channel'), or write JSON");
    }
    AtomicFile.write(file, bytes(model));
  }

  /** The content of the file. */
  static byte[] bytes(RecurrentModel model) {
    NetworkSpec network = model.network();
    EncodingRules rules = model.encoder().rules();
    OnnxGraph graph = new OnnxGraph(network.layers().get(0).cell().title());
    OnnxInputs inputs = new OnnxInputs(graph, rules);
    int size = model.members().size();
    String[] members = new String[size];
    for (int m = 0; m < size; m++) {
      String name = size == 1 ? "" : "member" + (m + 1) + ".";
      members[m] = new OnnxNetwork(graph, inputs, network, model.members().get(m).parameters(), name).add();
    }
    if (rules.target().labels() != null) {
      String sum = graph.apply("Sum", members);
      graph.output(graph.node("Mul", sum, graph.scalar(1f / size)).to("probabilities"), Type.FLOAT, "batch", network.outputs());
    } else {
      addNumber(graph, members, rules.target());
    }
    return graph.model(description(model, rules), metadata(model, rules));
  }

  /** The mean of the members, in the unit of the class, in double because that unit may need it. */
  private static void addNumber(OnnxGraph graph, String[] members, TargetRule target) {
    String[] exact = new String[members.length];
    for (int m = 0; m < members.length; m++) {
      exact[m] = graph.cast(members[m], Type.DOUBLE);
    }
    String mean = graph.apply("Div", graph.apply("Sum", exact), graph.scalar((double) members.length));
    String number = graph.apply("Add", graph.apply("Mul", mean, graph.scalar(target.deviation())), graph.scalar(target.mean()));
    graph.output(graph.node("Squeeze", number, graph.list(1)).to("prediction"), Type.DOUBLE, "batch");
  }

  private static Map<String, String> metadata(RecurrentModel model, EncodingRules rules) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    if (rules.text() != null) {
      inputs.put(OnnxInputs.TOKENS, rules.text());
    }
    put(inputs, OnnxInputs.CHANNELS, OnnxInputs.INDICES, rules.steps());
    put(inputs, OnnxInputs.STATICS, OnnxInputs.STATIC_INDICES, rules.statics());
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("name", rules.target().name());
    if (rules.target().labels() != null) {
      outputs.put("labels", rules.target().labels());
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("recurrentNetworks.format", FORMAT);
    metadata.put("inputs", Json.write(inputs));
    metadata.put("outputs", Json.write(Map.of(outputName(rules), outputs)));
    metadata.put("network", ModelReport.summary(model));
    return metadata;
  }

  private static void put(Map<String, Object> inputs, String numbers, String labels, List<ChannelRule> rules) {
    List<ChannelRule> numeric = rules.stream().filter(OnnxChannels::isNumber).toList();
    List<ChannelRule> nominal = rules.stream().filter(rule -> !OnnxChannels.isNumber(rule)).toList();
    if (!numeric.isEmpty()) {
      inputs.put(numbers, RuleText.of(numeric));
    }
    if (!nominal.isEmpty()) {
      inputs.put(labels, RuleText.of(nominal));
    }
  }

  private static String outputName(EncodingRules rules) {
    return rules.target().labels() == null ? "prediction" : "probabilities";
  }

  private static String description(RecurrentModel model, EncodingRules rules) {
    StringBuilder text = new StringBuilder(ModelReport.summary(model)).append("\n\nInputs\n");
    if (rules.text() != null) {
      text.append("  tokens [batch, steps] int64: numbers of the ").append(rules.text().unit().option()).append(" of '")
          .append(rules.text().name()).append("' in the vocabulary, 0 where unknown\n");
    } else {
      describe(text, rules.steps(), "channels [batch, steps, ", "indices [batch, steps, ");
    }
    text.append("  lengths [batch] int64: steps of each sequence; what follows them is not read\n");
    describe(text, rules.statics(), "statics [batch, ", "static_indices [batch, ");
    text.append("\nOutput\n  ");
    if (rules.target().labels() == null) {
      text.append("prediction [batch] double: '").append(rules.target().name()).append("'\n");
    } else {
      text.append("probabilities [batch, ").append(rules.target().labels().length).append("] float: of '")
          .append(rules.target().name()).append("' = ").append(String.join(", ", rules.target().labels())).append('\n');
    }
    return text.append("\nNames, labels and vocabularies are in the metadata 'inputs' and 'outputs', as JSON.\n").toString();
  }

  private static void describe(StringBuilder text, List<ChannelRule> rules, String numbers, String labels) {
    List<String> numeric = rules.stream().filter(OnnxChannels::isNumber).map(ChannelRule::name).toList();
    List<String> nominal = rules.stream().filter(rule -> !OnnxChannels.isNumber(rule)).map(ChannelRule::name).toList();
    if (!numeric.isEmpty()) {
      text.append("  ").append(numbers).append(numeric.size()).append("] double: ").append(String.join(", ", numeric))
          .append("; NaN where missing, dates in milliseconds since 1970\n");
    }
    if (!nominal.isEmpty()) {
      text.append("  ").append(labels).append(nominal.size()).append("] int64: ").append(String.join(", ", nominal))
          .append("; number of the label from 0, -1 where missing\n");
    }
  }
}
