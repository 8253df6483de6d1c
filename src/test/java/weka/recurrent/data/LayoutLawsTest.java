package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import weka.core.Instances;
import weka.recurrent.network.Sequence;

/** The same data give the same bits, whatever the layout. */
class LayoutLawsTest {
  private static double[][][] random(long seed, int sequences, int longest, int channels, double missing) {
    Random random = new Random(seed);
    double[][][] x = new double[sequences][][];
    for (int n = 0; n < sequences; n++) {
      x[n] = new double[1 + random.nextInt(longest)][channels];
      for (double[] step : x[n]) {
        for (int c = 0; c < channels; c++) {
          step[c] = random.nextDouble() < missing ? Double.NaN : 1e3 * random.nextGaussian() + 7 * c;
        }
      }
      x[n][x[n].length - 1][0] = random.nextGaussian();
    }
    return x;
  }

  private static void assertSame(Instances one, Layout oneLayout, Instances other, Layout otherLayout,
      Normalization normalization) {
    EncodingOptions options = new EncodingOptions(Layout.AUTO, TextUnit.AUTO, normalization, 0);
    SequenceEncoder first = SequenceEncoder.fit(one, options.withLayout(oneLayout));
    SequenceEncoder second = SequenceEncoder.fit(other, options.withLayout(otherLayout));
    assertEquals(first.inputSpec(), second.inputSpec());
    assertEquals(first.summary().median(), second.summary().median());
    for (int n = 0; n < one.numInstances(); n++) {
      Sequence a = first.encode(one.instance(n));
      Sequence b = second.encode(other.instance(n));
      a.check(first.inputSpec());
      assertEquals(a.length(), b.length());
      assertArrayEquals(bits(a.values()), bits(b.values()));
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  @Property(tries = 60)
  void stepsAndChannelsGiveTheSameBits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int sequences,
      @ForAll @IntRange(min = 1, max = 9) int longest, @ForAll @IntRange(min = 1, max = 4) int channels,
      @ForAll @IntRange(max = 1) int gaps, @ForAll Normalization normalization) {
    double[][][] x = random(seed, sequences, longest, channels, 0.3 * gaps);
    assertSame(SampleData.steps(x), Layout.STEPS, SampleData.channels(x), Layout.CHANNELS, normalization);
  }

  @Property(tries = 60)
  void stepsAndColumnsGiveTheSameBits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int sequences,
      @ForAll @IntRange(min = 1, max = 9) int longest, @ForAll @IntRange(max = 1) int gaps,
      @ForAll Normalization normalization) {
    double[][][] x = random(seed, sequences, longest, 1, 0.3 * gaps);
    assertSame(SampleData.steps(x), Layout.STEPS, SampleData.columns(x), Layout.COLUMNS, normalization);
  }

  @Property(tries = 30)
  void paddingAtTheEndChangesNoBit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int channels) {
    double[][][] x = random(seed, 6, 7, channels, 0.2);
    double[][][] padded = new double[x.length][12][channels];
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < 12; t++) {
        for (int c = 0; c < channels; c++) {
          padded[n][t][c] = t < x[n].length ? x[n][t][c] : Double.NaN;
        }
      }
    }
    assertSame(SampleData.steps(x), Layout.STEPS, SampleData.steps(padded), Layout.STEPS, Normalization.CHANNEL);
  }

  @Property(tries = 30)
  void weightTwoIsACopy(@ForAll long seed) {
    double[][][] x = random(seed, 5, 8, 2, 0.2);
    Instances weighted = SampleData.steps(x);
    Instances copied = new Instances(weighted);
    copied.add(copied.instance(2));
    weighted.instance(2).setWeight(2);
    Sequence a = SequenceEncoder.fit(weighted, EncodingOptions.DEFAULT).encode(weighted.instance(0));
    Sequence b = SequenceEncoder.fit(copied, EncodingOptions.DEFAULT).encode(copied.instance(0));
    // The sums are taken in another order, so the last bit of a float may differ.
    assertArrayEquals(b.values(), a.values(), 1e-6f);
  }
}
