package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import weka.core.Instances;

/** Data to predict need not look like the training file. */
class HeaderMappingTest {
  private static final Instances TRAINING =
      SampleData.arff("@relation r", "@attribute id {p1,p2,p3,p4,p5,p6}", "@attribute t1 numeric",
          "@attribute t2 numeric", "@attribute t3 numeric", "@attribute sex {m,f}", "@attribute class {up,down}", "@data",
          "p1,1,2,3,m,up",
          "p2,3,2,1,f,down", "p3,2,3,4,m,up", "p4,2,3,5,f,up", "p5,2,4,5,m,down", "p6,1,3,5,f,up");

  private static Instances mapped(String... lines) {
    return SequenceEncoder.fit(TRAINING, EncodingOptions.DEFAULT).mapped(SampleData.arff(lines));
  }

  @Test
  void namesDecide() {
    Instances data =
        mapped("@relation n", "@attribute class {down}", "@attribute sex {f,m}", "@attribute T3 numeric", "@attribute t1 numeric",
            "@attribute t2 numeric", "@attribute more numeric", "@data", "down,m,3,1,2,9", "?,f,6,4,5,9");
    assertEquals("?,1,2,3,m,down", data.instance(0).toString());
    assertEquals("?,4,5,6,f,?", data.instance(1).toString());
    SequenceEncoder.fit(TRAINING, EncodingOptions.DEFAULT).check(data);
  }

  @Test
  void theClassMayBeAbsentOrAString() {
    assertTrue(mapped("@relation n", "@attribute t1 numeric", "@attribute t2 numeric", "@attribute t3 numeric",
        "@attribute sex {m}", "@data",
        "1,2,3,m").instance(0).classIsMissing());
    assertEquals("up",
        mapped("@relation n", "@attribute t1 numeric", "@attribute t2 numeric", "@attribute t3 numeric", "@attribute sex {m}",
            "@attribute class string", "@data", "1,2,3,m,up").instance(0).stringValue(5));
  }

  @Test
  void whatCannotBeMappedIsASentence() {
    assertEquals("data to predict must have the attribute 't3' of the training data; found 't1', 't2', 'sex'",
        assertThrows(IllegalArgumentException.class, () -> mapped("@relation n", "@attribute t1 numeric", "@attribute t2 numeric",
            "@attribute sex {m}", "@data", "1,2,m")).getMessage());
    assertEquals(
        "'sex' must be one of the labels of the training data (m, f), but it is 'x' in instance 1. Write ? if it is unknown",
        assertThrows(IllegalArgumentException.class, () -> mapped("@relation n", "@attribute t1 numeric", "@attribute t2 numeric",
            "@attribute t3 numeric", "@attribute sex {x}", "@data", "1,2,3,x")).getMessage());
  }

  @Test
  void aClassThatIsNotSetIsSaid() {
    Instances data = new Instances(TRAINING);
    data.setClassIndex(-1);
    assertEquals("the class of the data is not set: call setClassIndex(5), or use -c 6 on the command line",
        assertThrows(IllegalArgumentException.class, () -> SequenceEncoder.fit(TRAINING, EncodingOptions.DEFAULT).check(data))
            .getMessage());
  }
}
