package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;

/** Weka's checks of {@link GRU} on bags, as a multi-instance classifier. */
public class GRUTest extends RecurrentContractTest {

  public GRUTest(String name) {
    super(name);
  }

  @Override
  protected RecurrentClassifier untrained() {
    return new GRU();
  }

  public static Test suite() {
    return new TestSuite(GRUTest.class);
  }
}
