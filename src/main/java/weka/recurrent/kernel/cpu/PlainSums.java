package weka.recurrent.kernel.cpu;

/** Sums of outer products in plain Java: four products at a time, each operand an array of its own. */
final class PlainSums extends OuterSums {

  @Override
  void add(double[][] a, double[][] b, int kFrom, int kTo, double[][] c, int iFrom, int iTo, int jFrom, int jTo) {
    int fours = kFrom + (kTo - kFrom) / 4 * 4;
    for (int k = kFrom; k < fours; k += 4) {
      for (int i = iFrom; i < iTo; i++) {
        four(c[i], b[k], b[k + 1], b[k + 2], b[k + 3], a[k][i], a[k + 1][i], a[k + 2][i], a[k + 3][i], jFrom, jTo);
      }
    }
    for (int k = fours; k < kTo; k++) {
      for (int i = iFrom; i < iTo; i++) {
        one(c[i], b[k], a[k][i], jFrom, jTo);
      }
    }
  }

  private static void four(double[] c, double[] b0, double[] b1, double[] b2, double[] b3, double a0, double a1, double a2,
      double a3, int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
    }
  }

  private static void one(double[] c, double[] b, double a, int from, int to) {
    for (int j = from; j < to; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }
}
