package weka.recurrent.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One case of {@code golden/libtorch.txt} in our layout. {@code torch.nn} keeps W and R transposed and two biases per gate:
 * <pre>
 *   W = weight_ihᵀ   R = weight_hhᵀ   b = bias_ih + bias_hh
 *   GRU: b_r, b_z = bias_ih + bias_hh   b_n = bias_ih   b_m = bias_hh of the candidate
 * </pre>
 * The gate order i f g o and r z n is the same.
 */
public final class GoldenCase {
  private static final Pattern SETTING = Pattern.compile("(\\w+)=(\\w+)");

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, double[]> tensors = new LinkedHashMap<>();

  private GoldenCase(String header) {
    Matcher matcher = SETTING.matcher(header);
    while (matcher.find()) {
      settings.put(matcher.group(1), matcher.group(2));
    }
  }

  /** All cases of the file. */
  public static List<GoldenCase> all() throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        GoldenCase.class.getResourceAsStream("/golden/libtorch.txt"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("case ")) {
          cases.add(new GoldenCase(line));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          cases.get(cases.size() - 1).add(line.split(" "));
        }
      }
    }
    return cases;
  }

  /** Name, shape, values. */
  private void add(String[] words) {
    double[] values = new double[words.length - 2];
    int size = 1;
    for (String extent : words[1].substring(1, words[1].length() - 1).split("x")) {
      size *= Integer.parseInt(extent);
    }
    if (size != values.length) {
      throw new IllegalStateException(words[0] + " must hold " + words[1] + " = " + size + " values, got " + values.length);
    }
    for (int k = 0; k < values.length; k++) {
      values[k] = Double.parseDouble(words[k + 2]);
    }
    tensors.put(words[0], values);
  }

  private int setting(String name) {
    return Integer.parseInt(settings.get(name));
  }

  private double[] tensor(String name) {
    double[] values = tensors.get(name);
    if (values == null) {
      throw new IllegalStateException("no " + name + " in " + this + ", it has " + tensors.keySet());
    }
    return values;
  }

  /** What was computed. */
  public EncoderSpec spec() {
    LayerSpec layer = new LayerSpec(Cell.valueOf(settings.get("cell")), setting("hidden"), setting("directions") == 2);
    return new EncoderSpec(setting("inputs"), Collections.nCopies(setting("layers"), layer),
        ReadOut.valueOf(settings.get("readOut")));
  }

  /** The problem, to be solved in float; its numbers are exact in float. */
  public EncoderProblem problem() {
    EncoderSpec spec = spec();
    SequenceBatch batch = new SequenceBatch();
    int sequences = setting("sequences");
    int inputs = spec.inputs();
    batch.shape(tensor("x0").length / inputs, sequences, inputs);
    float[] dFeatures = new float[sequences * spec.features()];
    for (int n = 0; n < sequences; n++) {
      double[] x = tensor("x" + n);
      batch.setLength(n, x.length / inputs);
      for (int k = 0; k < x.length; k++) {
        batch.x()[(k / inputs * sequences + n) * inputs + k % inputs] = (float) x[k];
      }
      for (int j = 0; j < spec.features(); j++) {
        dFeatures[n * spec.features() + j] = (float) tensor("d:features" + n)[j];
      }
    }
    double[] parameters = inOurLayout("", true);
    float[] narrow = new float[parameters.length];
    for (int k = 0; k < narrow.length; k++) {
      narrow[k] = (float) parameters[k];
    }
    return new EncoderProblem(spec, narrow, batch, DropoutMasks.NONE, dFeatures);
  }

  /** [N,F] by libtorch. */
  public double[] features() {
    int width = spec().features();
    double[] features = new double[setting("sequences") * width];
    for (int n = 0; n < setting("sequences"); n++) {
      System.arraycopy(tensor("features" + n), 0, features, n * width, width);
    }
    return features;
  }

  /** [P] by libtorch. */
  public double[] gradient() {
    return inOurLayout("d:", false);
  }

  /** [T,N,D] by libtorch. */
  public double[] dx() {
    int sequences = setting("sequences");
    int inputs = setting("inputs");
    double[] dx = new double[tensor("x0").length * sequences];
    for (int n = 0; n < sequences; n++) {
      double[] own = tensor("d:x" + n);
      for (int k = 0; k < own.length; k++) {
        dx[(k / inputs * sequences + n) * inputs + k % inputs] = own[k];
      }
    }
    return dx;
  }

  /**
   * Parameters or their gradient, in our layout.
   *
   * @param prefix of the tensors' names
   * @param addBiases a parameter b is the sum of torch's two biases; a gradient by b is the gradient by either
   */
  private double[] inOurLayout(String prefix, boolean addBiases) {
    EncoderSpec spec = spec();
    EncoderLayout layout = new EncoderLayout(spec);
    double[] flat = new double[layout.size()];
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      for (int d = 0; d < layer.directions(); d++) {
        String place = "_l" + l + (d == 0 ? "" : "_reverse");
        transpose(tensor(prefix + "weight_ih" + place), layout.inputWeights(l, d), flat);
        transpose(tensor(prefix + "weight_hh" + place), layout.recurrentWeights(l, d), flat);
        double[] ofInput = tensor(prefix + "bias_ih" + place);
        double[] ofState = tensor(prefix + "bias_hh" + place);
        int hidden = layer.hidden();
        int shared = layer.cell() == Cell.GRU ? 2 * hidden : ofInput.length;
        EncoderLayout.Block b = layout.bias(l, d);
        for (int k = 0; k < ofInput.length; k++) {
          flat[b.offset() + k] = ofInput[k] + (addBiases && k < shared ? ofState[k] : 0);
          if (k >= shared) {
            flat[b.offset() + hidden + k] = ofState[k];
          }
        }
      }
    }
    if (layout.query() != null) {
      System.arraycopy(tensor(prefix + "q"), 0, flat, layout.query().offset(), layout.query().size());
    }
    return flat;
  }

  private static void transpose(double[] tensor, EncoderLayout.Block block, double[] flat) {
    for (int r = 0; r < block.rows(); r++) {
      for (int c = 0; c < block.columns(); c++) {
        flat[block.offset() + r * block.columns() + c] = tensor[c * block.rows() + r];
      }
    }
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
