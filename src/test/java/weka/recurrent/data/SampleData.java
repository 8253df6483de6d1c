package weka.recurrent.data;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.converters.ConverterUtils.DataSource;

/** Data sets of the tests: written as ARFF, made from arrays in every layout, or read from the archives' files. */
public final class SampleData {
  private SampleData() {}

  /** Parses ARFF; the class is the last attribute. */
  public static Instances arff(String... lines) {
    try {
      Instances data = new Instances(new StringReader(String.join("\n", lines) + "\n"));
      data.setClassIndex(data.numAttributes() - 1);
      return data;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** x[sequence][step][channel] with one row per step; classes alternate between a and b. */
  static Instances steps(double[][][] x) {
    int channels = x[0][0].length;
    return relational(x, channels, "ch");
  }

  /** x[sequence][step][channel] with one row per channel, padded with missing values. */
  static Instances channels(double[][][] x) {
    int channels = x[0][0].length;
    int steps = longest(x);
    double[][][] transposed = new double[x.length][channels][steps];
    for (int n = 0; n < x.length; n++) {
      for (int c = 0; c < channels; c++) {
        for (int t = 0; t < steps; t++) {
          transposed[n][c][t] = t < x[n].length ? x[n][t][c] : Double.NaN;
        }
      }
    }
    return relational(transposed, steps, "t");
  }

  /** x[sequence][step][0] with one attribute per step, padded with missing values. */
  static Instances columns(double[][][] x) {
    ArrayList<Attribute> attributes = numeric(longest(x), "t");
    attributes.add(new Attribute("class", List.of("a", "b")));
    Instances data = new Instances("columns", attributes, x.length);
    data.setClassIndex(attributes.size() - 1);
    for (int n = 0; n < x.length; n++) {
      double[] values = new double[attributes.size()];
      for (int t = 0; t < values.length - 1; t++) {
        values[t] = t < x[n].length ? x[n][t][0] : Double.NaN;
      }
      values[values.length - 1] = n % 2;
      data.add(new DenseInstance(1, values));
    }
    return data;
  }

  private static Instances relational(double[][][] rows, int columns, String name) {
    Instances inner = new Instances("sequence", numeric(columns, name), 0);
    ArrayList<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("sequence", inner));
    attributes.add(new Attribute("class", List.of("a", "b")));
    Instances data = new Instances("relational", attributes, rows.length);
    data.setClassIndex(1);
    for (int n = 0; n < rows.length; n++) {
      Instances bag = new Instances(inner, rows[n].length);
      for (double[] row : rows[n]) {
        bag.add(new DenseInstance(1, row.clone()));
      }
      data.add(new DenseInstance(1, new double[] {data.attribute(0).addRelation(bag), n % 2}));
    }
    return data;
  }

  private static ArrayList<Attribute> numeric(int count, String name) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      attributes.add(new Attribute(name + i));
    }
    return attributes;
  }

  private static int longest(double[][][] x) {
    int longest = 0;
    for (double[][] sequence : x) {
      longest = Math.max(longest, sequence.length);
    }
    return longest;
  }

  /**
   * Reads a file of the shared data, as {@code JapaneseVowels/JapaneseVowels_TRAIN_mi.arff.gz}; skips the test where it is
   * absent.
   */
  public static Instances shared(String path) {
    Path file = Path.of("..", "shared", "data").resolve(path);
    Assumptions.assumeTrue(Files.exists(file), "needs the archives' data sets in ../shared/data, found no " + path);
    return read(file.toFile());
  }

  static Instances read(File file) {
    try {
      Instances data = new DataSource(file.getPath()).getDataSet();
      data.setClassIndex(data.numAttributes() - 1);
      return data;
    } catch (Exception e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
