package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Example;

class SequenceEncoderTest {
  private static final String[] BAGS = {"@relation r", "@attribute id string", "@attribute s relational",
      "@attribute x numeric",
      "@attribute c {u,v,w}", "@end s", "@attribute class {a,b}", "@data"};

  private static Instances bags(String... rows) {
    return SampleData.arff(String.join("\n", BAGS), String.join("\n", rows));
  }

  private static EncodingOptions normalized(Normalization normalization) {
    return new EncodingOptions(Layout.AUTO, TextUnit.AUTO, normalization, 0);
  }

  private static EncodingOptions embedded(int width) {
    return new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.CHANNEL, width);
  }

  private static SequenceEncoder fit(Instances data) {
    return SequenceEncoder.fit(data, EncodingOptions.DEFAULT);
  }

  private static String fitRefusal(Instances data) {
    return assertThrows(IllegalArgumentException.class, () -> fit(data)).getMessage();
  }

  @Test
  void numbersAreStandardisedOverAllStepsAndLabelsAreOneHot() {
    Instances data = bags("i1,'1,u\\n3,v',a", "i2,'5,v',b");
    SequenceEncoder encoder = fit(data);
    assertEquals(new InputSpec(4, List.of(), 0), encoder.inputSpec());
    assertEquals(List.of("x", "c=u", "c=v", "c=w"), encoder.inputNames());
    float unit = (float) (2 / Math.sqrt(8.0 / 3));
    assertArrayEquals(new float[] {-unit, 1, 0, 0, 0, 0, 1, 0}, encoder.encode(data.instance(0)).values(), 1e-6f);
    assertEquals("2 sequences of 1-2 steps x 2 channels, read from the relational attribute 's', one row per step: its 2 "
        + "inner attributes are not one channel over time: 'x' is numeric and 'c' nominal", encoder.sentence());
    assertEquals(String.join("\n", encoder.sentence(),
        "Ignored: 'id', an identifier with 2 different values in 2 instances",
        "Channels, numbers standardised over all steps of the training data:",
        "  x: mean 3.000, standard deviation 1.633",
        "  c: nominal, one of 3 labels, 1 of them not in the training data and read as unknown ('w')",
        "Class 'class', one of 2 labels"), encoder.describe());
  }

  @Test
  void missingValuesEnterAsMeanWithAnIndicator() {
    Instances data = bags("i1,'1,u\\n?,?\\n3,v',a", "i2,'5,v\\n?,?',b");
    SequenceEncoder encoder = fit(data);
    assertEquals(List.of("x", "x missing", "c=u", "c=v", "c=w"), encoder.inputNames());
    Sequence sequence = encoder.encode(data.instance(0));
    assertEquals(3, sequence.length());
    assertArrayEquals(new float[] {0, 1, 0, 0, 0}, Arrays.copyOfRange(sequence.values(), 5, 10));
    assertEquals(1, encoder.encode(data.instance(1)).length());
    assertTrue(encoder.describe().contains("Ending early: 1 sequence with nothing but missing values at the end, read as "
        + "padding"));
    assertTrue(encoder.describe().contains("x: mean 3.000, standard deviation 1.633; 25 % missing, taken for the mean, with "
        + "an indicator"),
        encoder.describe());
  }

  @Test
  void rulesSayWhatIsDone() {
    Instances data = bags("i1,'1,u\\n?,?\\n3,v',a", "i2,'5,v',b");
    EncodingRules rules = fit(data).rules();
    EncodingRules.NumberRule x = (EncodingRules.NumberRule) rules.steps().get(0);
    assertEquals(new EncodingRules.NumberRule("x", 3, 1 / Math.sqrt(8.0 / 3), 0, false, true), x);
    EncodingRules.OneHotRule c = (EncodingRules.OneHotRule) rules.steps().get(1);
    assertArrayEquals(new String[] {"u", "v", "w"}, c.labels());
    assertArrayEquals(new boolean[] {true, true, false}, c.seen());
    assertArrayEquals(new String[] {"a", "b"}, rules.target().labels());
    assertEquals(List.of(), rules.statics());
    EncodingOptions asTheyAre = normalized(Normalization.NONE);
    assertEquals(new EncodingRules.NumberRule("x", 0, 1, 3, false, true),
        SequenceEncoder.fit(data, asTheyAre).rules().steps().get(0));
  }

  @Test
  void rulesOfStringsHoldTheVocabulary() {
    Instances steps = SampleData.arff("@relation r", "@attribute s relational", "@attribute w string", "@end s",
        "@attribute class {a,b}", "@data", "'red\\nblue\\nred',a", "'green',b");
    EncodingRules.TokenRule word = (EncodingRules.TokenRule) fit(steps).rules().steps().get(0);
    assertArrayEquals(new String[] {null, "red", "blue", "green"}, word.labels());
    assertArrayEquals(new int[] {0, 1, 2, 3}, word.rows());
    Instances texts = SampleData.arff("@relation r", "@attribute t string", "@attribute class numeric", "@data", "'bab',1",
        "'b',3");
    EncodingRules rules = fit(texts).rules();
    assertEquals(TextUnit.CHARACTERS, rules.text().unit());
    assertArrayEquals(new String[] {null, "b", "a"}, rules.text().vocabulary());
    assertEquals(new EncodingRules.TargetRule("class", null, 2, 1), rules.target());
  }

  @Test
  void missingValuesWithoutNormalisationEnterAsMean() {
    Instances data = bags("i1,'1,u\\n?,v\\n3,v',a", "i2,'5,v',b");
    SequenceEncoder encoder = SequenceEncoder.fit(data, normalized(Normalization.NONE));
    float[] values = encoder.encode(data.instance(0)).values();
    assertEquals(1, values[0]);
    assertEquals(3, values[5]);
    assertEquals(1, values[6]);
  }

  @Test
  void missingInPredictionOnlyEntersAsMean() {
    SequenceEncoder encoder = fit(bags("i1,'1,u\\n3,v',a", "i2,'5,v',b"));
    Sequence sequence = encoder.encode(bags("i9,'?,u\\n3,v',a").instance(0));
    assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 1, 0}, sequence.values());
  }

  @Test
  void constantAndEmptyChannelsEnterAsZero() {
    Instances data = SampleData.arff("@relation r", "@attribute s relational", "@attribute level numeric",
        "@attribute none numeric",
        "@attribute x numeric", "@end s", "@attribute class {a,b}", "@data", "'0.1,?,1\\n0.1,?,2\\n0.1,?,7',a", "'0.1,?,3',b");
    SequenceEncoder encoder = fit(data);
    assertEquals(3, encoder.inputSpec().channels());
    Instances other = SampleData.arff("@relation r", "@attribute s relational", "@attribute level numeric",
        "@attribute none numeric",
        "@attribute x numeric", "@end s", "@attribute class {a,b}", "@data", "'17,18,3.25',a");
    assertArrayEquals(new float[] {0, 0, 0}, encoder.encode(other.instance(0)).values());
    assertTrue(encoder.describe().contains("level: always 0.1000 in training, enters as 0"), encoder.describe());
    assertTrue(encoder.describe().contains("none: no value in training, enters as 0"), encoder.describe());
  }

  @Test
  void sequenceNormalisationForgetsLevelAndAmplitude() {
    double[][][] x = {{{1}, {2}, {3}}, {{100}, {300}, {500}}, {{7}}};
    Instances data = SampleData.steps(x);
    SequenceEncoder encoder = SequenceEncoder.fit(data, normalized(Normalization.SEQUENCE));
    assertArrayEquals(encoder.encode(data.instance(0)).values(), encoder.encode(data.instance(1)).values(), 1e-6f);
    assertArrayEquals(new float[] {0}, encoder.encode(data.instance(2)).values());
  }

  @Test
  void manyLabelsAreEmbedded() {
    Instances data = SampleData.arff("@relation r", "@attribute s relational", "@attribute c {a,b,c,d,e,f,g,h,i,j,k,l,m}",
        "@end s",
        "@attribute class {a,b}", "@data", "'c\\n?\\na',a", "'m',b");
    SequenceEncoder encoder = fit(data);
    assertEquals(new InputSpec(0, List.of(new InputSpec.TokenSpec(4, 8)), 0), encoder.inputSpec());
    assertArrayEquals(new int[] {2, 0, 1}, encoder.encode(data.instance(0)).tokens());
    assertTrue(encoder.describe().contains(
        "c: nominal, 13 labels, 10 of them not in the training data and read as unknown ('b' ...), embedded in 8 dimensions; "
            + "25 % missing, read as unknown"),
        encoder.describe());
    assertEquals(5, SequenceEncoder.fit(data, embedded(5)).inputSpec().width());
  }

  @Test
  void datesEnterAsDateAndAsTimeSinceTheStepBefore() {
    Instances data = SampleData.arff("@relation r", "@attribute s relational", "@attribute day date yyyy-MM-dd",
        "@attribute x numeric",
        "@end s", "@attribute class {a,b}", "@data", "'2020-01-01,1\\n?,2\\n2020-01-03,2\\n2020-01-07,2',a",
        "'2020-01-01,1\\n2020-01-07,1',b");
    SequenceEncoder encoder = fit(data);
    assertEquals(List.of("day", "day missing", "time since last day", "x"), encoder.inputNames());
    float[] values = encoder.encode(data.instance(0)).values();
    // Gaps of 2, 4 and 6 days: mean 4, standard deviation 1.63.
    assertArrayEquals(new float[] {0, 0, -1.2247449f, 0}, new float[] {values[2], values[6], values[10], values[14]}, 1e-6f);
    assertTrue(encoder.describe().contains("time since the step before, mean 4.000 days, standard deviation 39.19 h"),
        encoder.describe());
  }

  @Test
  void attributesBesideTheSequenceAreStatics() {
    Instances data = SampleData.arff("@relation r", "@attribute sex {m,f}", "@attribute s relational", "@attribute x numeric",
        "@end s", "@attribute age numeric", "@attribute class numeric", "@data", "m,'1\\n2',30,1", "f,'1',?,3", "f,'1',50,5",
        "?,?,40,5");
    SequenceEncoder encoder = fit(data);
    assertEquals(new InputSpec(1, List.of(), 4), encoder.inputSpec());
    assertArrayEquals(new float[] {0, 1, 0, 1}, encoder.encode(data.instance(1)).statics());
    Sequence bagless = encoder.encode(data.instance(3));
    assertEquals(0, bagless.length());
    assertArrayEquals(new float[] {0, 0, 0, 0}, bagless.statics());
    bagless.check(encoder.inputSpec());
    assertTrue(encoder.describe().contains("Empty or missing: 1 sequence, read as sequences without steps"));
    assertTrue(encoder.describe().contains("Beside the sequence, to the output layer:\n  sex: nominal, one of 2 labels; 25 "
        + "% missing"));
  }

  @Test
  void numericClassIsStandardisedAndRestored() {
    Instances data = SampleData.arff("@relation r", "@attribute t1 numeric", "@attribute t2 numeric",
        "@attribute class numeric", "@data",
        "1,2,10", "1,3,30");
    SequenceEncoder encoder = fit(data);
    assertTrue(encoder.numericClass());
    assertEquals(-1f, encoder.example(data.instance(0)).target());
    assertEquals(30, encoder.restoreTarget(encoder.example(data.instance(1)).target()));
    assertEquals("2 sequences of 2 steps x 1 channel, read from the 2 numeric attributes 't1' to 't2', one attribute per step",
        encoder.sentence());
  }

  @Test
  void labelsInColumnsMeanTheSameEverywhere() {
    Instances data = SampleData.arff("@relation r", "@attribute p1 {x,y}", "@attribute p2 {y,z}", "@attribute class {a,b}",
        "@data",
        "x,y,a", "y,z,b", "y,?,b");
    SequenceEncoder encoder = fit(data);
    assertEquals(List.of("value=x", "value=y", "value=z"), encoder.inputNames());
    assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0}, encoder.encode(data.instance(0)).values());
    assertEquals(1, encoder.encode(data.instance(2)).length());
  }

  @Test
  void textByCharactersAndByWords() {
    Instances names = SampleData.arff("@relation r", "@attribute text string", "@attribute class {a,b}", "@data", "Anna,a",
        "'Ng \uD83D\uDE00',b",
        "?,b");
    SequenceEncoder characters = fit(names);
    assertEquals("3 texts of 4 characters, read from the string attribute 'text', one step per character: the median text "
        + "has 1 word",
        characters.sentence());
    assertEquals(4, characters.encode(names.instance(1)).length());
    assertEquals(0, characters.encode(names.instance(2)).length());
    // Most frequent first: n; then by code point.
    assertArrayEquals(new int[] {3, 1, 1, 5}, characters.encode(names.instance(0)).tokens());
    SequenceEncoder words =
        SequenceEncoder.fit(names, new EncodingOptions(Layout.AUTO, TextUnit.WORDS, Normalization.CHANNEL, 0));
    assertEquals("3 texts of 1 word, read from the string attribute 'text', one step per word: asked for", words.sentence());
    Instances unseen = SampleData.arff("@relation r", "@attribute text string", "@attribute class {a,b}", "@data",
        "'anna? Xaver!',a");
    assertArrayEquals(new int[] {1, 0}, words.encode(unseen.instance(0)).tokens());
  }

  @Test
  void rareWordsAreUnknownAndSaidToBe() {
    StringBuilder rows = new StringBuilder();
    for (int n = 0; n < 300; n++) {
      rows.append("'the cat saw word").append(n).append("',").append(n % 2 == 0 ? "a" : "b").append('\n');
    }
    SequenceEncoder encoder = fit(SampleData.arff("@relation r", "@attribute text string", "@attribute class {a,b}", "@data",
        rows.toString()));
    assertEquals(4, encoder.inputSpec().tokens().get(0).vocabulary());
    assertTrue(encoder.describe().contains("Vocabulary: 3 different words of 303 (those that occur at least 2 times), the "
        + "other 25 % of "
        + "the training words are read as unknown, embedded in 8 dimensions; words are runs of letters and digits in lower "
        + "case"),
        encoder.describe());
  }

  @Test
  void stringsPerStepAreTokens() {
    Instances data = SampleData.arff("@relation r", "@attribute s relational", "@attribute word string",
        "@attribute x numeric", "@end s",
        "@attribute class {a,b}", "@data", "'the,1\\ncat,2\\nthe,3',a", "'?,1\\ndog,4',b");
    SequenceEncoder encoder = fit(data);
    assertEquals(4, encoder.inputSpec().tokens().get(0).vocabulary());
    assertArrayEquals(new int[] {1, 2, 1}, encoder.encode(data.instance(0)).tokens());
    assertArrayEquals(new int[] {0, 3}, encoder.encode(data.instance(1)).tokens());
  }

  @Test
  void instancesWithoutClassOrWeightAreLeftOut() {
    Instances data = bags("i1,'1,u\\n3,v',a", "i2,'5,v',b", "i3,'500,v',?", "i4,'500,v',b");
    data.instance(3).setWeight(0);
    data.instance(1).setWeight(2.5);
    SequenceEncoder encoder = fit(data);
    List<Example> examples = encoder.examples(data);
    assertEquals(2, examples.size());
    assertEquals(2.5f, examples.get(1).weight());
    assertEquals(1f, examples.get(1).target());
    assertTrue(encoder.describe().contains("Left out of training: 1 instance without class\nLeft out of training: 1 "
        + "instance of weight 0"));
    // (1 + 3 + 2.5 * 5) / 4.5
    assertTrue(encoder.describe().contains("x: mean 3.667"), encoder.describe());
    assertEquals("an instance to train on needs a class value, but the class 'class' of instance 3 is missing",
        assertThrows(IllegalArgumentException.class, () -> encoder.example(data.instance(2))).getMessage());
    assertEquals("an instance to train on needs a weight above 0; instance 4 has weight 0",
        assertThrows(IllegalArgumentException.class, () -> encoder.example(data.instance(3))).getMessage());
  }

  @Test
  void fittingLeavesTheDataAsTheyAre() {
    Instances data = bags("i1,'1,u\\n?,?\\n3,v',a", "i2,'5,v\\n?,?',b");
    String before = data.toString();
    SequenceEncoder encoder = fit(data);
    encoder.examples(data);
    assertEquals(before, data.toString());
  }

  @Test
  void badTrainingDataAreRefused() {
    Instances infinite = bags("i1,'1,u\\n3,v',a", "i2,'5,v\\n6,u',b");
    infinite.instance(1).relationalValue(1).instance(1).setValue(0, Double.NEGATIVE_INFINITY);
    assertEquals("values must be finite, found -Infinity in channel 'x', step 2 of instance 2. Replace it, or make it "
        + "missing (?)",
        fitRefusal(infinite));
    assertEquals("there is nothing to train on: every sequence is missing, empty or has no value but missing ones",
        fitRefusal(bags("i1,'?,?',a", "i2,?,b")));
    assertEquals("there is nothing to train on: of 2 training instances 2 have a missing class and 0 have weight 0",
        fitRefusal(bags("i1,'1,u',?", "i2,?,?")));
    assertTrue(fitRefusal(bags()).startsWith("there is nothing to train on: of 0 training instances"));
    Instances negative = bags("i1,'1,u',a");
    negative.instance(0).setWeight(-1);
    assertEquals("weights must be finite and not negative; instance 1 has weight -1.0", fitRefusal(negative));
    Instances classless = bags("i1,'1,u',a");
    classless.setClassIndex(-1);
    assertEquals("training data need a class, but none is set. Call setClassIndex, or use -c", fitRefusal(classless));
    classless.setClassIndex(0);
    assertEquals("the class must be nominal or numeric; 'id' is string", fitRefusal(classless));
    assertEquals("values of 'x' are too large to be standardised: their squares overflow. Scale them down",
        fitRefusal(bags("i1,'1e200,u\\n-1e200,u',a")));
    Instances target = SampleData.arff("@relation r", "@attribute t1 numeric", "@attribute class numeric", "@data", "1,10",
        "1,30");
    target.instance(1).setClassValue(Double.POSITIVE_INFINITY);
    assertEquals("class values must be finite and of one scale, found Infinity in instance 2. Replace it, or remove the "
        + "instance",
        fitRefusal(target));
    assertEquals("'embedding width' is auto or a whole number from 1 to 4096, not -1",
        assertThrows(IllegalArgumentException.class, () -> embedded(-1)).getMessage());
  }

  @Test
  void unequalRowsPerChannelAreRefused() {
    Instances data = SampleData.steps(new double[][][] {{{1, 2}, {3, 4}}, {{1, 2}}});
    assertEquals("every bag must hold one row per channel, 2 as in the first of training, but instance 2 has 1 rows. Use "
        + "-layout steps if the rows are time steps",
        assertThrows(IllegalArgumentException.class,
            () -> SequenceEncoder.fit(data, EncodingOptions.DEFAULT.withLayout(Layout.CHANNELS))).getMessage());
  }

  @Test
  void badDataToPredictAreRefused() {
    SequenceEncoder encoder = fit(bags("i1,'1,u\\n3,v',a", "i2,'5,v',b"));
    String suffix = ". Bring the data into the training format, or train again";
    assertEquals("data to predict must have the header of the training data, but channel 2 of 's' is 'd', in training it "
        + "was 'c'" + suffix,
        checkRefusal(encoder, BAGS[0], BAGS[1], BAGS[2], BAGS[3], "@attribute d {u,v,w}", BAGS[5], BAGS[6], BAGS[7]));
    assertEquals("data to predict must have the header of the training data, but a step of 's' has 1 channels, in training "
        + "it had 2" + suffix,
        checkRefusal(encoder, BAGS[0], BAGS[1], BAGS[2], BAGS[3], BAGS[5], BAGS[6], BAGS[7]));
    assertEquals("data to predict must have the header of the training data, but in channel 2 of 's' 'c' label 2 is 'w', in "
        + "training it "
        + "was 'v'" + suffix,
        checkRefusal(encoder, BAGS[0], BAGS[1], BAGS[2], BAGS[3], "@attribute c {u,w}", BAGS[5],
            BAGS[6], BAGS[7]));
    assertTrue(checkRefusal(encoder, BAGS[0], BAGS[2], BAGS[3], BAGS[4], BAGS[5], BAGS[6], BAGS[7])
        .contains("it has 2 attributes, training had 3"));
    assertTrue(checkRefusal(encoder, BAGS[0], BAGS[1], "@attribute s numeric", BAGS[6], BAGS[7])
        .contains("attribute 2 's' is numeric, in training it was relational"));
    assertTrue(checkRefusal(encoder, BAGS[0], BAGS[1], BAGS[2], BAGS[3], BAGS[4], BAGS[5], "@attribute class {b,a}", BAGS[7])
        .contains("in attribute 3 'class' label 1 is 'b', in training it was 'a'"));
    Instances other = SampleData.arff(BAGS[0], BAGS[1], BAGS[2], BAGS[3], "@attribute c {u,v,w,q}", BAGS[5], BAGS[6], BAGS[7],
        "i7,'1,u\\n2,q',a", "i8,'1,u',a", "i9,'1e300,u',a");
    assertEquals("labels must be among those of the training header, but 'c' has the label 'q' in instance 1. Declare it in "
        + "the training file and train again, or make the value missing (?)",
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(other.instance(0))).getMessage());
    assertEquals(1, encoder.encode(other.instance(1)).length());
    assertTrue(assertThrows(IllegalArgumentException.class, () -> encoder.encode(other.instance(2))).getMessage()
        .startsWith("value 1.0E300 is too large: training has mean 3.0 and standard deviation 1.63"));
    other.setClassIndex(0);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> encoder.check(new Instances(other))).getMessage()
        .contains("its class is attribute 1, in training it was attribute 3"));
    Instance orphan = (Instance) other.instance(1).copy();
    orphan.setDataset(null);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> encoder.encode(orphan)).getMessage()
        .startsWith("an instance to encode must belong to a data set"));
  }

  private static String checkRefusal(SequenceEncoder encoder, String... header) {
    return assertThrows(IllegalArgumentException.class, () -> encoder.check(SampleData.arff(header))).getMessage();
  }

  @Test
  void infinityInPredictionIsRefusedAndItsInstanceNamed() {
    SequenceEncoder encoder = fit(bags("i1,'1,u\\n3,v',a", "i2,'5,v',b"));
    Instances data = bags("i8,'1,u',a", "i9,'1,u',a");
    data.instance(1).relationalValue(1).instance(0).setValue(0, Double.POSITIVE_INFINITY);
    String problem = "values must be finite, found Infinity in channel 'x', step 1 of ";
    assertTrue(assertThrows(IllegalArgumentException.class, () -> encoder.encode(data.instance(1))).getMessage()
        .startsWith(problem + "instance 2."));
    Instance copy = (Instance) data.instance(1).copy();
    assertTrue(assertThrows(IllegalArgumentException.class, () -> encoder.encode(copy)).getMessage()
        .startsWith(problem + "the instance with id = i9."));
  }

  @Test
  void sequenceNormalisationLeavesStaticsAndTargetsToTheTrainingData() {
    Instances data = SampleData.arff("@relation r", "@attribute s relational", "@attribute x numeric", "@end s",
        "@attribute age numeric", "@attribute born date yyyy-MM-dd", "@attribute class numeric", "@data",
        "'1\\n2',30,2000-01-01,1", "'4\\n9',50,2000-01-03,3");
    SequenceEncoder encoder = SequenceEncoder.fit(data, normalized(Normalization.SEQUENCE));
    assertArrayEquals(new float[] {-1, 1}, encoder.encode(data.instance(1)).values());
    assertArrayEquals(new float[] {1, 1}, encoder.encode(data.instance(1)).statics());
    assertEquals(-1f, encoder.example(data.instance(0)).target());
    assertTrue(encoder.describe().contains("born: date, mean 2000-01-02 00:00 UTC, standard deviation 24.00 h"),
        encoder.describe());
  }

  @Test
  void transposedLabelsAreReadAlongTheRows() {
    Instances data = SampleData.arff("@relation r", "@attribute s relational", "@attribute t1 {u,v}", "@attribute t2 {u,v}",
        "@attribute t3 {u,v}", "@end s", "@attribute class {a,b}", "@data", "'u,v,v\\nv,u,?',a", "'u,u,u\\nv,?,?',b");
    SequenceEncoder encoder = SequenceEncoder.fit(data, EncodingOptions.DEFAULT.withLayout(Layout.CHANNELS));
    assertEquals(List.of("channel 1=u", "channel 1=v", "channel 2=u", "channel 2=v"), encoder.inputNames());
    assertArrayEquals(new float[] {1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0}, encoder.encode(data.instance(0)).values());
    assertEquals("2 sequences of 3 steps x 2 channels, read from the relational attribute 's', one row per channel: asked for",
        encoder.sentence());
  }

  @Test
  void vocabularyIsLimitedAndSaysSo() {
    StringBuilder rows = new StringBuilder();
    for (int n = 0; n < 103; n++) {
      rows.append("'");
      for (int w = 0; w < 100; w++) {
        rows.append("word").append(100 * n + w).append(" word").append(100 * n + w).append(' ');
      }
      rows.append("',").append(n % 2 == 0 ? "a" : "b").append('\n');
    }
    SequenceEncoder encoder = fit(SampleData.arff("@relation r", "@attribute text string", "@attribute class {a,b}", "@data",
        rows.toString()));
    assertEquals(new InputSpec.TokenSpec(10_001, 64), encoder.inputSpec().tokens().get(0));
    assertTrue(encoder.describe().contains("Vocabulary: 10000 different words of 10300 (the most frequent ones), the other "
        + "2.9 % of "
        + "the training words are read as unknown"), encoder.describe());
  }

  @Test
  void manyChannelsAreCountedNotListed() {
    SequenceEncoder encoder = fit(SampleData.steps(new double[2][40][30]));
    assertTrue(encoder.describe().contains("\n  ch24: always 0.000 in training, enters as 0\n  ... and 6 more\n"),
        encoder.describe());
  }

  @Test
  void automaticWidthsGrowWithTheVocabulary() {
    assertEquals(8, EncodingOptions.automaticWidth(2));
    assertEquals(16, EncodingOptions.automaticWidth(57));
    assertEquals(64, EncodingOptions.automaticWidth(10_001));
  }

  @Test
  void otherIdentifiersAreAccepted() {
    String bag = "@attribute s relational\n@attribute x numeric\n@end s\n@attribute class {a,b}\n@data";
    SequenceEncoder encoder = fit(SampleData.arff("@relation r", "@attribute bag_id {b1,b2}", bag, "b1,'1\\n2',a",
        "b2,'1',b"));
    Instances other = SampleData.arff("@relation r", "@attribute bag_id {b3}", bag, "b3,'2',a");
    assertEquals(1, encoder.encode(other.instance(0)).length());
  }

  @Test
  void savedEncoderGivesTheSameBits() throws Exception {
    Instances data = SampleData.arff("@relation r", "@attribute bag_id {b1,b2,b3}", "@attribute sex {m,f}",
        "@attribute s relational",
        "@attribute x numeric", "@attribute word string", "@attribute c {a,b,c,d,e,f,g,h,i,j,k,l,m}",
        "@attribute d date yyyy-MM-dd",
        "@attribute k {u,v}", "@end s", "@attribute class {a,b}", "@data", "b1,m,'1,the,a,2020-01-01,u\\n?,cat,b,2020-01-03,v',a",
        "b2,f,'3,?,c,2020-01-01,?',b", "b3,f,'4,dog,c,2020-01-01,?',b");
    SequenceEncoder encoder = fit(data);
    byte[] saved = save(encoder);
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved));
    in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("weka.**;java.**;!*"));
    SequenceEncoder read = (SequenceEncoder) in.readObject();
    for (int n = 0; n < data.numInstances(); n++) {
      Sequence a = encoder.encode(data.instance(n));
      Sequence b = read.encode(data.instance(n));
      assertArrayEquals(a.values(), b.values());
      assertArrayEquals(a.tokens(), b.tokens());
      assertArrayEquals(a.statics(), b.statics());
    }
    assertEquals(encoder.describe(), read.describe());
    assertEquals(encoder.inputSpec(), read.inputSpec());
  }

  @Test
  void savedEncoderHoldsNoTrainingData() throws Exception {
    double[][][] few = new double[4][10][2];
    double[][][] many = new double[400][10][2];
    few[0][0][0] = many[0][0][0] = 1;
    int small = save(fit(SampleData.steps(few))).length;
    int large = save(fit(SampleData.steps(many))).length;
    assertTrue(Math.abs(large - small) < 32, small + " bytes for 4 sequences, " + large + " for 400");
    assertFalse(large > 10_000);
  }

  private static byte[] save(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
