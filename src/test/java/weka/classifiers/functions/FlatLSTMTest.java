package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Weka's checks of {@link LSTM} on flat data and mixed attributes, where it is not asked for bags alone. */
public class FlatLSTMTest extends RecurrentContractTest {

  public FlatLSTMTest(String name) {
    super(name);
  }

  @Override
  protected RecurrentClassifier untrained() {
    return new FlatLSTM();
  }

  public static Test suite() {
    return new TestSuite(FlatLSTMTest.class);
  }
}
