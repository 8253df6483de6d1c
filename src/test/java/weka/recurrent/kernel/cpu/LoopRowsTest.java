package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IdentityHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopRowsTest {
  private static final long PATIENCE = 20_000_000_000L;
  private static final long SLOW = 500;

  /** A loop that is fast on one row of eight, in the order in which it meets them. */
  private static final class Picky implements LoopRows.Loop {
    final Map<float[], Integer> met = new IdentityHashMap<>();
    int likes = 5;

    @Override
    public void run(float[] c, float[] d, float[][] zeros, int to) {
      if (!likes(c)) {
        long end = System.nanoTime() + SLOW;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
      }
    }

    boolean likes(float[] row) {
      return met.computeIfAbsent(row, r -> met.size()) % 8 == likes;
    }

    boolean likesAll(float[][] rows) {
      for (float[] row : rows) {
        if (!likes(row)) {
          return false;
        }
      }
      return true;
    }
  }

  @Test
  void widthsAreTwoMoreThanMultiplesOfSixteen() {
    for (int columns = 1; columns <= 4096; columns++) {
      int width = LoopRows.width(columns);
      assertEquals(2, width % 16, "width for " + columns + " columns");
      assertTrue(width >= columns && width < columns + 16, width + " for " + columns + " columns");
    }
  }

  @Test
  void rowsAreAsManyAndAsLongAsAskedForAndNeverTheSame() {
    LoopRows rows = new LoopRows(PlainLoops::addZeros);
    for (int[] size : new int[][] {{1, 2}, {16, 18}, {8, 514}, {16, 66}, {3, 1026}}) {
      float[][] got = rows.rows(size[0], size[1]);
      assertTrue(got.length >= size[0], got.length + " rows");
      for (int i = 0; i < got.length; i++) {
        assertTrue(got[i].length >= size[1], got[i].length + " elements");
        for (int k = 0; k < i; k++) {
          assertNotSame(got[k], got[i]);
        }
      }
    }
  }

  @Test
  void rowsThatTheLoopIsFastOnAreTakenAlsoWhenTheseChange() throws InterruptedException {
    Picky loop = new Picky();
    LoopRows rows = new LoopRows(loop);
    rows.rows(16, 66);
    untilLiked(rows, loop);
    loop.likes = 2;
    untilLiked(rows, loop);
  }

  private static void untilLiked(LoopRows rows, Picky loop) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!loop.likesAll(rows.rows(16, 66))) {
      assertTrue(System.nanoTime() < end, "rows were not chosen anew");
      Thread.sleep(10);
    }
  }

  @Test
  void bytesAreWhatRowsTake() {
    // An array of 78 floats takes 328 bytes with its header, its reference 4; there are 8 (16 + 2) of them.
    assertEquals(144 * (328 + 4), LoopRows.bytes(16, 66));
  }
}
