package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Weka's checks of {@link RNN} on flat data and mixed attributes, where it is not asked for bags alone. */
public class FlatRNNTest extends RecurrentContractTest {

  public FlatRNNTest(String name) {
    super(name);
  }

  @Override
  protected RecurrentClassifier untrained() {
    return new FlatRNN();
  }

  public static Test suite() {
    return new TestSuite(FlatRNNTest.class);
  }
}
