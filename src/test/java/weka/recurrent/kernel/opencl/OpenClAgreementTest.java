package weka.recurrent.kernel.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.Trace;
import weka.recurrent.kernel.reference.ReferenceBackend;

/**
 * The device against the reference, forward and all gradients, over cells, sizes, depths, directions and variants. A run takes a
 * set of shapes in which every two values meet; {@code -Dopencl.full=true} takes all of them (an hour on PoCL).
 */
class OpenClAgreementTest {
  /** Relative to the largest value of the block compared. */
  private static final double TOLERANCE = 1e-4;

  private static final int[] HIDDEN = {1, 7, 33, 64, 130, 257};
  private static final int[] SEQUENCES = {1, 5, 32, 70};
  private static final int[] STEPS = {1, 3, 50};
  private static final int[] CHOICES = {Cell.values().length, HIDDEN.length, SEQUENCES.length, STEPS.length, 2, 2, 2};

  private static OpenClBackend fused;
  private static OpenClBackend step;

  /** One shape: indices into the values above, in the order of {@link #CHOICES}. */
  record Shape(int cell, int hidden, int sequences, int steps, int layers, int directions, int variant) {
    private int[] indices() {
      return new int[] {cell, hidden, sequences, steps, layers, directions, variant};
    }

    /** Every two values that meet here. */
    private List<Integer> pairs() {
      List<Integer> pairs = new ArrayList<>();
      int[] at = indices();
      for (int a = 0; a < at.length; a++) {
        for (int b = 0; b < a; b++) {
          pairs.add(((a * 8 + at[a]) * 8 + b) * 8 + at[b]);
        }
      }
      return pairs;
    }

    private double cost() {
      return 1e6
          + (double) HIDDEN[hidden] * HIDDEN[hidden] * SEQUENCES[sequences] * STEPS[steps] * (1 + 3 * layers) * (1 + directions);
    }

    private Agreement agreement() {
      long seed = 0;
      for (int index : indices()) {
        seed = 7 * seed + index;
      }
      return new Agreement(Cell.values()[cell], HIDDEN[hidden], SEQUENCES[sequences], STEPS[steps], 1 + layers, directions == 1,
          seed);
    }

    @Override
    public String toString() {
      return Cell.values()[cell] + " H=" + HIDDEN[hidden] + " N=" + SEQUENCES[sequences] + " T=" + STEPS[steps] + " layers="
          + (1 + layers) + (directions == 1 ? " bidirectional" : "") + (variant == 0 ? " FUSED" : " STEP");
    }
  }

  @BeforeAll
  static void open() {
    fused = OpenClBackend.open(TestDevice.name(), OpenClAgreementTest::nobody, new Variant(true, 8, 4, 4));
    step = OpenClBackend.open(TestDevice.name(), OpenClAgreementTest::nobody, new Variant(false, 16, 4, 4));
  }

  private static Backend nobody() {
    throw new AssertionError("the device failed: " + OpenClEngine.INSTANCE.failure());
  }

  @AfterAll
  static void close() {
    if (fused != null) {
      fused.close();
      step.close();
    }
  }

  static Stream<Shape> shapes() {
    List<Shape> all = new ArrayList<>();
    int count = 1;
    for (int choices : CHOICES) {
      count *= choices;
    }
    for (int k = 0; k < count; k++) {
      int[] at = new int[CHOICES.length];
      int rest = k;
      for (int c = 0; c < at.length; c++) {
        at[c] = rest % CHOICES[c];
        rest /= CHOICES[c];
      }
      all.add(new Shape(at[0], at[1], at[2], at[3], at[4], at[5], at[6]));
    }
    return Boolean.getBoolean("opencl.full") ? all.stream() : covering(all).stream();
  }

