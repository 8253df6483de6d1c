package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Weka's checks of {@link RNN} on bags, as a multi-instance classifier. */
public class RNNTest extends RecurrentContractTest {

  public RNNTest(String name) {
    super(name);
  }

  @Override
  protected RecurrentClassifier untrained() {
    return new RNN();
  }

  public static Test suite() {
    return new TestSuite(RNNTest.class);
  }
}
