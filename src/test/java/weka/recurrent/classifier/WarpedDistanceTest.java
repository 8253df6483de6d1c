package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import weka.recurrent.network.RandomStream;
import weka.recurrent.reservoir.StepSource.Steps;

/** Warped distances against all alignments, and their bounds against them. */
class WarpedDistanceTest {

  private static Steps random(int length, int channels, RandomStream random) {
    float[] values = new float[length * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Steps(length, values);
  }

  /** By its definition, without a table. */
  private static double least(Steps x, Steps y, int channels, int band, int i, int j) {
    if (i < 0 || j < 0 || Math.abs(i - j) > band) {
      return Double.POSITIVE_INFINITY;
    }
    double step = 0;
    for (int c = 0; c < channels; c++) {
      double d = (double) x.values()[i * channels + c] - y.values()[j * channels + c];
      step += d * d;
    }
    return i == 0 && j == 0 ? step : step + Math.min(least(x, y, channels, band, i - 1, j),
        Math.min(least(x, y, channels, band, i, j - 1), least(x, y, channels, band, i - 1, j - 1)));
  }

  @Test
  void distancesAreLeastSumsAndBoundsAreBelowThem() {
    RandomStream random = new RandomStream(12);
    int checked = 0;
    for (int turn = 0; turn < 60; turn++) {
      int channels = 1 + random.nextInt(3);
      double window = new double[] {0, 10, 40, 100}[turn % 4];
      WarpedDistance distance = new WarpedDistance(channels, window);
      Steps x = random(1 + random.nextInt(7), channels, random);
      Steps y = random(turn % 2 == 0 ? x.length() : 1 + random.nextInt(7), channels, random);
      double[][] rows = new double[2][y.length() + 1];
      double expected = least(x, y, channels, distance.band(x.length(), y.length()), x.length() - 1, y.length() - 1);
      assertEquals(expected, distance.between(x, y, Double.POSITIVE_INFINITY, rows), 1e-9);
      assertEquals(Double.POSITIVE_INFINITY, distance.between(x, y, expected * .9, rows));
      assertTrue(distance.firstAndLast(x, y) <= expected + 1e-9);
      if (x.length() == y.length()) {
        double bound = distance.outside(distance.envelope(x), y, Double.POSITIVE_INFINITY);
        assertTrue(bound <= expected + 1e-9, bound + " is above " + expected);
        checked++;
      }
    }
    assertTrue(checked >= 30);
  }
}
