package weka.recurrent.data;

import java.util.Enumeration;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.WekaEnumeration;

/**
 * The rows of one sequence as one array of floats, where Weka has an object and an array of doubles for each row. To everyone it
 * is a relational value like others, which makes a row when it is asked for one; the encoder takes the array. Rows can be read
 * and not changed; {@code new Instances(bag)} is a copy that can.
 */
final class CompactBag extends Instances {
  private static final long serialVersionUID = 1L;

  private final float[] values;
  private final int width;

  /**
   * @param header of the relational attribute
   * @param values [rows, attributes of the header] row-major, NaN is missing; not copied
   */
  CompactBag(Instances header, float[] values) {
    super(header, 0);
    this.values = values;
    this.width = header.numAttributes();
  }

  /** The values of all rows in double, [rows, width] row-major; a new array. */
  double[] rows() {
    double[] rows = new double[values.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = values[i];
    }
    return rows;
  }

  @Override
  public Instance instance(int index) {
    double[] row = new double[width];
    for (int c = 0, at = index * width; c < width; c++) {
      row[c] = values[at++];
    }
    Instance instance = new DenseInstance(1, row);
    instance.setDataset(this);
    return instance;
  }

  @Override
  public Instance get(int index) {
    return instance(index);
  }

  @Override
  public int numInstances() {
    return values.length / width;
  }

  @Override
  public int size() {
    return numInstances();
  }

  @Override
  public Instance firstInstance() {
    return instance(0);
  }

  @Override
  public Instance lastInstance() {
    return instance(numInstances() - 1);
  }

  @Override
  public Enumeration<Instance> enumerateInstances() {
    return new WekaEnumeration<>(this);
  }

  @Override
  public boolean add(Instance row) {
    throw new UnsupportedOperationException("compact sequences cannot grow; take a copy by new Instances(bag)");
  }

  /** Weka looks for an equal value of the attribute whenever one is added, which would compare all rows; each bag is its own. */
  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
