package weka.recurrent.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;

class MiniBatchesTest {

  private static Sequence[] sequences(int size) {
    RandomStream random = new RandomStream(3);
    Sequence[] sequences = new Sequence[size];
    for (int i = 0; i < size; i++) {
      int length = 1 + random.nextInt(100);
      sequences[i] = new Sequence(length, new float[length]);
    }
    return sequences;
  }

  @Test
  void everySequenceComesOncePerEpoch() {
    for (int size : new int[] {1, 7, 8, 9, 500}) {
      MiniBatches batches = new MiniBatches(sequences(size), 8);
      BitSet seen = new BitSet();
      for (int i : batches.order(1, 1)) {
        seen.set(i);
      }
      assertEquals(size, seen.cardinality());
      assertEquals(size, batches.to(batches.count() - 1));
    }
  }

  @Test
  void lengthsInABatchAreClose() {
    Sequence[] sequences = sequences(512);
    MiniBatches batches = new MiniBatches(sequences, 16);
    int[] order = batches.order(1, 1);
    int steps = 0;
    int padded = 0;
    for (int b = 0; b < batches.count(); b++) {
      int longest = 0;
      for (int i = batches.from(b); i < batches.to(b); i++) {
        longest = Math.max(longest, sequences[order[i]].length());
        steps += sequences[order[i]].length();
      }
      padded += longest * (batches.to(b) - batches.from(b));
    }
    assertTrue(padded < 1.15 * steps, padded + " padded steps for " + steps);
  }

  @Test
  void orderIsAFunctionOfSeedAndEpoch() {
    MiniBatches batches = new MiniBatches(sequences(100), 8);
    int[] first = batches.order(1, 1).clone();
    int[] second = batches.order(1, 2).clone();
    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(first, new MiniBatches(sequences(100), 8).order(1, 1));
  }
}
