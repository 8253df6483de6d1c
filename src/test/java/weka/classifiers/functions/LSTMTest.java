package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Weka's checks of {@link LSTM} on bags, as a multi-instance classifier. */
public class LSTMTest extends RecurrentContractTest {

  public LSTMTest(String name) {
    super(name);
  }

  @Override
  protected RecurrentClassifier untrained() {
    return new LSTM();
  }

  public static Test suite() {
    return new TestSuite(LSTMTest.class);
  }
}
