package weka.recurrent.reservoir;

import static weka.recurrent.kernel.OscillatorBank.GROUP;

import java.io.Serializable;
import java.util.Arrays;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel;
import weka.recurrent.kernel.ReservoirKernel.Series;
import weka.recurrent.network.RandomStream;
import weka.recurrent.reservoir.StepSource.Steps;

/**
 * Makes a row of numbers of a sequence: for every unit the share of steps at which it is above each of its thresholds, and for
 * text where it ends. Units are drawn; thresholds are quantiles of what a unit does over one training sequence. Everything is
 * kept, so that a saved model predicts the same whatever later versions draw. Immutable; any number of threads may use it.
 */
public final class ReservoirFeatures implements Serializable {
  private static final long serialVersionUID = 1;

  private static final long PICK = 11;
  private static final long CENTER = 12;
  private static final double CENTER_SPREAD = 0.7;
  private static final double GAIN = 2;
  private static final double LEAST_DEVIATION = 1e-6;
  private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;

  private final ReservoirSpec spec;
  private final ReservoirBank bank;
  private final float[] scales;
  private final float[][] thresholds;

  private ReservoirFeatures(ReservoirSpec spec, ReservoirBank bank, float[] scales, float[][] thresholds) {
    this.spec = spec;
    this.bank = bank;
    this.scales = scales;
    this.thresholds = thresholds;
  }

  /** With units and thresholds from elsewhere, for tests. */
  static ReservoirFeatures of(ReservoirSpec spec, ReservoirBank bank, float[][] thresholds) {
    return new ReservoirFeatures(spec, bank, new float[spec.units()], thresholds);
  }

  /**
   * Draws units and measures their thresholds.
   *
   * @param training sequences, at least 1
   * @param kernel used, not closed
   */
  public static ReservoirFeatures draw(ReservoirSpec spec, long seed, StepSource training, ReservoirKernel kernel)
      throws Exception {
    BankDraw draw = new BankDraw(spec, seed);
    ReservoirBank bank = draw.bank();
    RandomStream pick = new RandomStream(seed, BankDraw.STREAM, PICK);
    int[] linear = picks(pick, training.size(), spec.linear());
    int[] cascade = picks(pick, training.size(), spec.cascade());
    Measurement measurement = new Measurement(training, kernel, spec.channels());
    bank = squashed(bank, cascade, measurement, new RandomStream(seed, BankDraw.STREAM, CENTER));
    float[][] thresholds = new float[spec.thresholds()][spec.units()];
    measurement.thresholds(bank, Series.LINEAR, linear, thresholds, 0);
    measurement.thresholds(bank, Series.CASCADE, cascade, thresholds, spec.linear());
    return new ReservoirFeatures(spec, bank, draw.scales(), thresholds);
  }

  private static int[] picks(RandomStream random, int sequences, int units) {
    int[] picks = new int[units];
    for (int k = 0; k < units; k++) {
      picks[k] = random.nextInt(sequences);
    }
    return picks;
  }

  /** center = mean + 0.7 sd N(0,1) and slope = 2 / sd of the first layer, each unit's on the sequence it picked. */
  private static ReservoirBank squashed(ReservoirBank bank, int[] picks, Measurement measurement, RandomStream random)
      throws Exception {
    float[] center = new float[picks.length];
    float[] slope = new float[picks.length];
    measurement.each(bank, Series.FIRST, picks, (unit, v) -> {
      double mean = 0;
      for (float value : v) {
        mean += value;
      }
      mean /= v.length;
      double squares = 0;
      for (float value : v) {
        squares += (value - mean) * (value - mean);
      }
      double deviation = Math.sqrt(squares / v.length);
      center[unit] = (float) (mean + CENTER_SPREAD * random.nextGaussian() * deviation);
      slope[unit] = (float) (GAIN / (deviation + LEAST_DEVIATION));
    });
    return bank.withSquashing(center, slope);
  }

  /** Looks at single units over single training sequences. */
  private record Measurement(StepSource training, ReservoirKernel kernel, int channels) {

    /** What is done with the course of a unit. */
    interface Course {
      void see(int unit, float[] y);
    }

    /** Shows every unit of a part over the sequence it picked, in the order of units. */
    void each(ReservoirBank bank, Series part, int[] picks, Course course) throws Exception {
      for (int unit = 0; unit < picks.length; unit++) {
        Steps steps = training.get(picks[unit]);
        float[][] series = new float[steps.length()][GROUP];
        kernel.series(bank, part, unit / GROUP, steps.values(), steps.length(), channels, series);
        float[] y = new float[steps.length()];
        for (int t = 0; t < y.length; t++) {
          y[t] = series[t][unit % GROUP];
        }
        course.see(unit, y);
      }
    }

    /** Threshold b of unit k: the quantile at the fractional part of (B k + b + 1) φ, so that all of them spread evenly. */
    void thresholds(ReservoirBank bank, Series part, int[] picks, float[][] thresholds, int first) throws Exception {
      each(bank, part, picks, (unit, y) -> {
        Arrays.sort(y);
        for (int b = 0; b < thresholds.length; b++) {
          thresholds[b][first + unit] = quantile(y, ((long) thresholds.length * unit + b + 1) * GOLDEN % 1);
        }
      });
    }
  }

  /** Linear between order statistics at position q (n − 1); never negative zero. */
  static float quantile(float[] sorted, double q) {
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return (float) (sorted[below] + (position - below) * ((double) sorted[above] - sorted[below])) + 0f;
  }

  /**
   * The rows of some sequences.
   *
   * @param sequences read
   * @param rows [sequences][{@link ReservoirSpec#features} or more] overwritten from 0 on
   * @param kernel used, not closed
   */
  public void rows(Steps[] sequences, float[][] rows, ReservoirKernel kernel) throws InterruptedException {
    int n = sequences.length;
    float[][] x = new float[n][];
    int[] lengths = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = sequences[i].values();
      lengths[i] = sequences[i].length();
    }
    float[][] last = spec.text() ? new float[n][spec.units()] : null;
    kernel.shares(bank, thresholds, x, lengths, spec.channels(), rows, last);
    for (int i = 0; last != null && i < n; i++) {
      System.arraycopy(last[i], 0, rows[i], spec.units() * spec.thresholds(), spec.units());
    }
  }

  /** What was drawn. */
  public ReservoirSpec spec() {
    return spec;
  }

  /** The units. */
  public ReservoirBank bank() {
    return bank;
  }

  /** [units] time-scale of each unit, in steps. */
  public float[] scales() {
    return scales;
  }

  /** [B][units] thresholds. */
  public float[][] thresholds() {
    return thresholds;
  }

  /** The unit that a number of a row belongs to. */
  public int unitOf(int feature) {
    int shares = spec.units() * spec.thresholds();
    return feature < shares ? feature / spec.thresholds() : feature - shares;
  }

  /** Whether all parts are there and fit one another. */
  public boolean whole() {
    return spec != null && bank != null && bank.units() == spec.units() && scales != null && scales.length == spec.units()
        && thresholds != null && thresholds.length == spec.thresholds()
        && Arrays.stream(thresholds).allMatch(row -> row != null && row.length == spec.units())
        && Math.max(bank.input().width(), bank.cascadeInput().width()) <= spec.channels()
        && bank.units() % OscillatorBank.GROUP == 0;
  }
}
