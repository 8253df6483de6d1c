package weka.recurrent.insight;

import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.NetworkWeights;
import weka.recurrent.network.Sequence;

/**
 * Walks through a subject's sample in batches of bounded size, on one pass that keeps traces. For one thread.
 */
final class SampleRows {
  private static final int MOST_ROWS = 64;
  private static final int MOST_BATCH_STEPS = 1 << 14;

  /** Looks at a batch that the network has just read. */
  interface Visitor {
    /**
     * @param pass with the batch, its gates and its states
     * @param outputs [N,C] what {@link NetworkPass#outputs} returned
     */
    void visit(NetworkPass pass, float[] outputs) throws InterruptedException;
  }

  private SampleRows() {}

  /** Runs batch after batch forward and lets the visitor read it; {@link NetworkPass#source} is the index in the sample. */
  static void visit(Subject subject, Visitor visitor) throws InterruptedException {
    visit(subject, subject.sample().sequences(), visitor);
  }

  /** The same for other sequences. */
  static void visit(Subject subject, Sequence[] sequences, Visitor visitor) throws InterruptedException {
    NetworkPass pass = new NetworkPass(subject.network(), subject.backend(), true);
    NetworkWeights weights = new NetworkWeights(subject.network(), subject.backend(), subject.parameters());
    int[] indices = new int[sequences.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i;
    }
    for (int from = 0; from < indices.length;) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the analysis was stopped");
      }
      int to = from;
      int longest = 0;
      while (to < indices.length && to - from < MOST_ROWS) {
        longest = Math.max(longest, sequences[to].length());
        if (to > from && (long) longest * (to + 1 - from) > MOST_BATCH_STEPS) {
          break;
        }
        to++;
      }
      pass.load(sequences, indices, from, to);
      visitor.visit(pass, pass.outputs(weights));
      from = to;
    }
  }

  /** Outputs for any sequences that the network takes: [N,C] probabilities or standardised numbers. */
  static double[][] outputs(Subject subject, Sequence[] sequences) throws InterruptedException {
    int width = subject.network().outputs();
    double[][] outputs = new double[sequences.length][width];
    visit(subject, sequences, (pass, batch) -> {
      for (int n = 0; n < pass.rows(); n++) {
        for (int c = 0; c < width; c++) {
          outputs[pass.source(n)][c] = batch[n * width + c];
        }
      }
    });
    return outputs;
  }
}
