package weka.recurrent.kernel.opencl;

import java.util.Arrays;

/**
 * Finds accesses that land in a neighbor, which no tool sees since all data stand in one array: bands of NaN stand between the
 * blocks of the arena, and everything that a program is to write holds NaN before it. A value that is used before it was written
 * then shows in the results, and one written to the wrong place in a band. Off, but for {@code scripts/opencl-verify}.
 */
final class GuardBands {
  /** System property: floats of a band. */
  static final String PROPERTY = "weka.recurrent.opencl.guard";
  static final int FLOATS = Integer.getInteger(PROPERTY, 0);

  private static long checked;

  private GuardBands() {}

  /** Fills all that the device writes, before a program begins. */
  static void poison(RecurrentKernel kernel) {
    if (FLOATS > 0) {
      for (float[] written : new float[][] {kernel.arena, kernel.features, kernel.gradient}) {
        Arrays.fill(written, Float.NaN);
        kernel.put(written);
      }
    }
  }

  /**
   * Looks at the bands when a program has ended.
   *
   * @param bands where they begin
   * @throws AssertionError if something was written there
   */
  static void check(RecurrentKernel kernel, int[] bands) {
    if (FLOATS > 0) {
      kernel.get(kernel.arena);
      for (int band : bands) {
        for (int k = band; k < band + FLOATS; k++) {
          if (!Float.isNaN(kernel.arena[k])) {
            throw new AssertionError(
                "the guard band at " + band + " of the arena holds " + kernel.arena[k] + " at " + (k - band));
          }
        }
        checked++;
      }
      Arrays.fill(kernel.arena, 0f);
    }
  }

  /** Bands that were found intact in this process. */
  static long checked() {
    return checked;
  }
}
