package weka.recurrent.kernel.cpu;

import static weka.recurrent.kernel.cpu.Simd.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Shows the JIT every kind of vector operation before the kernels run.
 *
 * <p>Methods of the Vector API are shared by all operations and element types. Where products run first, and long, the JIT
 * compiles them for the one kind it has seen, a fused multiply-add of floats; the first gate then fails that assumption, four
 * times each. The JIT adds such failures up over everything it inlines into a kernel, and from 100 on makes no assumption at all:
 * vectors in that kernel become objects, 8 GB of them in one training step of 256 hidden units, ten times slower until the JVM
 * ends. Seen in one JVM of nine on 17; after this, in none. It takes a tenth of a second, and the first batches gain twice that.
 */
final class VectorPrimer {
  /** Until the shared methods are compiled; with half as many some fail now and then. */
  private static final int ROUNDS = 4000;

  private VectorPrimer() {}

  /** Runs every kind of operation in turns. */
  static void run() {
    float[] x = new float[SPECIES.length()];
    for (int i = 0; i < ROUNDS; i++) {
      round(x);
    }
  }

  private static void round(float[] x) {
    FloatVector a = FloatVector.fromArray(SPECIES, x, 0);
    IntVector bits = a.reinterpretAsInts();
    IntVector one = bits.broadcast(1);
    a = bits.and(one).add(one).min(one).sub(one).or(bits).reinterpretAsFloats();
    FloatVector b = FloatVector.broadcast(SPECIES, x[0]).max(1f).min(1f);
    a.fma(b, a).mul(b).add(a).sub(b).div(b).neg().intoArray(x, 0);
  }
}
