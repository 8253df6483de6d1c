package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.Call;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.SequenceBatch;

/**
 * The rows of all steps, and scratch for every thread of the pool. A training step goes through a {@link ShardedStep} where the
 * gradient is small enough; forward and backward on their own go group by group of the whole batch.
 *
 * <p>Backward overwrites the gates, so they can be read between forward and backward only; h and c also after it.
 */
final class CpuPass extends Pass {
  /** Fused multiply-adds below which a pass is not worth waking other threads. */
  private static final long WORTH_SHARING = 200_000;

  private final WorkerPool pool;
  private final StackPass stack;
  private final SequenceGroup[] groups;
  /** In training one for the batch; in prediction one for each thread, reused for its groups. */
  private final StackRows[] rows;
  private final WeightGradients weightGradients;
  /** Null in prediction and where the gradient is too large to be held several times. */
  private final ShardedStep shardedStep;
  private final long workPerStep;
  private final BatchGroups cut = new BatchGroups();
  private final WorkerPool.Work forwardWork = this::forwardGroup;
  private final WorkerPool.Work backwardWork = this::backwardGroup;
  private final WorkerPool.Work gradientWork = this::addGradient;

  CpuPass(EncoderSpec spec, boolean training, RowArithmetic arithmetic, WorkerPool pool) {
    super(arithmetic, spec, training);
    this.pool = pool;
    int threads = pool.threads();
    int widest = 0;
    long work = 0;
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      work += layer.directions() * DirectionShape.of(spec, l).work();
      widest = Math.max(widest, layer.hidden());
    }
    workPerStep = work;
    stack = new StackPass(spec, arithmetic);
    groups = new SequenceGroup[threads];
    for (int i = 0; i < threads; i++) {
      groups[i] = new SequenceGroup(spec.layers().size(), widest);
    }
    rows = new StackRows[training ? 1 : threads];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new StackRows(spec, training);
    }
    weightGradients = training ? new WeightGradients(layout(), rows[0], arithmetic, threads) : null;
    shardedStep = training && layout().size() <= ShardedStep.LARGEST_GRADIENT
        ? new ShardedStep(spec, stack, arithmetic, groups) : null;
  }

  /** Bytes taken for batches of a shape. */
  static long bytes(EncoderSpec spec, int steps, int sequences, boolean training, int threads) {
    EncoderLayout layout = new EncoderLayout(spec);
    if (training && layout.size() <= ShardedStep.LARGEST_GRADIENT) {
      return ShardedStep.bytes(spec, layout, steps, sequences, threads);
    }
    long kept = training ? sequences : Math.min(sequences, (long) threads * BatchGroups.MOST_ROWS);
    return StackRows.bytes(spec, steps, (int) kept, training);
  }

  // ---- Forward

  @Override
  protected void runForward() throws InterruptedException {
    Call call = call();
    SequenceBatch batch = call.batch();
    if (training()) {
      rows[0].ensure(batch, call.masks(), 0, batch.sequences());
    }
    cut.cut(batch, isWorthSharing(batch) ? pool.threads() : 1);
    // Sequences without a step, at the end of the batch, read out as zeros.
    Arrays.fill(call.features(), batch.rowsAt(0) * spec().features(), batch.sequences() * spec().features(), 0f);
    run(cut.count(), forwardWork);
  }

  private void forwardGroup(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    int from = cut.start(task);
    int to = cut.end(task);
    Call call = call();
    StackRows own = rows[training() ? 0 : slot];
    if (!training()) {
      own.ensure(call.batch(), call.masks(), from, to);
    }
    SequenceGroup group = groups[slot];
    group.turnTo((CpuWeights) call.weights(), own, from, to, job);
    stack.forward(group, call.features());
  }

  // ---- Backward

  @Override
  protected void runBackward() throws InterruptedException {
    Call call = call();
    SequenceBatch batch = call.batch();
    prepareBackward();
    rows[0].ensureGradients(call.dx() != null);
    run(cut.count(), backwardWork);
    if (cut.count() > 0 && call.gradient() != null) {
      weightGradients.collect(0, batch.rowsAt(0), batch.rowsAt(0));
      weightGradients.next();
      run(weightGradients.tasks(), gradientWork);
    }
  }

  private void prepareBackward() {
    Call call = call();
    ((CpuWeights) call.weights()).transpose(call.dx() != null);
    if (call.dx() != null) {
      SequenceBatch batch = call.batch();
      Arrays.fill(call.dx(), 0, batch.steps() * batch.sequences() * batch.inputs(), 0f);
    }
  }

  private void backwardGroup(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    int from = cut.start(task);
    int to = cut.end(task);
    Call call = call();
    SequenceGroup group = groups[slot];
    group.turnTo((CpuWeights) call.weights(), rows[0], from, to, job);
    stack.backward(group, call.dFeatures(), call.dx() != null);
    if (call.dx() != null) {
      rows[0].copyInputGradients(from, to, call.dx());
    }
  }

  private void addGradient(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    weightGradients.add(task, call().gradient(), groups[slot], job);
  }

  @Override
  protected void runStep() throws InterruptedException {
    if (shardedStep == null) {
      super.runStep();
      return;
    }
    prepareBackward();
    shardedStep.run(call(), pool, isWorthSharing(call().batch()));
  }

  private void run(int tasks, WorkerPool.Work work) throws InterruptedException {
    pool.run(tasks, isWorthSharing(call().batch()), work);
  }

  private boolean isWorthSharing(SequenceBatch batch) {
    return workPerStep * batch.validSteps() >= WORTH_SHARING;
  }

  // ---- Reading

  @Override
  protected void copy(Source source, int step, int sequence, float[] into) {
    DirectionRows kept = rows[0].direction(source.layer(), source.direction());
    int hidden = spec().layers().get(source.layer()).hidden();
    // The mapping between a direction's own steps and the input's is its own inverse.
    int s = rows[0].time(source.direction(), step, sequence);
    switch (source.signal()) {
      case HIDDEN -> System.arraycopy(kept.h.row(s, sequence), 0, into, 0, hidden);
      case CELL -> System.arraycopy(kept.c.row(s, sequence), 0, into, 0, hidden);
      default -> {
        if (wentBackward()) {
          throw new IllegalStateException("backward has overwritten " + source.signal() + " with its gradient; read it before");
        }
        int gate = stack.step(source.layer()).gateOf(source.signal());
        System.arraycopy(kept.z.row(s, sequence), gate * hidden, into, 0, hidden);
      }
    }
  }
}
