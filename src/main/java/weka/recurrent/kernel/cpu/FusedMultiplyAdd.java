package weka.recurrent.kernel.cpu;

/**
 * Whether {@link Math#fma(float, float, float)} is one instruction here. Without it, as on kvm64 and qemu64, which many virtual
 * machines pretend to be, Java computes it by {@code BigDecimal}: the same bits, about a hundred times later.
 */
public final class FusedMultiplyAdd {
  /** What a user should know who has none. */
  public static final String MISSING = "no fused multiply-add on this processor or virtual machine, so about 100 times slower";

  private static final int CALLS = 2000;
  private static final int TRIES = 5;
  /** The instruction takes a nanosecond, interpreted fifty; by BigDecimal a thousand. */
  private static final double MOST_NANOS = 250;
  private static final boolean IN_HARDWARE = fast();
  /** Read by nobody; keeps the loop from being removed. */
  private static volatile float sink;

  private FusedMultiplyAdd() {}

  /** Found out once, in less than 20 ms. */
  public static boolean inHardware() {
    return IN_HARDWARE;
  }

  private static boolean fast() {
    double least = Double.POSITIVE_INFINITY;
    float sum = 0;
    for (int i = 0; i < TRIES && least > MOST_NANOS; i++) {
      long begin = System.nanoTime();
      for (int k = 0; k < CALLS; k++) {
        sum = Math.fma(sum, 0.37f, k + 0.123f);
      }
      least = Math.min(least, (System.nanoTime() - begin) / (double) CALLS);
    }
    sink = sum;
    return least <= MOST_NANOS;
  }
}
