package weka.recurrent.experiment.plan;

import java.io.IOException;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.storage.Sha256;

/**
 * Test data whose labels are numbered as in the training data: a CSV file has its labels in the order of its rows, so that two
 * files of the same labels rarely agree. Labels that the training data do not have are refused.
 *
 * @param test what is tested on
 * @param train what it is to fit
 */
public record LabelledData(DataSource test, DataSource train) implements DataSource {
  @Override
  public String label() {
    return test.label();
  }

  @Override
  public String origin() {
    return test.origin();
  }

  @Override
  public String identity() throws IOException {
    return Sha256.of(test.identity(), "labels of", header().toString());
  }

  @Override
  public Instances header() throws IOException {
    return new Instances(train.header(), 0);
  }

  /**
   * Whether the two differ in nothing but their labels, so that these can be numbered anew: same names and types, no bags, no
   * texts.
   */
  public static boolean applies(Instances train, Instances test) {
    boolean same = train.numAttributes() == test.numAttributes() && train.classIndex() == test.classIndex();
    for (int i = 0; same && i < train.numAttributes(); i++) {
      Attribute one = train.attribute(i);
      same = one.name().equals(test.attribute(i).name()) && one.type() == test.attribute(i).type() && !one.isString()
          && !one.isRelationValued();
    }
    return same;
  }

  @Override
  public Instances read() throws IOException {
    Instances read = test.read();
    Instances numbered = header();
    for (Instance instance : read) {
      double[] values = instance.toDoubleArray();
      for (int i = 0; i < values.length; i++) {
        if (numbered.attribute(i).isNominal() && !instance.isMissing(i)) {
          values[i] = numbered.attribute(i).indexOfValue(instance.stringValue(i));
          if (values[i] < 0) {
            throw new IOException(test.origin() + ": the training data have no label '" + instance.stringValue(i) + "' of '"
                + numbered.attribute(i).name() + "'");
          }
        }
      }
      numbered.add(new DenseInstance(instance.weight(), values));
    }
    return numbered;
  }
}
