package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.Call;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.SequenceBatch;

/**
 * A training step that takes a few sequences at a time through forward pass, what stands above, backward pass and the sums of
 * their gradient, in rows that are used again for the next few: gates and states then stay in the second-level cache of one core,
 * instead of travelling to memory and to other cores three times. Threads meet only at the end, when gradients are added.
 *
 * <pre>
 *   tasks ∥, unit after unit:   x ─► forward ─► features ─► above ─► dFeatures ─► backward ─► dz ─► shard sums ─► leaf
 *   then                        leaf ⊕ leaf ⊕ … ─► gradient
 * </pre>
 */
final class ShardedStep {
  /** Values of the largest gradient that is held once per leaf. */
  static final int LARGEST_GRADIENT = 1 << 19;
  /** Bytes of rows that a unit may take, about a second-level cache, and bounds of its sequences. */
  private static final long UNIT_BYTES = 1 << 20;
  private static final int FEWEST = 8;
  private static final int MOST = 32;

  private final EncoderSpec spec;
  private final StackPass stack;
  private final SequenceGroup[] groups;
  private final StackRows[] rows;
  private final WeightGradients[] gradients;
  private final Shards shards = new Shards();
  private final GradientTree tree;
  private final WorkerPool.Work work = this::runTask;
  private Call call;
  private int unit;
  private int leavesPerTask;

  /**
   * Room for the threads of a pool.
   *
   * @param groups one for each thread, used in turn with others
   */
  ShardedStep(EncoderSpec spec, StackPass stack, RowArithmetic arithmetic, SequenceGroup[] groups) {
    this.spec = spec;
    this.stack = stack;
    this.groups = groups;
    EncoderLayout layout = new EncoderLayout(spec);
    tree = new GradientTree(layout.size());
    rows = new StackRows[groups.length];
    gradients = new WeightGradients[groups.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new StackRows(spec, true);
      gradients[i] = new WeightGradients(layout, rows[i], arithmetic, 1);
    }
  }

  /** Bytes taken for batches of a shape. */
  static long bytes(EncoderSpec spec, EncoderLayout layout, int steps, int sequences, int threads) {
    long held = Math.min(sequences, (long) threads * unit(spec, steps));
    return StackRows.bytes(spec, steps, 1, true) * held + 4L * layout.size() * Shards.leaves(sequences);
  }

  /** Sequences taken through a step at a time. */
  private static int unit(EncoderSpec spec, int steps) {
    long fitting = UNIT_BYTES / StackRows.bytes(spec, steps, 1, true);
    return (int) Math.max(FEWEST, Math.min(MOST, fitting)) / 4 * 4;
  }

  /** The step; weights have their transposes, dx is zero. */
  void run(Call call, WorkerPool pool, boolean parallel) throws InterruptedException {
    SequenceBatch batch = call.batch();
    shards.cut(batch);
    int leaves = shards.leaves();
    int withSteps = shards.start(leaves);
    if (leaves > 0) {
      unit = unit(spec, batch.length(0));
      leavesPerTask = leavesPerTask(leaves, Math.max(1, unit * leaves / withSteps), parallel ? pool.threads() : 1);
    }
    // Sequences without a step, at the end of the batch, read out as zeros.
    Arrays.fill(call.features(), withSteps * spec.features(), batch.sequences() * spec.features(), 0f);
    if (withSteps < batch.sequences()) {
      call.above().compute(withSteps, batch.sequences());
    }
    this.call = call;
    tree.start(leaves);
    pool.run(leaves == 0 ? 0 : (leaves + leavesPerTask - 1) / leavesPerTask, parallel, work);
    tree.addTo(call.gradient());
  }

  /** As many leaves as fill a unit, unless threads would have to wait for one another. */
  private static int leavesPerTask(int leaves, int most, int threads) {
    int best = 1;
    for (int each = 1; each <= most; each++) {
      if (rounds(leaves, each, threads) * each <= rounds(leaves, best, threads) * best) {
        best = each;
      }
    }
    return best;
  }

  private static int rounds(int leaves, int each, int threads) {
    int tasks = (leaves + each - 1) / each;
    return (tasks + threads - 1) / threads;
  }

  private void runTask(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    int leaf = task * leavesPerTask;
    int last = Math.min(shards.leaves(), leaf + leavesPerTask);
    int end = shards.start(last);
    // Whole shards, as their sums are taken from the rows of one unit.
    int width = Math.max(1, unit / shards.size()) * shards.size();
    float[] sum = tree.begin(leaf);
    for (int from = shards.start(leaf); from < end; from += width) {
      int to = Math.min(end, from + width);
      takeThrough(from, to, slot, job);
      gradients[slot].collect(from, to, shards.size());
      while (gradients[slot].next()) {
        gradients[slot].addAll(sum, groups[slot], job);
        if (gradients[slot].end() == shards.start(leaf + 1)) {
          tree.finish(leaf++);
          sum = leaf < last ? tree.begin(leaf) : null;
        }
      }
    }
  }

  private void takeThrough(int from, int to, int slot, WorkerPool.Job job) throws InterruptedException {
    StackRows own = rows[slot];
    boolean inputsToo = call.dx() != null;
    own.ensure(call.batch(), call.masks(), from, to);
    own.ensureGradients(inputsToo);
    SequenceGroup group = groups[slot];
    group.turnTo((CpuWeights) call.weights(), own, from, to, job);
    stack.forward(group, call.features());
    call.above().compute(from, to);
    stack.backward(group, call.dFeatures(), inputsToo);
    if (inputsToo) {
      own.copyInputGradients(from, to, call.dx());
    }
  }
}
