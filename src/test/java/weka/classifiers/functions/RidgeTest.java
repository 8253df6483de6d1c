package weka.classifiers.functions;

import junit.framework.Test;
import junit.framework.TestSuite;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;

/** Weka's checks of {@link Ridge}. */
public class RidgeTest extends AbstractClassifierTest {

  public RidgeTest(String name) {
    super(name);
  }

  @Override
  public Classifier getClassifier() {
    return new Ridge();
  }

  public static Test suite() {
    return new TestSuite(RidgeTest.class);
  }
}
