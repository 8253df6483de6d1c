package weka.recurrent.insight;

import java.util.Arrays;

/**
 * How a quantity is spread over lags: plain arithmetic on arrays whose element k belongs to lag k, or to step k from the
 * start.
 */
public final class LagMass {
  /** Share of the mass that a horizon holds. */
  public static final double SHARE = 0.9;

  private LagMass() {}

  /**
   * The smallest lag k with Σ_{j≤k} mass_j ≥ share · Σ mass.
   *
   * @param mass [lags] not negative
   * @param share in (0, 1]
   * @return the lag, or −1 where there is no mass
   */
  public static int horizon(double[] mass, double share) {
    double total = Arrays.stream(mass).sum();
    if (!(total > 0)) {
      return -1;
    }
    double sum = 0;
    for (int k = 0; k < mass.length; k++) {
      sum += mass[k];
      if (sum >= share * total) {
        return k;
      }
    }
    return mass.length - 1;
  }

  /**
   * The least number of elements that together hold the share, wherever they stand.
   *
   * @param mass [any] not negative
   */
  public static int count(double[] mass, double share) {
    double[] sorted = mass.clone();
    Arrays.sort(sorted);
    double total = Arrays.stream(sorted).sum();
    double sum = 0;
    int count = 0;
    for (int i = sorted.length - 1; i >= 0 && sum < share * total; i--) {
      sum += sorted[i];
      count++;
    }
    return count;
  }

  /**
   * The cheapest pair "first a steps, last b steps" that holds the share: a + b least, and of those the one with the most
   * mass.
   *
   * @param fromStart [steps] mass of the first half of the sequences by step from the start
   * @param fromEnd [steps] mass of the second half by lag
   * @return {a, b}
   */
  public static int[] ends(double[] fromStart, double[] fromEnd, double share) {
    double total = Arrays.stream(fromStart).sum() + Arrays.stream(fromEnd).sum();
    double[] first = cumulative(fromStart);
    double[] last = cumulative(fromEnd);
    int[] best = {fromStart.length, fromEnd.length};
    double bestMass = -1;
    for (int a = 0; a < first.length; a++) {
      for (int b = 0; b < last.length; b++) {
        double mass = first[a] + last[b];
        boolean holds = mass >= share * total;
        int length = a + b;
        int bestLength = best[0] + best[1];
        if (holds && (length < bestLength || length == bestLength && mass > bestMass)) {
          best = new int[] {a, b};
          bestMass = mass;
        }
      }
    }
    return best;
  }

  /**
   * The narrowest range of lags that holds the share, of equally narrow ones the one with the most mass.
   *
   * @param mass [lags] not negative
   * @return {from, to}, both included, or an empty array where there is no mass
   */
  public static int[] window(double[] mass, double share) {
    double[] sums = cumulative(mass);
    double needed = share * sums[mass.length];
    int[] best = {};
    double bestMass = 0;
    for (int from = 0, to = 0; from < mass.length && needed > 0; from++) {
      to = Math.max(to, from);
      while (to < mass.length && sums[to + 1] - sums[from] < needed) {
        to++;
      }
      if (to == mass.length) {
        break;
      }
      double held = sums[to + 1] - sums[from];
      int narrower = best.length == 0 ? 1 : best[1] - best[0] - (to - from);
      if (narrower > 0 || narrower == 0 && held > bestMass) {
        best = new int[] {from, to};
        bestMass = held;
      }
    }
    return best;
  }

  private static double[] cumulative(double[] mass) {
    double[] sums = new double[mass.length + 1];
    for (int i = 0; i < mass.length; i++) {
      sums[i + 1] = sums[i] + mass[i];
    }
    return sums;
  }

  /** τ = −1/ln(keep): steps until an exponentially decaying state has fallen to 1/e; infinite for 1, 0 for 0. */
  public static double timeScale(double keep) {
    return keep >= 1 ? Double.POSITIVE_INFINITY : keep <= 0 ? 0 : -1 / Math.log(keep);
  }

  /**
   * Mass by lag that units keep if each decays exponentially: Σ_u keep_u^k.
   *
   * @param keep [units] share of its state that a unit keeps per step, in [0, 1]
   * @param lags number of lags
   */
  public static double[] exponential(double[] keep, int lags) {
    double[] mass = new double[lags];
    for (double share : keep) {
      double left = 1;
      for (int k = 0; k < lags; k++) {
        mass[k] += left;
        left *= share;
      }
    }
    return mass;
  }
}
