package weka.recurrent.kernel.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import weka.recurrent.kernel.RationalTanh;

/**
 * {@link RationalTanh} on vectors: the same bits in every lane. Gates that share a loop write it out.
 *
 * <p>Arguments are clamped as integers, whose order is that of floats without sign: comparing floats would take a mask, which the
 * JIT of 17 builds in memory, and FloatVector's min and max take five instructions for the sake of NaN. NaN is moved out of the
 * way of min and back instead, so it passes, as it does through Math.min and max.
 *
 * <p>Here and in the cells every method that computes with vectors loads and stores them itself and passes none on: where the
 * JIT's budget for inlining is spent, a vector that goes through a call becomes an object on the heap.
 */
final class VectorTanh {
  private static final VectorSpecies<Float> SPECIES = Simd.SPECIES;
  private static final int L = SPECIES.length();
  /** All bits of a float but the sign. */
  static final IntVector MAGNITUDE = all(Integer.MAX_VALUE);
  static final IntVector SIGN = all(Integer.MIN_VALUE);
  /** Takes the bits of infinity to the largest int, and those of NaN beyond it, to the negative ones. */
  static final IntVector PAST_NAN = all(Integer.MAX_VALUE - Float.floatToRawIntBits(Float.POSITIVE_INFINITY));
  /** The bits of the clamp, moved by as much. */
  static final IntVector LIMIT = PAST_NAN.add(Float.floatToRawIntBits(RationalTanh.CLAMP));
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

  private VectorTanh() {}

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static IntVector all(int value) {
    return FloatVector.zero(SPECIES).reinterpretAsInts().broadcast(value);
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
      IntVector bits = v.reinterpretAsInts();
      v = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
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
      IntVector bits = v.reinterpretAsInts();
      v = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector s = v.mul(v);
      FloatVector p = s.fma(s.fma(s.fma(s.fma(P9, P7), P5), P3), ONE);
      FloatVector q = s.fma(s.fma(s.fma(s.fma(Q8, Q6), Q4), Q2), ONE);
      FloatVector w = FloatVector.fromArray(SPECIES, x1, j);
      bits = w.reinterpretAsInts();
      w = bits.and(MAGNITUDE).add(PAST_NAN).min(LIMIT).sub(PAST_NAN).or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector t = w.mul(w);
      FloatVector a = t.fma(t.fma(t.fma(t.fma(P9, P7), P5), P3), ONE);
      FloatVector b = t.fma(t.fma(t.fma(t.fma(Q8, Q6), Q4), Q2), ONE);
      v.mul(p).div(q).intoArray(y0, j);
      w.mul(a).div(b).intoArray(y1, j);
    }
  }
}
