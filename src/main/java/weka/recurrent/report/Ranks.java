package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import weka.core.Statistics;
import weka.recurrent.experiment.outcome.Significance;
import weka.recurrent.experiment.plan.Measure;

/**
 * Learners over several data sets: mean ranks, Friedman's test that all are alike, Nemenyi's critical difference, and
 * Wilcoxon's signed-rank test for each pair with Holm's correction.
 *
 * <pre>
 *   χ² = 12N/(k(k+1)) (Σ R_j² − k(k+1)²/4)
 *   F = (N−1)χ² / (N(k−1) − χ²)             k−1 and (k−1)(N−1) degrees of freedom
 *   CD = q sqrt(k(k+1)/(6N)),   q = upper α quantile of the range of k standard normals, over sqrt 2
 * </pre>
 *
 * <p>Dem&scaron;ar (2006), Statistical Comparisons of Classifiers over Multiple Data Sets, JMLR 7, 1-30; the F form is Iman and
 * Davenport's (1980).
 *
 * @param learners in the order of the design
 * @param meanRanks of each, 1 is best
 * @param sets data sets counted: those where every learner has a mean
 * @param level α
 * @param friedmanP p-value of the F form
 * @param criticalDifference mean ranks closer than this are not told apart at the level
 * @param pairs every pair of learners
 */
record Ranks(List<String> learners, double[] meanRanks, int sets, double level, double friedmanP, double criticalDifference,
    List<Pair> pairs) {
  /** Fewer data sets say nothing: with four, Wilcoxon's test cannot even reach p = 0.1. */
  static final int FEWEST = 5;
  private static final double WIDE = 8;

  /**
   * Two learners compared over the data sets.
   *
   * @param p two-sided exact p-value of Wilcoxon's test
   * @param holm the same, adjusted for the number of pairs
   */
  record Pair(String first, String second, double p, double holm) {}

  /** Ranks of a table, or null if it has too few complete rows or learners. */
  static Ranks of(Significance table) {
    List<Significance.Row> rows = table.rows().stream()
        .filter(r -> r.entries().values().stream().noneMatch(e -> Double.isNaN(e.mean()))).toList();
    if (rows.size() < FEWEST || rows.get(0).entries().size() < 2) {
      return null;
    }
    List<String> learners = List.copyOf(rows.get(0).entries().keySet());
    int k = learners.size();
    int n = rows.size();
    double[] ranks = learners.stream().mapToDouble(table::meanRank).toArray();
    double chi = 12.0 * n / (k * (k + 1)) * (Arrays.stream(ranks).map(r -> r * r).sum() - k * (k + 1) * (k + 1) / 4.0);
    double rest = n * (k - 1) - chi;
    double p = rest < 1e-9 ? 0 : Statistics.FProbability(Math.max(0, (n - 1) * chi / rest), k - 1, (k - 1) * (n - 1));
    double cd = rangeQuantile(k, table.level()) / Math.sqrt(2) * Math.sqrt(k * (k + 1) / (6.0 * n));
    return new Ranks(learners, ranks, n, table.level(), p, cd, pairs(table.measure(), learners, rows));
  }

  private static List<Pair> pairs(Measure measure, List<String> learners, List<Significance.Row> rows) {
    List<Pair> raw = new ArrayList<>();
    for (int a = 0; a < learners.size(); a++) {
      for (int b = a + 1; b < learners.size(); b++) {
        String first = learners.get(a);
        String second = learners.get(b);
        double[] differences = rows.stream()
            .mapToDouble(r -> r.entries().get(first).mean() - r.entries().get(second).mean()).toArray();
        raw.add(new Pair(first, second, wilcoxon(differences), Double.NaN));
      }
    }
    raw.sort(Comparator.comparingDouble(Pair::p));
    List<Pair> adjusted = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < raw.size(); i++) {
      most = Math.max(most, Math.min(1, (raw.size() - i) * raw.get(i).p()));
      adjusted.add(new Pair(raw.get(i).first(), raw.get(i).second(), raw.get(i).p(), most));
    }
    return adjusted;
  }

  /**
   * Two-sided p-value of Wilcoxon's signed-rank test, exact: all 2^n signs of the given ranks are equally likely. Differences of
   * zero are left out, equal ones share their rank. 1 if nothing is left.
   */
  static double wilcoxon(double[] differences) {
    double[] sorted = Arrays.stream(differences).filter(d -> d != 0).boxed()
        .sorted(Comparator.comparingDouble(Math::abs)).mapToDouble(Double::doubleValue).toArray();
    int n = sorted.length;
    // doubled, so that shared ranks are whole numbers
    int[] rank = new int[n];
    int plus = 0;
    for (int i = 0, j; i < n; i = j) {
      for (j = i; j < n && Math.abs(sorted[j]) == Math.abs(sorted[i]);) {
        j++;
      }
      for (int m = i; m < j; m++) {
        rank[m] = i + 1 + j;
        plus += sorted[m] > 0 ? rank[m] : 0;
      }
    }
    int total = Arrays.stream(rank).sum();
    double[] probability = new double[total + 1];
    probability[0] = 1;
    for (int r : rank) {
      for (int s = total; s >= 0; s--) {
        probability[s] = 0.5 * probability[s] + (s >= r ? 0.5 * probability[s - r] : 0);
      }
    }
    double tail = 0;
    for (int s = 0; s <= Math.min(plus, total - plus); s++) {
      tail += probability[s];
    }
    return Math.min(1, 2 * tail);
  }

  /**
   * The range that k independent standard normals exceed with probability α.
   * <pre>
   *   P(range ≤ q) = k ∫ φ(z) (Φ(z) − Φ(z−q))^(k−1) dz
   * </pre>
   */
  static double rangeQuantile(int k, double alpha) {
    double low = 0;
    double high = 20;
    for (int i = 0; i < 60; i++) {
      double q = (low + high) / 2;
      if (rangeProbability(k, q) < 1 - alpha) {
        low = q;
      } else {
        high = q;
      }
    }
    return (low + high) / 2;
  }

  private static double rangeProbability(int k, double q) {
    int steps = 800;
    double h = 2 * WIDE / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double z = -WIDE + i * h;
      double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double inside = Statistics.normalProbability(z) - Statistics.normalProbability(z - q);
      sum += (i == 0 || i == steps ? 0.5 : 1) * density * Math.pow(Math.max(0, inside), k - 1);
    }
    return k * sum * h;
  }

  /** Positions of the learners, the best first. */
  Integer[] order() {
    Integer[] order = new Integer[learners.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> meanRanks[i]));
    return order;
  }

  /** Groups that are not told apart: [first, last] positions in {@link #order()}; only those not inside a larger one. */
  List<int[]> groups() {
    Integer[] order = order();
    List<int[]> groups = new ArrayList<>();
    int reached = -1;
    for (int a = 0; a < order.length; a++) {
      int b = a;
      while (b + 1 < order.length && meanRanks[order[b + 1]] - meanRanks[order[a]] < criticalDifference) {
        b++;
      }
      if (b > a && b > reached) {
        groups.add(new int[] {a, b});
        reached = b;
      }
    }
    return groups;
  }
}
