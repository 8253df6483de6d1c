package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.OscillatorBank.GROUP;

import java.util.Arrays;
import weka.recurrent.kernel.ChannelMix;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel.Series;

/**
 * The loops in plain Java, in the form that the JIT turns into vector instructions: step by step over all units of a part, each
 * operand an array of its own. Thresholds are counted unit by unit over a tile of steps, with thresholds and counts in registers,
 * since the JIT makes no vectors of comparisons.
 */
final class PlainOscillators extends OscillatorLoops {
  /** Steps whose y is kept to be counted, [steps · units]. */
  private static final int TILE = 32;
  /** Channels up to which a step's inputs are summed channel by channel over all units, read or not. */
  private static final int DENSE = 16;

  @Override
  String description() {
    return "plain Java";
  }

  @Override
  Scratch scratch(ReservoirBank bank) {
    return new Rows(bank);
  }

  /** States and rows of a part at a time. */
  private static final class Rows implements Scratch {
    private final float[][] linear;
    private final float[][] cascade;
    private final float[][] re = new float[OscillatorBank.MODES][];
    private final float[][] im = new float[OscillatorBank.MODES][];
    private final float[][] re2 = new float[OscillatorBank.MODES][];
    private final float[][] im2 = new float[OscillatorBank.MODES][];
    private final float[] u;
    private final float[] y;
    private final float[] turned;
    private final float[] tile;

    Rows(ReservoirBank bank) {
      int most = Math.max(bank.linear().units(), bank.second().units());
      linear = dense(bank.input());
      cascade = dense(bank.cascadeInput());
      for (int j = 0; j < OscillatorBank.MODES; j++) {
        re[j] = new float[most];
        im[j] = new float[most];
        re2[j] = new float[most];
        im2[j] = new float[most];
      }
      u = new float[most];
      y = new float[most];
      turned = new float[most];
      tile = new float[TILE * most];
    }

    void begin() {
      for (float[][] state : new float[][][] {re, im, re2, im2}) {
        for (float[] mode : state) {
          Arrays.fill(mode, 0);
        }
      }
    }

    /** Weights [channels][units]; null where there are too many channels for it to pay. */
    private static float[][] dense(ChannelMix mix) {
      if (mix.width() > DENSE) {
        return null;
      }
      float[][] rows = new float[mix.width()][mix.units()];
      for (int g = 0; g < mix.channels().length; g++) {
        for (int i = 0; i < mix.channels()[g].length; i++) {
          System.arraycopy(mix.weights()[g], i * GROUP, rows[mix.channels()[g][i]], g * GROUP, GROUP);
        }
      }
      return rows;
    }
  }

  @Override
  void count(ReservoirBank bank, Series part, float[][] thresholds, float[] x, int length, int channels, int[][] counts,
      float[] last, Scratch scratch) {
    Rows rows = (Rows) scratch;
    int units = (part == Series.LINEAR ? bank.linear() : bank.second()).units();
    int unit = firstUnit(bank, part);
    rows.begin();
    for (int[] row : counts) {
      Arrays.fill(row, unit, unit + units, 0);
    }
    for (int t = 0; t < length; t++) {
      step(bank, part, units, x, t * channels, rows);
      System.arraycopy(rows.y, 0, rows.tile, t % TILE * units, units);
      if ((t + 1) % TILE == 0 || t + 1 == length) {
        int steps = t % TILE + 1;
        for (int b = 0; b < thresholds.length; b += THRESHOLDS_AT_ONCE) {
          countTile(rows.tile, thresholds, b, unit, counts, units, steps);
        }
      }
    }
    if (last != null) {
      System.arraycopy(rows.y, 0, last, unit, units);
    }
  }

