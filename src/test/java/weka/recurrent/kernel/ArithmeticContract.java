package weka.recurrent.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.kernel.EncoderProblem.Outcome;
import weka.recurrent.kernel.reference.ReferenceBackend;

/**
 * What every {@link Backend} computes: the numbers of the reference and of libtorch, the signals of a trace, and the corners
 * where a definition could be read in two ways. How it goes about it is the other half, {@link BackendContract}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArithmeticContract {
  /** Opened anew for every test. */
  Backend backend;

  /** Opens the backend under test; the contract closes it. A backend that cannot be had aborts the test with its reason. */
  protected abstract Backend open() throws Exception;

  /** Against the reference, forward; a constant of {@link Tolerances}. */
  protected abstract double forwardTolerance();

  /** Against the reference, gradients; a constant of {@link Tolerances}. */
  protected abstract double gradientTolerance();

  /** How equal results are that differ only in who else is in the batch, in order, padding or history. */
  protected double repeatTolerance() {
    return Tolerances.SAME_BITS;
  }

  @BeforeEach
  void openBackend() throws Exception {
    backend = open();
  }

  @AfterEach
  void closeBackend() {
    if (backend != null) {
      backend.close();
    }
  }

  /** Steps, sequences, inputs and hidden units at and around the sizes at which implementations change their ways. */
  private static final int[][] SHAPES = {
      {1, 1, 1, 1}, {8, 8, 8, 8}, {9, 7, 5, 8}, {3, 32, 1, 32}, {5, 33, 32, 33}, {33, 1, 8, 1}, {32, 2, 33, 9}, {12, 9, 3, 31},
      {41, 3, 2, 65}, {2, 3, 4, 257}};

  static Stream<EncoderProblem> everyCellAndShape() {
    List<EncoderProblem> problems = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      for (int[] s : SHAPES) {
        int k = problems.size();
        // Read-outs and directions in turn; every cell meets each of them at several shapes.
        EncoderSpec spec = spec(cell, s[2], s[3], 1, k % 2 == 1, ReadOut.values()[k % 4], 0);
        int[] lengths = k % 3 == 0 ? EncoderProblem.fullLengths(s[0], s[1]) : EncoderProblem.mixedLengths(s[0], s[1]);
        problems.add(EncoderProblem.draw(spec, s[0], lengths, k % 5 == 2, k));
      }
    }
    assertEquals(Cell.values().length * SHAPES.length, problems.size());
    return problems.stream();
  }

  static Stream<EncoderProblem> everyCellAndSetting() {
    List<EncoderProblem> problems = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      for (ReadOut readOut : ReadOut.values()) {
        for (boolean bidirectional : new boolean[] {false, true}) {
          for (int truncation : new int[] {0, 3}) {
            int k = problems.size();
            EncoderSpec spec = spec(cell, 3, 10, 1 + k % 3, bidirectional, readOut, truncation);
            problems.add(EncoderProblem.draw(spec, 8, EncoderProblem.mixedLengths(8, 10), k % 4 < 2, 1000 + k));
          }
        }
      }
    }
    return problems.stream();
  }

  static Stream<EncoderProblem> mixedStacks() {
    LayerSpec rnn = new LayerSpec(Cell.RNN_RELU, 5, true);
    LayerSpec lstm = new LayerSpec(Cell.LSTM, 9, false);
    LayerSpec peephole = new LayerSpec(Cell.LSTM_PEEPHOLE, 4, true);
    LayerSpec gru = new LayerSpec(Cell.GRU, 7, false);
    return Stream.of(
        new EncoderSpec(3, List.of(rnn, lstm, gru), ReadOut.ATTENTION),
        new EncoderSpec(2, List.of(gru, peephole), ReadOut.LAST),
        new EncoderSpec(4, List.of(lstm, rnn), ReadOut.MEAN, 2))
        .map(spec -> EncoderProblem.draw(spec, 6, EncoderProblem.mixedLengths(6, 8), true, 77));
  }

  @ParameterizedTest
  @MethodSource({"everyCellAndShape", "everyCellAndSetting", "mixedStacks"})
  void agreesWithTheReference(EncoderProblem problem) throws Exception {
    double[] features = new double[problem.emptyFeatures().length];
    double[] gradient = new double[problem.parameters().length];
    double[] dx = new double[problem.dxSize()];
    problem.solve(features, gradient, dx);
    assertOutcome(problem, features, gradient, dx, forwardTolerance(), gradientTolerance());
  }

  static Iterable<GoldenCase> golden() throws IOException {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void agreesWithLibtorch(GoldenCase golden) throws Exception {
    assertOutcome(golden.problem(), golden.features(), golden.gradient(), golden.dx(), Tolerances.LIBTORCH_FLOAT,
        Tolerances.LIBTORCH_FLOAT);
  }

  private void assertOutcome(EncoderProblem problem, double[] features, double[] gradient, double[] dx,
      double forwardTolerance, double gradientTolerance) throws InterruptedException {
    Outcome outcome = problem.run(backend);
    assertClose(features, outcome.features(), 0, features.length, forwardTolerance, problem + ", features");
    for (EncoderLayout.Block block : new EncoderLayout(problem.spec()).blocks()) {
      assertClose(gradient, outcome.gradient(), block.offset(), block.size(), gradientTolerance,
          problem + ", gradient by " + block.name());
    }
    assertClose(dx, outcome.dx(), 0, dx.length, gradientTolerance, problem + ", dx");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void traceShowsGatesAndStates(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.MEAN, 5);
    int checked = 0;
    try (Backend reference = new ReferenceBackend()) {
      Pass expected = reference.open(problem.spec(), true);
      expected.forward(problem.packed(reference), problem.batch(), problem.masks(), problem.emptyFeatures());
      Pass pass = backend.open(problem.spec(), true);
      assertEquals(problem.spec(), pass.spec());
      pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
      for (Trace.Signal signal : Trace.Signal.values()) {
        for (int place = 0; place < 4; place++) {
          for (int n = 0; n < problem.batch().sequences(); n++) {
            for (int t = 0; t < problem.batch().length(n); t++) {
              if (Trace.has(cell, signal)) {
                float[] want = new float[5];
                float[] got = new float[5];
                expected.read(new Trace.Source(signal, place / 2, place % 2), t, n, want);
                pass.read(new Trace.Source(signal, place / 2, place % 2), t, n, got);
                assertClose(want, got, forwardTolerance(), signal + " at step " + t + " of sequence " + n);
                checked++;
              } else {
                int layer = place / 2;
                assertThrows(IllegalArgumentException.class,
                    () -> pass.read(new Trace.Source(signal, layer, 0), 0, 0, new float[5]));
              }
            }
          }
        }
      }
      assertThrows(IllegalArgumentException.class,
          () -> pass.read(new Trace.Source(Trace.Signal.HIDDEN, 0, 0), problem.batch().length(1), 1, new float[5]),
          "a step in the padding");
    }
    assertTrue(checked >= 4 * problem.batch().validSteps());
  }

  /** A gate whose bias is large stands at 1, and no other does: signals bear the names of the blocks they come from. */
  @ParameterizedTest
  @EnumSource(value = Cell.class, names = {"LSTM", "LSTM_PEEPHOLE", "GRU"})
  void gatesBearTheNamesOfTheirBlocks(Cell cell) throws Exception {
    Trace.Signal[] blocks = cell == Cell.GRU
        ? new Trace.Signal[] {Trace.Signal.RESET_GATE, Trace.Signal.UPDATE_GATE, Trace.Signal.CANDIDATE}
        : new Trace.Signal[] {Trace.Signal.INPUT_GATE, Trace.Signal.FORGET_GATE, Trace.Signal.CANDIDATE,
            Trace.Signal.OUTPUT_GATE};
    EncoderProblem problem = small(cell, 1, true, ReadOut.LAST, 5);
    EncoderLayout layout = new EncoderLayout(problem.spec());
    for (int saturated = 0; saturated < blocks.length; saturated++) {
      float[] parameters = problem.parameters().clone();
      int offset = layout.bias(0, 1).offset() + saturated * 5;
      Arrays.fill(parameters, offset, offset + 5, 50);
      Pass pass = backend.open(problem.spec(), true);
      pass.forward(backend.pack(problem.spec(), parameters), problem.batch(), problem.masks(), problem.emptyFeatures());
      for (int block = 0; block < blocks.length; block++) {
        float[] values = new float[5];
        pass.read(new Trace.Source(blocks[block], 0, 1), 2, 0, values);
        for (float value : values) {
          assertEquals(block == saturated, Math.abs(1 - value) <= forwardTolerance(),
              blocks[block] + " is " + value + " while the bias of " + blocks[saturated] + " is large");
        }
      }
    }
  }

  @Test
  void aTieOfTheMaximumGoesToTheEarliestStep() throws Exception {
    EncoderSpec spec = spec(Cell.RNN_RELU, 1, 1, 1, false, ReadOut.MAX, 0);
    SequenceBatch batch = new SequenceBatch();
    batch.shape(3, 1, 1);
    batch.setLength(0, 3);
    System.arraycopy(new float[] {2, 3, 4}, 0, batch.x(), 0, 3);
    // W = 0, R = 0, b = 1: the unit stands at 1 at every step, so dW shows the chosen step by its input.
    float[] parameters = {0, 0, 1};
    Outcome outcome = new EncoderProblem(spec, parameters, batch, DropoutMasks.NONE, new float[] {1}).run(backend);
    assertArrayEquals(new float[] {1}, outcome.features());
    assertArrayEquals(new float[] {2, 0, 1}, outcome.gradient());
  }

  @Test
  void attentionOfLargeScoresChoosesTheLargest() throws Exception {
    EncoderSpec spec = spec(Cell.LSTM, 3, 8, 1, false, ReadOut.ATTENTION, 0);
    EncoderProblem problem = EncoderProblem.draw(spec, 5, new int[] {5}, false, 6);
    EncoderLayout.Block query = new EncoderLayout(problem.spec()).query();
    for (int j = query.offset(); j < query.end(); j++) {
      problem.parameters()[j] *= 1e6f;
    }
    Pass pass = backend.open(problem.spec(), true);
    float[] features = problem.emptyFeatures();
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), features);
    float[] best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < 5; t++) {
      float[] h = new float[8];
      pass.read(new Trace.Source(Trace.Signal.HIDDEN, 0, 0), t, 0, h);
      double score = 0;
      for (int j = 0; j < 8; j++) {
        score += (double) h[j] * problem.parameters()[query.offset() + j];
      }
      if (score > bestScore) {
        bestScore = score;
        best = h;
      }
    }
    assertTrue(bestScore > 1000, "scores that overflow exp, the largest is " + bestScore);
    assertClose(best, features, forwardTolerance(), "features");
  }

  /**
   * Boundaries lie in time, counted back from the last valid step, for both directions alike: with 7 steps and a truncation
   * of 3 between steps 0 and 1, and between 3 and 4.
   */
  @ParameterizedTest
  @EnumSource(Cell.class)
  void truncationCountsBackFromTheLastStep(Cell cell) throws Exception {
    EncoderSpec spec = spec(cell, 2, 4, 1, true, ReadOut.LAST, 3);
    EncoderProblem problem = EncoderProblem.draw(spec, 9, new int[] {7, 3}, false, 31);
    boolean[][] reached = new boolean[2][7];
    for (int direction = 0; direction < 2; direction++) {
      float[] dFeatures = new float[2 * 8];
      Arrays.fill(dFeatures, 4 * direction, 4 * direction + 4, 1);
      float[] dx = new EncoderProblem(spec, problem.parameters(), problem.batch(), DropoutMasks.NONE, dFeatures)
          .run(backend).dx();
      for (int t = 0; t < 7; t++) {
        reached[direction][t] = dx[t * 4] != 0 || dx[t * 4 + 1] != 0;
      }
    }
    assertArrayEquals(new boolean[] {false, false, false, false, true, true, true}, reached[0], "of the forward direction");
    assertArrayEquals(new boolean[] {true, false, false, false, false, false, false}, reached[1], "of the backward direction");
  }

  /** A backend may reuse its gates as scratch; then it says so instead of showing what became of them. */
  @ParameterizedTest
  @EnumSource(Cell.class)
  void afterBackwardATraceShowsTheSameOrRefuses(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.MEAN, 5);
    Pass pass = backend.open(problem.spec(), true);
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
    List<float[]> before = new ArrayList<>();
    for (Trace.Signal signal : Trace.Signal.values()) {
      float[] values = new float[5];
      if (Trace.has(cell, signal)) {
        pass.read(new Trace.Source(signal, 1, 1), 2, 0, values);
      }
      before.add(values);
    }
    pass.backward(problem.dFeatures(), new Gradients(new float[problem.parameters().length], null));
    int shown = 0;
    for (Trace.Signal signal : Trace.Signal.values()) {
      float[] values = new float[5];
      if (Trace.has(cell, signal)) {
        try {
          pass.read(new Trace.Source(signal, 1, 1), 2, 0, values);
        } catch (IllegalStateException refused) {
          assertTrue(refused.getMessage().contains(signal.name()), refused.getMessage());
          continue;
        }
        assertArrayEquals(before.get(signal.ordinal()), values, signal + " after backward");
        shown++;
      }
    }
    assertTrue(shown > 0, "the states at least can still be read");
  }

  // ---- Comparing

  /** A stack of equal layers. */
  public static EncoderSpec spec(Cell cell, int inputs, int hidden, int layers, boolean bidirectional, ReadOut readOut,
      int truncation) {
    LayerSpec layer = new LayerSpec(cell, hidden, bidirectional);
    return new EncoderSpec(inputs, Collections.nCopies(layers, layer), readOut, truncation);
  }

  /** Six sequences of 5 to 0 steps with 3 inputs, with dropout. */
  static EncoderProblem small(Cell cell, int layers, boolean bidirectional, ReadOut readOut, int hidden) {
    EncoderSpec spec = spec(cell, 3, hidden, layers, bidirectional, readOut, 0);
    return EncoderProblem.draw(spec, 5, new int[] {5, 4, 4, 2, 1, 0}, true, 21);
  }

  /** Equal within {@link #repeatTolerance}; to the bit where that is 0. */
  protected void assertSame(float[] expected, float[] actual, String what) {
    if (repeatTolerance() == Tolerances.SAME_BITS) {
      assertArrayEquals(expected, actual, what);
    } else {
      assertClose(expected, actual, repeatTolerance(), what);
    }
  }

  static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
    double[] wide = new double[expected.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = expected[k];
    }
    assertEquals(expected.length, actual.length, what);
    assertClose(wide, actual, 0, wide.length, tolerance, what);
  }

  /** max |a − e| / max(1, max |e|) over a block is within the tolerance. */
  static void assertClose(double[] expected, float[] actual, int offset, int size, double tolerance, String what) {
    double scale = 1;
    for (int k = offset; k < offset + size; k++) {
      scale = Math.max(scale, Math.abs(expected[k]));
    }
    for (int k = offset; k < offset + size; k++) {
      double error = Math.abs(actual[k] - expected[k]) / scale;
      // Written so that NaN fails.
      if (!(error <= tolerance)) {
        throw new AssertionError(what + "[" + (k - offset) + "] must be " + expected[k] + " within " + tolerance + " of scale "
            + scale + ", got " + actual[k] + ", error " + error);
      }
    }
  }
}
