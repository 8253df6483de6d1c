package weka.recurrent.kernel.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderProblem;
import weka.recurrent.kernel.GoldenCase;
import weka.recurrent.kernel.Tolerances;

/**
 * The oracle against libtorch's own operators, in double on both sides. What is wrong in forward and backward alike shows here.
 */
class GoldenVectorsTest {
  static Iterable<GoldenCase> all() throws IOException {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void agreesWithLibtorch(GoldenCase golden) {
    EncoderProblem problem = golden.problem();
    double[] features = new double[golden.features().length];
    double[] gradient = new double[golden.gradient().length];
    double[] dx = new double[golden.dx().length];
    problem.solve(features, gradient, dx);
    assertArrayEquals(golden.features(), features, Tolerances.LIBTORCH_DOUBLE);
    assertArrayEquals(golden.gradient(), gradient, Tolerances.LIBTORCH_DOUBLE);
    assertArrayEquals(golden.dx(), dx, Tolerances.LIBTORCH_DOUBLE);
    assertTrue(Arrays.stream(gradient).filter(g -> g == 0).count() <= gradient.length / 3, "most gradients are not zero");
  }

  @Test
  void theFileHasEveryCellDepthDirectionAndReadOut() throws IOException {
    Set<String> met = new HashSet<>();
    for (GoldenCase golden : GoldenCase.all()) {
      var layers = golden.spec().layers();
      Cell cell = layers.get(0).cell();
      met.add(cell + " x" + layers.size() + " " + layers.get(0).directions());
      met.add(cell + " " + golden.spec().readOut());
    }
    assertEquals(EnumSet.of(Cell.RNN_TANH, Cell.RNN_RELU, Cell.LSTM, Cell.GRU).size() * (4 + 4), met.size(), met.toString());
  }
}
