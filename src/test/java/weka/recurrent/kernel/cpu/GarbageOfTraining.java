package weka.recurrent.kernel.cpu;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.GivenGradient;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Weights;

/**
 * Trains until a mini-batch leaves next to no garbage on the calling thread, and prints how much the last one left. For a JVM of
 * its own: vectors are objects until the JIT has compiled what uses them, and what it makes of a kernel depends on what ran
 * before. Two threads leave the JIT as little time as training does.
 *
 * <pre>GarbageOfTraining CELL HIDDEN</pre>
 */
final class GarbageOfTraining {
  static final long BYTES_PER_BATCH = 4096;
  private static final long PATIENCE_NANOS = 40_000_000_000L;
  private static final int STEPS = 100;
  private static final int SEQUENCES = 64;

  private GarbageOfTraining() {}

  /** Ends with the first batch below the bound, or when patience does. */
  public static void main(String[] arguments) throws InterruptedException {
    EncoderSpec spec =
        new EncoderSpec(32, List.of(new LayerSpec(Cell.valueOf(arguments[0]), Integer.parseInt(arguments[1]), false)),
            ReadOut.LAST);
    SequenceBatch batch = new SequenceBatch();
    batch.shape(STEPS, SEQUENCES, spec.inputs());
    for (int n = 0; n < SEQUENCES; n++) {
      batch.setLength(n, STEPS);
    }
    Arrays.fill(batch.x(), 0.5f);
    batch.rowsAt(0);
    float[] parameters = new float[new EncoderLayout(spec).size()];
    Arrays.fill(parameters, 0.01f);
    Gradients gradients = new Gradients(new float[parameters.length], null);
    float[] features = new float[SEQUENCES * spec.features()];
    float[] dFeatures = new float[features.length];
    Arrays.fill(dFeatures, 1f);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (CpuBackend backend = new CpuBackend(2)) {
      Weights weights = backend.pack(spec, parameters);
      GivenGradient above = new GivenGradient(features, dFeatures);
      Pass pass = backend.open(spec, true);
      long end = System.nanoTime() + PATIENCE_NANOS;
      long bytes;
      do {
        long before = threads.getCurrentThreadAllocatedBytes();
        weights.take(parameters);
        pass.step(weights, batch, DropoutMasks.NONE, above, gradients);
        bytes = threads.getCurrentThreadAllocatedBytes() - before;
      } while (bytes >= BYTES_PER_BATCH && System.nanoTime() < end);
      System.out.println(bytes + " " + backend.description());
    }
  }
}
