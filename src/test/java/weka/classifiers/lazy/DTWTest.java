package weka.classifiers.lazy;

import junit.framework.Test;
import junit.framework.TestSuite;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;

/** Weka's checks of {@link DTW}. */
public class DTWTest extends AbstractClassifierTest {

  public DTWTest(String name) {
    super(name);
  }

  @Override
  public Classifier getClassifier() {
    return new DTW();
  }

  public static Test suite() {
    return new TestSuite(DTWTest.class);
  }
}
