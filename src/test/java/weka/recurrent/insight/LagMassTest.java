package weka.recurrent.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LagMassTest {

  @Test
  void horizonIsTheLagThatCompletesTheShare() {
    assertEquals(3, LagMass.horizon(new double[] {1, 2, 3, 4}, 0.9));
    assertEquals(2, LagMass.horizon(new double[] {1, 2, 6, 1}, 0.9));
    assertEquals(0, LagMass.horizon(new double[] {5, 0, 0}, 0.9));
    assertEquals(-1, LagMass.horizon(new double[] {0, 0}, 0.9));
  }

  @Test
  void countTakesTheHeaviestWhereverTheyStand() {
    assertEquals(2, LagMass.count(new double[] {5, 0, 0.5, 0.5, 4}, 0.9));
    assertEquals(10, LagMass.count(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 0.95));
  }

  @Test
  void endsAreTheCheapestPair() {
    assertArrayEquals(new int[] {2, 1}, LagMass.ends(new double[] {3, 3, 0, 0.1}, new double[] {4, 0.2, 0, 0}, 0.9));
    assertArrayEquals(new int[] {0, 2}, LagMass.ends(new double[] {0.1, 0, 0}, new double[] {5, 5, 0}, 0.9));
  }

  @Test
  void windowIsTheNarrowestRange() {
    assertArrayEquals(new int[] {3, 4}, LagMass.window(new double[] {0.1, 0, 0.1, 5, 4, 0.1}, 0.9));
    assertArrayEquals(new int[] {2, 2}, LagMass.window(new double[] {0, 0, 1}, 0.9));
    assertArrayEquals(new int[] {0, 3}, LagMass.window(new double[] {5, 0, 0, 5}, 0.9));
    assertArrayEquals(new int[0], LagMass.window(new double[3], 0.9));
  }

  @Test
  void timeScaleIsTheStepsToOneOverE() {
    assertEquals(100, LagMass.timeScale(Math.exp(-0.01)), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, LagMass.timeScale(1));
    assertEquals(0, LagMass.timeScale(0));
  }

  @Test
  void exponentialMassOfOneUnitHasItsClosedForm() {
    double[] mass = LagMass.exponential(new double[] {0.5, 1}, 4);
    assertArrayEquals(new double[] {2, 1.5, 1.25, 1.125}, mass, 1e-12);
    // 1 - 0.9^(k+1) >= 0.9 first at k = 21
    assertEquals(21, LagMass.horizon(LagMass.exponential(new double[] {0.9}, 1000), 0.9));
  }

  @Test
  void pairedDifferenceSeesASmallButSteadyGain() {
    double[] first = new double[100];
    double[] second = new double[100];
    for (int i = 0; i < 100; i++) {
      first[i] = i % 7 + (i % 4 == 0 ? 0.1 : 0.05);
      second[i] = i % 7;
    }
    PairedDifference difference = PairedDifference.of(first, second);
    assertEquals(0.0625, difference.mean(), 1e-9);
    assertTrue(difference.firstIsBetter());
    assertFalse(PairedDifference.of(second, first).firstIsBetter());
    assertFalse(PairedDifference.of(new double[] {1, 0, 1}, new double[] {0, 1, 1}).firstIsBetter());
    assertFalse(PairedDifference.of(new double[] {1}, new double[] {0}).firstIsBetter(), "one sequence proves nothing");
    assertEquals("paired values must be equally many, at least 1; got 2 and 1",
        assertThrows(IllegalArgumentException.class, () -> PairedDifference.of(new double[2], new double[1])).getMessage());
  }
}
