package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Weka's checks of {@link GRU} on flat data and mixed attributes, where it is not asked for bags alone. */
public class FlatGRUTest extends RecurrentContractTest {

  public FlatGRUTest(String name) {
    super(name);
  }

  @Override
  protected RecurrentClassifier untrained() {
    return new FlatGRU();
  }

  public static Test suite() {
    return new TestSuite(FlatGRUTest.class);
  }
}
