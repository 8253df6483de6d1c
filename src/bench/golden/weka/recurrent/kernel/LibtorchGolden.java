package weka.recurrent.kernel;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Writes {@code src/test/resources/golden/libtorch.txt}: features and all gradients of libtorch's own {@code at::lstm},
 * {@code at::gru}, {@code at::rnn_tanh} and {@code at::rnn_relu} in double, reached through DJL, for random weights.
 *
 * <pre>mvn -Pgolden process-test-classes</pre>
 *
 * <p>Names, shapes and gate order in the file are those of {@code torch.nn}; the test translates them. Weights and inputs are
 * multiples of 1/256, exact in float. Sequences of different lengths are run one by one, with one gradient for all.
 */
public final class LibtorchGolden {
  private static final int D = 2;
  private static final int H = 3;
  private static final int[] LENGTHS = {5, 3, 1};
  private static final String[] CELLS = {"RNN_TANH", "RNN_RELU", "LSTM", "GRU"};
  private static final String[] READ_OUTS = {"LAST", "MEAN", "MAX", "ATTENTION"};

  private final PrintWriter out;
  private final NDManager manager;
  private final SplittableRandom random = new SplittableRandom(20_26);

  private LibtorchGolden(PrintWriter out, NDManager manager) {
    this.out = out;
    this.manager = manager;
  }

  /** Writes the file named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.getParent());
    Engine engine = Engine.getEngine("PyTorch");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        NDManager manager = NDManager.newBaseManager(null, "PyTorch")) {
      out.println("# Features and gradients of recurrent encoders by libtorch's own operators, float64.");
      out.println("# Tool: libtorch " + engine.getVersion() + " through DJL " + System.getProperty("djl.version")
          + " (ai.djl.pytorch:pytorch-engine). Generator: src/bench/golden, class " + LibtorchGolden.class.getName());
      out.println("# Command: mvn -Pgolden process-test-classes");
      out.println("# A line is: name, shape in brackets, values row-major.");
      out.println("# d:name is the gradient by name of sum(d:features * features).");
      new LibtorchGolden(out, manager).writeCases(engine);
    }
  }

  private void writeCases(Engine engine) {
    int number = 0;
    for (String cell : CELLS) {
      for (int layers = 1; layers <= 2; layers++) {
        for (int directions = 1; directions <= 2; directions++) {
          // Every cell meets every read-out, each cell at another depth and direction.
          writeCase(engine, cell, layers, directions, READ_OUTS[(number + number / 4) % 4]);
          number++;
        }
      }
    }
  }

  private void writeCase(Engine engine, String cell, int layers, int directions, String readOut) {
    int gates = cell.equals("LSTM") ? 4 : cell.equals("GRU") ? 3 : 1;
    int features = directions * H;
    Map<String, NDArray> weights = new LinkedHashMap<>();
    for (int l = 0; l < layers; l++) {
      for (int d = 0; d < directions; d++) {
        String place = "_l" + l + (d == 0 ? "" : "_reverse");
        weights.put("weight_ih" + place, draw(gates * H, l == 0 ? D : features));
        weights.put("weight_hh" + place, draw(gates * H, H));
        weights.put("bias_ih" + place, drawBias(cell, gates * H));
        weights.put("bias_hh" + place, drawBias(cell, gates * H));
      }
    }
    NDList parameters = new NDList(weights.values());
    Map<String, NDArray> leaves = new LinkedHashMap<>(weights);
    NDArray query = draw(features);
    if (readOut.equals("ATTENTION")) {
      leaves.put("q", query);
    }
    for (int n = 0; n < LENGTHS.length; n++) {
      leaves.put("x" + n, draw(LENGTHS[n], D));
    }
    for (NDArray leaf : leaves.values()) {
      leaf.setRequiresGradient(true);
    }
    out.println();
    out.println("case cell=" + cell + " layers=" + layers + " directions=" + directions + " readOut=" + readOut
        + " inputs=" + D + " hidden=" + H + " sequences=" + LENGTHS.length);
    Map<String, NDArray> results = new LinkedHashMap<>();
    Map<String, NDArray> upstream = new LinkedHashMap<>();
    try (GradientCollector collector = engine.newGradientCollector()) {
      NDArray loss = manager.create(0.0);
      for (int n = 0; n < LENGTHS.length; n++) {
        NDArray x = leaves.get("x" + n).reshape(LENGTHS[n], 1, D);
        NDArray y = outputs(cell, x, parameters, layers, directions).reshape(LENGTHS[n], features);
        NDArray read = readOut(readOut, y, query, directions);
        NDArray byRead = draw(features);
        results.put("features" + n, read);
        upstream.put("d:features" + n, byRead);
        loss = loss.add(read.mul(byRead).sum());
      }
      collector.backward(loss);
    }
    leaves.forEach(this::print);
    upstream.forEach(this::print);
    results.forEach(this::print);
    leaves.forEach((name, leaf) -> print("d:" + name, leaf.getGradient()));
  }

  private NDArray outputs(String cell, NDArray x, NDList parameters, int layers, int directions) {
    NDArray zeros = manager.zeros(new Shape((long) layers * directions, 1, H), DataType.FLOAT64);
    boolean both = directions == 2;
    return switch (cell) {
      case "LSTM" -> x.getNDArrayInternal()
          .lstm(x, new NDList(zeros, zeros), parameters, true, layers, 0, true, both, false).get(0);
      case "GRU" -> x.getNDArrayInternal().gru(x, zeros, parameters, true, layers, 0, true, both, false).get(0);
      default -> x.getNDArrayInternal().rnn(x, zeros, parameters, true, layers,
          cell.equals("RNN_RELU") ? RNN.Activation.RELU : RNN.Activation.TANH, 0, true, both, false).get(0);
    };
  }

  private static NDArray readOut(String readOut, NDArray y, NDArray query, int directions) {
    return switch (readOut) {
      case "MEAN" -> y.mean(new int[] {0});
      case "MAX" -> y.max(new int[] {0});
      case "ATTENTION" -> y.mul(y.mul(query).sum(new int[] {1}, true).softmax(0)).sum(new int[] {0});
      default -> directions == 1 ? y.get("-1")
          : NDArrays.concat(new NDList(y.get("-1, :" + H), y.get("0, " + H + ":")), 0);
    };
  }

  /** Rectified units with a negative bias would be off at nearly all steps, and their gradients zero. */
  private NDArray drawBias(String cell, int size) {
    NDArray bias = draw(size);
    return cell.equals("RNN_RELU") ? bias.abs() : bias;
  }

  private NDArray draw(long... shape) {
    double[] values = new double[(int) new Shape(shape).size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextInt(-255, 256) / 256.0;
    }
    return manager.create(values, new Shape(shape));
  }

  private void print(String name, NDArray array) {
    String extents = LongStream.of(array.getShape().getShape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
    out.print(name + " [" + extents + "]");
    for (double value : array.toDoubleArray()) {
      out.print(" " + value);
    }
    out.println();
  }
}
