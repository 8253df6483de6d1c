package weka.datagenerators.classifiers.regression;

import java.util.Random;
import weka.core.TechnicalInformation;
import weka.datagenerators.classifiers.Papers;

/**
 * Adding: the sum of two marked values of a long sequence.
 *
 * <p>Values are uniform in [−1, 1], the target is 0.5 + (X1 + X2)/4: experiment 4 of Hochreiter &amp; Schmidhuber (1997),
 * doi:10.1162/neco.1997.9.8.1735, who count an absolute error below 0.04 as right. With {@code -unit} values are uniform
 * in [0, 1] and the target is X1 + X2, of which the mean, 1, has a squared error of 1/6: Arjovsky, Shah &amp; Bengio
 * (2016), read in the authors' code. The rules of the marks are those of {@link MarkedPairs}; the 1997 definition is from
 * memory, and secondary sources contradict one another on its target.
 */
public class Adding extends MarkedPairs {
  private static final long serialVersionUID = 1L;

  @Override
  public String globalInfo() {
    return "Adding: the class is the sum of the two marked values of a long sequence, scaled to [0,1] unless -unit is given. "
        + "Experiment 4 of:\n\n" + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation papers = Papers.hochreiter1997();
    papers.add(Papers.arjovsky2016());
    return papers;
  }

  @Override
  protected double value(Random random) {
    return 2 * random.nextDouble() - 1;
  }

  @Override
  protected double neutral() {
    return 0;
  }

  @Override
  protected double combine(double first, double second) {
    return getUnit() ? first + second : 0.5 + (first + second) / 4;
  }
}
