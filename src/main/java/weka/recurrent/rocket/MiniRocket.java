package weka.recurrent.rocket;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import weka.recurrent.network.RandomStream;

/**
 * MiniROCKET: 84 fixed kernels of 9 weights, six of −1 and three of 2, at up to 32 dilations; a feature is the share of steps at
 * which a convolution is above a bias, and biases are quantiles of it over one training sequence.
 *
 * <pre>
 *   C_t = Σ_i w_i x_(t + (i − 4) d)   =  −Σ_i x_(t + (i − 4) d) + 3 (x at the three places of the kernel),   x = 0 outside
 *   dilations d: 2^e, e evenly in [0, log2((T − 1) / 8)], T the longest training sequence
 *   padding alternates over kernels and dilations; without it the first and last 4 d steps do not count
 * </pre>
 * Several channels as in the authors' form: each kernel and dilation sums a few of them, floor(2^U) with U uniform in
 * [0, log2(min(C, 9) + 1)]. A sequence of another length counts over its own steps; one too short for a kernel without padding
 * gives 0.
 *
 * <p>Dempster, Schmidt &amp; Webb (2021), doi:10.1145/3447548.3467231. Immutable after {@link #fit}; any number of threads may
 * transform. Plain Java in float, with sums in a fixed order.
 */
public final class MiniRocket implements Serializable {
  private static final long serialVersionUID = 1;

  /** Features: 84 kernels times 119. */
  public static final int FEATURES = 9996;

  private static final int[][] KERNELS = kernels();
  private static final int WIDTH = 9;
  private static final int MOST_DILATIONS = 32;
  private static final int MOST_CHANNELS = 9;
  private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;
  private static final long STREAM = 321;

  private final int[] dilations;
  /** [dilations] features of each kernel at a dilation. */
  private final int[] counts;
  /** [dilations · 84] channels that are summed. */
  private final int[][] channels;
  private final float[] biases;

  private MiniRocket(int[] dilations, int[] counts, int[][] channels) {
    this.dilations = dilations;
    this.counts = counts;
    this.channels = channels;
    this.biases = new float[FEATURES];
  }

  /** The places of the weights 2: all triples of 0 ... 8. */
  private static int[][] kernels() {
    List<int[]> kernels = new ArrayList<>();
    for (int a = 0; a < 9; a++) {
      for (int b = a + 1; b < 9; b++) {
        for (int c = b + 1; c < 9; c++) {
          kernels.add(new int[] {a, b, c});
        }
      }
    }
    return kernels.toArray(int[][]::new);
  }

