package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.kernel.ChannelMix;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel;
import weka.recurrent.kernel.ReservoirKernel.Series;
import weka.recurrent.kernel.reference.ReferenceReservoir;
import weka.recurrent.network.RandomStream;

/** All ways to run a reservoir: the recipe's numbers, one another's bits. */
class ReservoirKernelTest {
  /** Of the standard deviation of a response or of a feature, between float and double. */
  private static final double TOLERANCE = 1e-4;

  private final GoldenReservoir golden = new GoldenReservoir();

  @Test
  void theReferenceGivesTheRecipesShares() throws Exception {
    float[][] shares = new float[GoldenReservoir.SEQUENCES][32 * 8];
    float[][] last = new float[GoldenReservoir.SEQUENCES][32];
    new ReferenceReservoir().shares(golden.bank(), golden.rows("thresholds"), golden.x(), golden.lengths(), 3, shares, last);
    for (int n = 0; n < shares.length; n++) {
      assertArrayEquals(golden.flat("shares" + n), shares[n], 1e-6f);
      assertArrayEquals(golden.flat("last" + n), last[n], 1e-5f);
    }
  }

  @Test
  void responsesInFloatAgreeWithTheRecipe() {
    float[][] y = golden.rows("y2");
    for (OscillatorLoops loops : loops()) {
      try (ReservoirKernel kernel = new CpuReservoir(1, loops)) {
        for (int unit = 0; unit < 32; unit++) {
          float[][] series = new float[y.length][16];
          kernel.series(golden.bank(), unit < 16 ? Series.LINEAR : Series.CASCADE, 0, golden.flat("x2"), y.length, 3, series);
          double squares = 0;
          for (float[] row : y) {
            squares += row[unit] * row[unit];
          }
          double deviation = Math.sqrt(squares / y.length);
          for (int t = 0; t < y.length; t++) {
            assertEquals(y[t][unit], series[t][unit % 16], TOLERANCE * deviation,
                loops.description() + ", unit " + unit + ", step " + t);
          }
        }
      }
    }
  }

  @Test
  void sharesInFloatDifferOnlyWhereAUnitTouchesItsThreshold() throws Exception {
    float[][] thresholds = golden.rows("thresholds");
    float[][] y = golden.rows("y2");
    int different = 0;
    for (OscillatorLoops loops : loops()) {
      try (ReservoirKernel kernel = new CpuReservoir(2, loops)) {
        float[][] shares = new float[GoldenReservoir.SEQUENCES][32 * 8];
        kernel.shares(golden.bank(), thresholds, golden.x(), golden.lengths(), 3, shares, null);
        for (int i = 0; i < shares[2].length; i++) {
          if (Math.abs(shares[2][i] - golden.flat("shares2")[i]) > 1e-6) {
            different++;
            int unit = i / 8;
            float threshold = thresholds[i % 8][unit];
            double nearest = Arrays.stream(y).mapToDouble(row -> Math.abs(row[unit] - threshold)).min().orElse(1);
            assertTrue(nearest < TOLERANCE, "unit " + unit + " differs " + nearest + " away from its threshold");
          }
        }
      }
    }
    assertTrue(different < 8, different + " shares differ");
  }

