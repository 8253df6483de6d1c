package weka.recurrent.experiment.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonTest {
  private static double[] series(int length, java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }

  @Test
  void aSeasonIsFoundUnderATrendAndNoise() {
    Random random = new Random(1);
    assertEquals(12, Season.of(series(60, t -> t + 20 * Math.sin(t * Math.PI / 6) + random.nextGaussian()), 24));
    assertEquals(7, Season.of(series(90, t -> t % 7 == 6 ? 10 : random.nextGaussian()), 30));
  }

  @Test
  void theLagBesideAPeakIsNoSeason() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      assertEquals(12, Season.of(series(70, t -> 20 * Math.sin(t * Math.PI / 6) + random.nextGaussian()), 24));
      assertEquals(24, Season.of(series(200, t -> 50 * Math.sin(t * Math.PI / 12) + 0.2 * random.nextGaussian()), 48));
    }
  }

  @Test
  void noiseTrendsAndWalksHaveNone() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      found += Season.of(series(40, t -> random.nextGaussian()), 20) == 0 ? 0 : 1;
      assertEquals(0, Season.of(series(300, t -> 0.1 * t * t + random.nextGaussian()), 48), "trend " + seed);
    }
    assertTrue(found <= 6, found + " of 200 series of noise have a season");
    double[] walk = new double[200];
    Random random = new Random(3);
    for (int t = 1; t < walk.length; t++) {
      walk[t] = walk[t - 1] + random.nextGaussian();
    }
    assertEquals(0, Season.of(walk, 60));
  }

  @Test
  void gapsAndShortSeriesAreNoFault() {
    assertEquals(0, Season.of(new double[0], 12));
    assertEquals(0, Season.of(new double[] {1, 2}, 12));
    assertEquals(12, Season.of(series(80, t -> t % 17 == 0 ? Double.NaN : Math.sin(t * Math.PI / 6)), 24));
  }
}
