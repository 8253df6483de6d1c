package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;

import jdk.incubator.vector.FloatVector;

/** C = S + A B for one row: what is left beside whole blocks, and all there is in the prediction of one sequence. */
final class SingleRow {
  private static final int L = SPECIES.length();
  private static final int PANEL = Panels.WIDTH;

  private SingleRow() {}

  /** Four panels at once hide the latency of the additions. */
  static void product(float[] s, float[] a, Panels b, float[] c, ProductScratch scratch) {
    int full = b.columns / PANEL * PANEL;
    int j = 0;
    for (; j + 4 * PANEL <= full; j += 4 * PANEL) {
      fourPanels(s, a, b.panel(j), b.panel(j + PANEL), b.panel(j + 2 * PANEL), b.panel(j + 3 * PANEL), b.rows, c, j);
    }
    for (; j < full; j += PANEL) {
      panel(s, a, b.panel(j), b.rows, c, j);
    }
    if (j < b.columns) {
      float[] partial = scratch.sumRows(1, PANEL)[0];
      System.arraycopy(s, j, partial, 0, b.columns - j);
      panel(partial, a, b.panel(j), b.rows, partial, 0);
      System.arraycopy(partial, 0, c, j, b.columns - j);
    }
  }

  private static void fourPanels(float[] s, float[] a, float[] b0, float[] b1, float[] b2, float[] b3, int range, float[] c,
      int j) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, s, j);
    FloatVector c1 = FloatVector.fromArray(SPECIES, s, j + L);
    FloatVector c2 = FloatVector.fromArray(SPECIES, s, j + 2 * L);
    FloatVector c3 = FloatVector.fromArray(SPECIES, s, j + 3 * L);
    FloatVector c4 = FloatVector.fromArray(SPECIES, s, j + 4 * L);
    FloatVector c5 = FloatVector.fromArray(SPECIES, s, j + 5 * L);
    FloatVector c6 = FloatVector.fromArray(SPECIES, s, j + 6 * L);
    FloatVector c7 = FloatVector.fromArray(SPECIES, s, j + 7 * L);
    for (int k = 0; k < range; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b0, k * PANEL), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b0, k * PANEL + L), c1);
      c2 = x.fma(FloatVector.fromArray(SPECIES, b1, k * PANEL), c2);
      c3 = x.fma(FloatVector.fromArray(SPECIES, b1, k * PANEL + L), c3);
      c4 = x.fma(FloatVector.fromArray(SPECIES, b2, k * PANEL), c4);
      c5 = x.fma(FloatVector.fromArray(SPECIES, b2, k * PANEL + L), c5);
      c6 = x.fma(FloatVector.fromArray(SPECIES, b3, k * PANEL), c6);
      c7 = x.fma(FloatVector.fromArray(SPECIES, b3, k * PANEL + L), c7);
    }
    c0.intoArray(c, j);
    c1.intoArray(c, j + L);
    c2.intoArray(c, j + 2 * L);
    c3.intoArray(c, j + 3 * L);
    c4.intoArray(c, j + 4 * L);
    c5.intoArray(c, j + 5 * L);
    c6.intoArray(c, j + 6 * L);
    c7.intoArray(c, j + 7 * L);
  }

  private static void panel(float[] s, float[] a, float[] b, int range, float[] c, int j) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, s, j);
    FloatVector c1 = FloatVector.fromArray(SPECIES, s, j + L);
    for (int k = 0; k < range; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, b, k * PANEL), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, b, k * PANEL + L), c1);
    }
    c0.intoArray(c, j);
    c1.intoArray(c, j + L);
  }
}
