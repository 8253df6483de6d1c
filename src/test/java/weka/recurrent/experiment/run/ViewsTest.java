package weka.recurrent.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Attribute;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.SequencesToFlat;
import weka.filters.unsupervised.attribute.SequencesToSummary;
import weka.filters.unsupervised.attribute.SequencesToWindow;
import weka.recurrent.data.SampleData;

/** The views as Weka filters, on numbers small enough to check by eye. */
class ViewsTest {
  private static final String STEPS = "@relation s\n@attribute id string\n@attribute bag relational\n@attribute x numeric\n"
      + "@attribute w {a,b}\n@end bag\n@attribute age numeric\n@attribute class {n,y}\n@data\n"
      + "i1,'1,a\\n2,b\\n6,b',30,n\ni2,'?,a\\n4,?',40,y\n";
  /** The same two numeric sequences with a row per channel. */
  private static final String COLUMNS = "@relation c\n@attribute t1 numeric\n@attribute t2 numeric\n@attribute t3 numeric\n"
      + "@attribute class {n,y}\n@data\n1,2,6,n\n4,8,?,y\n";

  private static Instances view(Filter filter, Instances data) throws Exception {
    filter.setInputFormat(data);
    return Filter.useFilter(data, filter);
  }

  private static List<String> names(Instances data) {
    return Collections.list(data.enumerateAttributes()).stream().map(Attribute::name).toList();
  }

  @Test
  void flatHasEveryStepInItsPlace() throws Exception {
    Instances flat = view(new SequencesToFlat(), SampleData.arff(STEPS));
    assertEquals(List.of("x@1", "w@1", "x@2", "w@2", "x@3", "w@3", "age"), names(flat));
    assertEquals("1,a,2,b,6,b,30,n", flat.instance(0).toString());
    assertEquals("?,a,4,?,?,?,40,y", flat.instance(1).toString());
    assertEquals("class", flat.classAttribute().name());
  }

  @Test
  void windowEndsWithTheLastStep() throws Exception {
    SequencesToWindow window = new SequencesToWindow();
    window.setOptions(new String[] {"-steps", "3"});
    Instances view = view(window, SampleData.arff(COLUMNS));
    assertEquals(List.of("value@last-2", "value@last-1", "value@last"), names(view));
    assertEquals("1,2,6,n", view.instance(0).toString());
    assertEquals("?,4,8,y", view.instance(1).toString());
    assertEquals("-steps 3", weka.core.Utils.joinOptions(window.getOptions()).trim());
    assertThrows(IllegalArgumentException.class, () -> window.setOptions(new String[] {"-steps", "many"}));
  }

  @Test
  void summaryIsWhatTheFormulasSay() throws Exception {
    Instances summary = view(new SequencesToSummary(), SampleData.arff(STEPS));
    assertEquals(List.of("x mean", "x sd", "x min", "x max", "x first", "x last", "x slope", "w=a share", "w=b share", "w first",
        "w last", "length", "age"), names(summary));
    double[] first = summary.instance(0).toDoubleArray();
    assertEquals(3, first[0], 1e-12);
    assertEquals(Math.sqrt(7), first[1], 1e-12);
    assertEquals(1, first[2]);
    assertEquals(6, first[3]);
    assertEquals(2.5, first[6], 1e-12);
    assertEquals(1 / 3.0, first[7], 1e-12);
    assertEquals(3, first[11]);
    assertEquals("4,?,4,4,4,4,?,1,0,a,a,2,40,y", summary.instance(1).toString());
  }

  @Test
  void testDataAreShownAsTrainingDecided() throws Exception {
    Instances train = SampleData.arff(COLUMNS);
    SequencesToFlat flat = new SequencesToFlat();
    flat.setInputFormat(new Instances(train, 0, 1));
    Filter.useFilter(new Instances(train, 0, 1), flat);
    Instances shown = Filter.useFilter(new Instances(train, 1, 1), flat);
    assertEquals("4,8,?,y", shown.instance(0).toString());
  }

  @Test
  void rowsOfChannelsAreReadAsTheNetworksReadThem() throws Exception {
    StringBuilder arff = new StringBuilder("@relation u\n@attribute bag relational\n");
    for (int t = 0; t < 12; t++) {
      arff.append("@attribute t").append(t).append(" numeric\n");
    }
    arff.append("@end bag\n@attribute class {n,y}\n@data\n");
    for (String label : List.of("n", "y", "n", "y")) {
      arff.append("'").append("1,2,3,4,5,6,7,8,9,10,11,12\\n5,5,5,5,5,5,5,5,5,5,5,5',").append(label).append('\n');
    }
    Instances summary = view(new SequencesToSummary(), SampleData.arff(arff.toString()));
    assertTrue(names(summary).contains("channel2 slope"), names(summary).toString());
    assertEquals(1, summary.instance(0).value(summary.attribute("channel1 slope")), 1e-12);
    assertEquals(0, summary.instance(0).value(summary.attribute("channel2 slope")), 1e-12);
  }

  @Test
  void textIsRefusedWithARemedy() throws Exception {
    Instances text =
        SampleData.arff("@relation t\n@attribute s string\n@attribute class {n,y}\n@data\n'a b c',n\n'a b',y\n'a b',y\n");
    Exception e = assertThrows(Exception.class, () -> view(new SequencesToFlat(), text));
    assertTrue(e.getMessage().contains("StringToWordVector"), e.getMessage());
  }
}
