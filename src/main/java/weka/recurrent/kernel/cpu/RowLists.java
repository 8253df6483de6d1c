package weka.recurrent.kernel.cpu;

import java.util.Arrays;

/**
 * The rows that go into a product and those that come out of it, for products over many steps. Each step has a place of its own
 * as long as there is room, so that in the next batch of the same lengths all references stand already ({@link RowGrid#put}).
 */
final class RowLists {
  /** Places at most, beside those of one product. */
  private static final int PLACES = 1 << 14;

  float[][] a = {};
  float[][] c = {};

  /**
   * Makes room for a product.
   *
   * @param before rows of the steps before it
   * @param count rows of the product
   * @return where to put the first
   */
  int place(long before, int count) {
    int at = before + count <= PLACES ? (int) before : 0;
    if (a.length < at + count) {
      int size = Math.max(at + count, Math.min(PLACES, 2 * a.length));
      a = Arrays.copyOf(a, size);
      c = Arrays.copyOf(c, size);
    }
    return at;
  }
}
