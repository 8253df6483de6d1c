package weka.recurrent.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.storage.Json;

/**
 * An exported model in onnxruntime, fed as a stranger would: from the values of the data and the metadata of the model alone.
 * What stands after the end of a sequence is nonsense on purpose.
 */
final class ExportedModel implements AutoCloseable {
  private static final double NONSENSE = 1e30;
  private static final int NO_SUCH_LABEL = 1_000_000;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Map<String, Object> inputs;

  ExportedModel(RecurrentModel model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      // What it refuses comes as an exception, and need not stand in the log too.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      session = environment.createSession(OnnxExport.bytes(model), options);
    }
    inputs = map(Json.read(metadata("inputs")));
  }

  String metadata(String key) throws OrtException {
    return session.getMetadata().getCustomMetadataValue(key).orElseThrow();
  }

  OrtSession session() {
    return session;
  }

  /** Probabilities, or numbers, of all instances in one batch. */
  double[][] predict(Instances data) throws OrtException {
    List<Object[][]> sequences = new ArrayList<>();
    for (Instance instance : data) {
      sequences.add(inputs.containsKey("tokens") ? text(instance) : steps(instance));
    }
    int steps = sequences.stream().mapToInt(sequence -> sequence.length).max().orElse(0) + 1;
    long[] lengths = sequences.stream().mapToLong(sequence -> sequence.length).toArray();
    Map<String, OnnxTensorLike> tensors = new HashMap<>();
    try {
      tensors.put("lengths", OnnxTensor.createTensor(environment, lengths));
      if (inputs.containsKey("tokens")) {
        long[][] tokens = new long[lengths.length][steps];
        for (int n = 0; n < lengths.length; n++) {
          Arrays.fill(tokens[n], NO_SUCH_LABEL);
          for (int t = 0; t < lengths[n]; t++) {
            tokens[n][t] = Math.max(0, vocabulary(map(inputs.get("tokens")), "vocabulary").indexOf(sequences.get(n)[t][0]));
          }
        }
        tensors.put("tokens", OnnxTensor.createTensor(environment, tokens));
      }
      add(tensors, "channels", sequences, steps);
      add(tensors, "indices", sequences, steps);
      List<Object[][]> statics = new ArrayList<>();
      for (Instance instance : data) {
        statics.add(new Object[][] {row(instance)});
      }
      add(tensors, "statics", statics, 0);
      add(tensors, "static_indices", statics, 0);
      try (OrtSession.Result result = session.run(tensors)) {
        return doubles(result.get(0).getValue());
      }
    } finally {
      tensors.values().forEach(OnnxTensorLike::close);
    }
  }

  private static double[][] doubles(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).mapToObj(number -> new double[] {number}).toArray(double[][]::new);
    }
    float[][] rows = (float[][]) value;
    double[][] doubles = new double[rows.length][rows[0].length];
    for (int n = 0; n < rows.length; n++) {
      for (int c = 0; c < rows[n].length; c++) {
        doubles[n][c] = rows[n][c];
      }
    }
    return doubles;
  }

  /** Adds a tensor of the columns that the metadata list; 0 steps stand for one that has no such axis. */
  private void add(Map<String, OnnxTensorLike> tensors, String input, List<Object[][]> sequences, int steps) throws OrtException {
    if (!inputs.containsKey(input)) {
      return;
    }
    boolean index = input.endsWith("indices");
    List<?> columns = (List<?>) inputs.get(input);
    int rows = Math.max(1, steps);
    double[] values = new double[sequences.size() * rows * columns.size()];
    Arrays.fill(values, index ? NO_SUCH_LABEL : NONSENSE);
    for (int n = 0; n < sequences.size(); n++) {
      Object[][] sequence = sequences.get(n);
      for (int t = 0; t < sequence.length; t++) {
        for (int c = 0; c < columns.size(); c++) {
          values[(n * rows + t) * columns.size() + c] = value(map(columns.get(c)), map(sequence[t][0]), index);
        }
      }
    }
    long[] shape = steps == 0 ? new long[] {sequences.size(), columns.size()}
        : new long[] {sequences.size(), steps, columns.size()};
    tensors.put(input, index
        ? OnnxTensor.createTensor(environment, LongBuffer.wrap(Arrays.stream(values).mapToLong(v -> (long) v).toArray()), shape)
        : OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape));
  }

  private static double value(Map<String, Object> column, Map<String, Object> row, boolean index) {
    Object value = row.get((String) column.get("name"));
    if (!index) {
      return value == null ? Double.NaN : (Double) value;
    }
    List<?> labels = vocabulary(column, "labels");
    // Any negative number is as good as -1.
    return value == null ? -1 - (row.hashCode() & 1) : labels.contains(value) ? labels.indexOf(value) : 0;
  }

  private static List<?> vocabulary(Map<String, Object> column, String key) {
    return (List<?>) column.get(key);
  }

  /** Each step as a map from names of channels to values: numbers as numbers, labels and strings as strings, null if missing. */
  private Object[][] steps(Instance instance) {
    List<Object[]> steps = new ArrayList<>();
    int sequence = relational(instance.dataset());
    if (sequence >= 0) {
      if (!instance.isMissing(sequence)) {
        instance.relationalValue(sequence).forEach(step -> steps.add(row(step)));
      }
    } else {
      for (int i = 0; i < instance.numAttributes() - 1; i++) {
        Map<String, Object> step = new HashMap<>();
        step.put("value", cell(instance, i));
        steps.add(new Object[] {step});
      }
    }
    return steps.toArray(Object[][]::new);
  }

  private Object[][] text(Instance instance) {
    int text = 0;
    while (!instance.attribute(text).isString()) {
      text++;
    }
    if (instance.isMissing(text)) {
      return new Object[0][];
    }
    String value = instance.stringValue(text);
    List<String> units = "WORDS".equals(map(inputs.get("tokens")).get("unit"))
        ? Arrays.stream(value.toLowerCase(Locale.ROOT).split("[^a-z]+")).filter(word -> !word.isEmpty()).toList()
        : value.codePoints().mapToObj(Character::toString).toList();
    return units.stream().map(unit -> new Object[] {unit}).toArray(Object[][]::new);
  }

  private static Object[] row(Instance instance) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < instance.numAttributes(); i++) {
      row.put(instance.attribute(i).name(), cell(instance, i));
    }
    return new Object[] {row};
  }

  private static Object cell(Instance instance, int i) {
    Attribute attribute = instance.attribute(i);
    return instance.isMissing(i) || attribute.isRelationValued() ? null
        : attribute.isNominal() || attribute.isString() ? instance.stringValue(i) : (Object) instance.value(i);
  }

  private static int relational(Instances data) {
    for (int i = 0; i < data.numAttributes(); i++) {
      if (data.attribute(i).isRelationValued()) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
