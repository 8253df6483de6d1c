package weka.datagenerators.classifiers.regression;

import java.util.Random;
import weka.core.TechnicalInformation;
import weka.datagenerators.classifiers.Papers;

/**
 * Multiplication: the product of two marked values of a long sequence, which no network can get by integrating alone.
 *
 * <p>Values are uniform in [0, 1], the target is X1 · X2: experiment 5 of Hochreiter &amp; Schmidhuber (1997),
 * doi:10.1162/neco.1997.9.8.1735. The rules of the marks are those of {@link MarkedPairs}. From memory, in agreement with
 * secondary sources as far as they go; the paper's text was not at hand.
 */
public class Multiplication extends MarkedPairs {
  private static final long serialVersionUID = 1L;

  @Override
  public String globalInfo() {
    return "Multiplication: the class is the product of the two marked values of a long sequence. Experiment 5 of:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Papers.hochreiter1997();
  }

  @Override
  protected double value(Random random) {
    return random.nextDouble();
  }

  @Override
  protected double neutral() {
    return 1;
  }

  @Override
  protected double combine(double first, double second) {
    return first * second;
  }
}
