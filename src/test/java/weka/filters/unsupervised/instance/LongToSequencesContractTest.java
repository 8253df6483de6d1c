package weka.filters.unsupervised.instance;

import junit.framework.Test;
import junit.framework.TestSuite;
import weka.classifiers.meta.FilteredClassifier;
import weka.classifiers.rules.ZeroR;
import weka.core.Instances;
import weka.filters.AbstractFilterTest;
import weka.filters.Filter;

/** What Weka asks of every filter; on its own test data each string of the first attribute is a sequence. */
public class LongToSequencesContractTest extends AbstractFilterTest {
  public LongToSequencesContractTest(String name) {
    super(name);
  }

  @Override
  public Filter getFilter() {
    return new LongToSequences();
  }

  @Override
  protected FilteredClassifier getFilteredClassifier() {
    FilteredClassifier result = new FilteredClassifier();
    result.setFilter(getFilter());
    result.setClassifier(new ZeroR());
    return result;
  }

  @Override
  protected Instances getFilteredClassifierData() {
    return LongToSequencesTest.visits();
  }

  public static Test suite() {
    return new TestSuite(LongToSequencesContractTest.class);
  }
}
