package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * A group of sequences on its way through the stack, and the room that its thread needs for it. One per thread, used again for
 * the next group. Grows, never shrinks.
 */
final class SequenceGroup {
  private final int hidden;
  final CellStep.Lanes lanes;
  final ProductScratch products = new ProductScratch();
  final StepRows step = new StepRows();
  private final RowLists[] forward;
  private final RowLists[] backward;
  /** Gradients by the states of each sequence of the group [H]. */
  float[][] dh = {};
  float[][] dc = {};
  /** Gradient by the masked state of each sequence of the group [H]. */
  float[][] dMasked = {};

  // The group in hand.
  private CpuWeights weights;
  private StackRows rows;
  private int from;
  private int to;
  private Job job;

  /** For so many layers of up to the given number of hidden units. */
  SequenceGroup(int layers, int hidden) {
    this.hidden = hidden;
    lanes = new CellStep.Lanes(hidden);
    forward = new RowLists[2 * layers];
    backward = new RowLists[2 * layers];
    for (int i = 0; i < 2 * layers; i++) {
      forward[i] = new RowLists();
      backward[i] = new RowLists();
    }
  }

  /** Turns to sequences {@code from} to {@code to − 1}, all of at least one step, with room for them in the rows. */
  void turnTo(CpuWeights weights, StackRows rows, int from, int to, Job job) {
    this.weights = weights;
    this.rows = rows;
    this.from = from;
    this.to = to;
    this.job = job;
  }

  DirectionWeights weights(int layer, int direction) {
    return weights.directions[layer][direction];
  }

  /** q of attention. */
  float[] query() {
    return weights.query;
  }

  StackRows rows() {
    return rows;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Steps of its longest sequence, the first. */
  int length() {
    return rows.batch().length(from);
  }

  /** The one after its last sequence that has a step s. */
  int end(int s) {
    return Math.min(to, rows.batch().rowsAt(s));
  }

  /** Ends the work if somebody asked for it. */
  void checkpoint() throws InterruptedException {
    job.checkpoint();
  }

  /** Lists for the input products of a layer and direction. */
  RowLists forward(int layer, int direction) {
    return forward[2 * layer + direction];
  }

  /** Lists for the gradients by the inputs of a layer and direction. */
  RowLists backward(int layer, int direction) {
    return backward[2 * layer + direction];
  }

  /** Room for the state gradients of its sequences. */
  void ensureStates() {
    dh = grown(dh);
    dc = grown(dc);
    dMasked = grown(dMasked);
  }

  private float[][] grown(float[][] states) {
    int count = to - from;
    if (states.length >= count) {
      return states;
    }
    float[][] more = Arrays.copyOf(states, count);
    for (int i = states.length; i < count; i++) {
      more[i] = new float[hidden];
    }
    return more;
  }
}
