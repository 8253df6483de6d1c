package weka.recurrent.experiment.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;

class GatheredDataTest {
  @Test
  void rowsOfALongTableAreSequences(@TempDir Path folder) throws Exception {
    StringBuilder text = new StringBuilder("device;hour;load;state\n");
    for (int n = 0; n < 6; n++) {
      for (int t = 0; t < 3 + n % 2; t++) {
        text.append(n + 7).append(';').append(t).append(";").append(t).append(",5;").append(n % 2 == 0 ? "on" : "off")
            .append('\n');
      }
    }
    Path file = Files.writeString(folder.resolve("long.csv"), text);
    for (String id : new String[] {"device", "auto"}) {
      GatheredData source = new GatheredData(new FileData("long", file, ""), id, "auto");
      Instances data = source.read();
      assertEquals(6, data.numInstances());
      assertEquals("7,'0.5\\n1.5\\n2.5',on", data.instance(0).toString());
      assertEquals(0, source.header().numInstances());
      assertEquals("6 sequences of 3-4 steps x 1 channel, read from the relational attribute 'sequence', one row per step",
          Description.of(source).layout());
    }
  }
}
