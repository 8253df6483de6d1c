package weka.recurrent.kernel.cpu;

/**
 * Sums of outer products in double: what Gram matrices and the Cholesky factor of one are made of. Each element takes its
 * products in rising order, each by one fused multiply-add, so that all ways to run it give the same bits. Stateless.
 */
abstract class OuterSums {

  /**
   * C_ij += Σ_k a_ki b_kj for a rectangle of C.
   *
   * @param a [kTo or more][iTo or more] read
   * @param b [kTo or more][jTo or more] read
   * @param c [iTo or more][jTo or more] added to
   */
  abstract void add(double[][] a, double[][] b, int kFrom, int kTo, double[][] c, int iFrom, int iTo, int jFrom, int jTo);
}
