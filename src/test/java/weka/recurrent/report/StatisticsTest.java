package weka.recurrent.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Measure;

class StatisticsTest {

  /** Demšar (2006), table 5: q at 0.05 and 0.10 for 2 to 10 learners. */
  @Test
  void criticalValuesAreThoseOfDemsarsTable() {
    double[] at05 = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
    double[] at10 = {1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920};
    for (int k = 2; k <= 10; k++) {
      assertEquals(at05[k - 2], Ranks.rangeQuantile(k, 0.05) / Math.sqrt(2), 1.1e-3, "k = " + k);
      assertEquals(at10[k - 2], Ranks.rangeQuantile(k, 0.10) / Math.sqrt(2), 1.1e-3, "k = " + k);
    }
  }

  @Test
  void wilcoxonEqualsCountingAllSigns() {
    Random random = new Random(4);
    for (int trial = 0; trial < 50; trial++) {
      int n = 1 + random.nextInt(9);
      double[] differences = random.ints(n, -4, 5).asDoubleStream().toArray();
      assertEquals(bySigns(differences), Ranks.wilcoxon(differences), 1e-12);
    }
    assertEquals(2 / 32.0, Ranks.wilcoxon(new double[] {1, 2, 3, 4, 5}));
    assertEquals(1, Ranks.wilcoxon(new double[] {0, 0, 0}));
  }

  private static double bySigns(double[] differences) {
    double[] d = java.util.Arrays.stream(differences).filter(v -> v != 0).toArray();
    double[] rank = new double[d.length];
    double total = 0;
    double plus = 0;
    for (int i = 0; i < d.length; i++) {
      for (double other : d) {
        rank[i] += Math.abs(other) < Math.abs(d[i]) ? 1 : Math.abs(other) == Math.abs(d[i]) ? 0.5 : 0;
      }
      rank[i] += 0.5;
      total += rank[i];
      plus += d[i] > 0 ? rank[i] : 0;
    }
    double observed = Math.min(plus, total - plus);
    int tail = 0;
    for (int signs = 0; signs < 1 << d.length; signs++) {
      double sum = 0;
      for (int i = 0; i < d.length; i++) {
        sum += (signs >> i & 1) == 1 ? rank[i] : 0;
      }
      tail += sum <= observed ? 1 : 0;
    }
    return Math.min(1, 2.0 * tail / (1 << d.length));
  }

  /** Five data sets, ranks 1 2 3 on each: χ² is at its largest, 10. */
  @Test
  void friedmanOfAClearOrder() {
    Ranks ranks = Ranks.of(table(5, new double[] {0.9, 0.8, 0.7}));
    assertArrayEquals(new double[] {1, 2, 3}, ranks.meanRanks());
    assertEquals(0, ranks.friedmanP());
    assertEquals(2.3437 * Math.sqrt(3 * 4 / (6.0 * 5)), ranks.criticalDifference(), 1e-3);
    assertEquals(2, ranks.groups().size());
    assertArrayEquals(new int[] {0, 1}, ranks.groups().get(0));
    assertEquals(2 / 32.0, ranks.pairs().get(0).p());
    assertEquals(3 * 2 / 32.0, ranks.pairs().get(0).holm());
    Ranks equal = Ranks.of(table(5, new double[] {0.8, 0.8, 0.8}));
    assertEquals(1, equal.friedmanP(), 1e-9);
    assertArrayEquals(new int[] {0, 2}, equal.groups().get(0));
  }

  private static Significance table(int rows, double[] means) {
    List<Significance.Row> all = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      Map<String, Significance.Entry> entries = new LinkedHashMap<>();
      for (int i = 0; i < means.length; i++) {
        entries.put("learner " + i,
            new Significance.Entry(10, means[i] + 0.01 * r * (i + 1), 0.1, Double.NaN, Significance.Mark.NONE));
      }
      all.add(new Significance.Row("data " + r, entries));
    }
    if (means[0] == means[1]) {
      all.replaceAll(row -> {
        Map<String, Significance.Entry> same = new LinkedHashMap<>();
        row.entries().keySet()
            .forEach(k -> same.put(k, new Significance.Entry(10, 0.8, 0.1, Double.NaN, Significance.Mark.NONE)));
        return new Significance.Row(row.label(), same);
      });
    }
    return new Significance(RealRuns.ACCURACY, "learner 0", 0.05, 0, all, List.of());
  }

  @Test
  void quantilesAndIntervals() {
    Sample sample = new Sample(new double[] {4, Double.NaN, 1, 3, 2});
    assertEquals(4, sample.n());
    assertEquals(2.5, sample.median());
    assertEquals(1.75, sample.quantile(0.25));
    assertEquals(2.262157, Sample.tQuantile(9, 0.95), 1e-6);
    assertEquals(1.984217, Sample.tQuantile(99, 0.95), 1e-6);
    assertEquals(Sample.tQuantile(3, 0.95) * sample.sd() * Math.sqrt(0.25 + 1 / 9.0), sample.halfInterval(0.95, 1 / 9.0), 1e-9);
    assertTrue(Double.isNaN(new Sample(new double[] {1}).halfInterval(0.95, 0.1)));
  }

  @Test
  void numbersHaveTheDigitsTheirDeviationSupports() {
    Measure share = RealRuns.ACCURACY;
    Measure plain = RealRuns.KAPPA;
    assertEquals("97.2 (2.9)", Numbers.pair(share, 0.97249, 0.0291));
    assertEquals("88 (12)", Numbers.pair(share, 0.8812, 0.1234));
    assertEquals("99.87 (0.13)", Numbers.pair(share, 0.99871, 0.00134));
    assertEquals("100.0 (0.0)", Numbers.pair(share, 1, 0));
    assertEquals("97.2", Numbers.pair(share, 0.97249, Double.NaN));
    assertEquals("0.712 (0.043)", Numbers.pair(plain, 0.71234, 0.0432));
    assertEquals("0.00", Numbers.mean(plain, -0.0001, 0.12));
    assertEquals(Numbers.NONE, Numbers.pair(plain, Double.NaN, Double.NaN));
    assertEquals("1.2e-07", Numbers.plain(1.2e-7));
    assertEquals("1234", Numbers.plain(1234));
    assertEquals("0.25", Numbers.plain(0.25));
    assertEquals("< 0.0001", Numbers.p(1e-9));
    assertEquals("0.031", Numbers.p(0.0312));
  }
}
