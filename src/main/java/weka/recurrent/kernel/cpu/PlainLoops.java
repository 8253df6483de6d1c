package weka.recurrent.kernel.cpu;

/**
 * The innermost loops of {@link PlainArithmetic}: each operand is an array of its own, indexed by the loop variable alone, and
 * each factor a number, whatever that makes of the lists of arguments. Nothing but this becomes vector instructions on 17.
 */
final class PlainLoops {
  /** Calls with long loops, which take some 20 ms, and before them short ones, after which the JIT compiles to count. */
  private static final int LESSONS = 4000;
  private static final int SHORT_LESSONS = 150;
  private static final int SHORT = 20;
  private static final int LONG = 512;
  /** Nanoseconds after which a JVM that does not compile, or slowly, is left alone. */
  private static final long PATIENCE = 200_000_000;

  /**
   * Lets the JIT see long loops first: how wide its vectors get follows from the mean length it has counted when it compiles, and
   * with loops of 64 it takes vectors of four.
   */
  static void teach() {
    float[][] rows = new float[6][LONG];
    long end = System.nanoTime() + PATIENCE;
    for (int i = 0; i < LESSONS && System.nanoTime() < end; i++) {
      int to = i < SHORT_LESSONS ? SHORT : LONG;
      addZeros(rows[4], rows[5], rows, to);
      addFour(rows[4], rows[0], rows[1], rows[2], rows[3], 0f, 0f, 0f, 0f, 0, to);
    }
  }

  /** A {@link LoopRows.Loop}. */
  static void addZeros(float[] c, float[] d, float[][] zeros, int to) {
    addFour(c, d, zeros[0], zeros[1], zeros[2], zeros[3], 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f, 0, to);
  }

  private PlainLoops() {}

  /**
   * Two rows of C at once, as loading rows of B takes more time than adding them. The factors stand in another order in the
   * second row on purpose: where a loaded vector is the same operand of both additions, the superword pass of 17 may pair one
   * row's with the other's, and then does not vectorise at all.
   */
  static void addFour(float[] c, float[] d, float[] b0, float[] b1, float[] b2, float[] b3, float a0, float a1, float a2,
      float a3, float e0, float e1, float e2, float e3, int from, int to) {
    for (int j = from; j < to; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      float x3 = b3[j];
      c[j] = Math.fma(a3, x3, Math.fma(a2, x2, Math.fma(a1, x1, Math.fma(a0, x0, c[j]))));
      d[j] = Math.fma(x3, e3, Math.fma(x2, e2, Math.fma(x1, e1, Math.fma(x0, e0, d[j]))));
    }
  }

  static void addFour(float[] c, float[] b0, float[] b1, float[] b2, float[] b3, float a0, float a1, float a2, float a3,
      int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
    }
  }

  static void addOne(float[] c, float[] b, float a, int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }
}
