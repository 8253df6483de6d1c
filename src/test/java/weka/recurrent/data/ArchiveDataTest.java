package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Example;

/** Every set of the archives is read as what it is, and its test file fits. */
class ArchiveDataTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "JapaneseVowels/JapaneseVowels_%s_mi.arff.gz | 270 sequences of 7-26 steps x 12 channels |"
          + "relational attribute 'sequence', one row per step: the bags differ in their number of rows",
      "MovementAAL/MovementAAL_env12v3_%s_mi.arff | 210 sequences of 19-119 steps x 4 channels |"
          + "relational attribute 'sequence', one row per step: the bags differ in their number of rows",
      "BasicMotions/BasicMotions_%s_mi.arff | 40 sequences of 100 steps x 6 channels |"
          + "relational attribute 'sequence', one row per step: neighboring rows resemble each other more than "
          + "neighboring inner attributes: roughness 0.51 against 0.86",
      "ERing/ERing_%s_mi.arff.gz | 30 sequences of 65 steps x 4 channels |"
          + "relational attribute 'sequence', one row per step: neighboring rows resemble each other more than "
          + "neighboring inner attributes: roughness 0.03 against 0.54",
      "ERing/ERing_%s_uea.arff.gz | 30 sequences of 65 steps x 4 channels |"
          + "relational attribute 'eRingDMultivariate_attribute', one row per channel: neighboring inner attributes resemble "
          + "each other more than neighboring rows: roughness 0.03 against 0.54",
      "RacketSports/RacketSports_%s_mi.arff.gz | 151 sequences of 30 steps x 6 channels |"
          + "relational attribute 'sequence', one row per step: neighboring rows resemble each other more than "
          + "neighboring inner attributes: roughness 0.70 against 1.02",
      "PenDigits/PenDigits_%s_mi.arff.gz | 7494 sequences of 8 steps x 2 channels |"
          + "relational attribute 'sequence', one row per step: its inner attributes have names of their own ('x', 'y')",
      "ItalyPowerDemand/ItalyPowerDemand_%s_mi.arff.gz | 67 sequences of 24 steps x 1 channel |"
          + "relational attribute 'sequence', one row per step",
      "ItalyPowerDemand/ItalyPowerDemand_%s_cols.arff.gz | 67 sequences of 24 steps x 1 channel |"
          + "24 numeric attributes 't1' to 't24', one attribute per step",
      "SyntheticControl/SyntheticControl_%s_cols.arff | 300 sequences of 60 steps x 1 channel |"
          + "60 numeric attributes 't1' to 't60', one attribute per step",
      "GunPoint/GunPoint_%s_cols.arff | 50 sequences of 150 steps x 1 channel |"
          + "150 numeric attributes 't1' to 't150', one attribute per step",
      "Covid3Month/Covid3Month_%s_cols.arff | 140 sequences of 84 steps x 1 channel |"
          + "84 numeric attributes 't1' to 't84', one attribute per step",
      "Covid3Month/Covid3Month_%s_mi.arff | 140 sequences of 84 steps x 1 channel |"
          + "relational attribute 'sequence', one row per step",
      "NameNationality/NameNationality_%s_mi.arff.gz | 14393 sequences of 2-19 steps x 1 channel |"
          + "relational attribute 'sequence', one row per step",
  })
  void bagsAndColumns(String path, String counts, String source) {
    assertEquals(counts + ", read from the " + source, encodesBoth(path, path).sentence());
  }

  @Test
  void texts() {
    SequenceEncoder names = encodesBoth("NameNationality/NameNationality_%s_str.arff.gz",
        "NameNationality/NameNationality_%s_str.arff");
    assertEquals("14393 texts of 2-19 characters, read from the string attribute 'text', one step per character: the median "
        + "text has 1 word",
        names.sentence());
    SequenceEncoder corn = encodesBoth("ReutersCorn/ReutersCorn_%s_str.arff.gz", "ReutersCorn/ReutersCorn_%s_str.arff.gz");
    assertTrue(corn.sentence().matches("1554 texts of \\d+-\\d+ words, read from the string attribute 'Text', one step per "
        + "word: the median text has \\d+ words"), corn.sentence());
    assertTrue(corn.inputSpec().tokens().get(0).vocabulary() <= EncodingOptions.MAXIMUM_VOCABULARY + 1);
  }

  private static SequenceEncoder encodesBoth(String trainPath, String testPath) {
    Instances train = SampleData.shared(String.format(trainPath, "TRAIN"));
    Instances test = SampleData.shared(String.format(testPath, "TEST"));
    SequenceEncoder encoder = SequenceEncoder.fit(train, EncodingOptions.DEFAULT);
    List<Example> examples = encoder.examples(train);
    assertEquals(train.numInstances(), examples.size());
    for (Example example : examples) {
      example.sequence().check(encoder.inputSpec());
    }
    for (Instance instance : test) {
      Sequence sequence = encoder.encode(instance);
      sequence.check(encoder.inputSpec());
      assertTrue(sequence.length() > 0);
    }
    assertNotNull(encoder.describe());
    return encoder;
  }

  @ParameterizedTest
  @CsvSource({"BasicMotions/BasicMotions_TRAIN_mi.arff, 100", "BasicMotions/BasicMotions_TEST_mi.arff, 100",
      "RacketSports/RacketSports_TRAIN_mi.arff.gz, 30", "PenDigits/PenDigits_TRAIN_mi.arff.gz, 8",
      "ERing/ERing_TRAIN_mi.arff.gz, 65",
      "JapaneseVowels/JapaneseVowels_TRAIN_mi.arff.gz, 29", "MovementAAL/MovementAAL_env12v3_TRAIN_mi.arff, 129",
      "GunPoint/GunPoint_TRAIN_mi.arff.gz, 150"})
  void transposedBagsAreSeenToBeAndGiveTheSameBits(String path, int steps) {
    Instances data = SampleData.shared(path);
    Instances transposed = transpose(data, steps);
    SequenceEncoder one = SequenceEncoder.fit(data, EncodingOptions.DEFAULT);
    SequenceEncoder other = SequenceEncoder.fit(transposed, EncodingOptions.DEFAULT);
    assertEquals(Layout.STEPS, one.decision().layout());
    assertEquals(Layout.CHANNELS, other.decision().layout());
    for (int n = 0; n < data.numInstances(); n++) {
      assertArrayEquals(one.encode(data.instance(n)).values(), other.encode(transposed.instance(n)).values());
    }
  }

  /** The same data with one row per channel, as the UEA archive's files have them, under names that say nothing. */
  private static Instances transpose(Instances data, int steps) {
    java.util.ArrayList<Attribute> times = new java.util.ArrayList<>();
    for (int t = 0; t < steps; t++) {
      times.add(new Attribute("att" + t));
    }
    Instances inner = new Instances("inner", times, 0);
    java.util.ArrayList<Attribute> attributes = new java.util.ArrayList<>();
    attributes.add(new Attribute("bags", inner));
    attributes.add((Attribute) data.classAttribute().copy());
    Instances transposed = new Instances("transposed", attributes, data.numInstances());
    transposed.setClassIndex(1);
    for (Instance instance : data) {
      Instances bag = instance.relationalValue(1);
      Instances turned = new Instances(inner, bag.numAttributes());
      for (int c = 0; c < bag.numAttributes(); c++) {
        double[] row = new double[steps];
        for (int t = 0; t < steps; t++) {
          row[t] = t < bag.numInstances() ? bag.instance(t).value(c) : Double.NaN;
        }
        turned.add(new DenseInstance(1, row));
      }
      transposed.add(new DenseInstance(1, new double[] {transposed.attribute(0).addRelation(turned), instance.classValue()}));
    }
    return transposed;
  }

  @ParameterizedTest
  @CsvSource({"SyntheticControl/SyntheticControl_TRAIN_mi.arff, SyntheticControl/SyntheticControl_TRAIN_cols.arff",
      "GunPoint/GunPoint_TRAIN_mi.arff.gz, GunPoint/GunPoint_TRAIN_cols.arff",
      "ItalyPowerDemand/ItalyPowerDemand_TRAIN_mi.arff.gz, ItalyPowerDemand/ItalyPowerDemand_TRAIN_cols.arff.gz",
      "Covid3Month/Covid3Month_TRAIN_mi.arff, Covid3Month/Covid3Month_TRAIN_cols.arff"})
  void bagsAndColumnsOfOneSetGiveTheSameBits(String bagPath, String columnPath) {
    Instances bags = SampleData.shared(bagPath);
    Instances columns = SampleData.shared(columnPath);
    List<Example> one = SequenceEncoder.fit(bags, EncodingOptions.DEFAULT).examples(bags);
    List<Example> other = SequenceEncoder.fit(columns, EncodingOptions.DEFAULT).examples(columns);
    for (int n = 0; n < bags.numInstances(); n++) {
      assertArrayEquals(one.get(n).sequence().values(), other.get(n).sequence().values(), "sequence " + (n + 1));
      assertEquals(one.get(n).target(), other.get(n).target());
    }
  }
}
