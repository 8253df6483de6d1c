package weka.recurrent.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.ReadOut;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.DropoutSpec;
import weka.recurrent.network.InputSpec;
import weka.recurrent.network.Loss;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.RandomStream;
import weka.recurrent.network.Sequence;
import weka.recurrent.network.Targets;

/**
 * The heap that training takes beside data and parameters, against {@link NetworkPass#bytes}, and what a mini-batch throws away.
 * A pass keeps all it ever used, so what is reachable after a step is its peak.
 *
 * <pre>MemoryBench THREADS</pre>
 */
public final class MemoryBench {
  /** Steps until the JIT has removed what only uncompiled vectors allocate. */
  private static final int WARM_UP = 100;

  private MemoryBench() {}

  /** Prints a table row per network. */
  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[0]);
    System.out.println("| N,T,D,H | network | formula, MB | heap, MB | heap by formula | garbage per mini-batch, bytes |");
    System.out.println("|---|---|---|---|---|---|");
    row(new Workload(32, 200, 8, 64), threads);
    row(new Workload(32, 200, 16, 128, Cell.GRU, 1, false, false), threads);
    row(new Workload(32, 200, 16, 128, Cell.RNN_TANH, 1, false, false), threads);
    row(new Workload(64, 200, 32, 256), threads);
    row(new Workload(32, 200, 16, 128, Cell.LSTM, 2, true, false), threads);
    System.out.println();
  }

  private static void row(Workload work, int threads) throws Exception {
    NetworkSpec spec = new NetworkSpec(new InputSpec(work.inputs(), List.of(), 0), work.layerSpecs(), ReadOut.LAST, 0,
        new DropoutSpec(0, 0.1, 0.1), Workload.CLASSES, Loss.CROSS_ENTROPY);
    int n = work.sequences();
    float[][] x = work.data();
    Sequence[] sequences = new Sequence[n];
    int[] indices = new int[n];
    for (int i = 0; i < n; i++) {
      sequences[i] = new Sequence(work.steps(), x[i]);
      indices[i] = i;
    }
    int size = new NetworkLayout(spec).size();
    float[] parameters = new float[size];
    float[] gradient = new float[size];
    float[] ones = new float[n];
    RandomStream random = new RandomStream(1);
    try (Backend backend = new CpuBackend(threads)) {
      long before = used();
      NetworkPass pass = new NetworkPass(spec, backend, true);
      NetworkWeights weights = new NetworkWeights(spec, backend, parameters);
      step(pass, sequences, indices, weights, gradient, ones, random);
      long taken = used() - before;
      for (int i = 0; i < WARM_UP; i++) {
        step(pass, sequences, indices, weights, gradient, ones, random);
      }
      ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long allocated = thread.getCurrentThreadAllocatedBytes();
      int steps = 20;
      for (int i = 0; i < steps; i++) {
        step(pass, sequences, indices, weights, gradient, ones, random);
      }
      long garbage = (thread.getCurrentThreadAllocatedBytes() - allocated) / steps;
      long formula = NetworkPass.bytes(spec, backend, work.steps(), n, true);
      LayerSpec layer = work.layerSpecs().get(0);
      System.out.printf(Locale.ROOT, "| %s | %d x %s%s | %.2f | %.2f | %.3f | %d |%n", work, work.layers(), layer.cell().title(),
          layer.bidirectional() ? ", bidirectional" : "", formula / 1e6, taken / 1e6, taken / (double) formula, garbage);
    }
  }

  private static void step(NetworkPass pass, Sequence[] sequences, int[] indices, NetworkWeights weights, float[] gradient,
      float[] ones, RandomStream random) throws InterruptedException {
    pass.load(sequences, indices, 0, indices.length);
    pass.lossAndGradient(weights, new Targets(ones, ones), random, gradient);
  }

  /** Bytes of the heap in use. The first collection may leave what only the second one finds. */
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
