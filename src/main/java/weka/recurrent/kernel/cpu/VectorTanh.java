package weka.recurrent.kernel.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RationalTanh} on vectors: the same operations, so the same bits in every lane. Gates that share a loop write it out.
 *
 * <p>Here and in the cells every method that computes with vectors loads and stores them itself and passes none on: where the
 * JIT's budget for inlining is spent, a vector that goes through a call becomes an object on the heap.
 */
final class VectorTanh {
  private static final VectorSpecies<Float> SPECIES = VectorArithmetic.SPECIES;
  private static final int L = SPECIES.length();
  static final FloatVector CLAMP = all(RationalTanh.CLAMP);
  static final FloatVector MINUS_CLAMP = all(-RationalTanh.CLAMP);
  static final FloatVector HALF = all(0.5f);
  static final FloatVector ONE = all(1f);
  static final FloatVector P3 = all(RationalTanh.P3);
  static final FloatVector P5 = all(RationalTanh.P5);
  static final FloatVector P7 = all(RationalTanh.P7);
  static final FloatVector P9 = all(RationalTanh.P9);
  static final FloatVector Q2 = all(RationalTanh.Q2);
  static final FloatVector Q4 = all(RationalTanh.Q4);
  static final FloatVector Q6 = all(RationalTanh.Q6);
  static final FloatVector Q8 = all(RationalTanh.Q8);

  private VectorTanh() {
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /**
   * y = tanh(x), for as many elements as given, a multiple of the vector length.
   *
   * @param x read from the given index on
   * @param y overwritten from the given index on; may be x
   */
  static void tanh(float[] x, int xFrom, float[] y, int yFrom, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xFrom + j);
      // Comparisons with NaN are false, so NaN passes, as it does through Math.min and max.
      v = v.blend(CLAMP, v.compare(VectorOperators.GT, CLAMP));
      v = v.blend(MINUS_CLAMP, v.compare(VectorOperators.LT, MINUS_CLAMP));
      FloatVector s = v.mul(v);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      v.mul(p).div(q).intoArray(y, yFrom + j);
    }
  }

  /** y0 = tanh(x0) and y1 = tanh(x1), for the first elements of each, whose number is a multiple of the vector length. */
  static void tanh(float[] x0, float[] y0, float[] x1, float[] y1, int count) {
    for (int j = 0; j < count; j += L) {
      FloatVector v = FloatVector.fromArray(SPECIES, x0, j);
      v = v.blend(CLAMP, v.compare(VectorOperators.GT, CLAMP));
      v = v.blend(MINUS_CLAMP, v.compare(VectorOperators.LT, MINUS_CLAMP));
      FloatVector s = v.mul(v);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      FloatVector w = FloatVector.fromArray(SPECIES, x1, j);
      w = w.blend(CLAMP, w.compare(VectorOperators.GT, CLAMP));
      w = w.blend(MINUS_CLAMP, w.compare(VectorOperators.LT, MINUS_CLAMP));
      FloatVector t = w.mul(w);
      FloatVector a = t.fma(t.fma(t.fma(t.fma(P9, P7), P5), P3), ONE);
      FloatVector b = t.fma(t.fma(t.fma(t.fma(Q8, Q6), Q4), Q2), ONE);
      v.mul(p).div(q).intoArray(y0, j);
      w.mul(a).div(b).intoArray(y1, j);
    }
  }
}
