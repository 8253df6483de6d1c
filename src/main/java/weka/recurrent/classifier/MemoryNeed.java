package weka.recurrent.classifier;

import java.util.Locale;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Workload;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Evaluator;
import weka.recurrent.training.TrainingSet;

/** Compares what training will take with what the heap has left, before hours are lost. */
final class MemoryNeed {
  /**
   * Weights, gradient, two moments, copies of weights and moments to go back to, and weights as the products read them, there and
   * back.
   */
  private static final long BYTES_PER_PARAMETER = 4L * 9;
  /** With a hold-out also the best weights, the best so far while they are copied, and weights as prediction reads them. */
  private static final long MORE_WITH_HOLD_OUT = 4L * 3;
  private static final String REMEDY =
      "Lower the hidden units (-H), the mini-batch size (-B) or the threads (-threads), or give Java more with -Xmx";
  /** Weka's Explorer ends itself when less than 50 MB are left. */
  private static final long LEFT_TO_THE_EXPLORER = 64L << 20;

  private MemoryNeed() {}

  /**
   * Throws if training would not fit. The encoded sequences are there already and count among what is used.
   *
   * @param backend chosen; null before, when only the parameters can be counted
   * @param workload the largest mini-batch
   * @param members networks trained, side by side or one after the other
   * @param validation the hold-out; may be empty
   * @param window whether training runs in one of Weka's windows
   * @throws IllegalStateException naming the options that lower the need
   */
  static void check(NetworkSpec network, Backend backend, Workload workload, int members, TrainingSet validation,
      boolean window) {
    long perParameter = BYTES_PER_PARAMETER + (validation.size() > 0 ? MORE_WITH_HOLD_OUT : 0);
    long perMember = perParameter * new NetworkLayout(network).size();
    if (backend != null) {
      perMember += NetworkPass.bytes(network, backend, workload.steps(), workload.sequences(), true);
    }
    if (backend != null && validation.size() > 0) {
      int longest = 1;
      for (Sequence sequence : validation.sequences()) {
        longest = Math.max(longest, sequence.length());
      }
      perMember += NetworkPass.bytes(network, backend, longest, Math.min(validation.size(), Evaluator.rows(longest)), false);
    }
    long needed = members * perMember + (window ? LEFT_TO_THE_EXPLORER : 0);
    long free = free();
    if (needed > free) {
      // What encoding left behind still counts as used.
      System.gc();
      free = free();
    }
    if (needed > free) {
      throw new IllegalStateException(String.format(Locale.ROOT, "training needs about %s of memory for mini-batches of %d "
          + "sequences of up to %d steps, but Java has only %s left. " + REMEDY, megabytes(needed), workload.sequences(),
          workload.steps(), megabytes(free)));
    }
  }

  /** What to say when memory ran out all the same. */
  static IllegalStateException exhausted(String when, OutOfMemoryError e) {
    return new IllegalStateException("Java ran out of memory (" + megabytes(Runtime.getRuntime().maxMemory()) + ") " + when
        + ". " + REMEDY, e);
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", (bytes + (1 << 20) - 1) >> 20);
  }
}
