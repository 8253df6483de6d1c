package weka.recurrent.kernel.opencl;

import java.util.List;
import java.util.SplittableRandom;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.reference.ReferenceBackend;

/**
 * Compares a device with the reference before it is trusted: every cell in both directions, every read-out, odd sizes, mixed
 * lengths, dropout, truncation, FUSED and STEP, a recurrence cut into several launches, sums over the rows in several parts, and
 * work-groups that take many tiles. A driver that miscompiles is found here and not in somebody's model.
 */
final class SelfTest {
  /**
   * Largest deviation allowed, relative to the largest value of the block compared. Float sums of these sizes stay below 1e-5.
   */
  static final double TOLERANCE = 1e-4;

  private static final Variant[] VARIANTS = {
      new Variant(true, 2, 1, 1), new Variant(true, 8, 4, 4), new Variant(true, 4, 4, 1), new Variant(true, 4, 1, 4),
      new Variant(false, 4, 1, 1), new Variant(false, 16, 4, 4)};
  /** Sequences of up to so many steps, so many of them. */
  private static final int[] SHORT = {7, 7, 6, 4, 4, 1, 0};
  private static final int[] LONG = new int[20];
  /** Model seconds of a pass, so few that each does one step or one tile. */
  private static final double SHORTEST = 1e-9;
  /** So few work-groups that each takes many tiles. */
  private static final int FEW = 2;

  static {
    for (int n = 0; n < LONG.length; n++) {
      // 640 rows, enough for several parts of the sums over them.
      LONG[n] = 42 - n;
    }
  }

  private static final Case[] CASES = {
      new Case(1, LONG, new EncoderSpec(4, List.of(new LayerSpec(Cell.LSTM_PEEPHOLE, 9, true)), ReadOut.LAST)),
      new Case(2, LONG, new EncoderSpec(3, List.of(new LayerSpec(Cell.GRU, 10, true)), ReadOut.LAST)),
      new Case(3, SHORT, new EncoderSpec(3, List.of(new LayerSpec(Cell.LSTM, 33, true), new LayerSpec(Cell.GRU, 65, true)),
          ReadOut.ATTENTION)),
      new Case(4, SHORT, new EncoderSpec(5, List.of(new LayerSpec(Cell.RNN_TANH, 7, true),
          new LayerSpec(Cell.LSTM_PEEPHOLE, 17, true)), ReadOut.MAX, 3)),
      new Case(5, SHORT, new EncoderSpec(2, List.of(new LayerSpec(Cell.RNN_RELU, 130, true)), ReadOut.MEAN))};

  private SelfTest() {}

  /**
   * Runs all of it.
   *
   * @return the worst error
   * @throws OpenClEngine.Refused if the device computes something else than the reference
   * @throws OpenClEngine.Failed if it fails
   */
  static double run(DeviceSession session) {
    double worst = 0;
    for (Case test : CASES) {
      for (Variant variant : VARIANTS) {
        worst = Math.max(worst, check(session, test, variant));
      }
    }
    for (Case test : CASES) {
      worst = Math.max(worst, check(session, test, VARIANTS[1], SHORTEST));
    }
    DeviceSession few = session.with(FEW);
    for (Case test : CASES) {
      worst = Math.max(worst, Math.max(check(few, test, VARIANTS[0]), check(few, test, VARIANTS[4])));
    }
    return worst;
  }

  /** One case in one variant: enough to see that this process has what another one has tested. */
  static double quick(DeviceSession session) {
    return check(session, CASES[0], VARIANTS[0]);
  }

  private static double check(DeviceSession session, Case test, Variant variant) {
    return check(session, test, variant, Double.POSITIVE_INFINITY);
  }

  private static double check(DeviceSession session, Case test, Variant variant, double longest) {
    try {
      DeviceEncoder encoder = new DeviceEncoder(session, new Tuner(null, session.limits(), variant), longest);
      float[][] actual = test.actual(encoder);
      OpenClEngine.INSTANCE.call("self-testing", () -> {
        OpenClEngine.INSTANCE.pass(OpenClEngine.Point.SELF_TEST);
        return null;
      });
      double error = test.compare(actual);
      // Written so that NaN fails.
      if (!(error <= TOLERANCE)) {
        throw new OpenClEngine.Refused("device " + session.info().name() + " (" + session.info().version()
            + ") failed the self-test: it differs from the reference by " + error + " with " + variant + " and "
            + test.spec.layers() + ". Update its driver, or choose another device with -device");
      }
      return error;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenClEngine.Refused("interrupted during the self-test of " + session.info().name());
    }
  }

