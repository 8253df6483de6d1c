package weka.recurrent.kernel.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of outer products on vectors: four rows of C by two vectors stay in registers while k runs. Loaded only where the module
 * is.
 */
final class VectorSums extends OuterSums {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private final PlainSums rest = new PlainSums();

  @Override
  void add(double[][] a, double[][] b, int kFrom, int kTo, double[][] c, int iFrom, int iTo, int jFrom, int jTo) {
    int rows = iFrom + (iTo - iFrom) / 4 * 4;
    int columns = jFrom + (jTo - jFrom) / (2 * L) * (2 * L);
    for (int j = jFrom; j < columns; j += 2 * L) {
      for (int i = iFrom; i < rows; i += 4) {
        block(a, b, kFrom, kTo, c, i, j);
      }
    }
    rest.add(a, b, kFrom, kTo, c, iFrom, rows, columns, jTo);
    rest.add(a, b, kFrom, kTo, c, rows, iTo, jFrom, jTo);
  }

  private static void block(double[][] a, double[][] b, int kFrom, int kTo, double[][] c, int i, int j) {
    double[] row = c[i];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, row, j);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, row, j + L);
    row = c[i + 1];
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, row, j);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, row, j + L);
    row = c[i + 2];
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, row, j);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, row, j + L);
    row = c[i + 3];
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, row, j);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, row, j + L);
    for (int k = kFrom; k < kTo; k++) {
      double[] right = b[k];
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, j);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, j + L);
      double[] left = a[k];
      DoubleVector v = DoubleVector.broadcast(SPECIES, left[i]);
      c00 = v.fma(b0, c00);
      c01 = v.fma(b1, c01);
      v = DoubleVector.broadcast(SPECIES, left[i + 1]);
      c10 = v.fma(b0, c10);
      c11 = v.fma(b1, c11);
      v = DoubleVector.broadcast(SPECIES, left[i + 2]);
      c20 = v.fma(b0, c20);
      c21 = v.fma(b1, c21);
      v = DoubleVector.broadcast(SPECIES, left[i + 3]);
      c30 = v.fma(b0, c30);
      c31 = v.fma(b1, c31);
    }
    row = c[i];
    c00.intoArray(row, j);
    c01.intoArray(row, j + L);
    row = c[i + 1];
    c10.intoArray(row, j);
    c11.intoArray(row, j + L);
    row = c[i + 2];
    c20.intoArray(row, j);
    c21.intoArray(row, j + L);
    row = c[i + 3];
    c30.intoArray(row, j);
    c31.intoArray(row, j + L);
  }
}