  /**
   * Unit by unit: if the long loops over all units were met with 16 of them first, the JIT would compile them for loops so short,
   * and make no vectors.
   */
  @Override
  void series(ReservoirBank bank, Series part, int group, float[] x, int length, int channels, float[][] series,
      Scratch scratch) {
    int first = group * GROUP;
    ChannelMix input = part == Series.LINEAR ? bank.input() : bank.cascadeInput();
    for (int t = 0; t < length; t++) {
      mixGroup(x, t * channels, input, group, series[t], 0);
    }
    for (int lane = 0; lane < GROUP; lane++) {
      unit(part == Series.LINEAR ? bank.linear() : bank.first(), first + lane, lane, series);
    }
    if (part == Series.CASCADE) {
      float[] a = new float[GROUP];
      for (float[] row : series) {
        for (int lane = 0; lane < GROUP; lane++) {
          a[lane] = squashed(row[lane], bank.center()[first + lane], bank.slope()[first + lane]);
        }
        mixGroup(a, 0, bank.mix(), first * GROUP, row, 0);
      }
      for (int lane = 0; lane < GROUP; lane++) {
        unit(bank.second(), first + lane, lane, series);
      }
    }
  }

  /** y of one unit in the place of its inputs. */
  private static void unit(OscillatorBank bank, int k, int lane, float[][] series) {
    float[] re = new float[OscillatorBank.MODES];
    float[] im = new float[OscillatorBank.MODES];
    for (float[] row : series) {
      float u = row[lane];
      float y = Math.fma(bank.d()[k], u, 0f);
      for (int j = 0; j < OscillatorBank.MODES; j++) {
        float a = bank.a()[j][k];
        float b = bank.b()[j][k];
        float r = re[j];
        re[j] = Math.fma(a, r, Math.fma(-b, im[j], u));
        im[j] = Math.fma(b, r, a * im[j]);
        y = Math.fma(-bank.q()[j][k], im[j], Math.fma(bank.p()[j][k], re[j], y));
      }
      row[lane] = y;
    }
  }

  /** One step of all units of a part, into y. */
  private static void step(ReservoirBank bank, Series part, int units, float[] x, int at, Rows rows) {
    boolean linear = part == Series.LINEAR;
    float[][] dense = linear ? rows.linear : rows.cascade;
    if (dense != null) {
      mixDense(x, at, dense, rows.u, units);
    } else {
      mixGroups(x, at, linear ? bank.input() : bank.cascadeInput(), rows.u);
    }
    oscillate(linear ? bank.linear() : bank.first(), rows.u, rows.y, rows.re, rows.im, rows.turned, units);
    if (part == Series.CASCADE) {
      squash(rows.y, bank.center(), bank.slope(), units);
      mixUnits(rows.y, bank.mix(), rows.u, units);
      oscillate(bank.second(), rows.u, rows.y, rows.re2, rows.im2, rows.turned, units);
    }
  }

  private static void mixDense(float[] x, int at, float[][] w, float[] u, int units) {
    for (int c = 0; c < w.length; c++) {
      if (c == 0) {
        first(x[at], w[0], u, units);
      } else {
        next(x[at + c], w[c], u, units);
      }
    }
  }

  private static void first(float x, float[] w, float[] u, int units) {
    for (int k = 0; k < units; k++) {
      u[k] = Math.fma(x, w[k], 0f);
    }
  }

  private static void next(float x, float[] w, float[] u, int units) {
    for (int k = 0; k < units; k++) {
      u[k] = Math.fma(x, w[k], u[k]);
    }
  }

  private static void mixGroups(float[] x, int at, ChannelMix input, float[] u) {
    for (int g = 0; g < input.channels().length; g++) {
      mixGroup(x, at, input, g, u, g * GROUP);
    }
  }

  private static void mixGroup(float[] x, int at, ChannelMix input, int group, float[] u, int to) {
    int[] channels = input.channels()[group];
    float[] w = input.weights()[group];
    for (int lane = 0; lane < GROUP; lane++) {
      float sum = 0;
      for (int i = 0, k = lane; i < channels.length; i++, k += GROUP) {
        sum = Math.fma(x[at + channels[i]], w[k], sum);
      }
      u[to + lane] = sum;
    }
  }

  private static void oscillate(OscillatorBank bank, float[] u, float[] y, float[][] re, float[][] im, float[] turned,
      int units) {
    first(bank.d(), u, y, units);
    for (int j = 0; j < OscillatorBank.MODES; j++) {
      turn(bank.b()[j], im[j], u, turned, units);
      imaginary(bank.a()[j], bank.b()[j], re[j], im[j], units);
      real(bank.a()[j], turned, re[j], units);
      add(bank.p()[j], bank.q()[j], re[j], im[j], y, units);
    }
  }

