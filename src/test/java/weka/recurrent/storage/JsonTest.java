package weka.recurrent.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.Examples;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Design;

class JsonTest {
  @Property(tries = 300)
  void textsAndNumbersSurvive(@ForAll String text, @ForAll double number, @ForAll long whole) {
    Object read = Json.read(Json.write(List.of(text, Map.of(text, whole), number)));
    Object expectedWhole = whole == (int) whole ? (Object) (int) whole : (Object) whole;
    assertEquals(List.of(text, Map.of(text, expectedWhole), number), read);
  }

  @Test
  void recordsSurvivePrettyAndOnOneLine() {
    Design design = Examples.design(2, 3);
    assertEquals(design, Json.read(Design.class, Json.pretty(design)));
    assertEquals(design, Json.read(Design.class, Json.write(design)));
    assertEquals(1, Json.write(design).lines().count());
  }

  @Test
  void nanIsNullAndBack() {
    EpochResult epoch = new EpochResult("j", 1, 0.5, Double.NaN, 0.01, 2, 1, 0.5);
    assertTrue(Json.write(epoch).contains("\"validationLoss\":null"));
    assertEquals(epoch, Json.read(EpochResult.class, Json.write(epoch)));
  }

  @Test
  void matricesSurvive() {
    JobResult result = Examples.result(Examples.design(1, 2), 0, 1, 1, 0.5);
    JobResult read = Json.read(JobResult.class, Json.write(result));
    assertArrayEquals(result.confusion(), read.confusion());
    assertEquals(result.measures(), read.measures());
    assertEquals(result.trials(), read.trials());
  }

  @Test
  void faultsSayWhere() {
    for (Map.Entry<String, Integer> broken : Map.of("{\"a\" 1}", 6, "[1,]", 4, "\"open", 6, "[1] x", 5, "nul", 1).entrySet()) {
      IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Json.read(broken.getKey()));
      assertTrue(e.getMessage().contains("at character " + broken.getValue() + ","), e.getMessage());
    }
  }

  @Test
  void olderFilesWithoutAComponentAreRead() {
    EpochResult epoch = Json.read(EpochResult.class, "{\"job\":\"a\",\"number\":3}");
    assertEquals(new EpochResult("a", 3, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN), epoch);
  }
}
