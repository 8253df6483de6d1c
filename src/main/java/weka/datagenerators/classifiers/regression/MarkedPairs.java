package weka.datagenerators.classifiers.regression;

import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.datagenerators.classifiers.SequenceGenerator;
import weka.datagenerators.classifiers.TaskOption;

/**
 * What adding and multiplication share: pairs of a random value and a marker, two of them marked.
 * <pre>
 *   value    0.3  −0.7   0.1  …  0.9  …  −0.2
 *   marker  −1     0     1    …  1    …  −1
 * </pre>
 * As in Hochreiter &amp; Schmidhuber (1997): the length is T to T + T/10; one of the first ten pairs is marked by 1, and
 * one more of the first T/2 − 1 that is not yet; the first and the last pair bear −1, all others 0. Where the first pair
 * is the marked one it keeps its −1, and its value is set to what leaves the result alone: 0 for a sum, 1 for a product.
 * The marked values thus lie at least T/2 steps before the end.
 *
 * <p>With {@code unit}, as in Arjovsky, Shah &amp; Bengio (2016): exactly T steps, values in [0, 1], one mark in each
 * half, no −1.
 */
public abstract class MarkedPairs extends SequenceGenerator {
  private static final long serialVersionUID = 1L;

  /** Least number of steps, as in the paper. */
  public static final int DEFAULT_STEPS = 100;

  /** T/2 − 1 must leave a free pair beside the first mark. */
  private static final int LEAST_STEPS = 22;
  private static final int FIRST_MARK_AMONG = 10;

  private int steps = DEFAULT_STEPS;
  private boolean unit;

  /** A value for one pair. */
  protected abstract double value(Random random);

  /** The value that changes no result: 0 for a sum, 1 for a product. */
  protected abstract double neutral();

  /** The target of two marked values, before rounding. */
  protected abstract double combine(double first, double second);

  @Override
  protected List<TaskOption> taskOptions() {
    return List.of(
        TaskOption.whole("steps", DEFAULT_STEPS, "T: sequences have T to T + T/10 steps, T at least " + LEAST_STEPS,
            this::getSteps, this::setSteps),
        TaskOption.flag("unit", "the variant of Arjovsky et al. (2016): exactly T steps, values in [0,1], one mark in "
            + "each half, target without scaling", this::getUnit, this::setUnit));
  }

  @Override
  protected List<Attribute> channels() {
    return List.of(new Attribute("value"), new Attribute("marker"));
  }

  @Override
  protected Attribute target() {
    return new Attribute("result");
  }

  @Override
  protected Drawn draw(Random random) {
    double[][] pairs = new double[unit ? steps : lengthFrom(steps, random)][2];
    for (double[] pair : pairs) {
      pair[0] = round(unit ? random.nextDouble() : value(random));
    }
    int first;
    int second;
    if (unit) {
      first = random.nextInt(steps / 2);
      second = between(steps / 2, steps - 1, random);
    } else {
      first = random.nextInt(FIRST_MARK_AMONG);
      second = random.nextInt(steps / 2 - 2);
      second += second >= first ? 1 : 0;
    }
    pairs[first][1] = 1;
    pairs[second][1] = 1;
    if (!unit) {
      if (pairs[0][1] == 1) {
        pairs[0][0] = neutral();
      }
      pairs[0][1] = -1;
      pairs[pairs.length - 1][1] = -1;
    }
    return new Drawn(pairs, round(combine(pairs[first][0], pairs[second][0])));
  }

  /** Least number of steps. */
  public int getSteps() {
    return steps;
  }

  /** @param steps least number of steps, at least LEAST_STEPS; default {@value #DEFAULT_STEPS} */
  public void setSteps(int steps) {
    this.steps = inRange("steps", steps, LEAST_STEPS, Integer.MAX_VALUE);
  }

  /** Tool tip. */
  public String stepsTipText() {
    return tip("steps");
  }

  /** Whether to draw the variant of Arjovsky et al. (2016). */
  public boolean getUnit() {
    return unit;
  }

  /** @param unit whether to draw the variant of Arjovsky et al. (2016); default false */
  public void setUnit(boolean unit) {
    this.unit = unit;
  }

  /** Tool tip. */
  public String unitTipText() {
    return tip("unit");
  }
}