  // Each of these loops stores to one array: with two the JIT makes no vectors.

  private static void first(float[] d, float[] u, float[] y, int units) {
    for (int k = 0; k < units; k++) {
      y[k] = Math.fma(d[k], u[k], 0f);
    }
  }

  private static void turn(float[] b, float[] im, float[] u, float[] turned, int units) {
    for (int k = 0; k < units; k++) {
      turned[k] = Math.fma(-b[k], im[k], u[k]);
    }
  }

  private static void imaginary(float[] a, float[] b, float[] re, float[] im, int units) {
    for (int k = 0; k < units; k++) {
      im[k] = Math.fma(b[k], re[k], a[k] * im[k]);
    }
  }

  private static void real(float[] a, float[] turned, float[] re, int units) {
    for (int k = 0; k < units; k++) {
      re[k] = Math.fma(a[k], re[k], turned[k]);
    }
  }

  private static void add(float[] p, float[] q, float[] re, float[] im, float[] y, int units) {
    for (int k = 0; k < units; k++) {
      y[k] = Math.fma(-q[k], im[k], Math.fma(p[k], re[k], y[k]));
    }
  }

  private static void squash(float[] v, float[] center, float[] slope, int units) {
    for (int k = 0; k < units; k++) {
      v[k] = squashed(v[k], center[k], slope[k]);
    }
  }

  private static float squashed(float v, float center, float slope) {
    float z = Math.max(Math.min((v - center) * slope, ReservoirBank.CLIP), -ReservoirBank.CLIP);
    float s = z * z;
    return z * Math.fma(s, 1f, 27f) / Math.fma(s, 9f, 27f);
  }

  private static void mixUnits(float[] a, float[] mix, float[] u, int units) {
    for (int g = 0; g < units; g += GROUP) {
      mixGroup(a, g, mix, g * GROUP, u, g);
    }
  }

  /** u_l = Σ_m M_ml a_m within one group. */
  private static void mixGroup(float[] a, int at, float[] mix, int from, float[] u, int to) {
    for (int l = 0; l < GROUP; l += 4) {
      float u0 = 0;
      float u1 = 0;
      float u2 = 0;
      float u3 = 0;
      for (int m = 0, i = from + l; m < GROUP; m++, i += GROUP) {
        float value = a[at + m];
        u0 = Math.fma(value, mix[i], u0);
        u1 = Math.fma(value, mix[i + 1], u1);
        u2 = Math.fma(value, mix[i + 2], u2);
        u3 = Math.fma(value, mix[i + 3], u3);
      }
      u[to + l] = u0;
      u[to + l + 1] = u1;
      u[to + l + 2] = u2;
      u[to + l + 3] = u3;
    }
  }

  private static void countTile(float[] y, float[][] thresholds, int from, int unit, int[][] counts, int units, int steps) {
    for (int k = 0; k < units; k++) {
      float t0 = thresholds[from][unit + k];
      float t1 = thresholds[from + 1][unit + k];
      float t2 = thresholds[from + 2][unit + k];
      float t3 = thresholds[from + 3][unit + k];
      int c0 = 0;
      int c1 = 0;
      int c2 = 0;
      int c3 = 0;
      for (int t = 0, i = k; t < steps; t++, i += units) {
        float value = y[i];
        // The sign of threshold − y is set exactly where y is above.
        c0 += Float.floatToRawIntBits(t0 - value) >>> 31;
        c1 += Float.floatToRawIntBits(t1 - value) >>> 31;
        c2 += Float.floatToRawIntBits(t2 - value) >>> 31;
        c3 += Float.floatToRawIntBits(t3 - value) >>> 31;
      }
      counts[from][unit + k] += c0;
      counts[from + 1][unit + k] += c1;
      counts[from + 2][unit + k] += c2;
      counts[from + 3][unit + k] += c3;
    }
  }
}
