package weka.recurrent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.recurrent.classifier.RecurrentModel;
import weka.recurrent.kernel.Cell;
import weka.recurrent.storage.Json;
import weka.recurrent.training.TrainingRun;

class JsonExportTest {

  @Test
  void weightsComeBackToTheBit(@TempDir Path folder) throws Exception {
    RecurrentModel model = TrainedModels.model(Cell.LSTM_PEEPHOLE, TrainedModels.everything(20, true, 0, 1), "-members", "2");
    Path file = folder.resolve("model.json");
    JsonExport.write(model, file);
    Map<?, ?> json = (Map<?, ?>) Json.read(Files.readString(file));
    List<?> members = (List<?>) json.get("members");
    assertEquals(2, members.size());
    for (int m = 0; m < 2; m++) {
      TrainingRun run = model.members().get(m);
      int at = 0;
      for (Object block : (List<?>) ((Map<?, ?>) members.get(m)).get("weights")) {
        List<?> shape = (List<?>) ((Map<?, ?>) block).get("shape");
        List<?> values = (List<?>) ((Map<?, ?>) block).get("values");
        assertEquals(((Number) shape.get(0)).intValue() * ((Number) shape.get(1)).intValue(), values.size());
        for (Object value : values) {
          assertEquals(run.parameters()[at++], ((Number) value).floatValue(), 0f);
        }
      }
      assertEquals(run.parameters().length, at);
    }
  }

  @Test
  void settingsAreThere() throws Exception {
    RecurrentModel model = TrainedModels.model(Cell.GRU, TrainedModels.everything(20, false, 0, 1), "-readout", "max");
    Map<?, ?> json = (Map<?, ?>) Json.read(JsonExport.text(model));
    assertEquals("MAX", ((Map<?, ?>) json.get("network")).get("readOut"));
    assertEquals(1, ((Number) ((Map<?, ?>) json.get("training")).get("epochs")).intValue());
    List<?> steps = (List<?>) ((Map<?, ?>) json.get("encoding")).get("steps");
    assertEquals(List.of("number", "number", "date", "one-hot", "embedded", "embedded", "number"),
        steps.stream().map(step -> ((Map<?, ?>) step).get("kind")).toList());
  }
}
