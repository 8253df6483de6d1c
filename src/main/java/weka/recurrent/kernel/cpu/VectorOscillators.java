package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.OscillatorBank.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import weka.recurrent.kernel.ChannelMix;
import weka.recurrent.kernel.OscillatorBank;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel.Series;

/**
 * Units across lanes: a group is one vector of 16 lanes, two of 8 or four of 4. Group by group, and of these tile by tile of
 * steps, so that what is computed stays in the nearest cache: a tile is [steps, 16] row-major. Of the four modes two go in one
 * sweep over the steps, so that constants and states stay in registers, of which there may be 16 only. Loaded only where the
 * module is present.
 */
final class VectorOscillators extends OscillatorLoops {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= GROUP ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SPECIES.vectorShape());
  private static final int L = SPECIES.length();

  /** Steps of a tile. A multiple of {@link #STEPS_AT_ONCE}. */
  private static final int TILE = 128;
  /** Products with a matrix take so many steps at once; tiles have room for garbage up to the next multiple. */
  private static final int STEPS_AT_ONCE = 4;
  private static final int[] ALL_OF_GROUP = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  @Override
  String description() {
    return "Vector API with " + L + " lanes";
  }

  @Override
  Scratch scratch(ReservoirBank bank) {
    return new Tiles();
  }

  /** Inputs, outputs and states of a group: real and imaginary part by mode, then unit. */
  private static final class Tiles implements Scratch {
    private final float[] u = new float[TILE * GROUP];
    private final float[] y = new float[TILE * GROUP];
    private final float[] state = new float[2 * OscillatorBank.MODES * GROUP];
    private final float[] secondState = new float[2 * OscillatorBank.MODES * GROUP];

    void begin() {
      Arrays.fill(state, 0);
      Arrays.fill(secondState, 0);
    }
  }

  @Override
  void count(ReservoirBank bank, Series part, float[][] thresholds, float[] x, int length, int channels, int[][] counts,
      float[] last, Scratch scratch) {
    Tiles tiles = (Tiles) scratch;
    int groups = (part == Series.LINEAR ? bank.linear() : bank.second()).units() / GROUP;
    for (int group = 0; group < groups; group++) {
      int unit = firstUnit(bank, part) + group * GROUP;
      tiles.begin();
      for (int[] row : counts) {
        Arrays.fill(row, unit, unit + GROUP, 0);
      }
      for (int t = 0; t < length; t += TILE) {
        int steps = Math.min(TILE, length - t);
        tile(bank, part, group, x, t, steps, channels, tiles);
        for (int b = 0; b < thresholds.length; b += THRESHOLDS_AT_ONCE) {
          countTile(tiles.y, thresholds, b, unit, counts, steps);
        }
        if (last != null && t + steps == length) {
          System.arraycopy(tiles.y, (steps - 1) * GROUP, last, unit, GROUP);
        }
      }
    }
  }

  @Override
  void series(ReservoirBank bank, Series part, int group, float[] x, int length, int channels, float[][] series,
      Scratch scratch) {
    Tiles tiles = (Tiles) scratch;
    tiles.begin();
    for (int t = 0; t < length; t += TILE) {
      int steps = Math.min(TILE, length - t);
      tile(bank, part, group, x, t, steps, channels, tiles);
      for (int s = 0; s < steps; s++) {
        System.arraycopy(tiles.y, s * GROUP, series[t + s], 0, GROUP);
      }
    }
  }

  /** y of a group for some steps from t on. */
  private static void tile(ReservoirBank bank, Series part, int group, float[] x, int t, int steps, int channels, Tiles tiles) {
    boolean linear = part == Series.LINEAR;
    ChannelMix input = linear ? bank.input() : bank.cascadeInput();
    int first = group * GROUP;
    mix(x, t * channels, channels, input.channels()[group], input.weights()[group], 0, tiles.u, steps);
    oscillate(linear ? bank.linear() : bank.first(), first, tiles.u, tiles.y, tiles.state, steps);
    if (part == Series.CASCADE) {
      squash(tiles.y, bank.center(), bank.slope(), first, steps);
      mix(tiles.y, 0, GROUP, ALL_OF_GROUP, bank.mix(), first * GROUP, tiles.u, steps);
      oscillate(bank.second(), first, tiles.u, tiles.y, tiles.secondState, steps);
    }
  }

  /**
   * u_tl = Σ_i w_il s_ti.
   *
   * @param s read: the i-th summand of step t stands at from + t · stride + columns[i]
   * @param w [n · 16, from wFrom on] read
   * @param u [steps rounded up to a multiple of 4, 16] overwritten; behind the steps with anything
   */
  private static void mix(float[] s, int from, int stride, int[] columns, float[] w, int wFrom, float[] u, int steps) {
    for (int lane = 0; lane < GROUP; lane += L) {
      for (int t = 0; t < steps; t += STEPS_AT_ONCE) {
        // Behind the last step its own summands again: garbage, but numbers.
        int s0 = from + t * stride;
        int s1 = from + Math.min(t + 1, steps - 1) * stride;
        int s2 = from + Math.min(t + 2, steps - 1) * stride;
        int s3 = from + Math.min(t + 3, steps - 1) * stride;
        FloatVector u0 = FloatVector.zero(SPECIES);
        FloatVector u1 = u0;
        FloatVector u2 = u0;
        FloatVector u3 = u0;
        for (int i = 0; i < columns.length; i++) {
          FloatVector weight = FloatVector.fromArray(SPECIES, w, wFrom + i * GROUP + lane);
          int c = columns[i];
          u0 = FloatVector.broadcast(SPECIES, s[s0 + c]).fma(weight, u0);
          u1 = FloatVector.broadcast(SPECIES, s[s1 + c]).fma(weight, u1);
          u2 = FloatVector.broadcast(SPECIES, s[s2 + c]).fma(weight, u2);
          u3 = FloatVector.broadcast(SPECIES, s[s3 + c]).fma(weight, u3);
        }
        u0.intoArray(u, t * GROUP + lane);
        u1.intoArray(u, (t + 1) * GROUP + lane);
        u2.intoArray(u, (t + 2) * GROUP + lane);
        u3.intoArray(u, (t + 3) * GROUP + lane);
      }
    }
  }

  private static void oscillate(OscillatorBank bank, int first, float[] u, float[] y, float[] state, int steps) {
    for (int lane = 0; lane < GROUP; lane += L) {
      int k = first + lane;
      FloatVector d = FloatVector.fromArray(SPECIES, bank.d(), k);
      FloatVector zero = FloatVector.zero(SPECIES);
      for (int t = 0, i = lane; t < steps; t++, i += GROUP) {
        d.fma(FloatVector.fromArray(SPECIES, u, i), zero).intoArray(y, i);
      }
      twoModes(bank.a()[0], bank.b()[0], bank.p()[0], bank.q()[0], bank.a()[1], bank.b()[1], bank.p()[1], bank.q()[1], k, u, y,
          state, lane, steps);
      twoModes(bank.a()[2], bank.b()[2], bank.p()[2], bank.q()[2], bank.a()[3], bank.b()[3], bank.p()[3], bank.q()[3], k, u, y,
          state, lane + 4 * GROUP, steps);
    }
  }

  private static void twoModes(float[] a0, float[] b0, float[] p0, float[] q0, float[] a1, float[] b1, float[] p1, float[] q1,
      int k, float[] u, float[] y, float[] state, int at, int steps) {
    FloatVector va = FloatVector.fromArray(SPECIES, a0, k);
    FloatVector vb = FloatVector.fromArray(SPECIES, b0, k);
    FloatVector vn = vb.neg();
    FloatVector vp = FloatVector.fromArray(SPECIES, p0, k);
    FloatVector vq = FloatVector.fromArray(SPECIES, q0, k).neg();
    FloatVector wa = FloatVector.fromArray(SPECIES, a1, k);
    FloatVector wb = FloatVector.fromArray(SPECIES, b1, k);
    FloatVector wn = wb.neg();
    FloatVector wp = FloatVector.fromArray(SPECIES, p1, k);
    FloatVector wq = FloatVector.fromArray(SPECIES, q1, k).neg();
    FloatVector r = FloatVector.fromArray(SPECIES, state, at);
    FloatVector m = FloatVector.fromArray(SPECIES, state, at + GROUP);
    FloatVector s = FloatVector.fromArray(SPECIES, state, at + 2 * GROUP);
    FloatVector n = FloatVector.fromArray(SPECIES, state, at + 3 * GROUP);
    int lane = at & (GROUP - 1);
    for (int t = 0, i = lane; t < steps; t++, i += GROUP) {
      FloatVector in = FloatVector.fromArray(SPECIES, u, i);
      FloatVector out = FloatVector.fromArray(SPECIES, y, i);
      FloatVector turned = vn.fma(m, in);
      m = vb.fma(r, va.mul(m));
      r = va.fma(r, turned);
      turned = wn.fma(n, in);
      n = wb.fma(s, wa.mul(n));
      s = wa.fma(s, turned);
      out = vp.fma(r, out);
      out = vq.fma(m, out);
      out = wp.fma(s, out);
      wq.fma(n, out).intoArray(y, i);
    }
    r.intoArray(state, at);
    m.intoArray(state, at + GROUP);
    s.intoArray(state, at + 2 * GROUP);
    n.intoArray(state, at + 3 * GROUP);
  }

  private static void squash(float[] v, float[] center, float[] slope, int first, int steps) {
    for (int lane = 0; lane < GROUP; lane += L) {
      FloatVector c = FloatVector.fromArray(SPECIES, center, first + lane);
      FloatVector g = FloatVector.fromArray(SPECIES, slope, first + lane);
      FloatVector limit = FloatVector.broadcast(SPECIES, ReservoirBank.CLIP);
      FloatVector below = limit.neg();
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector nine = FloatVector.broadcast(SPECIES, 9f);
      FloatVector k = FloatVector.broadcast(SPECIES, 27f);
      for (int t = 0, i = lane; t < steps; t++, i += GROUP) {
        FloatVector z = FloatVector.fromArray(SPECIES, v, i).sub(c).mul(g).min(limit).max(below);
        FloatVector s = z.mul(z);
        z.mul(s.fma(one, k)).div(s.fma(nine, k)).intoArray(v, i);
      }
    }
  }

  private static void countTile(float[] y, float[][] thresholds, int from, int first, int[][] counts, int steps) {
    for (int lane = 0; lane < GROUP; lane += L) {
      FloatVector t0 = FloatVector.fromArray(SPECIES, thresholds[from], first + lane);
      FloatVector t1 = FloatVector.fromArray(SPECIES, thresholds[from + 1], first + lane);
      FloatVector t2 = FloatVector.fromArray(SPECIES, thresholds[from + 2], first + lane);
      FloatVector t3 = FloatVector.fromArray(SPECIES, thresholds[from + 3], first + lane);
      IntVector c0 = IntVector.zero(INTS);
      IntVector c1 = c0;
      IntVector c2 = c0;
      IntVector c3 = c0;
      for (int t = 0, i = lane; t < steps; t++, i += GROUP) {
        FloatVector value = FloatVector.fromArray(SPECIES, y, i);
        // The sign of threshold − y is set exactly where y is above.
        c0 = c0.add(t0.sub(value).reinterpretAsInts().lanewise(VectorOperators.LSHR, 31));
        c1 = c1.add(t1.sub(value).reinterpretAsInts().lanewise(VectorOperators.LSHR, 31));
        c2 = c2.add(t2.sub(value).reinterpretAsInts().lanewise(VectorOperators.LSHR, 31));
        c3 = c3.add(t3.sub(value).reinterpretAsInts().lanewise(VectorOperators.LSHR, 31));
      }
      add(c0, counts[from], first + lane);
      add(c1, counts[from + 1], first + lane);
      add(c2, counts[from + 2], first + lane);
      add(c3, counts[from + 3], first + lane);
    }
  }

  private static void add(IntVector c, int[] counts, int at) {
    IntVector.fromArray(INTS, counts, at).add(c).intoArray(counts, at);
  }
}
