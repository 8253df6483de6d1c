package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The budget of a measurement, in passes over sequences. */
class EffortTest {
  /**
   * A pass forward is one, training on a sequence two, gradient and gates nine, a product of Jacobians twelve times H; see {@link
   * Effort}.
   */
  private static double share(Effort effort, int plainUnits, long trained) {
    double products = plainUnits == 0 ? 0 : 12.0 * plainUnits * effort.products();
    return (9.0 * effort.traced() + (effort.points() + 1.0) * effort.sequences() + products) / (2.0 * trained);
  }

  @Test
  void costsNoMoreThanItsShareWhateverTheTraining() {
    int checked = 0;
    for (long trained = 100; trained < 1_000_000; trained += 1 + trained / 7) {
      for (int available : new int[] {10, 39, 60, 75, 500, 5000}) {
        for (int plainUnits : new int[] {0, 16, 64, 256}) {
          Effort effort = Effort.within(trained, plainUnits, available);
          if (effort != null) {
            checked++;
            assertTrue(share(effort, plainUnits, trained) <= Effort.SHARE, trained + " of " + available + ": " + effort);
            assertTrue(effort.sequences() <= available && effort.traced() <= effort.sequences(), effort.toString());
          }
        }
      }
    }
    assertTrue(checked > 100, "checked " + checked);
  }

  @Test
  void aLongTrainingIsMeasuredInFull() {
    assertEquals(Effort.FULL, Effort.within(10_000_000, 0, 5000));
    assertEquals(ForgettingCurve.MOST_POINTS, Effort.within(60 * 425, 0, 75).points());
  }

  @Test
  void aShortTrainingIsNotMeasured() {
    assertNull(Effort.within(2 * 425, 0, 75));
    assertNull(Effort.within(8 * 425, 64, 75));
  }

  @Test
  void aPlainNetworkHasFewerProductsOfItsJacobians() {
    assertEquals(0, Effort.within(16 * 425, 64, 75).products(), "Jacobians of 64 units cost too much");
    assertEquals(1, Effort.within(100 * 425, 64, 75).products());
    assertEquals(JacobianDecay.MOST_SEQUENCES, Effort.within(10_000_000, 128, 75).products());
  }
}
