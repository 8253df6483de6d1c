package weka.recurrent.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Instances;

class SequenceSurveyTest {
  private static final String STEPS = """
      @relation steps
      @attribute s relational
        @attribute level numeric
        @attribute kind {red,blue}
      @end s
      @attribute class {a,b,c}
      @data
      '1,red\\n3,blue\\n?,blue',a
      '5,red',b
      '2,?\\n4,red',a
      """;

  @Test
  void tellsChannelsLengthsClassesAndWhatIsMissing() throws Exception {
    SequenceSurvey survey = survey(STEPS, 1, Layout.AUTO);
    assertTrue(survey.sentence().startsWith("3 sequences of 1-3 steps x 2 channels"), survey.sentence());
    assertArrayEquals(new int[] {3, 1, 2}, survey.lengths());
    SequenceSurvey.Channel level = survey.channels().get(0);
    assertEquals("level", level.name());
    assertEquals(3, level.mean(), 1e-12);
    assertEquals(Math.sqrt(2), level.deviation(), 1e-12);
    assertEquals(1.0 / 6, level.missing(), 1e-12);
    assertEquals(1, level.least());
    assertEquals(5, level.most());
    SequenceSurvey.Channel kind = survey.channels().get(1);
    assertArrayEquals(new String[] {"red", "blue"}, kind.labels());
    assertFalse(kind.numeric());
    // step 1: one of 6 values, step 2: none of 4, step 3: one of 2
    assertArrayEquals(new double[] {1.0 / 6, 0, 0.5}, survey.missing(), 1e-12);
    assertEquals(List.of("a", "b", "c"), survey.groups().stream().map(SequenceSurvey.Group::name).toList());
    assertArrayEquals(new int[] {0, 2}, survey.groups().get(0).members());
    assertEquals("b", survey.classOf(1));
    assertArrayEquals(new double[] {1, 3, Double.NaN}, survey.values(0)[0]);
  }

  @Test
  void dataWithoutAClassAreLookedAtAndLeftAsTheyAre() throws Exception {
    Instances data = new Instances(new StringReader(STEPS));
    String before = data.toString();
    SequenceSurvey survey = SequenceSurvey.of(data, Layout.AUTO, (read, of) -> {});
    assertEquals("No class is set: choose one before training", survey.notes().get(0));
    assertEquals(List.of("all sequences"), survey.groups().stream().map(SequenceSurvey.Group::name).toList());
    assertEquals(before, data.toString());
    assertEquals(-1, data.classIndex());
  }

  @Test
  void aTestSetWithoutClassesIsLookedAt() throws Exception {
    SequenceSurvey survey = survey(STEPS.replaceAll("',[ab]", "',?"), 1, Layout.AUTO);
    assertEquals("The class is missing everywhere: these data can be predicted but not trained on", survey.notes().get(0));
    assertEquals(3, survey.size());
  }

  @Test
  void aStringClassIsNamed() throws Exception {
    SequenceSurvey survey = survey("@relation t\n@attribute x numeric\n@attribute s string\n@data\n1,'good day to all of you'\n"
        + "2,'good night'\n3,'good day'\n4,'good day'\n", 1, Layout.TEXT);
    assertTrue(survey.notes().get(0).startsWith("The class 's' is string, but a class is nominal"), survey.notes() + "");
    assertTrue(survey.text());
    assertEquals("good night", survey.textOf(1));
  }

  @Test
  void aNumericClassIsCutIntoQuarters() throws Exception {
    StringBuilder arff = new StringBuilder(
        "@relation n\n@attribute t1 numeric\n@attribute t2 numeric\n@attribute y numeric\n@data\n");
    for (int i = 0; i < 40; i++) {
      arff.append(i % 7).append(",").append(i % 5).append(",").append(39 - i).append('\n');
    }
    SequenceSurvey survey = survey(arff.toString(), 2, Layout.AUTO);
    assertEquals(List.of("y 0 to 9", "y 10 to 19", "y 20 to 29", "y 30 to 39"),
        survey.groups().stream().map(SequenceSurvey.Group::name).toList());
    assertEquals(39, survey.groups().get(0).members()[9]);
  }

  @Test
  void columnsThatAreNoTimeStepsAreDoubted() throws Exception {
    String flat = "@relation f\n@attribute length numeric\n@attribute width numeric\n"
        + "@attribute class {a,b}\n@data\n1,2,a\n3,4,b\n";
    assertTrue(survey(flat, 2, Layout.AUTO).notes().get(0).startsWith("The columns have names of their own, such as 'length' and "
        + "'width'."), survey(flat, 2, Layout.AUTO).notes() + "");
    assertEquals(List.of(), survey(flat.replace("length", "t1").replace("width", "t2"), 2, Layout.AUTO).notes());
  }

  @Test
  void whatCannotBeReadIsSaid() {
    String two = STEPS.replace("@attribute class", "@attribute r relational\n@attribute z numeric\n@end r\n@attribute class")
        .replaceAll("',([ab])", "','1',$1");
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> survey(two, 2, Layout.AUTO));
    assertTrue(refused.getMessage().contains("'s' and 'r' are each a relational attribute. Keep one"), refused.getMessage());
    refused = assertThrows(IllegalArgumentException.class, () -> survey(STEPS, 1, Layout.TEXT));
    assertTrue(refused.getMessage().contains("-layout text"), refused.getMessage());
    refused = assertThrows(IllegalArgumentException.class,
        () -> survey(STEPS.substring(0, STEPS.indexOf("@data") + 6), 1, Layout.AUTO));
    assertEquals("there is nothing to look at: 'steps' holds no instance", refused.getMessage());
  }

  @Test
  void readingTellsItsProgressAndCanBeStopped() throws Exception {
    Instances data = new Instances(new StringReader(STEPS));
    data.setClassIndex(1);
    List<Integer> at = new ArrayList<>();
    SequenceSurvey.of(data, Layout.AUTO, (read, of) -> at.add(of));
    assertEquals(List.of(3), at);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> SequenceSurvey.of(data, Layout.AUTO, (read, of) -> {}));
    Thread.interrupted();
  }

  private static SequenceSurvey survey(String arff, int classIndex, Layout layout) throws Exception {
    Instances data = new Instances(new StringReader(arff));
    data.setClassIndex(classIndex);
    return SequenceSurvey.of(data, layout, (read, of) -> {});
  }
}
