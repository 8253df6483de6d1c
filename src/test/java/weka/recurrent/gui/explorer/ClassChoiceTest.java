package weka.recurrent.gui.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Instances;
import weka.datagenerators.classifiers.classification.Story;
import weka.recurrent.data.Layout;
import weka.recurrent.data.SequenceSurvey;

class ClassChoiceTest {

  @Test
  void generatedDataHaveTheirLastAttributeAsClassAndStayAsTheyAre() throws Exception {
    Instances data = generated();
    String before = data.toString();
    // before the Classify tab knows of them, and after
    for (int chosen : new int[] {-1, 1, 7}) {
      ClassChoice choice = ClassChoice.of(data, chosen);
      assertEquals(data.numAttributes() - 1, choice.index());
      assertEquals("The class is 'breakfast', the last attribute; the Classify tab can choose another.", choice.sentence());
    }
    Instances copy = new Instances(data);
    copy.setClassIndex(ClassChoice.of(data, -1).index());
    assertEquals(List.of(), SequenceSurvey.of(copy, Layout.AUTO, (read, of) -> {}).notes());
    assertEquals(before, data.toString());
    assertEquals(-1, data.classIndex());
  }

  @Test
  void theClassifyTabGoesBeforeTheData() throws Exception {
    Instances data = generated();
    assertEquals("The class is 'sequence', as chosen in the Classify tab.", ClassChoice.of(data, 0).sentence());
    data.setClassIndex(0);
    assertEquals(1, ClassChoice.of(data, 1).index());
    assertEquals("The class is 'sequence', as the data say.", ClassChoice.of(data, -1).sentence());
  }

  /** As the Generate dialog of the Explorer leaves them. */
  private static Instances generated() throws Exception {
    Story story = new Story();
    story.setNumExamples(12);
    story.setDatasetFormat(story.defineDataFormat());
    Instances data = story.generateExamples();
    data.setClassIndex(-1);
    return data;
  }
}
