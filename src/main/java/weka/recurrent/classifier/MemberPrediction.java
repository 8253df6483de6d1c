package weka.recurrent.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.cpu.CpuBackend;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkSpec;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.Sequence;
import weka.recurrent.training.Evaluator;
import weka.recurrent.training.TrainingRun;
import weka.recurrent.training.TrainingSet;

/**
 * Outputs of the members of a model, added up. Their weights are packed once, here, for as many predictions as there will be; scratch
 * is kept for as many threads as ask at once. Always on the CPU, whatever the training ran on: a saved model needs no device, and gives
 * the same bits everywhere. Safe for threads.
 */
final class MemberPrediction {
  private static final int[] ONE = {0};
  /** Scratch that is kept for the next prediction: for so many threads, and so large at most. */
  private static final int MOST_IDLE = Runtime.getRuntime().availableProcessors();
  private static final long MOST_IDLE_BYTES = 1 << 20;

  private final NetworkSpec network;
  private final Backend caller = new CpuBackend(1);
  private final List<NetworkWeights> members = new ArrayList<>();
  private final ConcurrentLinkedQueue<NetworkPass> idle = new ConcurrentLinkedQueue<>();

  /** Packs the weights that predict. */
  MemberPrediction(NetworkSpec network, List<TrainingRun> runs) {
    this.network = network;
    for (TrainingRun run : runs) {
      members.add(new NetworkWeights(network, caller, run.parameters()));
    }
  }

  /** Σ over the members of their outputs [C] for one sequence, in the thread of the caller. */
  double[] sum(Sequence sequence) throws InterruptedException {
    NetworkPass pass = idle.poll();
    if (pass == null) {
      pass = new NetworkPass(network, caller, false);
    }
    pass.load(new Sequence[] {sequence}, ONE, 0, 1);
    double[] sum = new double[network.outputs()];
    for (NetworkWeights member : members) {
      float[] outputs = pass.outputs(member);
      for (int c = 0; c < sum.length; c++) {
        sum[c] += outputs[c];
      }
    }
    // A model that waits in a list of results shall not hold the scratch of the longest series it ever saw.
    if (idle.size() < MOST_IDLE && NetworkPass.bytes(network, caller, sequence.length(), 1, false) < MOST_IDLE_BYTES) {
      idle.add(pass);
    }
    return sum;
  }

  /**
   * The same for many sequences, to the same bits.
   *
   * @param threads of the CPU; 0 for all cores
   * @return [sequences,C]
   */
  double[][] sums(Sequence[] sequences, int threads) throws InterruptedException {
    int size = sequences.length;
    double[][] sums = new double[size][network.outputs()];
    try (Backend cpu = new CpuBackend(threads)) {
      Evaluator evaluator = new Evaluator(network, cpu, new TrainingSet(sequences, new float[size], new float[size]));
      for (NetworkWeights member : members) {
        evaluator.addOutputs(member, sums);
      }
    }
    return sums;
  }
}
