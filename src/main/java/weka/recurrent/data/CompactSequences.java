package weka.recurrent.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.converters.ArffLoader.ArffReader;
import weka.recurrent.storage.Gunzip;

/**
 * Instances for data that are large beside the memory: sequences in {@code float}, 4 bytes a value, where Weka's own rows take 8
 * bytes a value and about 50 for each row. What comes out are ordinary {@link Instances} for any classifier, split or filter,
 * whose rows can be read and not changed.
 *
 * <pre>{@code
 * Instances data = CompactSequences.read(Path.of("large.arff"));      // or, without a file:
 * CompactSequences store = new CompactSequences(header);              // one relational attribute of numbers
 * store.add(values, 1);                                               // [rows, inner attributes] and the class
 * new LSTM().buildClassifier(store.instances());
 * }</pre>
 *
 * <p>Values are rounded to {@code float} before anything is learned from them, relative to about 6e-8; where they are exact in
 * {@code float} a network trains to the same bits as on Weka's rows. Not for concurrent use.
 */
public final class CompactSequences {
  /** Rows of a file that are held as Weka's objects at a time. */
  private static final int CHUNK = 64;

  private final Instances data;
  private final int sequence;
  private final int width;

  /**
   * A store without sequences.
   *
   * @param header its one relational attribute holds numbers or labels, and a class is set; not changed
   * @throws IllegalArgumentException if it has no such attribute, several, or texts, whose values cannot be kept as numbers
   */
  public CompactSequences(Instances header) {
    data = header.stringFreeStructure();
    data.setClassIndex(header.classIndex());
    int found = -1;
    for (int i = 0; i < data.numAttributes(); i++) {
      Attribute attribute = data.attribute(i);
      boolean text = attribute.isString() || attribute.isRelationValued()
          && (attribute.relation().checkForStringAttributes()
              || attribute.relation().checkForAttributeType(Attribute.RELATIONAL));
      if (text || attribute.isRelationValued() && found >= 0) {
        throw new IllegalArgumentException("compact sequences have one relational attribute, and no texts beside or inside it; '"
            + attribute.name() + "' is one too many. Read the file as Weka does");
      }
      found = attribute.isRelationValued() ? i : found;
    }
    if (found < 0) {
      throw new IllegalArgumentException("compact sequences need a relational attribute, and " + header.relationName()
          + " has none. Read the file as Weka does");
    }
    sequence = found;
    width = data.attribute(found).relation().numAttributes();
  }

  /**
   * Adds a sequence of data that have nothing but sequence and class.
   *
   * @param values [rows, inner attributes] row-major: a row is what the header says it is, a step or a channel; kept, not copied
   * @param classValue index of the class or its number
   */
  public void add(float[] values, double classValue) {
    double[] attributes = new double[data.numAttributes()];
    attributes[data.classIndex()] = classValue;
    add(values, attributes, 1);
  }

  /**
   * Adds a sequence.
   *
   * @param values [rows, inner attributes] row-major; kept, not copied
   * @param attributes values of all attributes; that of the sequence is not looked at
   * @param weight of the instance
   */
  public void add(float[] values, double[] attributes, double weight) {
    if (values.length % width != 0) {
      throw new IllegalArgumentException("values must hold whole rows of " + width + " values, got " + values.length);
    }
    if (attributes.length != data.numAttributes()) {
      throw new IllegalArgumentException(
          "there are " + data.numAttributes() + " attributes, got " + attributes.length + " values");
    }
    double[] own = attributes.clone();
    own[sequence] = data.attribute(sequence).addRelation(new CompactBag(data.attribute(sequence).relation(), values));
    data.add(new DenseInstance(weight, own));
  }

  /** All sequences so far; the same object each time. */
  public Instances instances() {
    return data;
  }

  /**
   * Reads an ARFF file ({@code .arff} or {@code .arff.gz}) row by row.
   *
   * @param file with the class as last attribute
   * @throws IOException if it cannot be read, with the line
   * @throws IllegalArgumentException if its data cannot be kept compactly
   */
  public static Instances read(Path file) throws IOException {
    return read(file, "");
  }

  /**
   * Reads an ARFF file whose class is not its last attribute.
   *
   * @param file as above
   * @param className the class; empty for the last attribute
   * @throws IOException as above, or if there is no such attribute
   */
  public static Instances read(Path file, String className) throws IOException {
    try (BufferedReader reader = reader(file)) {
      StringBuilder head = new StringBuilder();
      int lines = 0;
      for (String line; (line = reader.readLine()) != null;) {
        head.append(line).append('\n');
        lines++;
        if (line.strip().toLowerCase(Locale.ROOT).startsWith("@data")) {
          break;
        }
      }
      Instances header = new ArffReader(new StringReader(head.toString()), 0).getStructure();
      if (!className.isEmpty() && header.attribute(className) == null) {
        throw new IOException("no attribute '" + className + "' to be the class");
      }
      header.setClassIndex(className.isEmpty() ? header.numAttributes() - 1 : header.attribute(className).index());
      CompactSequences store = new CompactSequences(header);
      StringBuilder chunk = new StringBuilder();
      int rows = 0;
      for (String line; (line = reader.readLine()) != null;) {
        chunk.append(line).append('\n');
        if (++rows == CHUNK) {
          store.parse(chunk, lines);
          lines += rows;
          rows = 0;
        }
      }
      store.parse(chunk, lines);
      return store.data;
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Has Weka parse some rows and keeps their numbers. A header of its own each time: it collects what was read. */
  private void parse(StringBuilder rows, int linesBefore) throws IOException {
    Instances read = new ArffReader(new StringReader(rows.toString()), data.stringFreeStructure(), linesBefore + 1).getData();
    rows.setLength(0);
    for (Instance row : read) {
      double[] attributes = row.toDoubleArray();
      if (Utils.isMissingValue(attributes[sequence])) {
        data.add(new DenseInstance(row.weight(), attributes));
        continue;
      }
      Instances bag = row.relationalValue(sequence);
      float[] values = new float[bag.numInstances() * width];
      int at = 0;
      for (Instance inner : bag) {
        for (int c = 0; c < width; c++) {
          values[at++] = (float) inner.value(c);
        }
      }
      add(values, attributes, row.weight());
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream in = file.toString().endsWith(".gz") ? Gunzip.open(file)
        : new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }
}
