package weka.recurrent.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.network.RandomStream;
import weka.recurrent.reservoir.StepSource.Steps;

/**
 * Turns instances into steps of plain numbers for a network whose input is not learned. Which attribute is what is decided by a
 * {@link SequenceEncoder}; what is different:
 * <ul>
 * <li>a gap in a numeric channel is filled by the straight line between the values around it, and with the nearest value at the
 * ends;
 *     a channel missing altogether is its training mean;</li>
 * <li>where training has missing values, a channel beside says which steps lie in a long gap: more than {@value Gaps#SHORT} steps
 * and
 *     more than one in {@value Gaps#SHORT_SHARE} of the sequence;</li>
 * <li>a token becomes {@value #TOKEN_WIDTH} random numbers of its own; a sequence of nothing but tokens gets a token before its
 * start
 *     and one after its end;</li>
 * <li>then every channel is standardized over all steps of the training sequences, and one that is constant there is
 * dropped;</li>
 * <li>a sequence without steps is one step at the mean.</li>
 * </ul>
 * Immutable; any number of threads may encode.
 */
public final class StepEncoder implements Serializable {
  private static final long serialVersionUID = 1;

  /** Numbers a token becomes. */
  public static final int TOKEN_WIDTH = 16;

  private static final long STREAM = 311;
  /** Standardized values are clipped here, so that a typing error in a test file does not become infinite in a sum. */
  private static final float LARGEST = 1e6f;

  private final SequenceEncoder encoder;
  /** [token columns][vocabulary · 16]; of a text two more behind, for start and end. */
  private final float[][] tables;
  /** Columns of the filled steps that enter. */
  private final int[] kept;
  private final double[] mean;
  private final double[] scale;

  private StepEncoder(SequenceEncoder encoder, float[][] tables, int[] kept, double[] mean, double[] scale) {
    this.encoder = encoder;
    this.tables = tables;
    this.kept = kept;
    this.mean = mean;
    this.scale = scale;
  }

  /**
   * Learns means and deviations.
   *
   * @param encoder fitted on the same data
   * @param training read only
   * @param seed of the numbers that stand for tokens
   */
  public static StepEncoder fit(SequenceEncoder encoder, Instances training, long seed) {
    int columns = encoder.inputSpec().tokens().size();
    float[][] tables = new float[columns][];
    for (int i = 0; i < columns; i++) {
      RandomStream random = new RandomStream(seed, STREAM, i);
      tables[i] = new float[(encoder.inputSpec().tokens().get(i).vocabulary() + 2) * TOKEN_WIDTH];
      for (int k = 0; k < tables[i].length; k++) {
        tables[i][k] = (float) random.nextGaussian();
      }
    }
    StepEncoder filling = new StepEncoder(encoder, tables, null, null, null);
    Moments[] moments = new Moments[filling.width()];
    Arrays.setAll(moments, c -> new Moments());
    for (Instance instance : training) {
      if (SequenceEncoder.takesPart(instance)) {
        float[] values = filling.filled(instance);
        for (int c = 0; c < moments.length; c++) {
          moments[c].add(values, c, moments.length, instance.weight());
        }
      }
    }
    int[] kept = IntStream.range(0, moments.length).filter(c -> !moments[c].constant()).toArray();
    kept = kept.length == 0 ? new int[] {0} : kept;
    double[] mean = new double[kept.length];
    double[] scale = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      Moments of = moments[kept[i]];
      mean[i] = of.known() == 0 ? 0 : of.mean();
      scale[i] = of.constant() ? 0 : 1 / of.deviation();
    }
    return new StepEncoder(encoder, tables, kept, mean, scale);
  }

  /** Columns before constant ones are dropped. */
  private int width() {
    return encoder.inputSpec().channels() + tables.length * TOKEN_WIDTH;
  }

  /** What decided the layout and encodes the class and the attributes beside the sequence. */
  public SequenceEncoder encoder() {
    return encoder;
  }

  /** C: numbers of a step. */
  public int channels() {
    return kept.length;
  }

  /** Whether steps are tokens and nothing else. */
  public boolean text() {
    return encoder.inputSpec().channels() == 0;
  }

  /** Steps of the longest training sequence, at least 1. */
  public int longest() {
    return Math.max(1, encoder.summary().longest() + (text() ? 2 : 0));
  }

  /** The steps of an instance, at least one. */
  public Steps encode(Instance instance) {
    float[] values = filled(instance);
    int width = width();
    int length = values.length / width;
    if (length == 0) {
      return new Steps(1, new float[kept.length]);
    }
    float[] steps = new float[length * kept.length];
    for (int t = 0, i = 0; t < length; t++) {
      for (int c = 0; c < kept.length; c++, i++) {
        float z = (float) ((values[t * width + kept[c]] - mean[c]) * scale[c]);
        steps[i] = Math.max(-LARGEST, Math.min(LARGEST, z));
      }
    }
    return new Steps(length, steps);
  }

  /** The attributes beside the sequence, as the other networks take them. */
  public float[] statics(Instance instance) {
    ChannelGroup statics = encoder.statics();
    return statics.width() == 0 ? new float[0] : statics.encode(statics.reader().read(instance)).values();
  }

  /** [length · width] without gaps; not standardized as a whole. */
  private float[] filled(Instance instance) {
    if (encoder.text() != null) {
      int[] tokens = encoder.text().tokens(instance);
      return embedded(tokens.length, new float[0], 0, tokens);
    }
    ChannelGroup channels = encoder.channels();
    RawSequence raw = channels.reader().read(instance);
    Gaps gaps = Gaps.filled(raw, c -> channels.codes()[c] instanceof NumberCode || channels.codes()[c] instanceof DateCode);
    ChannelCode.EncodedSteps steps = channels.encode(gaps.sequence());
    for (int c = 0; c < channels.codes().length; c++) {
      if (channels.codes()[c] instanceof NumberCode number && number.indicator()) {
        for (int t = 0; t < raw.length(); t++) {
          steps.values()[t * steps.width() + channels.at()[c] + 1] = gaps.isLong(t, c) ? 1 : 0;
        }
      }
    }
    return tables.length == 0 ? steps.values() : embedded(raw.length(), steps.values(), steps.width(), steps.tokens());
  }

  /** Values, then the numbers of each token; a text of at least one token with its start and its end. */
  private float[] embedded(int length, float[] values, int channels, int[] tokens) {
    int width = width();
    int ends = text() && length > 0 ? 1 : 0;
    float[] steps = new float[RawSequence.size(length + 2 * ends, width)];
    for (int t = -ends; t < length + ends; t++) {
      int to = (t + ends) * width;
      boolean inside = t >= 0 && t < length;
      if (inside) {
        System.arraycopy(values, t * channels, steps, to, channels);
      }
      for (int i = 0; i < tables.length; i++) {
        int vocabulary = tables[i].length / TOKEN_WIDTH - 2;
        int token = inside ? tokens[t * tables.length + i] : t < 0 ? vocabulary : vocabulary + 1;
        System.arraycopy(tables[i], token * TOKEN_WIDTH, steps, to + channels + i * TOKEN_WIDTH, TOKEN_WIDTH);
      }
    }
    return steps;
  }

  /** SHA-256 over everything that was learned. */
  public String digest() {
    return encoder.digest() + EncoderDigest.of(tables, kept, mean, scale);
  }

  /** Whether all parts are there and fit one another. */
  public boolean whole() {
    return encoder != null && tables != null && kept != null && kept.length > 0 && mean != null && scale != null
        && mean.length == kept.length && scale.length == kept.length
        && Arrays.stream(kept).allMatch(c -> c >= 0 && c < width());
  }
}
