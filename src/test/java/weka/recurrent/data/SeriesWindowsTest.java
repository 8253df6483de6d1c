package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.recurrent.training.Example;

class SeriesWindowsTest {
  private static final int WINDOW = 12;

  /** Windows over a series of one channel, with the class called so. */
  static Instances windows(String channel, String answer, int ahead, int count, IntToDoubleFunction series) {
    ArrayList<Attribute> inner = new ArrayList<>(List.of(new Attribute(channel)));
    Attribute bag = new Attribute("window", new Instances("window", inner, 0));
    Instances data = new Instances("s", new ArrayList<>(List.of(bag, new Attribute(answer))), count);
    data.setClassIndex(1);
    for (int i = 0; i < count; i++) {
      Instances rows = new Instances(data.attribute(0).relation(), WINDOW);
      for (int t = 0; t < WINDOW; t++) {
        rows.add(new DenseInstance(1, new double[] {series.applyAsDouble(i + t)}));
      }
      data.add(
          new DenseInstance(1, new double[] {data.attribute(0).addRelation(rows), series.applyAsDouble(i + WINDOW - 1 + ahead)}));
    }
    return data;
  }

  @Test
  void theHeaderTellsChannelAndStepsAhead() {
    assertEquals(new SeriesWindows(0, 0, 3), SeriesWindows.of(windows("sales", "sales+3", 3, 5, t -> t)));
    assertEquals(new SeriesWindows(0, 0, 12), SeriesWindows.of(windows("a+b", "a+b+12", 12, 5, t -> t)));
    assertEquals(2, SeriesWindows.of(windows("sales", "sales+3", 3, 5, t -> t)).gap());
  }

  @Test
  void otherDataAreNoWindows() {
    assertNull(SeriesWindows.of(windows("sales", "label", 1, 5, t -> t)));
    assertNull(SeriesWindows.of(windows("sales", "price+1", 1, 5, t -> t)));
    assertNull(SeriesWindows.of(windows("sales", "sales+0", 1, 5, t -> t)));
    assertNull(SeriesWindows.of(windows("sales", "sales", 1, 5, t -> t)));
  }

  @Test
  void aSeasonIsCountedBackFromTheValueToPredict() {
    SeriesWindows three = new SeriesWindows(0, 0, 3);
    assertEquals(9, three.seasonBack(12));
    assertEquals(0, three.seasonBack(3));
    assertEquals(1, three.seasonBack(2));
    Instances data = windows("x", "x+3", 3, 4, t -> t % 4);
    assertEquals(data.instance(2).classValue(), SeriesWindows.of(data).value(data.instance(2), three.seasonBack(4)));
  }

  @Test
  void theScaleOfErrorsIsTheMeanChange() {
    assertEquals(5, SeriesWindows.of(windows("x", "x+1", 1, 9, t -> 5 * t)).meanChange(windows("x", "x+1", 1, 9, t -> 5 * t)),
        1e-12);
  }

  @Test
  void whatIsEncodedDoesNotKnowTheHeightOfTheSeries() {
    IntToDoubleFunction wave = t -> Math.sin(t) + 0.1 * t;
    Instances low = windows("x", "x+1", 1, 60, wave);
    Instances high = windows("x", "x+1", 1, 60, t -> 1024 + wave.applyAsDouble(t));
    EncodingOptions auto = new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.AUTO, 0);
    SequenceEncoder ofLow = SequenceEncoder.fit(low, auto);
    SequenceEncoder ofHigh = SequenceEncoder.fit(high, auto);
    for (int i = 0; i < low.numInstances(); i++) {
      Example a = ofLow.example(low.instance(i));
      Example b = ofHigh.example(high.instance(i));
      assertEquals(a.target(), b.target(), 1e-4);
      for (int k = 0; k < a.sequence().values().length; k++) {
        assertEquals(a.sequence().values()[k], b.sequence().values()[k], 1e-4);
      }
    }
  }

  @Test
  void theAnswerIsBroughtBackToTheUnitOfTheClass() {
    Instances data = windows("x", "x+2", 2, 50, t -> 100 * Math.exp(0.05 * t));
    SequenceEncoder encoder = SequenceEncoder.fit(data, new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.AUTO, 0));
    assertTrue(encoder.seesFromTheEnd());
    for (Instance instance : data) {
      assertEquals(instance.classValue(), encoder.restoreTarget(encoder.example(instance).target(), instance),
          1e-4 * instance.classValue());
    }
    assertTrue(encoder.describe().contains("the class less the last value"), encoder.describe());
  }

  @Test
  void theReferenceIsAStepOneSeasonBackWhereThatIsNearer() {
    Instances data = windows("x", "x+1", 1, 60, t -> 10 * (t % 6 == 0 ? 1 : 0) + 0.01 * t);
    SequenceEncoder encoder = SequenceEncoder.fit(data, new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.AUTO, 0));
    assertTrue(encoder.windowText().contains("the value 6 steps before it"), encoder.windowText());
  }

  @Test
  void aSeriesThatStandsStillAndOneWithGapsAreRead() {
    EncodingOptions auto = new EncodingOptions(Layout.AUTO, TextUnit.AUTO, Normalization.AUTO, 0);
    Instances flat = windows("x", "x+1", 1, 20, t -> 7);
    SequenceEncoder still = SequenceEncoder.fit(flat, auto);
    assertEquals(7, still.restoreTarget(still.example(flat.instance(0)).target(), flat.instance(0)), 1e-9);
    Instances gaps = windows("x", "x+1", 1, 40, t -> t % 5 == 4 ? Double.NaN : t);
    gaps.deleteWithMissingClass();
    SequenceEncoder encoder = SequenceEncoder.fit(gaps, auto);
    assertNotNull(encoder.windowText());
    for (Instance instance : gaps) {
      assertEquals(instance.classValue(), encoder.restoreTarget(encoder.example(instance).target(), instance), 1e-3);
    }
  }
}