  /**
   * Chooses dilations and channels and measures biases.
   *
   * @param training [sequences][channels][steps] without gaps, at least one sequence with a step; not kept
   */
  public static MiniRocket fit(List<float[][]> training, long seed) {
    List<float[][]> usable = training.stream().filter(x -> x[0].length > 0).toList();
    int longest = usable.stream().mapToInt(x -> x[0].length).max().orElseThrow(
        () -> new IllegalArgumentException("there is nothing to learn from: no training sequence has a step"));
    TreeMap<Integer, Integer> chosen = dilations(longest);
    int[] dilations = chosen.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] counts = chosen.values().stream().mapToInt(Integer::intValue).toArray();
    MiniRocket rocket =
        new MiniRocket(dilations, counts, combinations(usable.get(0).length, dilations.length * KERNELS.length, seed));
    rocket.measure(usable, new RandomStream(seed, STREAM, 2));
    return rocket;
  }

  /** Features per kernel by dilation, 119 in all. */
  static TreeMap<Integer, Integer> dilations(int longest) {
    int features = FEATURES / KERNELS.length;
    double most = Math.max(0, StrictMath.log(Math.max(1, longest - 1) / (WIDTH - 1.0)) / StrictMath.log(2));
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < MOST_DILATIONS; i++) {
      counts.merge((int) StrictMath.pow(2, most * i / (MOST_DILATIONS - 1)), 1, Integer::sum);
    }
    counts.replaceAll((dilation, count) -> (int) (count * ((double) features / MOST_DILATIONS)));
    int left = features - counts.values().stream().mapToInt(Integer::intValue).sum();
    while (left > 0) {
      for (Integer dilation : counts.keySet()) {
        if (left > 0) {
          counts.merge(dilation, 1, Integer::sum);
          left--;
        }
      }
    }
    return counts;
  }

  private static int[][] combinations(int available, int number, long seed) {
    RandomStream random = new RandomStream(seed, STREAM, 1);
    double most = StrictMath.log(Math.min(available, MOST_CHANNELS) + 1) / StrictMath.log(2);
    int[] order = new int[available];
    int[][] combinations = new int[number][];
    for (int i = 0; i < number; i++) {
      int size = Math.min(available, (int) StrictMath.pow(2, random.nextDouble() * most));
      Arrays.setAll(order, c -> c);
      random.shuffle(order, 0, available);
      combinations[i] = Arrays.copyOf(order, Math.max(1, size));
      Arrays.sort(combinations[i]);
    }
    return combinations;
  }

  private void measure(List<float[][]> training, RandomStream random) {
    int feature = 0;
    for (int d = 0; d < dilations.length; d++) {
      for (int k = 0; k < KERNELS.length; k++) {
        float[][] x = training.get(random.nextInt(training.size()));
        float[] c = new Convolutions(x, dilations[d]).of(KERNELS[k], channels[d * KERNELS.length + k]).clone();
        Arrays.sort(c);
        for (int i = 0; i < counts[d]; i++, feature++) {
          biases[feature] = quantile(c, (feature + 1) * GOLDEN % 1);
        }
      }
    }
  }

  private static float quantile(float[] sorted, double q) {
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    // Never negative zero, whose sign would count as above.
    return (float) (sorted[below] + (position - below) * ((double) sorted[above] - sorted[below])) + 0f;
  }

  /**
   * The features of a sequence.
   *
   * @param x [channels][steps] without gaps; a sequence without steps gives 0 everywhere
   * @param features [{@value #FEATURES}] overwritten
   */
  public void transform(float[][] x, float[] features) {
    int length = x[0].length;
    if (length == 0) {
      Arrays.fill(features, 0, FEATURES, 0);
      return;
    }
    int feature = 0;
    for (int d = 0; d < dilations.length; d++) {
      Convolutions convolutions = new Convolutions(x, dilations[d]);
      int border = (WIDTH - 1) / 2 * dilations[d];
      for (int k = 0; k < KERNELS.length; k++) {
        float[] c = convolutions.of(KERNELS[k], channels[d * KERNELS.length + k]);
        boolean padded = (d + k) % 2 == 0;
        int from = padded ? 0 : border;
        int to = padded ? length : length - border;
        for (int i = 0; i < counts[d]; i += 4) {
          shares(c, from, to, feature + i, Math.min(4, counts[d] - i), features);
        }
        feature += counts[d];
      }
    }
  }

  /** Up to four features at a time. */
  private void shares(float[] c, int from, int to, int feature, int number, float[] features) {
    float b0 = biases[feature];
    float b1 = biases[feature + Math.min(1, number - 1)];
    float b2 = biases[feature + Math.min(2, number - 1)];
    float b3 = biases[feature + Math.min(3, number - 1)];
    int n0 = 0;
    int n1 = 0;
    int n2 = 0;
    int n3 = 0;
    for (int t = from; t < to; t++) {
      float value = c[t];
      // The sign of bias − value is set exactly where the value is above.
      n0 += Float.floatToRawIntBits(b0 - value) >>> 31;
      n1 += Float.floatToRawIntBits(b1 - value) >>> 31;
      n2 += Float.floatToRawIntBits(b2 - value) >>> 31;
      n3 += Float.floatToRawIntBits(b3 - value) >>> 31;
    }
    int[] n = {n0, n1, n2, n3};
    for (int i = 0; i < number; i++) {
      features[feature + i] = from < to ? (float) n[i] / (to - from) : 0;
    }
  }

  /**
   * All convolutions of a sequence at one dilation; what is common to kernels is computed once per channel, when it is asked for.
   */
  private static final class Convolutions {
    private final float[][] x;
    private final int dilation;
    private final int length;
    /** [channels] minus the sum over all nine places. */
    private final float[][] all;
    /** [channels][9] three times the value at each place. */
    private final float[][][] places;
    private final float[] sum;

    Convolutions(float[][] x, int dilation) {
      this.x = x;
      this.dilation = dilation;
      length = x[0].length;
      all = new float[x.length][];
      places = new float[x.length][][];
      sum = new float[length];
    }

    /** [steps] overwritten by the next call. */
    float[] of(int[] kernel, int[] channels) {
      for (int i = 0; i < channels.length; i++) {
        int c = channels[i];
        if (all[c] == null) {
          prepare(c);
        }
        if (i == 0) {
          set(sum, all[c], places[c][kernel[0]], places[c][kernel[1]], places[c][kernel[2]]);
        } else {
          add(sum, all[c], places[c][kernel[0]], places[c][kernel[1]], places[c][kernel[2]]);
        }
      }
      return sum;
    }

    private void prepare(int channel) {
      float[] tripled = new float[length];
      for (int t = 0; t < length; t++) {
        tripled[t] = 3 * x[channel][t];
      }
      all[channel] = new float[length];
      places[channel] = new float[WIDTH][length];
      for (int i = 0; i < WIDTH; i++) {
        int shift = (i - WIDTH / 2) * dilation;
        int from = Math.max(0, -shift);
        int to = Math.min(length, length - shift);
        if (from < to) {
          System.arraycopy(tripled, from + shift, places[channel][i], from, to - from);
        }
        subtract(all[channel], x[channel], shift, from, to);
      }
    }

    private static void subtract(float[] all, float[] x, int shift, int from, int to) {
      for (int t = from; t < to; t++) {
        all[t] -= x[t + shift];
      }
    }

    private static void set(float[] sum, float[] a, float[] b, float[] c, float[] d) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] = a[t] + b[t] + c[t] + d[t];
      }
    }

    private static void add(float[] sum, float[] a, float[] b, float[] c, float[] d) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] += a[t] + b[t] + c[t] + d[t];
      }
    }
  }
}
