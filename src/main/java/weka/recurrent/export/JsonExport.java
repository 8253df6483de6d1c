package weka.recurrent.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.classifier.ModelReport;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.data.EncodingRules;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.storage.AtomicFile;
import weka.recurrent.storage.Json;
import weka.recurrent.training.TrainingRun;

/**
 * Writes settings and weights of a trained model as JSON, for reading by people and for programs of one's own; {@link OnnxExport}
 * is the better way to run a model elsewhere. The keys are described in the package comment.
 */
public final class JsonExport {
  private static final String NOTATION = "Matrices are row-major, [inputs, gates * hidden]; gates in the order i f g o (LSTM) "
      + "and r z n (GRU), peepholes i f o, biases of the GRU r z n m with m inside the reset product: "
      + "n = tanh(x W_n + b_n + r * (h R_n + b_m)), h' = (1 - z) * n + z * h. Embedding tables are [tokens, width], "
      + "output.V is [features + statics, outputs].";

  private JsonExport() {}

  /**
   * Writes a model to a file, which is replaced as a whole.
   *
   * @param model trained
   * @param file by custom ending in {@code .json}
   * @throws IOException if the file cannot be written
   */
  public static void write(RecurrentModel model, Path file) throws IOException {
    AtomicFile.write(file, text(model).getBytes(StandardCharsets.UTF_8));
  }

  /** The content of the file. */
  static String text(RecurrentModel model) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("recurrentNetworks.format", OnnxExport.FORMAT);
    map.put("summary", ModelReport.summary(model));
    map.put("encoding", encoding(model));
    map.put("network", model.network());
    map.put("training", model.training());
    map.put("memory", model.memory());
    map.put("backend", model.backend());
    map.put("notation", NOTATION);
    NetworkLayout layout = new NetworkLayout(model.network());
    map.put("members", model.members().stream().map(run -> member(run, layout)).toList());
    return Json.pretty(map);
  }

  private static Map<String, Object> encoding(RecurrentModel model) {
    EncodingRules rules = model.encoder().rules();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("options", model.encoder().options());
    map.put("layout", model.encoder().decision());
    map.put("trainingData", model.encoder().summary());
    map.put("text", rules.text());
    map.put("steps", RuleText.of(rules.steps()));
    map.put("statics", RuleText.of(rules.statics()));
    map.put("target", rules.target());
    map.put("windows", model.encoder().windowText());
    return map;
  }

  private static Map<String, Object> member(TrainingRun run, NetworkLayout layout) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("bestEpoch", run.bestEpoch());
    map.put("stopReason", run.stopReason());
    map.put("notes", run.notes());
    map.put("history", run.history());
    List<Map<String, Object>> weights = new ArrayList<>();
    for (Block block : layout.blocks()) {
      Map<String, Object> weight = new LinkedHashMap<>();
      weight.put("name", block.name());
      weight.put("shape", new int[] {block.rows(), block.columns()});
      weight.put("values", Arrays.copyOfRange(run.parameters(), block.offset(), block.end()));
      weights.add(weight);
    }
    map.put("weights", weights);
    return map;
  }
}
