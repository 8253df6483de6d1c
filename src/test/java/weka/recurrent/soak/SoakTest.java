package weka.recurrent.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The short form of {@code scripts/soak}. */
class SoakTest {
  @Test
  void nothingIsLeftBehind() throws Exception {
    Logger ours = Logger.getLogger("weka.recurrent");
    Level before = ours.getLevel();
    ours.setLevel(Level.OFF);
    try {
      Soak.Outcome outcome = new Soak().run(16, 7);
      assertNull(outcome.fault(), outcome::toString);
      assertTrue(outcome.trainings() > 10 && outcome.copies() > 50, outcome::toString);
      assertEquals(0, outcome.end().threads(), outcome::toString);
      assertEquals(outcome.warm().direct(), outcome.end().direct(), outcome::toString);
      assertTrue(outcome.end().files() <= outcome.warm().files() + 2, outcome::toString);
      assertTrue(outcome.end().heap() < outcome.warm().heap() + (8 << 20), outcome::toString);
    } finally {
      ours.setLevel(before);
    }
  }
}
