package weka.recurrent.reservoir;

import static weka.recurrent.kernel.OscillatorBank.MODES;

import weka.recurrent.kernel.ChannelMix;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.network.RandomStream;

/**
 * Draws the units of a reservoir.
 *
 * <pre>
 *   time-scale   τ_k log-uniform in [2, max(4, s T)], s = 1/2, in the first layer of the cascade 1/4;  τ_kj = τ_k exp(0.3 N(0,1))
 *   period       max(2, τ_kj f), f log-uniform in [0.5, 6]
 *   oscillator   λ_kj = exp(−1 / max(τ_kj, 0.5)) exp(2πi / period)
 *   weights      c_kj = (N + iN) (1 − |λ_kj|); Σ_j Re c_kj is taken off Re c_kJ, so that the answer to a pulse starts at 0
 *   level        d_k = −Re Σ_j c_kj / (1 − λ_kj), so that a constant input gives 0
 *   input        of floor(2^U) channels, U uniform in [0, log2(min(C, 9) + 1)], with weights N(0,1); of a single channel as it is
 *   mix          N(0,1) / 4 within groups of 16
 * </pre>
 * Each purpose has a stream of random numbers of its own.
 */
final class BankDraw {
  /** Names of the streams behind the seed. */
  static final long STREAM = 301;

  private static final long INPUT = 1;
  private static final long OSCILLATORS = 2;
  private static final long MIX = 3;
  private static final double SPREAD = 0.3;
  private static final double FASTEST = 0.5;
  private static final double SLOWEST = 6;
  private static final int MOST_CHANNELS = 9;

  private final ReservoirSpec spec;
  private final long seed;

  BankDraw(ReservoirSpec spec, long seed) {
    this.spec = spec;
    this.seed = seed;
  }

  /** Layers of units, for the names of streams. */
  private enum Part {
    LINEAR, FIRST, SECOND
  }

  /** The units, with squashing still to be measured. */
  ReservoirBank bank() {
    int cascade = spec.cascade();
    return new ReservoirBank(input(Part.LINEAR, spec.linear()), oscillators(Part.LINEAR, spec.linear(), null),
        input(Part.FIRST, cascade), oscillators(Part.FIRST, cascade, null), new float[cascade], new float[cascade], mix(cascade),
        oscillators(Part.SECOND, cascade, null));
  }

  /** [units] time-scales τ_k of what is read out. */
  float[] scales() {
    float[] scales = new float[spec.units()];
    float[] linear = new float[spec.linear()];
    float[] second = new float[spec.cascade()];
    oscillators(Part.LINEAR, spec.linear(), linear);
    oscillators(Part.SECOND, spec.cascade(), second);
    System.arraycopy(linear, 0, scales, 0, linear.length);
    System.arraycopy(second, 0, scales, linear.length, second.length);
    return scales;
  }

  private RandomStream stream(long purpose, Part part) {
    return new RandomStream(seed, STREAM, purpose, part.ordinal());
  }

  /** @param scales [units] written with τ_k; null if nobody asks */
  private OscillatorBank oscillators(Part part, int units, float[] scales) {
    RandomStream random = stream(OSCILLATORS, part);
    double shortest = StrictMath.log(spec.shortestScale());
    double range = StrictMath.log(spec.longestScale(part == Part.FIRST)) - shortest;
    float[][] a = new float[MODES][units];
    float[][] b = new float[MODES][units];
    float[][] p = new float[MODES][units];
    float[][] q = new float[MODES][units];
    float[] d = new float[units];
    double[] re = new double[MODES];
    double[] im = new double[MODES];
    double[] c = new double[MODES];
    double[] s = new double[MODES];
    for (int k = 0; k < units; k++) {
      double scale = StrictMath.exp(shortest + random.nextDouble() * range);
      double sum = 0;
      for (int j = 0; j < MODES; j++) {
        double tau = scale * StrictMath.exp(SPREAD * random.nextGaussian());
        double factor = FASTEST * StrictMath.pow(SLOWEST / FASTEST, random.nextDouble());
        double angle = 2 * Math.PI / Math.max(2, tau * factor);
        double decay = StrictMath.exp(-1 / Math.max(tau, 0.5));
        re[j] = decay * StrictMath.cos(angle);
        im[j] = decay * StrictMath.sin(angle);
        c[j] = random.nextGaussian() * (1 - decay);
        s[j] = random.nextGaussian() * (1 - decay);
        sum += c[j];
      }
      c[MODES - 1] -= sum;
      double level = 0;
      for (int j = 0; j < MODES; j++) {
        // Re c / (1 − λ) = Re c (1 − conj λ) / |1 − λ|²
        double x = 1 - re[j];
        level += (c[j] * x - s[j] * im[j]) / (x * x + im[j] * im[j]);
        a[j][k] = (float) re[j];
        b[j][k] = (float) im[j];
        p[j][k] = (float) c[j];
        q[j][k] = (float) s[j];
      }
      d[k] = (float) -level;
      if (scales != null) {
        scales[k] = (float) scale;
      }
    }
    return new OscillatorBank(a, b, p, q, d);
  }

  private ChannelMix input(Part part, int units) {
    RandomStream random = stream(INPUT, part);
    int channels = spec.channels();
    float[][] w = new float[units][channels];
    int[] order = new int[channels];
    for (int k = 0; k < units; k++) {
      if (channels == 1) {
        w[k][0] = 1;
        continue;
      }
      double most = StrictMath.log(Math.min(channels, MOST_CHANNELS) + 1) / StrictMath.log(2);
      int n = Math.max(1, Math.min(channels, (int) StrictMath.pow(2, random.nextDouble() * most)));
      for (int c = 0; c < channels; c++) {
        order[c] = c;
      }
      random.shuffle(order, 0, channels);
      for (int i = 0; i < n; i++) {
        w[k][order[i]] = (float) random.nextGaussian();
      }
    }
    return ChannelMix.of(w);
  }

  private float[] mix(int units) {
    RandomStream random = stream(MIX, Part.SECOND);
    float[] mix = new float[units * OscillatorBank.GROUP];
    for (int i = 0; i < mix.length; i++) {
      mix[i] = (float) (random.nextGaussian() / 4);
    }
    return mix;
  }
}
