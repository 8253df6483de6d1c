package weka.recurrent.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.recurrent.kernel.EncoderProblem.Outcome;

/**
 * The laws of {@link Backend}: on top of the numbers of {@link ArithmeticContract}, that a batch is its sequences, what is read,
 * overwritten and added to, what weights, passes, threads, interruption and closing do, and that faults of the caller are named.
 * A subclass says how to open one and how exact it is; it adds what only its backend promises.
 */
public abstract class BackendContract extends ArithmeticContract {

  // ---- A batch is its sequences

  @ParameterizedTest
  @EnumSource(Cell.class)
  void batchEqualsSingles(Cell cell) throws Exception {
    for (ReadOut readOut : ReadOut.values()) {
      EncoderProblem problem = small(cell, 2, true, readOut, 9);
      Outcome batch = problem.run(backend);
      int sequences = problem.batch().sequences();
      float[] sum = new float[problem.parameters().length];
      for (int n = 0; n < sequences; n++) {
        EncoderProblem single = problem.select(n);
        Outcome outcome = single.run(backend);
        assertSame(EncoderProblem.rows(batch.features(), sequences, n), outcome.features(), "features of sequence " + n);
        assertSame(problem.dxOf(batch.dx(), n), single.dxOf(outcome.dx(), 0), "dx of sequence " + n);
        for (int k = 0; k < sum.length; k++) {
          sum[k] += outcome.gradient()[k];
        }
      }
      assertClose(sum, batch.gradient(), Tolerances.OTHER_ORDER_OF_SUMMATION, "gradient");
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void orderAmongEqualLengthsDoesNotMatter(Cell cell) throws Exception {
    EncoderProblem problem = EncoderProblem.draw(spec(cell, 3, 9, 1, true, ReadOut.ATTENTION, 0), 7,
        new int[] {7, 7, 7, 7, 4, 4, 4, 2, 2, 0, 0}, true, 5);
    int[] order = {3, 0, 2, 1, 6, 5, 4, 8, 7, 10, 9};
    Outcome outcome = problem.run(backend);
    EncoderProblem permuted = problem.select(order);
    Outcome other = permuted.run(backend);
    assertSame(EncoderProblem.rows(outcome.features(), order.length, order), other.features(), "features");
    for (int k = 0; k < order.length; k++) {
      assertSame(problem.dxOf(outcome.dx(), order[k]), permuted.dxOf(other.dx(), k), "dx of sequence " + order[k]);
    }
    assertClose(outcome.gradient(), other.gradient(), Tolerances.OTHER_ORDER_OF_SUMMATION, "gradient");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void paddingDoesNotMatter(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.MAX, 8);
    Outcome clean = problem.run(backend);
    int padded = 0;
    SequenceBatch batch = problem.batch();
    for (int t = 0; t < batch.steps(); t++) {
      int from = (t * batch.sequences() + batch.rowsAt(t)) * batch.inputs();
      int to = (t + 1) * batch.sequences() * batch.inputs();
      Arrays.fill(batch.x(), from, to, Float.NaN);
      padded += to - from;
    }
    assertTrue(padded > 0, "there is padding to soil");
    Outcome soiled = problem.run(backend);
    assertSame(clean.features(), soiled.features(), "features");
    assertSame(clean.gradient(), soiled.gradient(), "gradient");
    assertSame(clean.dx(), soiled.dx(), "dx");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void lengthOfThePaddingDoesNotMatter(Cell cell) throws Exception {
    EncoderSpec spec = spec(cell, 3, 8, 1, true, ReadOut.ATTENTION, 0);
    EncoderProblem tight = EncoderProblem.draw(spec, 5, new int[] {5, 5, 2, 0}, false, 3);
    EncoderProblem loose = EncoderProblem.draw(spec, 9, new int[] {5, 5, 2, 0}, false, 3);
    Outcome one = tight.run(backend);
    Outcome other = loose.run(backend);
    assertSame(one.features(), other.features(), "features");
    assertSame(one.gradient(), other.gradient(), "gradient");
    assertSame(one.dx(), Arrays.copyOf(other.dx(), one.dx().length), "dx");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void orderOfTimeMatters(Cell cell) throws Exception {
    EncoderProblem problem = EncoderProblem.draw(spec(cell, 2, 8, 1, false, ReadOut.LAST, 0), 4, new int[] {4}, false, 8);
    float[] features = problem.run(backend).features();
    float[] x = problem.batch().x();
    for (int d = 0; d < 2; d++) {
      float first = x[d];
      x[d] = x[2 + d];
      x[2 + d] = first;
    }
    float[] swapped = problem.run(backend).features();
    float change = 0;
    for (int k = 0; k < features.length; k++) {
      change = Math.max(change, Math.abs(features[k] - swapped[k]));
    }
    assertTrue(change > 100 * forwardTolerance(), "steps 0 and 1 were swapped and features changed by " + change + " only");
  }

  @ParameterizedTest
  @EnumSource(ReadOut.class)
  void emptySequencesReadOutAsZeros(ReadOut readOut) throws Exception {
    for (Cell cell : Cell.values()) {
      EncoderProblem problem = EncoderProblem.draw(spec(cell, 2, 8, 2, true, readOut, 0), 3, new int[] {0, 0}, true, 4);
      Pass pass = backend.open(problem.spec(), true);
      float[] features = problem.emptyFeatures();
      Arrays.fill(features, Float.NaN);
      float[] gradient = new float[problem.parameters().length];
      float[] dx = new float[problem.dxSize()];
      Arrays.fill(dx, Float.NaN);
      pass.forward(problem.packed(backend), problem.batch(), problem.masks(), features);
      pass.backward(problem.dFeatures(), new Gradients(gradient, dx));
      assertArrayEquals(new float[features.length], features);
      assertArrayEquals(new float[gradient.length], gradient);
      assertArrayEquals(new float[dx.length], dx);
    }
  }

  // ---- What is read, overwritten and added to

  @ParameterizedTest
  @EnumSource(Cell.class)
  void gradientIsAddedTo(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.ATTENTION, 8);
    float[] expected = problem.run(backend).gradient();
    float[] gradient = new float[expected.length + 3];
    Arrays.fill(gradient, 2);
    Pass pass = backend.open(problem.spec(), true);
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
    pass.backward(problem.dFeatures(), new Gradients(gradient, null));
    for (int k = 0; k < expected.length; k++) {
      expected[k] += 2;
    }
    assertClose(expected, Arrays.copyOf(gradient, expected.length), Tolerances.OTHER_ORDER_OF_SUMMATION, "2 + gradient");
    for (int k = expected.length; k < gradient.length; k++) {
      assertEquals(2, gradient[k], "beyond P nothing is touched");
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void withoutTheGradientByTheWeightsDxIsTheSame(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.ATTENTION, 8);
    float[] expected = problem.run(backend).dx();
    float[] dx = new float[expected.length];
    Pass pass = backend.open(problem.spec(), true);
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
    pass.backward(problem.dFeatures(), new Gradients(null, dx));
    assertSame(expected, dx, "dx");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void dxIsOverwrittenAndZeroInThePadding(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 1, true, ReadOut.MEAN, 8);
    float[] expected = problem.run(backend).dx();
    float[] dx = new float[expected.length + 2];
    Arrays.fill(dx, Float.NaN);
    Pass pass = backend.open(problem.spec(), true);
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
    pass.backward(problem.dFeatures(), new Gradients(new float[problem.parameters().length], dx));
    assertSame(expected, Arrays.copyOf(dx, expected.length), "dx");
    SequenceBatch batch = problem.batch();
    int padding = 0;
    for (int t = 0; t < batch.steps(); t++) {
      for (int k = batch.rowsAt(t) * batch.inputs(); k < batch.sequences() * batch.inputs(); k++) {
        assertEquals(0, dx[t * batch.sequences() * batch.inputs() + k], "padding of step " + t);
        padding++;
      }
    }
    assertTrue(padding > 0);
    assertTrue(Float.isNaN(dx[expected.length]), "beyond [T,N,D] nothing is touched");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void argumentsAreOnlyRead(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.ATTENTION, 8);
    float[] parameters = problem.parameters().clone();
    float[] x = problem.batch().x().clone();
    float[] dFeatures = problem.dFeatures().clone();
    float[] inputMask = problem.masks().inputOf(1).clone();
    float[] stateMask = problem.masks().stateOf(1, 1).clone();
    problem.run(backend);
    assertArrayEquals(parameters, problem.parameters());
    assertArrayEquals(x, problem.batch().x());
    assertArrayEquals(dFeatures, problem.dFeatures());
    assertArrayEquals(inputMask, problem.masks().inputOf(1));
    assertArrayEquals(stateMask, problem.masks().stateOf(1, 1));
  }

  // ---- Weights and passes

  @ParameterizedTest
  @EnumSource(Cell.class)
  void sameCallSameBits(Cell cell) throws Exception {
    EncoderProblem problem = EncoderProblem.draw(spec(cell, 5, 33, 2, true, ReadOut.ATTENTION, 0), 9,
        EncoderProblem.mixedLengths(9, 33), true, 12);
    Pass pass = backend.open(problem.spec(), true);
    Outcome first = problem.run(backend, pass);
    Outcome second = problem.run(backend, pass);
    // To the bit on every backend, the ones with a tolerance included: sums have a fixed order.
    assertArrayEquals(first.features(), second.features());
    assertArrayEquals(first.gradient(), second.gradient());
    assertArrayEquals(first.dx(), second.dx());
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void aPassRemembersNothingOfEarlierBatches(Cell cell) throws Exception {
    EncoderSpec spec = spec(cell, 3, 33, 2, true, ReadOut.MAX, 0);
    Pass used = backend.open(spec, true);
    // Longer than what a backend may compute ahead of the recurrence, and shorter; wider and narrower.
    int[][] shapes = {{4, 3}, {40, 5}, {2, 1}, {38, 9}, {1, 20}};
    for (int k = 0; k < shapes.length; k++) {
      EncoderProblem problem = EncoderProblem.draw(spec, shapes[k][0],
          EncoderProblem.mixedLengths(shapes[k][0], shapes[k][1]), k % 2 == 0, k);
      Outcome fresh = problem.run(backend);
      Outcome reused = problem.run(backend, used);
      assertSame(fresh.features(), reused.features(), "features of batch " + k);
      assertSame(fresh.gradient(), reused.gradient(), "gradient of batch " + k);
      assertSame(fresh.dx(), reused.dx(), "dx of batch " + k);
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void aWholeStepIsForwardAndBackward(Cell cell) throws Exception {
    int[] sizes = {1, 4, 5, 33, 70};
    for (int k = 0; k < sizes.length; k++) {
      EncoderProblem problem =
          EncoderProblem.draw(spec(cell, 3, 9 + k, 1 + k % 2, k % 3 == 0, ReadOut.values()[k % 4], k == 3 ? 4 : 0),
              11, EncoderProblem.mixedLengths(11, sizes[k]), k % 2 == 1, 90 + k);
      Outcome parts = problem.run(backend);
      Pass pass = backend.open(problem.spec(), true);
      for (int time = 0; time < 2; time++) {
        Outcome whole = problem.step(backend, pass);
        assertSame(parts.features(), whole.features(), problem + ", features when the gradient by them was asked for");
        assertSame(parts.dx(), whole.dx(), problem + ", dx");
        assertClose(parts.gradient(), whole.gradient(), Tolerances.OTHER_ORDER_OF_SUMMATION, problem + ", gradient");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void predictionAndTrainingGiveTheSameFeatures(Cell cell) throws Exception {
    for (ReadOut readOut : ReadOut.values()) {
      EncoderProblem problem = small(cell, 2, true, readOut, 8);
      float[] training = problem.run(backend).features();
      Pass pass = backend.open(problem.spec(), false);
      float[] prediction = problem.emptyFeatures();
      pass.forward(problem.packed(backend), problem.batch(), problem.masks(), prediction);
      assertSame(training, prediction, "features");
      assertThrows(IllegalStateException.class,
          () -> pass.backward(problem.dFeatures(), new Gradients(new float[problem.parameters().length], null)));
    }
  }

  /** Weights are a copy: they follow the parameters when told to, and not before. */
  @ParameterizedTest
  @EnumSource(Cell.class)
  void weightsAreThoseTakenLast(Cell cell) throws Exception {
    EncoderProblem problem = small(cell, 2, true, ReadOut.ATTENTION, 8);
    float[] parameters = problem.parameters().clone();
    Weights weights = backend.pack(problem.spec(), parameters);
    Pass kept = backend.open(problem.spec(), false);
    float[] before = problem.emptyFeatures();
    kept.forward(weights, problem.batch(), problem.masks(), before);
    for (int i = 0; i < parameters.length; i += 1 + parameters.length / 97) {
      parameters[i] -= 0.5f;
      float[] features = problem.emptyFeatures();
      kept.forward(weights, problem.batch(), problem.masks(), features);
      assertSame(before, features, "features before a change of parameter " + i + " is taken");
      weights.take(parameters);
      kept.forward(weights, problem.batch(), problem.masks(), features);
      float[] fresh = problem.emptyFeatures();
      backend.open(problem.spec(), false).forward(backend.pack(problem.spec(), parameters), problem.batch(), problem.masks(),
          fresh);
      assertSame(fresh, features, "features after a change of parameter " + i);
      before = features;
    }
  }

  /** One pass, and weights in turn: what the members of a model do. */
  @ParameterizedTest
  @EnumSource(Cell.class)
  void onePassServesSeveralWeights(Cell cell) throws Exception {
    EncoderProblem one = small(cell, 2, true, ReadOut.ATTENTION, 8);
    float[] others = one.parameters().clone();
    for (int k = 0; k < others.length; k++) {
      others[k] = -0.7f * others[k];
    }
    EncoderProblem other = new EncoderProblem(one.spec(), others, one.batch(), one.masks(), one.dFeatures());
    Weights[] weights = {one.packed(backend), other.packed(backend)};
    float[][] expected = {one.run(backend).gradient(), other.run(backend).gradient()};
    Pass pass = backend.open(one.spec(), true);
    for (int turn = 0; turn < 4; turn++) {
      float[] gradient = new float[others.length];
      pass.forward(weights[turn % 2], one.batch(), one.masks(), one.emptyFeatures());
      pass.backward(one.dFeatures(), new Gradients(gradient, null));
      assertSame(expected[turn % 2], gradient, "gradient in turn " + turn);
    }
  }

  @Test
  void weightsThatHaveChangedCannotBeCarriedBackOrRead() throws Exception {
    EncoderProblem problem = small(Cell.LSTM, 1, false, ReadOut.LAST, 8);
    Weights weights = problem.packed(backend);
    Pass pass = backend.open(problem.spec(), true);
    pass.forward(weights, problem.batch(), problem.masks(), problem.emptyFeatures());
    weights.take(problem.parameters());
    Gradients into = new Gradients(new float[problem.parameters().length], null);
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> pass.backward(problem.dFeatures(), into));
    assertTrue(error.getMessage().contains("took other values after the forward pass"), error.getMessage());
    assertThrows(IllegalStateException.class,
        () -> pass.read(new Trace.Source(Trace.Signal.HIDDEN, 0, 0), 0, 0, new float[8]));
  }

  @Test
  void aForwardPassIsCarriedBackOnce() throws Exception {
    EncoderProblem problem = small(Cell.GRU, 1, false, ReadOut.LAST, 8);
    Pass pass = backend.open(problem.spec(), true);
    Gradients into = new Gradients(new float[problem.parameters().length], null);
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
    pass.backward(problem.dFeatures(), into);
    IllegalStateException error =
        assertThrows(IllegalStateException.class, () -> pass.backward(problem.dFeatures(), into));
    assertTrue(error.getMessage().contains("already carried back"), error.getMessage());
  }

  @Test
  void nothingCanBeReadBeforeForward() {
    EncoderProblem problem = small(Cell.GRU, 1, false, ReadOut.LAST, 8);
    Pass pass = backend.open(problem.spec(), true);
    assertThrows(IllegalStateException.class, () -> pass.read(new Trace.Source(Trace.Signal.HIDDEN, 0, 0), 0, 0, new float[8]));
    assertThrows(IllegalStateException.class,
        () -> pass.backward(problem.dFeatures(), new Gradients(new float[problem.parameters().length], null)));
  }

  @Test
  void passBytesGrowWithTheBatch() {
    EncoderSpec spec = spec(Cell.LSTM, 8, 32, 2, true, ReadOut.LAST, 0);
    long one = backend.passBytes(spec, 100, 8, true);
    assertTrue(one >= 4L * 100 * 8 * 32 * 4, "the gates of one layer alone take more than " + one);
    assertTrue(backend.passBytes(spec, 1000, 8, true) > one);
    assertTrue(backend.passBytes(spec, 100, 80, true) > one);
    assertTrue(backend.passBytes(spec, 100, 8, false) <= one);
    assertTrue(backend.passBytes(spec, 100_000, 1000, true) > Integer.MAX_VALUE, "counted in long");
  }

  // ---- Threads, interruption, end

  @Test
  void twoPassesMayBeUsedByTwoThreads() throws Exception {
    List<EncoderProblem> problems = List.of(small(Cell.LSTM, 2, true, ReadOut.ATTENTION, 33),
        EncoderProblem.draw(spec(Cell.GRU, 4, 17, 1, true, ReadOut.MAX, 0), 11, EncoderProblem.mixedLengths(11, 20), true, 6));
    List<Outcome> alone = new ArrayList<>();
    for (EncoderProblem problem : problems) {
      alone.add(problem.run(backend));
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int k = 0; k < 2; k++) {
        int which = k;
        calls.add(() -> {
          Pass pass = backend.open(problems.get(which).spec(), true);
          int repeats = 0;
          for (; repeats < 20; repeats++) {
            Outcome outcome = problems.get(which).run(backend, pass);
            assertSame(alone.get(which).features(), outcome.features(), "features in thread " + which);
            assertSame(alone.get(which).gradient(), outcome.gradient(), "gradient in thread " + which);
            assertSame(alone.get(which).dx(), outcome.dx(), "dx in thread " + which);
          }
          return repeats;
        });
      }
      for (Future<Integer> done : threads.invokeAll(calls)) {
        assertEquals(20, done.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void interruptionEndsTheCallAndNotTheBackend() throws Exception {
    EncoderProblem problem = small(Cell.LSTM, 2, true, ReadOut.LAST, 8);
    Pass pass = backend.open(problem.spec(), true);
    Outcome expected = problem.run(backend, pass);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class,
        () -> pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures()));
    assertFalse(Thread.interrupted(), "the exception takes the place of the flag");
    pass.forward(problem.packed(backend), problem.batch(), problem.masks(), problem.emptyFeatures());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class,
        () -> pass.backward(problem.dFeatures(), new Gradients(new float[problem.parameters().length], null)));
    assertFalse(Thread.interrupted(), "the exception takes the place of the flag");
    Outcome again = problem.run(backend, pass);
    assertSame(expected.features(), again.features(), "features after two interruptions");
    assertSame(expected.gradient(), again.gradient(), "gradient after two interruptions");
  }

  @Test
  void closingTwiceIsHarmlessAndCallsAfterItFail() throws Exception {
    EncoderProblem problem = small(Cell.GRU, 1, false, ReadOut.LAST, 8);
    Pass pass = backend.open(problem.spec(), true);
    problem.run(backend, pass);
    backend.close();
    backend.close();
    assertThrows(IllegalStateException.class, () -> backend.open(problem.spec(), true));
    assertThrows(IllegalStateException.class, () -> problem.run(backend, pass));
  }

  // ---- Faults of the caller

  @ParameterizedTest
  @ValueSource(strings = {"parameters", "features", "inputs", "dFeatures", "gradient", "dx", "weights", "encoder"})
  void wrongArgumentsAreNamed(String fault) throws Exception {
    EncoderProblem good = small(Cell.LSTM, 1, false, ReadOut.LAST, 8);
    int size = good.parameters().length;
    SequenceBatch batch = good.batch();
    if (fault.equals("inputs")) {
      batch = new SequenceBatch();
      batch.shape(3, 1, good.spec().inputs() + 1);
      batch.setLength(0, 3);
    }
    SequenceBatch given = batch;
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> {
      Weights weights = fault.equals("weights") ? new ForeignWeights(good.spec())
          : fault.equals("encoder") ? small(Cell.LSTM, 1, false, ReadOut.MEAN, 8).packed(backend)
          : backend.pack(good.spec(), shorterIf(fault.equals("parameters"), good.parameters()));
      Pass pass = backend.open(good.spec(), true);
      pass.forward(weights, given, good.masks(), shorterIf(fault.equals("features"), good.emptyFeatures()));
      pass.backward(shorterIf(fault.equals("dFeatures"), good.dFeatures()), new Gradients(
          shorterIf(fault.equals("gradient"), new float[size]), shorterIf(fault.equals("dx"), new float[good.dxSize()])));
    });
    String name = fault.equals("inputs") ? "D=" : fault.equals("encoder") ? "weights must be those of" : fault;
    assertTrue(error.getMessage().contains(name), error.getMessage());
  }

  /** The one sentence about room, whole. */
  @Test
  void theMessageNamesShapeAndSize() {
    EncoderProblem problem = small(Cell.LSTM, 1, false, ReadOut.LAST, 8);
    Pass pass = backend.open(problem.spec(), true);
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
        () -> pass.forward(problem.packed(backend), problem.batch(), problem.masks(), new float[47]));
    assertEquals("features must hold [N=6, F=8] = 48 values, got 47", error.getMessage());
  }

  private static float[] shorterIf(boolean fault, float[] array) {
    return fault ? Arrays.copyOf(array, array.length - 1) : array;
  }

  private static final class ForeignWeights extends Weights {
    ForeignWeights(EncoderSpec spec) {
      super("nobody", spec);
    }

    @Override
    protected void load(float[] parameters) {
      throw new AssertionError("nobody loads this");
    }
  }

  @Test
  void descriptionIsOneLine() {
    assertFalse(backend.description().isBlank());
    assertFalse(backend.description().contains("\n"));
  }
}
