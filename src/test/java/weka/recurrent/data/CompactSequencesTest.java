package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.functions.GRU;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.SequencesToFlat;
import weka.recurrent.training.Example;

/** Sequences kept as floats are, to everyone, the sequences that Weka reads: same rows, same splits, same networks. */
class CompactSequencesTest {
  @TempDir
  Path folder;

  /** More sequences than are parsed at a time, with missing values, labels and values that are exact in float. */
  private static String arff(int sequences, boolean channels) {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("% with a comment\n@relation some\n@attribute sequence relational\n");
    text.append(channels ? "@attribute t1 numeric\n@attribute t2 numeric\n@attribute t3 numeric\n"
        : "@attribute level numeric\n@attribute door {open,closed}\n");
    text.append("@end sequence\n@attribute beside numeric\n@attribute class {no,yes}\n@data\n");
    for (int n = 0; n < sequences; n++) {
      int rows = channels ? 2 : 1 + random.nextInt(5);
      text.append(n == 70 ? "?" : "\"");
      for (int r = 0; n != 70 && r < rows; r++) {
        text.append(r == 0 ? "" : "\\n").append(random.nextInt(9) == 0 ? "?" : Integer.toString(random.nextInt(100)));
        text.append(
            channels ? "," + random.nextInt(64) / 8.0 + "," + random.nextInt(9) : random.nextBoolean() ? ",open" : ",closed");
      }
      text.append(n == 70 ? "" : "\"").append(',').append(random.nextInt(4)).append(random.nextBoolean() ? ",yes" : ",no");
      text.append(n % 50 == 7 ? ",{2}\n" : "\n");
    }
    return text.toString();
  }

  private Instances compact(String text) throws IOException {
    return CompactSequences.read(Files.writeString(folder.resolve("x.arff"), text));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatWekaReads(boolean channels) throws Exception {
    String text = arff(150, channels);
    Instances ours = compact(text);
    Instances wekas = SampleData.arff(text);
    assertEquals(wekas.toString(), ours.toString());
    assertEquals(150, ours.numInstances());
    assertTrue(ours.instance(0).relationalValue(0) instanceof CompactBag);
    assertEquals(new Instances(wekas.instance(1).relationalValue(0)).toString(),
        new Instances(ours.instance(1).relationalValue(0)).toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void encodesToTheSameBits(boolean channels) throws Exception {
    String text = arff(150, channels);
    Instances ours = compact(text);
    Instances wekas = SampleData.arff(text);
    SequenceEncoder encoder = SequenceEncoder.fit(ours, EncodingOptions.DEFAULT);
    SequenceEncoder reference = SequenceEncoder.fit(wekas, EncodingOptions.DEFAULT);
    assertEquals(reference.describe(), encoder.describe());
    List<Example> examples = encoder.examples(ours);
    List<Example> expected = reference.examples(wekas);
    assertEquals(150, examples.size());
    for (int i = 0; i < examples.size(); i++) {
      assertArrayEquals(expected.get(i).sequence().values(), examples.get(i).sequence().values(), 0);
      assertEquals(expected.get(i).target(), examples.get(i).target());
      assertEquals(expected.get(i).weight(), examples.get(i).weight());
    }
  }

  @Test
  void splitsTrainsAndPredictsToTheSameBits() throws Exception {
    double[][][] predicted = new double[2][][];
    String text = arff(90, false);
    for (int kind = 0; kind < 2; kind++) {
      Instances data = kind == 0 ? compact(text) : SampleData.arff(text);
      Random random = new Random(1);
      data.randomize(random);
      data.stratify(3);
      GRU gru = new GRU();
      gru.setHiddenUnits(4);
      gru.setEpochs(2);
      gru.buildClassifier(data.trainCV(3, 1, random));
      predicted[kind] = gru.distributionsForInstances(data.testCV(3, 1));
    }
    assertArrayEquals(predicted[1], predicted[0]);
  }

  @Test
  void viewsSeeTheRows() throws Exception {
    // views take no weights
    String text = arff(80, true).replace(",{2}", "");
    Instances ours = compact(text);
    Instances wekas = SampleData.arff(text);
    SequencesToFlat flat = new SequencesToFlat();
    flat.setInputFormat(ours);
    SequencesToFlat reference = new SequencesToFlat();
    reference.setInputFormat(wekas);
    assertEquals(Filter.useFilter(wekas, reference).toString(), Filter.useFilter(ours, flat).toString());
  }

  @Test
  void rowsCannotBeChangedBehindTheArray() throws Exception {
    Instances data = compact(arff(3, false));
    Instances bag = data.instance(0).relationalValue(0);
    String before = bag.toString();
    bag.instance(0).setValue(0, 77);
    assertEquals(before, bag.toString());
    assertThrows(UnsupportedOperationException.class, () -> bag.add(new DenseInstance(1, new double[2])));
  }

  @Test
  void aFaultIsToldWithItsLine() throws IOException {
    String text = arff(200, false);
    int lines = (int) text.lines().count();
    IOException fault = assertThrows(IOException.class, () -> compact(text + "\"1,open\",0,perhaps\n"));
    assertTrue(fault.getMessage().contains("x.arff") && fault.getMessage().contains("line " + (lines + 1)), fault.getMessage());
  }

  @Test
  void whatCannotBeKeptIsRefused() {
    String texts = "@relation r\n@attribute s relational\n@attribute w string\n@end s\n@attribute class {a,b}\n@data\n\"x\",a\n";
    String flat = "@relation r\n@attribute x numeric\n@attribute class {a,b}\n@data\n1,a\n";
    assertTrue(assertThrows(IllegalArgumentException.class, () -> compact(texts)).getMessage().contains("no texts"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> compact(flat)).getMessage().contains("need a relational attribute"));
  }

  @Test
  void builtWithoutAFile() throws Exception {
    Instances header = SampleData.arff(arff(1, true));
    CompactSequences store = new CompactSequences(header);
    store.add(new float[] {1, 2, 3, 4, 5, Float.NaN}, new double[] {0, 9, 1}, 2);
    assertThrows(IllegalArgumentException.class, () -> store.add(new float[4], 0));
    Instance instance = store.instances().instance(0);
    Instances bag = instance.relationalValue(0);
    assertEquals("1,2,3|4,5,?", bag.instance(0) + "|" + bag.instance(1));
    assertEquals("yes 9.0 2.0", instance.stringValue(2) + " " + instance.value(1) + " " + instance.weight());
    assertEquals(Attribute.RELATIONAL, store.instances().attribute(0).type());
  }
}
