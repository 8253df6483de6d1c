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
 * Compares a device with the reference before it is trusted: every cell, both directions, odd sizes, mixed lengths, dropout,
 * truncation, FUSED and STEP. A driver that miscompiles is found here and not in somebody's model.
 */
final class SelfTest {
  /** Largest deviation allowed, relative to the largest value of the block compared. Float sums of these sizes stay below 1e-5. */
  static final double TOLERANCE = 1e-4;

  private static final Variant[] VARIANTS = {
      new Variant(true, 2, 1, 1), new Variant(true, 8, 4, 4), new Variant(false, 4, 1, 1), new Variant(false, 16, 4, 4)};

  private static final EncoderSpec[] ENCODERS = {
      new EncoderSpec(3, List.of(new LayerSpec(Cell.LSTM, 33, true), new LayerSpec(Cell.GRU, 65, false)), ReadOut.ATTENTION),
      new EncoderSpec(5, List.of(new LayerSpec(Cell.RNN_TANH, 7, true), new LayerSpec(Cell.LSTM_PEEPHOLE, 17, false)),
          ReadOut.MAX, 3),
      new EncoderSpec(2, List.of(new LayerSpec(Cell.RNN_RELU, 130, false)), ReadOut.MEAN)};

  private SelfTest() {}

  /**
   * Runs the test.
   *
   * @return the worst error
   * @throws OpenClEngine.Refused if the device computes something else than the reference
   * @throws OpenClEngine.Failed if it fails
   */
  static double run(DeviceSession session) {
    double worst = 0;
    try (Backend reference = new ReferenceBackend()) {
      for (int k = 0; k < ENCODERS.length; k++) {
        Case test = new Case(ENCODERS[k], k);
        float[][] expected = test.expected(reference);
        for (Variant variant : VARIANTS) {
          DeviceEncoder encoder = new DeviceEncoder(session, new Tuner(null, session.limits(), variant), Integer.MAX_VALUE);
          float[][] actual = test.actual(encoder);
          OpenClEngine.INSTANCE.call("self-testing", () -> {
            OpenClEngine.INSTANCE.pass(OpenClEngine.Point.SELF_TEST);
            return null;
          });
          double error = test.compare(expected, actual);
          // Written so that NaN fails.
          if (!(error <= TOLERANCE)) {
            throw new OpenClEngine.Refused("device " + session.info().name() + " (" + session.info().version()
                + ") failed the self-test: it differs from the reference by " + error + " with " + variant
                + ". Update its driver, or choose another device with -device");
          }
          worst = Math.max(worst, error);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenClEngine.Refused("interrupted during the self-test of " + session.info().name());
    }
    return worst;
  }

  /** One encoder with drawn numbers. */
  private static final class Case {
    private static final int[] LENGTHS = {7, 7, 6, 4, 4, 1, 0};

    private final EncoderSpec spec;
    private final EncoderLayout layout;
    private final float[] parameters;
    private final SequenceBatch batch = new SequenceBatch();
    private final DropoutMasks masks;
    private final float[] dFeatures;

    private Case(EncoderSpec spec, int seed) {
      this.spec = spec;
      layout = new EncoderLayout(spec);
      SplittableRandom random = new SplittableRandom(seed);
      parameters = draw(random, layout.size(), 0.3f);
      batch.shape(LENGTHS[0], LENGTHS.length, spec.inputs());
      for (int n = 0; n < LENGTHS.length; n++) {
        batch.setLength(n, LENGTHS[n]);
      }
      System.arraycopy(draw(random, LENGTHS[0] * LENGTHS.length * spec.inputs(), 1f), 0, batch.x(), 0,
          LENGTHS[0] * LENGTHS.length * spec.inputs());
      dFeatures = draw(random, LENGTHS.length * spec.features(), 1f);
      int layers = spec.layers().size();
      float[][] input = new float[layers][];
      float[][] state = new float[2 * layers][];
      for (int l = 0; l < layers; l++) {
        input[l] = mask(random, LENGTHS.length * spec.inputsOf(l));
        state[2 * l] = mask(random, LENGTHS.length * spec.layers().get(l).hidden());
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
      return new float[][] {new float[LENGTHS.length * spec.features()], new float[layout.size()],
          new float[LENGTHS[0] * LENGTHS.length * spec.inputs()]};
    }

    private float[][] expected(Backend reference) throws InterruptedException {
      float[][] results = results();
      Pass pass = reference.open(spec, true);
      pass.forward(reference.pack(spec, parameters), batch, masks, results[0]);
      pass.backward(dFeatures, new Gradients(results[1], results[2]));
      return results;
    }

    private float[][] actual(DeviceEncoder encoder) throws InterruptedException {
      float[][] results = results();
      DeviceTrace trace = new DeviceTrace(spec, true);
      encoder.forward(parameters, batch, masks, trace, results[0]);
      encoder.backward(trace, dFeatures, results[1], results[2]);
      return results;
    }

    private double compare(float[][] expected, float[][] actual) {
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
