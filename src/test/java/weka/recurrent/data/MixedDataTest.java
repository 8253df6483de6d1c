package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.TestInstances;

/** Weka's own generator of test data, in every mix of attribute types: each is read, or refused with a reason. */
class MixedDataTest {
  private static Instances generate(int[] counts, boolean numericClass, boolean missing, int seed) throws Exception {
    TestInstances generator = new TestInstances();
    generator.setNumNumeric(counts[0]);
    generator.setNumNominal(counts[1]);
    generator.setNumString(counts[2]);
    generator.setNumDate(counts[3]);
    generator.setNumRelational(counts[4]);
    generator.setNumRelationalNumeric(1);
    generator.setNumRelationalDate(counts[3]);
    generator.setNumRelationalString(counts[2]);
    generator.setClassType(numericClass ? Attribute.NUMERIC : Attribute.NOMINAL);
    generator.setNumInstances(20);
    generator.setSeed(seed);
    Instances data = generator.generate();
    Random random = new Random(seed);
    for (Instance instance : data) {
      for (int i = 0; missing && i < data.numAttributes(); i++) {
        if (i != data.classIndex() && random.nextInt(5) == 0) {
          instance.setMissing(i);
        }
      }
    }
    return data;
  }

  @Test
  void everyMixOfTypesIsReadOrRefusedWithAReason() throws Exception {
    int read = 0;
    int refused = 0;
    for (int mix = 1; mix < 3 * 3 * 3 * 3 * 3; mix++) {
      int[] counts = {mix % 3, mix / 3 % 3, mix / 9 % 3, mix / 27 % 3, mix / 81 % 3};
      Instances training = generate(counts, mix % 2 == 0, mix % 5 == 0, mix);
      Instances test = generate(counts, mix % 2 == 0, true, mix + 1000);
      String where = Arrays.toString(counts);
      try {
        SequenceEncoder encoder = SequenceEncoder.fit(training, EncodingOptions.DEFAULT);
        assertEquals(20, encoder.examples(training).size(), where);
        for (Instance instance : test) {
          encoder.encode(instance).check(encoder.inputSpec());
        }
        assertTrue(encoder.describe().contains("Class '" + training.classAttribute().name() + "'"), encoder.describe());
        read++;
      } catch (IllegalArgumentException e) {
        assertTrue(counts[4] > 1 || counts[4] == 0 && counts[2] > 1 || counts[2] > 0, where + " " + e.getMessage());
        assertTrue(e.getMessage().startsWith("one attribute can be the sequence")
            || e.getMessage().startsWith("beside a relational attribute a string attribute can only be an identifier"),
            where + " " + e.getMessage());
        refused++;
      }
    }
    assertTrue(read > 100 && refused > 20, read + " read, " + refused + " refused");
  }
}
