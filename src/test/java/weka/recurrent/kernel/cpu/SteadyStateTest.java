package weka.recurrent.kernel.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.GivenGradient;
import weka.recurrent.kernel.Gradients;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.RandomArrays;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Weights;

/** What training costs once it runs: no garbage, and the memory that was announced. */
class SteadyStateTest {
  private static final long BYTES_PER_BATCH = 1024;
  private static final int STEPS = 30;
  private static final int SEQUENCES = 16;

  @ParameterizedTest
  @EnumSource(Cell.class)
  void aMiniBatchAllocatesLessThanAKilobyte(Cell cell) throws InterruptedException {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocated bytes");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    LayerSpec layer = new LayerSpec(cell, 32, true);
    EncoderSpec spec = new EncoderSpec(3, List.of(layer, layer), ReadOut.ATTENTION);
    SequenceBatch batch = batch(spec);
    float[] parameters = new float[new EncoderLayout(spec).size()];
    float[] gradient = new float[parameters.length];
    float[] features = new float[SEQUENCES * spec.features()];
    float[] dFeatures = new float[features.length];
    // One thread, whose count is then the whole. Vectors are no garbage only once they are compiled, so plain Java is judged
    // here.
    try (CpuBackend backend = new CpuBackend(1, new PlainArithmetic())) {
      Weights weights = backend.pack(spec, parameters);
      Pass pass = backend.open(spec, true);
      for (int i = 0; i < 5; i++) {
        weights.take(parameters);
        pass.step(weights, batch, DropoutMasks.NONE, new GivenGradient(features, dFeatures), new Gradients(gradient, null));
      }
      int batches = 20;
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < batches; i++) {
        weights.take(parameters);
        pass.step(weights, batch, DropoutMasks.NONE, new GivenGradient(features, dFeatures), new Gradients(gradient, null));
      }
      long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / batches;
      assertTrue(bytes < BYTES_PER_BATCH, bytes + " bytes per mini-batch");
    }
  }

  @Test
  void passBytesIsWhatAPassTakes() throws InterruptedException {
    assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocated bytes");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Cell cell : Cell.values()) {
      EncoderSpec spec = new EncoderSpec(5, List.of(new LayerSpec(cell, 40, true), new LayerSpec(cell, 24, false)),
          ReadOut.ATTENTION);
      SequenceBatch batch = batch(spec);
      float[] parameters = new float[new EncoderLayout(spec).size()];
      float[] features = new float[SEQUENCES * spec.features()];
      DropoutMasks masks = RandomArrays.masks(spec, SEQUENCES, new SplittableRandom(1));
      try (CpuBackend backend = new CpuBackend(1, new PlainArithmetic())) {
        double taken = 0;
        // Loading classes takes memory too, so the first time is not the one that counts.
        for (int time = 0; time < 2; time++) {
          Pass pass = backend.open(spec, true);
          float[] gradient = new float[parameters.length];
          float[] dx = new float[STEPS * SEQUENCES * spec.inputs()];
          long before = threads.getCurrentThreadAllocatedBytes();
          Weights weights = backend.pack(spec, parameters);
          pass.step(weights, batch, masks, new GivenGradient(features, new float[features.length]), new Gradients(gradient, dx));
          taken = threads.getCurrentThreadAllocatedBytes() - before;
        }
        double announced = backend.passBytes(spec, STEPS, SEQUENCES, true);
        assertEquals(1, taken / announced, 0.3, cell + " took " + taken + " bytes, announced " + announced);
      }
    }
  }

  private static SequenceBatch batch(EncoderSpec spec) {
    SequenceBatch batch = new SequenceBatch();
    batch.shape(STEPS, SEQUENCES, spec.inputs());
    for (int n = 0; n < SEQUENCES; n++) {
      batch.setLength(n, STEPS);
    }
    batch.rowsAt(0);
    return batch;
  }
}
