package weka.datagenerators.classifiers.classification;

import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.core.TechnicalInformation;
import weka.datagenerators.classifiers.Papers;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.TaskOption;

/**
 * Parity: whether the number of ones in a string of random bits is even or odd.
 * <pre>
 *   1 0 0 1 1 … 0      class: odd
 * </pre>
 * Every bit is 1 with probability 1/2; the length is {@code steps} plus 0 to {@code vary} random steps. Every single bit
 * turns the class around, so no part of a sequence says anything by itself: gradient descent finds no slope to follow,
 * while one hidden state of one bit solves the task at any length. Half of the guesses are right without looking.
 *
 * <p>Used by Bengio, Simard &amp; Frasconi (1994), doi:10.1109/72.279181; the definition is the usual one, its lengths
 * are ours.
 */
public class Parity extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Bits per string. */
  public static final int DEFAULT_STEPS = 20;
  /** Random steps added. */
  public static final int DEFAULT_VARY = 0;

  private int steps = DEFAULT_STEPS;
  private int vary = DEFAULT_VARY;

  @Override
  public String globalInfo() {
    return "Parity: the class says whether the number of ones in a string of random bits is even or odd. Used by:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.bengio1994();
  }

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("steps", DEFAULT_STEPS, "number of bits, at least 1", this::getSteps, this::setSteps),
        TaskOption.whole("vary", DEFAULT_VARY, "a sequence is longer by 0 to this many random steps", this::getVary,
            this::setVary));
  }

  @Override
  protected List<Attribute> channels() {
    return List.of(new Attribute("bit", List.of("0", "1")));
  }

  @Override
  protected Attribute target() {
    return new Attribute("parity", List.of("even", "odd"));
  }

  @Override
  protected Drawn draw(Random random) {
    double[][] sequence = new double[steps + random.nextInt(vary + 1)][1];
    int parity = 0;
    for (double[] step : sequence) {
      int bit = random.nextInt(2);
      step[0] = bit;
      parity ^= bit;
    }
    return new Drawn(sequence, parity);
  }

  /** Number of bits. */
  public int getSteps() {
    return steps;
  }

  /** @param steps number of bits, at least 1; default {@value #DEFAULT_STEPS} */
  public void setSteps(int steps) {
    this.steps = inRange("steps", steps, 1, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String stepsTipText() {
    return tip("steps");
  }

  /** Most random steps added. */
  public int getVary() {
    return vary;
  }

  /** @param vary most random steps added, 0..Integer.MAX_VALUE - 1; default {@value #DEFAULT_VARY} */
  public void setVary(int vary) {
    this.vary = inRange("vary", vary, 0, Integer.MAX_VALUE - 1);
  }

  /** Tool tip. */
  public String varyTipText() {
    return tip("vary");
  }
}
