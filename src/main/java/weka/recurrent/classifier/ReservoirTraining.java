package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.recurrent.data.EncodingOptions;
import weka.recurrent.data.Normalization;
import weka.recurrent.data.SequenceEncoder;
import weka.recurrent.data.StepEncoder;
import weka.recurrent.kernel.ReservoirKernel;
import weka.recurrent.kernel.cpu.CpuReservoir;
import weka.recurrent.kernel.cpu.DenseMatrices;
import weka.recurrent.reservoir.LargeRidge;
import weka.recurrent.reservoir.ReservoirFeatures;
import weka.recurrent.reservoir.ReservoirSpec;
import weka.recurrent.reservoir.SmallRidge;
import weka.recurrent.reservoir.RidgeFit;
import weka.recurrent.reservoir.StepSource;
import weka.recurrent.reservoir.Temperature;

/**
 * One training of a reservoir: units are drawn, their thresholds measured, and the read-out is fitted in closed form. Up to
 * {@value SmallRidge#MOST_ROWS} sequences are kept encoded, and so are their features; of more a block at a time.
 */
final class ReservoirTraining {
  private static final int BLOCK = 256;
  /** Training sequences up to which so many units are chosen: the Gram matrix of 8 times as many features must be summed. */
  private static final int MANY = 200_000;
  private static final int UNITS_FOR_MANY = 512;
  private static final int UNITS_FOR_VERY_MANY = 256;
  /** All attributes beside the sequence together count as much as this share of the units' features. */
  private static final double STATICS_SHARE = 0.25;

  private final ReservoirOptions options;
  private final List<Instance> used = new ArrayList<>();
  private final StepEncoder steps;
  private final SequenceEncoder encoder;
  private final long start = System.nanoTime();

  ReservoirTraining(ReservoirOptions options, Instances data) {
    this.options = options;
    encoder = SequenceEncoder.fit(data,
        new EncodingOptions(options.getLayout(), options.getTextUnit(), Normalization.CHANNEL, 0));
    for (Instance instance : data) {
      if (SequenceEncoder.takesPart(instance)) {
        used.add(instance);
      }
    }
    steps = StepEncoder.fit(encoder, data, options.getSeed());
  }

  ReservoirModel train() throws Exception {
    boolean few = used.size() <= SmallRidge.MOST_ROWS;
    int units = options.getUnits() > 0 ? options.getUnits()
        : few ? ReservoirSpec.UNITS : used.size() <= MANY ? UNITS_FOR_MANY : UNITS_FOR_VERY_MANY;
    ReservoirSpec spec = ReservoirSpec.of(units, options.getCascade(), options.getThresholds(), steps.channels(),
        steps.longest(), steps.text());
    StepSource source = few ? new Kept(used, steps) : new Encoded(used, steps);
    try (ReservoirKernel kernel = new CpuReservoir(options.getThreads());
        DenseMatrices matrices = new DenseMatrices(options.getThreads())) {
      ReservoirFeatures features = ReservoirFeatures.draw(spec, options.getSeed(), source, kernel);
      double[] importance = importance(spec.features());
      RidgeFit fit = few ? small(source, features, importance, kernel, matrices)
          : large(source, features, importance, kernel, matrices);
      return judged(features, fit, few, kernel.description());
    } catch (OutOfMemoryError e) {
      throw new IllegalStateException("Java ran out of memory with " + used.size() + " sequences and " + spec.features()
          + " features; it may use at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB. Give it more with java -Xmx (for"
          + " example -Xmx4g), or lower -units", e);
    }
  }

  private double[] importance(int features) {
    int statics = encoder.inputSpec().statics();
    double[] importance = new double[features + statics];
    Arrays.fill(importance, 0, features, 1);
    Arrays.fill(importance, features, features + statics, Math.sqrt(STATICS_SHARE * features / Math.max(1, statics)));
    return importance;
  }

  private RidgeFit small(StepSource source, ReservoirFeatures features, double[] importance, ReservoirKernel kernel,
      DenseMatrices matrices) throws Exception {
    int n = used.size();
    float[][] rows = new float[n][importance.length];
    double[][] targets = new double[encoder.outputs()][n];
    double[] weights = new double[n];
    for (int from = 0; from < n; from += BLOCK) {
      int count = Math.min(BLOCK, n - from);
      rows(source, from, count, features, kernel, Arrays.copyOfRange(rows, from, from + count));
    }
    for (int i = 0; i < n; i++) {
      double[] target = target(i);
      for (int c = 0; c < target.length; c++) {
        targets[c][i] = target[c];
      }
      weights[i] = used.get(i).weight();
    }
    return SmallRidge.fit(rows, targets, weights, importance, matrices);
  }

