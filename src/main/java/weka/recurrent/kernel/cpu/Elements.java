package weka.recurrent.kernel.cpu;

/** Loops over the elements of rows. */
final class Elements {
  private Elements() {}

  /** y += x. */
  static void add(float[] x, float[] y, int width) {
    for (int j = 0; j < width; j++) {
      y[j] += x[j];
    }
  }

  /** x ⊙= mask, with the mask from the given index on. */
  static void multiply(float[] x, float[] mask, int from, int width) {
    for (int j = 0; j < width; j++) {
      x[j] *= mask[from + j];
    }
  }
}
