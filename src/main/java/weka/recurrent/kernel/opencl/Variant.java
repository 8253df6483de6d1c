package weka.recurrent.kernel.opencl;

/**
 * How the recurrence of a layer is spread over a device. A wish: {@link #fit} makes it legal for a layer and a device. Changes
 * the speed, never a bit of the result.
 *
 * @param fused whether a work-group keeps its sequences for all steps (else one launch per step)
 * @param block sequences per work-group, a power of two
 * @param itemRows sequences per work item, 1 or 4
 * @param itemColumns columns of the product per work item where the cell leaves the choice, 1 or 4
 */
record Variant(boolean fused, int block, int itemRows, int itemColumns) {
  Variant {
    if (itemRows != 1 && itemRows != 4 || itemColumns != 1 && itemColumns != 4 || Integer.bitCount(block) != 1
        || block < itemRows || block > Tiling.GROUP) {
      throw new IllegalArgumentException(
          "no kernel for block=" + block + ", itemRows=" + itemRows + ", itemColumns=" + itemColumns);
    }
  }

  /** Lanes of a group that stand beside each other along the units. */
  int lanes() {
    return Tiling.GROUP / block * itemRows;
  }

  /**
   * The nearest legal variant.
   *
   * @param depth values per sequence that enter the product: H forward, G·H backward
   * @param sharedFloats shared memory of a group
   */
  Variant fit(int depth, int sharedFloats) {
    if (fused) {
      for (int b = block; b >= 1; b /= 2) {
        if (2L * b * (depth | 1) <= sharedFloats) {
          return b == block ? this : new Variant(true, b, Math.min(itemRows, b >= 4 ? 4 : 1), itemColumns);
        }
      }
    }
    int b = Math.max(4, block);
    while (b > 4 && b * (Tiling.CHUNK + 1) > sharedFloats) {
      b /= 2;
    }
    return new Variant(false, b, itemRows, itemColumns);
  }

  /** Floats of shared memory that a legal variant takes. */
  int sharedFloats(int depth) {
    return fused ? 2 * block * (depth | 1) : block * (Tiling.CHUNK + 1);
  }

  /** As text and back: {@code fused/8/1/4}. */
  @Override
  public String toString() {
    return (fused ? "fused/" : "step/") + block + "/" + itemRows + "/" + itemColumns;
  }

  /** Reads what {@link #toString} wrote; null if it is nothing of the kind. */
  static Variant parse(String text) {
    String[] parts = text.trim().split("/");
    if (parts.length != 4 || !parts[0].equals("fused") && !parts[0].equals("step")) {
      return null;
    }
    try {
      return new Variant(parts[0].equals("fused"), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]));
    } catch (IllegalArgumentException e) {
      // A damaged or foreign cache line is as good as none: the shape is measured again.
      return null;
    }
  }
}
