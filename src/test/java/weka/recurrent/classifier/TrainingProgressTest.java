package weka.recurrent.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.gui.Logger;
import weka.recurrent.training.EpochRecord;

class TrainingProgressTest {
  private final List<String> status = new ArrayList<>();
  private final Logger log = new Logger() {
    @Override
    public void logMessage(String message) {
      // the status is what is looked at
    }

    @Override
    public void statusMessage(String message) {
      status.add(message);
    }
  };

  /** The Knowledge Flow counts the seconds of a line of its status list until that line says so. */
  @Test
  void theLastWordIsFinished() {
    try (TrainingProgress progress = new TrainingProgress("LSTM", 40, log, false)) {
      progress.epochDone(new EpochRecord(1, 1, 1, 1, 1, 1, 0.5));
      assertTrue(status.get(0).startsWith("LSTM: epoch 1 of at most 40, loss 1.0000, validation 1.0000 (50 % right), at most "),
          status + "");
    }
    assertEquals("Finished training LSTM after epoch 1", status.get(1));
  }

  @Test
  void whatWasNotMeasuredIsNotTold() {
    assertEquals("loss 0.5000", new EpochRecord(1, 0.5, Double.NaN, 1, 1, 1, null).inWords());
    assertEquals("loss 0.5000, validation 0.2500", new EpochRecord(1, 0.5, 0.25, 1, 1, 1, Double.NaN).inWords());
  }

  @Test
  void nothingIsFinishedThatNeverBegan() {
    new TrainingProgress("LSTM", 40, log, false).close();
    assertEquals(List.of(), status);
  }
}
