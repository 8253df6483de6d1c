package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;
import weka.recurrent.classifier.OptionBean;

/** Weka's checks of {@link Reservoir} on bags, as a multi-instance classifier. */
public class ReservoirTest extends RecurrentContractTest {

  /** Few units, and all that decides the numbers. */
  static final String[] SHORT = {"-units", "32", "-cascade", "0.5", "-thresholds", "4", "-threads", "1"};
  /** Values that differ from the defaults, for round trips. */
  static final String[] MANY = {"-units", "64", "-cascade", "0.25", "-thresholds", "5", "-layout", "columns", "-text", "words",
      "-threads", "2", "-S", "42"};

  public ReservoirTest(String name) {
    super(name);
  }

  @Override
  protected OptionBean untrained() {
    return new Reservoir();
  }

  @Override
  protected String[] shortTraining() {
    return SHORT;
  }

  @Override
  protected String[] manyOptions() {
    return MANY;
  }

  public static Test suite() {
    return new TestSuite(ReservoirTest.class);
  }
}