  /** Greedily, what covers most new pairs for its cost, until none is left. */
  private static List<Shape> covering(List<Shape> all) {
    Set<Integer> open = new HashSet<>();
    for (Shape shape : all) {
      open.addAll(shape.pairs());
    }
    List<Shape> chosen = new ArrayList<>();
    while (!open.isEmpty()) {
      Shape best = null;
      double worth = 0;
      for (Shape shape : all) {
        long fresh = shape.pairs().stream().filter(open::contains).count();
        if (fresh / shape.cost() > worth) {
          best = shape;
          worth = fresh / shape.cost();
        }
      }
      chosen.add(best);
      best.pairs().forEach(open::remove);
    }
    return chosen;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithTheReference(Shape shape) throws Exception {
    Agreement agreement = shape.agreement();
    try (Backend reference = new ReferenceBackend()) {
      Agreement.Results expected = agreement.run(reference);
      Agreement.Results actual = agreement.run(shape.variant == 0 ? fused : step);
      double worst = agreement.worst(expected, actual);
      assertTrue(worst <= TOLERANCE, shape + " differs by " + worst);
    }
  }

  @Test
  void everyTwoValuesMeet() {
    Set<Integer> met = new HashSet<>();
    shapes().forEach(shape -> met.addAll(shape.pairs()));
    int expected = 0;
    for (int a = 0; a < CHOICES.length; a++) {
      for (int b = 0; b < a; b++) {
        expected += CHOICES[a] * CHOICES[b];
      }
    }
    assertEquals(expected, met.size());
  }

  @Test
  void everyVariantGivesTheSameBits() throws Exception {
    int compared = 0;
    for (Cell cell : Cell.values()) {
      Agreement agreement = new Agreement(cell, 67, 9, 11, 2, true, 5 + cell.ordinal());
      Agreement.Results expected = agreement.run(fused);
      Tuner tuner = new Tuner(null, OpenClDevices.choose(TestDevice.name()).get(0).limits(), null);
      Set<Variant> variants = new HashSet<>(tuner.candidates(agreement.spec, 9, true));
      variants.add(new Variant(false, 4, 1, 1));
      variants.add(new Variant(false, 8, 1, 4));
      variants.add(new Variant(false, 32, 4, 4));
      for (Variant variant : variants) {
        try (OpenClBackend backend = OpenClBackend.open(TestDevice.name(), OpenClAgreementTest::nobody, variant)) {
          Agreement.Results actual = agreement.run(backend);
          assertArrayEquals(expected.features(), actual.features(), cell + ", " + variant);
          assertArrayEquals(expected.gradient(), actual.gradient(), cell + ", " + variant);
          assertArrayEquals(expected.dx(), actual.dx(), cell + ", " + variant);
          compared++;
        }
      }
    }
    assertTrue(compared >= 5 * Cell.values().length, "only " + compared + " compared");
  }

  @Test
  void partsOfABatchAddUp() throws Exception {
    Agreement agreement = new Agreement(Cell.GRU, 33, 70, 50, 1, true, 11);
    OpenClSessions.Lease lease = OpenClBackend.lease(TestDevice.name());
    DeviceSession session = lease.session();
    // Buffers for a few thousand rows force the batch into several parts.
    DeviceLimits limits = session.limits();
    DeviceLimits small = new DeviceLimits(limits.groups(), limits.sharedFloats(), 400_000, limits.totalFloats());
    OpenClSessions.Lease narrow = OpenClSessions.alone(session.info(), small);
    try (OpenClBackend whole = new OpenClBackend(lease, encoder(session), OpenClAgreementTest::nobody);
        OpenClBackend cut = new OpenClBackend(narrow, encoder(narrow.session()), OpenClAgreementTest::nobody)) {
      Agreement.Results expected = agreement.run(whole);
      DevicePass pass = (DevicePass) cut.open(agreement.spec, true);
      Agreement.Results actual = agreement.run(cut, pass);
      assertTrue(pass.trace().parts.size() > 2, pass.trace().parts.size() + " parts");
      assertArrayEquals(expected.features(), actual.features());
      assertArrayEquals(expected.dx(), actual.dx());
      assertTrue(agreement.worst(expected, actual) < 1e-5);
      float[] one = new float[33];
      float[] other = new float[33];
      Pass wholePass = whole.open(agreement.spec, true);
      agreement.run(whole, wholePass);
      for (int n : new int[] {0, 20, 68}) {
        wholePass.read(new Trace.Source(weka.recurrent.kernel.Trace.Signal.CANDIDATE, 0, 1), agreement.batch.length(n) - 1, n,
            one);
        pass.read(new Trace.Source(weka.recurrent.kernel.Trace.Signal.CANDIDATE, 0, 1), agreement.batch.length(n) - 1, n, other);
        assertArrayEquals(one, other, "sequence " + n);
      }
    }
  }

  private static DeviceEncoder encoder(DeviceSession session) {
    return new DeviceEncoder(session, new Tuner(null, session.limits(), new Variant(true, 4, 1, 1)));
  }
}
