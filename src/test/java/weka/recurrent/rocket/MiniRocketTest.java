package weka.recurrent.rocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.recurrent.network.RandomStream;

/** MiniROCKET against its definition. */
class MiniRocketTest {

  private static float[][] random(int channels, int length, long seed) {
    RandomStream random = new RandomStream(seed, length);
    float[][] x = new float[channels][length];
    for (float[] row : x) {
      for (int t = 0; t < length; t++) {
        row[t] = (float) random.nextGaussian();
      }
    }
    return x;
  }

  @Test
  void dilationsReachAcrossTheLongestSequence() {
    for (int steps : new int[] {1, 8, 9, 10, 24, 150, 1000}) {
      var dilations = MiniRocket.dilations(steps);
      assertEquals(119, dilations.values().stream().mapToInt(Integer::intValue).sum());
      assertEquals(1, dilations.firstKey());
      assertEquals(steps < 17 ? 1 : (int) StrictMath.pow(2, StrictMath.log((steps - 1) / 8.0) / StrictMath.log(2)),
          dilations.lastKey(), 1);
      assertTrue(steps < 9 || 8 * dilations.lastKey() <= steps - 1 + 8);
    }
  }

  /** A share by the definition: the convolution with nine weights, zeros outside. */
  @Test
  void sharesAreThoseOfConvolutions() {
    float[][] x = random(1, 40, 2);
    MiniRocket rocket = MiniRocket.fit(Collections.singletonList(x), 1);
    float[] features = new float[MiniRocket.FEATURES];
    rocket.transform(x, features);
    // The first kernel at the first dilation, padded: weights 2 at places 0, 1, 2. Its biases are quantiles of these very values.
    double[] c = new double[40];
    for (int t = 0; t < 40; t++) {
      for (int i = 0; i < 9; i++) {
        int at = t + i - 4;
        c[t] += at < 0 || at >= 40 ? 0 : (i < 3 ? 2 : -1) * x[0][at];
      }
    }
    Arrays.sort(c);
    for (int i = 0; i < 5; i++) {
      double q = (i + 1) * (1 + Math.sqrt(5)) / 2 % 1;
      double position = q * 39;
      double bias = c[(int) position] + (position - (int) position) * (c[(int) position + 1] - c[(int) position]);
      long above = Arrays.stream(c).filter(value -> value > bias).count();
      assertEquals(above / 40.0, features[i], 1e-6);
    }
  }

  @Test
  void anotherLengthAndSeveralChannelsCountOverTheirOwnSteps() {
    List<float[][]> training = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      training.add(random(12, 20 + 7 * n, n));
    }
    MiniRocket rocket = MiniRocket.fit(training, 3);
    float[] features = new float[MiniRocket.FEATURES];
    for (int length : new int[] {0, 1, 5, 30, 200}) {
      rocket.transform(random(12, length, 9), features);
      for (float feature : features) {
        assertTrue(feature >= 0 && feature <= 1);
      }
    }
    float[] again = new float[MiniRocket.FEATURES];
    MiniRocket.fit(training, 3).transform(random(12, 200, 9), again);
    assertArrayEquals(features, again);
  }
}
