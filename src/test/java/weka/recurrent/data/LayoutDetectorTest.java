package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

class LayoutDetectorTest {
  private static LayoutDecision detect(Instances data) {
    return LayoutDetector.detect(data, Layout.AUTO);
  }

  private static String refusal(Layout asked, String... lines) {
    return assertThrows(IllegalArgumentException.class, () -> LayoutDetector.detect(SampleData.arff(lines),
        asked)).getMessage();
  }

  /** Smooth in time, each channel on a level of its own. */
  private static double[][][] walks(int sequences, int steps, int channels) {
    Random random = new Random(1);
    double[][][] x = new double[sequences][steps][channels];
    for (double[][] sequence : x) {
      for (int c = 0; c < channels; c++) {
        double level = random.nextGaussian();
        for (int t = 0; t < steps; t++) {
          level += 0.2 * random.nextGaussian();
          sequence[t][c] = level;
        }
      }
    }
    return x;
  }

  @Test
  void smoothDirectionIsTime() {
    double[][][] longer = walks(20, 30, 4);
    double[][][] wider = walks(20, 6, 40);
    assertEquals(Layout.STEPS, detect(SampleData.steps(longer)).layout());
    assertEquals(Layout.CHANNELS, detect(SampleData.channels(longer)).layout());
    assertEquals(Layout.STEPS, detect(SampleData.steps(wider)).layout());
    LayoutDecision decision = detect(SampleData.channels(wider));
    assertEquals(Layout.CHANNELS, decision.layout());
    assertTrue(decision.reason().startsWith("neighboring inner attributes resemble each other more than neighboring rows: "
        + "roughness 0."),
        decision.reason());
  }

  @Test
  void paddingShowsTime() {
    double[][][] noise = new double[10][][];
    Random random = new Random(2);
    for (int n = 0; n < noise.length; n++) {
      noise[n] = new double[3 + n % 3][8];
      for (double[] step : noise[n]) {
        for (int c = 0; c < step.length; c++) {
          step[c] = random.nextGaussian();
        }
      }
    }
    LayoutDecision transposed = detect(SampleData.channels(noise));
    assertEquals(Layout.CHANNELS, transposed.layout());
    assertEquals("in 7 bags the last inner attributes are missing throughout, as padding is", transposed.reason());
    assertEquals("the bags differ in their number of rows", detect(SampleData.steps(noise)).reason());
  }

  @Test
  void noiseIsJudgedByNamesThenByShape() {
    double[][][] noise = new double[30][5][7];
    Random random = new Random(3);
    for (double[][] sequence : noise) {
      for (double[] step : sequence) {
        for (int c = 0; c < step.length; c++) {
          step[c] = random.nextGaussian();
        }
      }
    }
    LayoutDecision named = detect(SampleData.steps(noise));
    assertEquals(Layout.STEPS, named.layout());
    assertEquals("inner attributes named like 'ch1' are channels", named.reason());
    LayoutDecision times = detect(SampleData.channels(noise));
    assertEquals(Layout.CHANNELS, times.layout());
    assertEquals("inner attributes named like 't1' are time points", times.reason());
    Instances neutral = SampleData.steps(noise);
    Instances inner = neutral.attribute(0).relation();
    for (int c = 0; c < 7; c++) {
      inner.renameAttribute(c, "att" + c);
    }
    LayoutDecision shape = detect(neutral);
    assertEquals(Layout.CHANNELS, shape.layout());
    assertEquals("sequences are longer than wide: 5 rows, 7 inner attributes", shape.reason());
  }

  @Test
  void attributesWithNamesOfTheirOwnAreChannels() {
    LayoutDecision decision = detect(SampleData.arff("@relation r", "@attribute s relational", "@attribute speed numeric",
        "@attribute height numeric", "@attribute width numeric", "@end s", "@attribute class {a,b}", "@data",
        "'1,2,3\\n2,3,4',a",
        "'1,2,3\\n3,4,5',b"));
    assertEquals(Layout.STEPS, decision.layout());
    assertEquals("its inner attributes have names of their own ('speed', 'height')", decision.reason());
  }

  @Test
  void identifiersAreIgnoredAndOthersAreStatic() {
    LayoutDecision decision = detect(SampleData.arff("@relation r", "@attribute bag_id {b1,b2,b3,b4}",
        "@attribute note string",
        "@attribute sex {m,f}", "@attribute caseNo numeric", "@attribute s relational", "@attribute x numeric", "@end s",
        "@attribute age numeric", "@attribute class {a,b}", "@data", "b1,x1,m,17,'1\\n2',30,a", "b2,x2,f,18,'1',31,b",
        "b3,x3,f,19,'1',32,b", "b4,x4,m,20,'1',33,a"));
    assertArrayEquals(new int[] {0, 1, 3}, decision.ignored());
    assertArrayEquals(new int[] {2, 5}, decision.statics());
    assertEquals(4, decision.sequence());
  }

  @Test
  void bootstrapSampleKeepsTheDecision() {
    Instances data = SampleData.shared("JapaneseVowels/JapaneseVowels_TRAIN_mi.arff.gz");
    LayoutDecision decision = detect(data.resample(new Random(5)));
    assertArrayEquals(new int[] {0}, decision.ignored());
    assertEquals(0, decision.statics().length);
  }

