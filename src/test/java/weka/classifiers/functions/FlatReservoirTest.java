package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;
import weka.recurrent.classifier.OptionBean;

/** Weka's checks of {@link Reservoir} on flat data and mixed attributes, where it is not asked for bags alone. */
public class FlatReservoirTest extends RecurrentContractTest {

  public FlatReservoirTest(String name) {
    super(name);
  }

  @Override
  protected OptionBean untrained() {
    return new FlatReservoir();
  }

  @Override
  protected String[] shortTraining() {
    return ReservoirTest.SHORT;
  }

  @Override
  protected String[] manyOptions() {
    return ReservoirTest.MANY;
  }

  public static Test suite() {
    return new TestSuite(FlatReservoirTest.class);
  }
}
