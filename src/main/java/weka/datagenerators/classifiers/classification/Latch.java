package weka.datagenerators.classifiers.classification;

import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.core.TechnicalInformation;
import weka.datagenerators.classifiers.Papers;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.TaskOption;

/**
 * The two-sequence problem, or latch: the first few values say the class, the rest is noise on the same channel.
 * <pre>
 *   +1 +1 +1   0.31 −0.52 0.07 … 0.44      class: plus
 *   information  Gaussian noise
 * </pre>
 * The first {@code information} values are +1 for one class and −1 for the other, each with probability 1/2; the rest is
 * Gaussian with mean 0 and variance {@code variance}. The length is T to T + T/10. With {@code noisy} the same noise is
 * added to the information as well. A guess without memory is right half of the time.
 *
 * <p>Experiments 3a and 3b (noisy) of Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735, after Bengio,
 * Simard &amp; Frasconi (1994), doi:10.1109/72.279181. From memory, in agreement with secondary sources; the paper's text
 * was not at hand. Noisy targets (3c) are a regression and not offered. Random guessing of weights solves this task
 * quickly (Hochreiter &amp; Schmidhuber 1996), so that solving it proves little.
 */
public class Latch extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Least number of steps, as in the paper. */
  public static final int DEFAULT_STEPS = 100;
  /** Values that carry information, as in the paper's first variant. */
  public static final int DEFAULT_INFORMATION = 3;
  /** Variance of the noise, as in the paper. */
  public static final double DEFAULT_VARIANCE = 0.2;

  private int steps = DEFAULT_STEPS;
  private int information = DEFAULT_INFORMATION;
  private double variance = DEFAULT_VARIANCE;
  private boolean noisy;

  @Override
  public String globalInfo() {
    return "The two-sequence problem (latch): the sign of the first few values is the class, the rest is noise on the same "
        + "channel. Experiments 3a and 3b of Hochreiter and Schmidhuber (1997), after:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation paper = Papers.bengio1994();
    paper.add(Papers.hochreiter1997());
    return paper;
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("steps", DEFAULT_STEPS, "T: sequences have T to T + T/10 steps, at least 1", this::getSteps,
            this::setSteps),
        TaskOption.whole("information", DEFAULT_INFORMATION, "number of values that carry the class, 1 to T",
            this::getInformation, this::setInformation),
        TaskOption.real("variance", DEFAULT_VARIANCE, "variance of the noise, at least 0", this::getVariance,
            this::setVariance),
        TaskOption.flag("noisy", "the noise is added to the information too (experiment 3b)", this::getNoisy,
            this::setNoisy));
  }

  @Override
  protected void checkSettings() {
    inRange("information", information, 1, steps);
  }

  @Override
  protected List<Attribute> channels() {
    return List.of(new Attribute("value"));
  }

  @Override
  protected Attribute target() {
    return new Attribute("sign", List.of("plus", "minus"));
  }

  @Override
  protected Drawn draw(Random random) {
    int length = lengthFrom(steps, random);
    int sign = random.nextInt(2);
    double deviation = Math.sqrt(variance);
    double[][] sequence = new double[length][1];
    for (int t = 0; t < length; t++) {
      double signal = t >= information ? 0 : sign == 0 ? 1 : -1;
      double noise = t >= information || noisy ? deviation * random.nextGaussian() : 0;
      sequence[t][0] = round(signal + noise);
    }
    return new Drawn(sequence, sign);
  }

  /** Variance of the noise. */
  public double getVariance() {
    return variance;
  }

  /** @param variance variance of the noise, at least 0; default {@value #DEFAULT_VARIANCE} */
  public void setVariance(double variance) {
    if (!(variance >= 0) || Double.isInfinite(variance)) {
      throw new IllegalArgumentException("-variance must be at least 0, got " + variance);
    }
    this.variance = variance;
  }

  /** Tool tip. */
  public String varianceTipText() {
    return tip("variance");
  }

  /** Least number of steps. */
  public int getSteps() {
    return steps;
  }

  /** @param steps least number of steps, at least 1; default {@value #DEFAULT_STEPS} */
  public void setSteps(int steps) {
    this.steps = inRange("steps", steps, 1, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String stepsTipText() {
    return tip("steps");
  }

  /** Number of values that carry the class. */
  public int getInformation() {
    return information;
  }

  /** @param information number of values that carry the class, at least 1; default {@value #DEFAULT_INFORMATION} */
  public void setInformation(int information) {
    this.information = inRange("information", information, 1, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String informationTipText() {
    return tip("information");
  }

  /** Whether the information is noisy too. */
  public boolean getNoisy() {
    return noisy;
  }

  /** @param noisy whether the information is noisy too; default false */
  public void setNoisy(boolean noisy) {
    this.noisy = noisy;
  }

  /** Tool tip. */
  public String noisyTipText() {
    return tip("noisy");
  }
}