  private RidgeFit large(StepSource source, ReservoirFeatures features, double[] importance, ReservoirKernel kernel,
      DenseMatrices matrices) throws Exception {
    LargeRidge ridge = new LargeRidge(used.size(), encoder.outputs(), importance, matrices);
    float[][] rows = new float[BLOCK][importance.length];
    double[][] targets = new double[BLOCK][];
    double[] weights = new double[BLOCK];
    for (int from = 0; from < used.size(); from += BLOCK) {
      int count = Math.min(BLOCK, used.size() - from);
      rows(source, from, count, features, kernel, rows);
      for (int i = 0; i < count; i++) {
        targets[i] = target(from + i);
        weights[i] = used.get(from + i).weight();
      }
      ridge.add(rows, targets, weights, count);
    }
    return ridge.fit();
  }

  private void rows(StepSource source, int from, int count, ReservoirFeatures features, ReservoirKernel kernel, float[][] rows)
      throws Exception {
    StepSource.Steps[] block = new StepSource.Steps[count];
    for (int i = 0; i < count; i++) {
      block[i] = source.get(from + i);
    }
    features.rows(block, rows, kernel);
    for (int i = 0; i < count; i++) {
      float[] statics = steps.statics(used.get(from + i));
      System.arraycopy(statics, 0, rows[i], features.spec().features(), statics.length);
    }
  }

  /** +1 for the class and −1 for the others, or the standardized number. */
  private double[] target(int i) {
    double value = used.get(i).classValue();
    if (encoder.numericClass()) {
      return new double[] {(value - encoder.restoreTarget(0)) / (encoder.restoreTarget(1) - encoder.restoreTarget(0))};
    }
    double[] target = new double[encoder.outputs()];
    Arrays.fill(target, -1);
    target[(int) value] = 1;
    return target;
  }

  private ReservoirModel judged(ReservoirFeatures features, RidgeFit fit, boolean leftOut, String ranOn) {
    int[] rows = fit.rows();
    double[] weights = Arrays.stream(rows).mapToDouble(i -> used.get(i).weight()).toArray();
    double total = Arrays.stream(weights).sum();
    double beta = 1;
    double right = 0;
    double confidence = Double.NaN;
    double error = Double.NaN;
    if (encoder.numericClass()) {
      double squares = 0;
      double spread = 0;
      for (int i = 0; i < rows.length; i++) {
        double target = target(rows[i])[0];
        squares += weights[i] * (fit.scores()[i][0] - target) * (fit.scores()[i][0] - target);
        spread += weights[i] * target * target;
      }
      right = 1 - squares / spread;
      error = Math.sqrt(squares / total) * (encoder.restoreTarget(1) - encoder.restoreTarget(0));
    } else {
      int[] classes = Arrays.stream(rows).map(i -> (int) used.get(i).classValue()).toArray();
      beta = Temperature.fit(fit.scores(), classes, weights);
      confidence = 0;
      for (int i = 0; i < rows.length; i++) {
        double[] probabilities = fit.scores()[i].clone();
        Temperature.softmax(beta, probabilities);
        int chosen = Utils.maxIndex(probabilities);
        right += chosen == classes[i] ? weights[i] / total : 0;
        confidence += probabilities[chosen] * weights[i] / total;
      }
    }
    float[] lean = new float[fit.squares().length];
    for (int f = 0; f < lean.length; f++) {
      lean[f] = (float) fit.squares()[f];
    }
    return new ReservoirModel(steps, features, fit.weights(), beta,
        new ReservoirFindings(used.size(), rows.length, leftOut, right,
            confidence, error, lean, (System.nanoTime() - start) / 1e9, ranOn));
  }

  /** Sequences encoded once. */
  private static final class Kept implements StepSource {
    private final Steps[] encoded;

    Kept(List<Instance> instances, StepEncoder encoder) {
      encoded = instances.stream().map(encoder::encode).toArray(Steps[]::new);
    }

    @Override
    public int size() {
      return encoded.length;
    }

    @Override
    public Steps get(int number) {
      return encoded[number];
    }
  }

  /** Sequences encoded whenever they are asked for. */
  private record Encoded(List<Instance> instances, StepEncoder encoder) implements StepSource {
    @Override
    public int size() {
      return instances.size();
    }

    @Override
    public Steps get(int number) {
      return encoder.encode(instances.get(number));
    }
  }
}
