package weka.recurrent.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HoldOutTest {

  private static float[] targets(int... perClass) {
    float[] targets = new float[Arrays.stream(perClass).sum()];
    int at = 0;
    for (int c = 0; c < perClass.length; c++) {
      Arrays.fill(targets, at, at + perClass[c], c);
      at += perClass[c];
    }
    return targets;
  }

  @Test
  void everyClassGivesItsShare() {
    float[] targets = targets(100, 40, 20);
    HoldOut holdOut = HoldOut.draw(targets, 3, 0.15, 1);
    int[] perClass = new int[3];
    for (int i : holdOut.validation()) {
      perClass[(int) targets[i]]++;
    }
    assertArrayEquals(new int[] {15, 6, 3}, perClass);
    assertEquals(160, holdOut.training().length + holdOut.validation().length);
  }

  @Test
  void theLastOnesAreSetAsideWithTheGapBeforeThem() {
    HoldOut holdOut = HoldOut.last(20, 0.25, 3);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, holdOut.training());
    assertArrayEquals(new int[] {15, 16, 17, 18, 19}, holdOut.validation());
  }

  @Test
  void nothingIsSetAsideWhereTheGapLeavesNothing() {
    assertEquals(20, HoldOut.last(20, 0.25, 15).training().length);
    assertEquals(0, HoldOut.last(20, 0.25, 15).validation().length);
  }

  @Test
  void smallClassesGiveOneAndSingletonsNone() {
    float[] targets = targets(50, 2, 1);
    HoldOut holdOut = HoldOut.draw(targets, 3, 0.15, 1);
    long pair = Arrays.stream(holdOut.validation()).filter(i -> targets[i] == 1).count();
    long single = Arrays.stream(holdOut.validation()).filter(i -> targets[i] == 2).count();
    assertEquals(1, pair);
    assertEquals(0, single);
  }

  @Test
  void seedDecides() {
    float[] targets = targets(50, 50);
    assertArrayEquals(HoldOut.draw(targets, 2, 0.2, 1).validation(), HoldOut.draw(targets, 2, 0.2, 1).validation());
    assertFalse(Arrays.equals(HoldOut.draw(targets, 2, 0.2, 1).validation(), HoldOut.draw(targets, 2, 0.2, 2).validation()));
  }

  @Test
  void numericTargetsAreNotStratified() {
    float[] targets = new float[40];
    for (int i = 0; i < 40; i++) {
      targets[i] = i * 0.37f;
    }
    assertEquals(8, HoldOut.draw(targets, 0, 0.2, 1).validation().length);
  }
}