  @Test
  void sameBitsInEveryWay() throws Exception {
    for (int[] shape : new int[][] {{16, 0, 1, 4}, {32, 16, 1, 200}, {0, 32, 3, 131}, {48, 32, 40, 77}, {16, 16, 2, 1}}) {
      ReservoirBank bank = random(shape[0], shape[1], shape[2]);
      float[][] x = new float[5][shape[3] * shape[2]];
      int[] lengths = new int[5];
      RandomStream random = new RandomStream(9, shape[3]);
      for (int n = 0; n < 5; n++) {
        lengths[n] = 1 + random.nextInt(shape[3]);
        for (int i = 0; i < x[n].length; i++) {
          x[n][i] = (float) random.nextGaussian();
        }
      }
      float[][] thresholds = new float[5][bank.units()];
      for (float[] row : thresholds) {
        for (int k = 0; k < row.length; k++) {
          row[k] = (float) random.nextGaussian() * .2f;
        }
      }
      float[][] expected = null;
      float[][] expectedLast = null;
      for (OscillatorLoops loops : loops()) {
        for (int threads : new int[] {1, 3}) {
          try (ReservoirKernel kernel = new CpuReservoir(threads, loops)) {
            float[][] shares = new float[5][bank.units() * 5];
            float[][] last = new float[5][bank.units()];
            kernel.shares(bank, thresholds, x, lengths, shape[2], shares, last);
            expected = expected == null ? shares : expected;
            expectedLast = expectedLast == null ? last : expectedLast;
            for (int n = 0; n < 5; n++) {
              assertArrayEquals(expected[n], shares[n], 0f);
              assertArrayEquals(expectedLast[n], last[n], 0f);
            }
          }
        }
      }
    }
  }

  @Test
  void aConstantSequenceIsAboveNoThresholdOfItsOwn() throws Exception {
    // Float cannot cancel the level exactly: what is left must be the same when thresholds are taken and when they are compared.
    ReservoirBank bank = random(16, 16, 1);
    float[] x = new float[50];
    Arrays.fill(x, 1.7f);
    for (OscillatorLoops loops : loops()) {
      try (ReservoirKernel kernel = new CpuReservoir(1, loops)) {
        float[][] series = new float[50][16];
        kernel.series(bank, Series.LINEAR, 0, x, 50, 1, series);
        float[][] thresholds = new float[1][32];
        for (int lane = 0; lane < 16; lane++) {
          int k = lane;
          thresholds[0][lane] = (float) Arrays.stream(series).mapToDouble(row -> row[k]).max().orElse(0) + 0f;
        }
        float[][] shares = new float[1][32];
        kernel.shares(bank, thresholds, new float[][] {x}, new int[] {50}, 1, shares, null);
        assertArrayEquals(new float[16], Arrays.copyOf(shares[0], 16), 0f);
      }
    }
  }

  static List<OscillatorLoops> loops() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? List.of(new PlainOscillators(), Providers.oscillators()) : List.of(new PlainOscillators());
  }

  private static ReservoirBank random(int linear, int cascade, int channels) {
    RandomStream random = new RandomStream(5, linear, cascade, channels);
    return new ReservoirBank(mix(linear, channels, random), bank(linear, random), mix(cascade, channels, random),
        bank(cascade, random), array(cascade, random, .3), array(cascade, random, 1), array(16 * cascade, random, .25),
        bank(cascade, random));
  }

  private static ChannelMix mix(int units, int channels, RandomStream random) {
    float[][] w = new float[units][channels];
    for (float[] row : w) {
      for (int c = 0; c < channels; c++) {
        row[c] = random.nextInt(channels) < 3 ? (float) random.nextGaussian() : 0;
      }
    }
    return ChannelMix.of(w);
  }

  private static OscillatorBank bank(int units, RandomStream random) {
    float[][][] constants = new float[4][4][units];
    for (int k = 0; k < units; k++) {
      for (int j = 0; j < 4; j++) {
        double decay = 1 - .3 * random.nextDouble();
        double angle = Math.PI * random.nextDouble();
        constants[0][j][k] = (float) (decay * StrictMath.cos(angle));
        constants[1][j][k] = (float) (decay * StrictMath.sin(angle));
        constants[2][j][k] = (float) random.nextGaussian() * .1f;
        constants[3][j][k] = (float) random.nextGaussian() * .1f;
      }
    }
    return new OscillatorBank(constants[0], constants[1], constants[2], constants[3], array(units, random, .1));
  }

  private static float[] array(int size, RandomStream random, double deviation) {
    float[] array = new float[size];
    for (int i = 0; i < size; i++) {
      array[i] = (float) (random.nextGaussian() * deviation);
    }
    return array;
  }
}