  @Test
  void namesOfIdentifiersAreTold() {
    for (String name : new String[] {"id", "ID", "bag_id", "patientId", "caseNo", "sample number", "row.index", "bag", "patient",
        "Unnamed: 0", "",
        "no", "unit number", "PatientNo", "PATIENT_NR", "subject", "Nr", "Nr.", "Kunde", "Kundennummer", "kundennr", "case",
        "row names",
        "Número", "n°", "paciente", "sujet", "lfd. Nr.", "userid", "unitNumber", "#", "...1", "Individu", "klant_id"}) {
      assertTrue(Identifiers.namedSo(new Attribute(name)), name);
    }
    for (String name : new String[] {"humid", "solid", "index_of_refraction", "t1", "ch1", "keyboard", "MYVOID", "no smoking",
        "body mass", "NO2",
        "units sold", "age", "length"}) {
      assertFalse(Identifiers.namedSo(new Attribute(name)), name);
    }
  }

  @Test
  void flatDataByType() {
    LayoutDecision mixed = detect(SampleData.arff("@relation r", "@attribute t1 numeric", "@attribute color {r,g}",
        "@attribute t2 numeric", "@attribute day date yyyy-MM-dd", "@attribute class {a,b}", "@data", "1,r,2,2020-01-01,a",
        "1,g,2,2020-01-02,b", "3,g,2,2020-01-02,b", "4,g,2,2020-01-02,b"));
    assertEquals(Layout.COLUMNS, mixed.layout());
    assertArrayEquals(new int[] {0, 2}, mixed.columns());
    assertArrayEquals(new int[] {1, 3}, mixed.statics());
    LayoutDecision nominal = detect(SampleData.arff("@relation r", "@attribute p1 {a,c,g,t}", "@attribute p2 {a,c,g,t}",
        "@attribute class {a,b}", "@data", "a,c,a", "g,t,b"));
    assertArrayEquals(new int[] {0, 1}, nominal.columns());
    LayoutDecision dates = detect(SampleData.arff("@relation r", "@attribute d1 date yyyy-MM-dd",
        "@attribute d2 date yyyy-MM-dd",
        "@attribute class {a,b}", "@data", "2020-01-01,2020-01-02,a"));
    assertArrayEquals(new int[] {0, 1}, dates.columns());
  }

  @Test
  void moreThanOneSequenceIsRefused() {
    String bag = "@attribute %s relational\n@attribute x numeric\n@end %s";
    assertEquals("one attribute can be the sequence, but 'p' and 'q' are each a relational attribute. Keep one and remove "
        + "the others with weka.filters.unsupervised.attribute.Remove, or join them into one",
        refusal(Layout.AUTO, "@relation r", String.format(bag, "p", "p"), String.format(bag, "q", "q"),
            "@attribute class {a,b}",
            "@data", "'1','2',a"));
    assertTrue(refusal(Layout.AUTO, "@relation r", "@attribute title string", "@attribute body string",
        "@attribute class {a,b}",
        "@data", "x,y,a").startsWith(
            "one attribute can be the sequence, but 'title' and 'body' are each a string "
                + "attribute."));
  }

  @Test
  void stringBesideBagsMustBeAnIdentifier() {
    assertEquals("beside a relational attribute a string attribute can only be an identifier, with a different value in "
        + "most instances; "
        + "found the string attribute 'note': remove it with weka.filters.unsupervised.attribute.Remove, or make it "
        + "nominal with StringToNominal",
        refusal(Layout.AUTO, "@relation r", "@attribute note string", "@attribute s relational", "@attribute x numeric",
            "@end s",
            "@attribute class {a,b}", "@data", "same,'1',a", "same,'2',b", "same,'2',b"));
  }

  @Test
  void nothingToReadIsRefused() {
    assertEquals("no sequence to learn from: data need a relational attribute (one row per time step), a string attribute "
        + "(text) or one numeric attribute per time step; found no attribute but the class",
        refusal(Layout.AUTO, "@relation r", "@attribute class {a,b}", "@data", "a"));
  }

  @Test
  void forcedLayoutThatIsNotThereIsRefused() {
    String[] flat = {"@relation r", "@attribute t1 numeric", "@attribute class {a,b}", "@data", "1,a"};
    assertEquals("-layout steps needs a relational attribute that holds the sequence; found 't1' (numeric)",
        refusal(Layout.STEPS, flat));
    assertEquals("-layout text needs a string attribute that holds the sequence; found 't1' (numeric)", refusal(Layout.TEXT,
        flat));
    String[] bags = {"@relation r", "@attribute s relational", "@attribute x numeric", "@attribute c {u,v}", "@end s",
        "@attribute class {a,b}", "@data", "'1,u',a"};
    assertEquals("-layout channels needs inner attributes that are one channel over time, but 'x' is numeric and 'c' "
        + "nominal in 's'. Use -layout steps or auto", refusal(Layout.CHANNELS, bags));
    assertTrue(refusal(Layout.COLUMNS, bags).contains("cannot use a relational one; found the relational attribute 's'"));
    assertTrue(refusal(Layout.TEXT, bags).contains("cannot use a relational one; found the relational attribute 's'"));
  }

  @Test
  void forcedLayoutIsObeyed() {
    Instances data = SampleData.channels(walks(10, 12, 3));
    LayoutDecision decision = LayoutDetector.detect(data, Layout.STEPS);
    assertEquals(Layout.STEPS, decision.layout());
    assertEquals("asked for", decision.reason());
  }

  @Test
  void missingBagsDoNotDisturb() {
    Instances data = SampleData.channels(walks(10, 12, 3));
    data.add(new DenseInstance(1, new double[] {Double.NaN, 0}));
    assertEquals(Layout.CHANNELS, detect(data).layout());
  }
}
