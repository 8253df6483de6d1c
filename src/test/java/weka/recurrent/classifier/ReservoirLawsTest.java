package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.Reservoir;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializedObject;
import weka.core.Utils;
import weka.recurrent.network.RandomStream;

/** What must hold of the reservoir whatever the data. */
class ReservoirLawsTest {
  /**
   * Of the predictions of {@link #anyNumberOfThreadsGivesTheSameBits}: a change that is meant to change them changes this, and
   * says why.
   */
  private static final long PINNED = 3196722513L;

  /** A bump that is early for one class and late for the other, in sequences of different lengths, with holes if asked for. */
  private static Instances bags(int count, int channels, double missing, boolean numeric) {
    RandomStream random = new RandomStream(17, channels);
    ArrayList<Attribute> inner = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      inner.add(new Attribute("x" + c));
    }
    Instances relation = new Instances("seq", inner, 0);
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("seq", relation),
        numeric ? new Attribute("class") : new Attribute("class", List.of("early", "late"))));
    Instances data = new Instances("bumps", attributes, count);
    data.setClassIndex(1);
    for (int i = 0; i < count; i++) {
      int length = 30 + random.nextInt(20);
      boolean late = i % 2 == 1;
      double at = (late ? .7 : .3) * length + random.nextGaussian();
      Instances bag = new Instances(relation, length);
      for (int t = 0; t < length; t++) {
        double[] row = new double[channels];
        for (int c = 0; c < channels; c++) {
          // The slope before the bump is steep or flat, by class.
          double d = (t - at) / (late ? 3 : 5);
          row[c] = (c == 0 ? StrictMath.exp(-d * d) : 0) + .1 * random.nextGaussian();
          row[c] = random.nextDouble() < missing ? Utils.missingValue() : row[c];
        }
        bag.add(new DenseInstance(1, row));
      }
      data.add(new DenseInstance(1, new double[] {data.attribute(0).addRelation(bag), numeric ? at / length : late ? 1 : 0}));
    }
    return data;
  }

  private static Reservoir reservoir(String... options) throws Exception {
    Reservoir reservoir = new Reservoir();
    reservoir.setOptions(options.clone());
    return reservoir;
  }

  private static double right(Reservoir reservoir, Instances test) throws Exception {
    int right = 0;
    double[][] said = reservoir.distributionsForInstances(test);
    for (int i = 0; i < said.length; i++) {
      right += Utils.maxIndex(said[i]) == (int) test.instance(i).classValue() ? 1 : 0;
    }
    return right / (double) said.length;
  }

  @Test
  void learnsFromFewSequencesOfAnyLengthWithAndWithoutHoles() throws Exception {
    for (double missing : new double[] {0, .3}) {
      Instances data = bags(160, 2, missing, false);
      Instances train = new Instances(data, 0, 60);
      Instances test = new Instances(data, 60, 100);
      Reservoir reservoir = reservoir("-units", "256");
      reservoir.buildClassifier(train);
      assertTrue(right(reservoir, test) >= .93, "missing " + missing + ": " + right(reservoir, test));
    }
  }

  @Test
  void aNumberIsPredictedInItsUnit() throws Exception {
    Instances data = bags(160, 1, 0, true);
    Reservoir reservoir = reservoir("-units", "256");
    reservoir.buildClassifier(new Instances(data, 0, 100));
    double squares = 0;
    for (int i = 100; i < 160; i++) {
      double error = reservoir.classifyInstance(data.instance(i)) - data.instance(i).classValue();
      squares += error * error / 60;
    }
    assertTrue(Math.sqrt(squares) < .08, "error " + Math.sqrt(squares) + ", deviation .2");
  }

  @Test
  void oneByOneAsManyAtOnceAndAsSaved() throws Exception {
    Instances data = bags(80, 2, .1, false);
    Reservoir reservoir = reservoir("-units", "64");
    reservoir.buildClassifier(new Instances(data, 0, 50));
    Reservoir saved = (Reservoir) new SerializedObject(reservoir).getObject();
    double[][] batch = reservoir.distributionsForInstances(data);
    for (int i = 0; i < data.numInstances(); i++) {
      assertArrayEquals(batch[i], reservoir.distributionForInstance(data.instance(i)), "instance " + i);
      assertArrayEquals(batch[i], saved.distributionForInstance(data.instance(i)), "instance " + i);
      assertEquals(1, Utils.sum(batch[i]), 1e-12);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws Exception {
    Instances data = bags(60, 3, .1, false);
    CRC32 crc = null;
    for (String threads : new String[] {"1", "3"}) {
      Reservoir reservoir = reservoir("-units", "96", "-threads", threads);
      reservoir.buildClassifier(data);
      CRC32 own = new CRC32();
      for (double[] row : reservoir.distributionsForInstances(data)) {
        for (double value : row) {
          own.update(ByteBuffer.allocate(8).putLong(0, Double.doubleToLongBits(value)));
        }
      }
      crc = crc == null ? own : crc;
      assertEquals(crc.getValue(), own.getValue());
    }
    assertEquals(PINNED, crc.getValue(), "predictions are not what they were");
  }

  @Test
  void aSeedDrawsOtherUnits() throws Exception {
    Instances data = bags(40, 1, 0, true);
    Reservoir one = reservoir("-units", "32", "-S", "1");
    Reservoir two = reservoir("-units", "32", "-S", "2");
    one.buildClassifier(data);
    two.buildClassifier(data);
    assertTrue(one.distributionForInstance(data.instance(0))[0] != two.distributionForInstance(data.instance(0))[0]);
  }

  @Test
  void manySequencesAreSummedAndNotKept() throws Exception {
    Instances data = bags(2600, 1, 0, false);
    Reservoir reservoir = reservoir("-units", "64");
    reservoir.buildClassifier(new Instances(data, 0, 2400));
    assertTrue(reservoir.toString().contains("480 training sequences held out"), reservoir.toString());
    assertTrue(right(reservoir, new Instances(data, 2400, 200)) >= .97);
  }

  @Test
  void wordsAndNumbersBesideThemAreRead() throws Exception {
    ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("text", (List<String>) null), new Attribute("beside"),
        new Attribute("class", List.of("a", "b"))));
    Instances data = new Instances("texts", attributes, 0);
    data.setClassIndex(2);
    RandomStream random = new RandomStream(3);
    String[] syllables = {"ba", "do", "ki", "lu", "me"};
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      int a = random.nextInt(5);
      int b = (a + 1 + random.nextInt(4)) % 5;
      for (int k = 0; k < 6; k++) {
        text.append(syllables[k == 2 ? a : k == 3 ? b : random.nextInt(5)]);
      }
      boolean beside = random.nextInt(2) == 1;
      double[] row = {data.attribute(0).addStringValue(text.toString()), beside ? 1 : 0, 0};
      // Half of what is to be learned stands beside the text.
      row[2] = i % 2 == 0 ? beside ? 1 : 0 : text.indexOf("ki") >= 0 ? beside ? 1 : 0 : beside ? 1 : 0;
      data.add(new DenseInstance(1, row));
    }
    Reservoir reservoir = reservoir("-units", "128");
    reservoir.buildClassifier(new Instances(data, 0, 200));
    assertTrue(right(reservoir, new Instances(data, 200, 100)) >= .97);
    assertTrue(reservoir.toString().contains("beside the sequence"), reservoir.toString());
  }

  @Test
  void aDamagedModelIsRefusedInASentence() throws Exception {
    Reservoir fresh = new Reservoir();
    Instances data = bags(10, 1, 0, false);
    IllegalStateException untrained =
        assertThrows(IllegalStateException.class, () -> fresh.distributionForInstance(data.instance(0)));
    assertEquals("Reservoir has not been trained yet: call buildClassifier first", untrained.getMessage());
    Instance alone = new DenseInstance(data.instance(0));
    alone.setDataset(null);
    Reservoir trained = reservoir("-units", "16");
    trained.buildClassifier(data);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> trained.distributionForInstance(alone)).getMessage()
        .contains("Call setDataset with the training header"));
  }
}
