package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.FeatureGradient;
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
  private final StackPass pass;
  private final GroupScratch[] scratch;
  private final int queryOffset;
  private final StackRows[] rows;
  private final WeightGradients[] gradients;
  private final Shards shards = new Shards();
  private final GradientTree tree;
  private final WorkerPool.Work work = this::runTask;
  private int unit;
  private int leavesPerTask;

  // Arguments of the call in progress.
  private float[] parameters;
  private SequenceBatch batch;
  private DropoutMasks masks;
  private float[] features;
  private FeatureGradient above;
  private float[] dFeatures;
  private float[] dx;

  ShardedStep(EncoderSpec spec, EncoderLayout layout, DirectionWeights[][] weights, StackPass pass, RowArithmetic arithmetic,
      GroupScratch[] scratch) {
    this.spec = spec;
    this.pass = pass;
    this.scratch = scratch;
    Block query = layout.query();
    queryOffset = query == null ? 0 : query.offset();
    tree = new GradientTree(layout.size());
    rows = new StackRows[scratch.length];
    gradients = new WeightGradients[scratch.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new StackRows(spec, true);
      gradients[i] = new WeightGradients(layout, weights, rows[i], arithmetic, 1);
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

  /** The step; weights are loaded, arguments checked. */
  void run(float[] parameters, SequenceBatch batch, DropoutMasks masks, float[] features, FeatureGradient above,
      float[] dFeatures,
      float[] gradient, float[] dx, WorkerPool pool, boolean parallel) throws InterruptedException {
    shards.cut(batch);
    int leaves = shards.leaves();
    int withSteps = shards.start(leaves);
    if (leaves > 0) {
      unit = unit(spec, batch.length(0));
      leavesPerTask = leavesPerTask(leaves, Math.max(1, unit * leaves / withSteps), parallel ? pool.threads() : 1);
    }
    // Sequences without a step, at the end of the batch, read out as zeros.
    Arrays.fill(features, withSteps * spec.features(), batch.sequences() * spec.features(), 0f);
    if (withSteps < batch.sequences()) {
      above.compute(withSteps, batch.sequences());
    }
    setArguments(parameters, batch, masks, features, above, dFeatures, dx);
    tree.start(leaves);
    try {
      pool.run(leaves == 0 ? 0 : (leaves + leavesPerTask - 1) / leavesPerTask, parallel, work);
    } finally {
      setArguments(null, null, null, null, null, null, null);
    }
    tree.addTo(gradient);
  }

  /** Nothing is made for a call, and nothing of the caller's is kept after it. */
  private void setArguments(float[] parameters, SequenceBatch batch, DropoutMasks masks, float[] features, FeatureGradient above,
      float[] dFeatures, float[] dx) {
    this.parameters = parameters;
    this.batch = batch;
    this.masks = masks;
    this.features = features;
    this.above = above;
    this.dFeatures = dFeatures;
    this.dx = dx;
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
        gradients[slot].addAll(sum, scratch[slot], job);
        if (gradients[slot].end() == shards.start(leaf + 1)) {
          tree.finish(leaf++);
          sum = leaf < last ? tree.begin(leaf) : null;
        }
      }
    }
  }

  private void takeThrough(int from, int to, int slot, WorkerPool.Job job) throws InterruptedException {
    StackRows stack = rows[slot];
    stack.ensure(batch, masks, from, to);
    stack.ensureGradients(dx != null);
    pass.forward(stack, from, to, scratch[slot], job);
    for (int n = from; n < to; n++) {
      stack.readOut.forward(n, parameters, queryOffset, features);
    }
    above.compute(from, to);
    for (int n = from; n < to; n++) {
      stack.readOut.backward(n, dFeatures, parameters, queryOffset);
    }
    pass.backward(stack, from, to, dx != null, scratch[slot], job);
    if (dx != null) {
      stack.copyInputGradients(from, to, dx);
    }
  }
}
