package weka.recurrent.bench;

import java.util.concurrent.CyclicBarrier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What the machine can do: independent chains of fused multiply-adds on vectors, on several threads at once. */
final class Peak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 10;
  private static final int TURNS = 2_000_000;
  /** About a second: a neighbor of a shared machine may take a core for some tenths of it. */
  private static final int ROUNDS = 150;

  private static volatile float sink;

  private Peak() {}

  /**
   * Floating-point operations per second of so many threads together: best of the rounds, as nothing can be faster than the peak.
   */
  static double measure(int threads) throws Exception {
    for (int i = 0; i < 5; i++) {
      chains();
    }
    CyclicBarrier barrier = new CyclicBarrier(threads);
    double[] rates = new double[threads];
    Thread[] running = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int index = t;
      running[t] = new Thread(() -> {
        try {
          double best = Double.POSITIVE_INFINITY;
          for (int round = 0; round < ROUNDS; round++) {
            barrier.await();
            best = Math.min(best, Stopwatch.turn(Peak::chains, 0));
          }
          rates[index] = 2.0 * CHAINS * TURNS * SPECIES.length() / best;
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });
      running[t].start();
    }
    double sum = 0;
    for (int t = 0; t < threads; t++) {
      running[t].join();
      sum += rates[t];
    }
    return sum;
  }

  /** Vectors of the machine, for tables. */
  static String lanes() {
    return SPECIES.length() + " lanes";
  }

  private static void chains() {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector y = FloatVector.broadcast(SPECIES, 1e-3f);
    FloatVector a = x;
    FloatVector b = x;
    FloatVector d = x;
    FloatVector e = x;
    FloatVector f = x;
    FloatVector g = x;
    FloatVector i = x;
    FloatVector k = x;
    FloatVector l = x;
    FloatVector m = x;
    for (int t = 0; t < TURNS; t++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      i = i.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
      m = m.fma(x, y);
    }
    sink = a.add(b).add(d).add(e).add(f).add(g).add(i).add(k).add(l).add(m).reduceLanes(VectorOperators.ADD);
  }
}