  /** One encoder with drawn numbers. */
  private static final class Case {
    private final EncoderSpec spec;
    private final EncoderLayout layout;
    private final int sequences;
    private final int steps;
    private final float[] parameters;
    private final SequenceBatch batch = new SequenceBatch();
    private final DropoutMasks masks;
    private final float[] dFeatures;
    private float[][] expected;

    private Case(int seed, int[] lengths, EncoderSpec spec) {
      this.spec = spec;
      layout = new EncoderLayout(spec);
      sequences = lengths.length;
      steps = lengths[0];
      SplittableRandom random = new SplittableRandom(seed);
      parameters = draw(random, layout.size(), 0.3f);
      batch.shape(steps, sequences, spec.inputs());
      for (int n = 0; n < sequences; n++) {
        batch.setLength(n, lengths[n]);
      }
      float[] x = draw(random, steps * sequences * spec.inputs(), 1f);
      System.arraycopy(x, 0, batch.x(), 0, x.length);
      dFeatures = draw(random, sequences * spec.features(), 1f);
      int layers = spec.layers().size();
      float[][] input = new float[layers][];
      float[][] state = new float[2 * layers][];
      // The first case is one without dropout.
      for (int l = 0; seed > 1 && l < layers; l++) {
        input[l] = mask(random, sequences * spec.inputsOf(l));
        state[2 * l] = mask(random, sequences * spec.layers().get(l).hidden());
      }
      masks = new DropoutMasks(input, state);
    }

    private static float[] draw(SplittableRandom random, int size, float scale) {
      float[] values = new float[size];
      for (int k = 0; k < size; k++) {
        values[k] = scale * (float) (2 * random.nextDouble() - 1);
      }
      return values;
    }

    private static float[] mask(SplittableRandom random, int size) {
      float[] values = new float[size];
      for (int k = 0; k < size; k++) {
        values[k] = random.nextInt(4) == 0 ? 0f : 4f / 3f;
      }
      return values;
    }

    private float[][] results() {
      return new float[][] {new float[sequences * spec.features()], new float[layout.size()],
          new float[steps * sequences * spec.inputs()]};
    }

    private float[][] expected() throws InterruptedException {
      float[][] results = results();
      try (Backend reference = new ReferenceBackend()) {
        Pass pass = reference.open(spec, true);
        pass.forward(reference.pack(spec, parameters), batch, masks, results[0]);
        pass.backward(dFeatures, new Gradients(results[1], results[2]));
      }
      return results;
    }

    private float[][] actual(DeviceEncoder encoder) throws InterruptedException {
      float[][] results = results();
      DeviceTrace trace = new DeviceTrace(spec, true);
      encoder.forward(parameters, batch, masks, trace, results[0]);
      encoder.backward(trace, dFeatures, results[1], results[2]);
      return results;
    }

    private synchronized double compare(float[][] actual) throws InterruptedException {
      if (expected == null) {
        expected = expected();
      }
      double worst = Math.max(error(expected[0], actual[0], 0, expected[0].length),
          error(expected[2], actual[2], 0, expected[2].length));
      for (EncoderLayout.Block block : layout.blocks()) {
        worst = Math.max(worst, error(expected[1], actual[1], block.offset(), block.end()));
      }
      return worst;
    }

    /** max |a − e| / max |e| over a block; infinite if a value is no number. */
    private static double error(float[] expected, float[] actual, int from, int to) {
      double scale = 1e-6;
      double worst = 0;
      for (int k = from; k < to; k++) {
        scale = Math.max(scale, Math.abs(expected[k]));
        double difference = Math.abs((double) actual[k] - expected[k]);
        worst = difference <= worst ? worst : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
      }
      return worst / scale;
    }
  }
}
