package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.FeatureGradient;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Trace;

/**
 * Weights in the form of the products, the rows of all steps, and scratch for every thread of the pool. One caller at a time.
 *
 * <p>Backward overwrites the gates, so they can be read between forward and backward only; h and c also after it.
 */
final class CpuTrace implements Trace {
  /** Sequences per group at most: the states and gates of a step then stay in the second-level cache. */
  private static final int GROUP_ROWS = 32;
  /** Fused multiply-adds below which a pass is not worth waking other threads. */
  private static final long WORTH_SHARING = 200_000;

  /** Parameters of which one copy more is small change. */
  private static final int MOST_COPIED = 1 << 19;

  /** What the trace holds now. */
  private enum Content { NOTHING, FORWARD, BACKWARD }

  final CpuBackend owner;
  private final EncoderSpec spec;
  private final EncoderLayout layout;
  private final boolean training;
  private final DirectionWeights[][] weights;
  private final StackPass pass;
  private final GroupScratch[] scratch;
  /** In training one for the batch; in prediction one for each thread, reused for its groups. */
  private final StackRows[] rows;
  private final WeightGradients weightGradients;
  /** Null in prediction and where the gradient is too large to be held several times. */
  private final ShardedStep shardedStep;
  private final long workPerStep;
  /**
   * The parameters that the weights were taken from, in prediction with few of them, else null. A model predicts again and again
   * with the same ones, and to compare them takes a fraction of the time: taken anew, each line of them has to travel to every other
   * core.
   */
  private final float[] taken;
  private boolean taking = true;

  private Content content = Content.NOTHING;
  private int[] groupEnds = {};
  private int groups;

  // Arguments of the call in progress.
  private float[] parameters;
  private SequenceBatch batch;
  private DropoutMasks masks;
  private float[] features;
  private float[] dFeatures;
  private float[] gradient;
  private float[] dx;
  private final WorkerPool.Work forwardWork = this::forwardGroup;
  private final WorkerPool.Work backwardWork = this::backwardGroup;
  private final WorkerPool.Work gradientWork = this::addGradient;

  CpuTrace(CpuBackend owner, EncoderSpec spec, boolean training, RowArithmetic arithmetic, int threads) {
    this.owner = owner;
    this.spec = spec;
    this.training = training;
    layout = new EncoderLayout(spec);
    weights = new DirectionWeights[spec.layers().size()][];
    int widest = 0;
    long work = 0;
    for (int l = 0; l < weights.length; l++) {
      LayerSpec layer = spec.layers().get(l);
      weights[l] = new DirectionWeights[layer.directions()];
      for (int d = 0; d < weights[l].length; d++) {
        weights[l][d] = new DirectionWeights(spec, layout, l, d, training, arithmetic);
        work += (long) layer.cell().gates() * layer.hidden() * (layer.hidden() + spec.inputsOf(l));
      }
      widest = Math.max(widest, layer.hidden());
    }
    workPerStep = work;
    pass = new StackPass(spec, arithmetic, weights);
    scratch = new GroupScratch[threads];
    for (int i = 0; i < threads; i++) {
      scratch[i] = new GroupScratch(weights.length, widest);
    }
    rows = new StackRows[training ? 1 : threads];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new StackRows(spec, training);
    }
    taken = training || layout.size() > MOST_COPIED ? null : new float[layout.size()];
    weightGradients = training ? new WeightGradients(layout, weights, rows[0], arithmetic, threads) : null;
    shardedStep = training && layout.size() <= ShardedStep.LARGEST_GRADIENT
        ? new ShardedStep(spec, layout, weights, pass, arithmetic, scratch) : null;
  }

  /** Bytes taken for batches of a shape, weights left out: they are small beside it wherever memory matters. */
  static long bytes(EncoderSpec spec, int steps, int sequences, boolean training, int threads) {
    EncoderLayout layout = new EncoderLayout(spec);
    if (training && layout.size() <= ShardedStep.LARGEST_GRADIENT) {
      return ShardedStep.bytes(spec, layout, steps, sequences, threads);
    }
    long kept = training ? sequences : Math.min(sequences, (long) threads * GROUP_ROWS);
    return StackRows.bytes(spec, steps, (int) kept, training);
  }

  @Override
  public EncoderSpec spec() {
    return spec;
  }

  void forward(float[] parameters, SequenceBatch batch, DropoutMasks masks, float[] features, WorkerPool pool)
      throws InterruptedException {
    content = Content.NOTHING;
    check(parameters, batch, features, "features");
    this.parameters = parameters;
    this.batch = batch;
    this.masks = masks;
    this.features = features;
    loadForward(parameters);
    if (training) {
      rows[0].ensure(batch, masks, 0, batch.sequences());
    }
    cutIntoGroups(pool.threads());
    // Sequences without a step, at the end of the batch, read out as zeros.
    Arrays.fill(features, batch.rowsAt(0) * spec.features(), batch.sequences() * spec.features(), 0f);
    try {
      pool.run(groups, isWorthSharing(), forwardWork);
      content = Content.FORWARD;
    } finally {
      forgetArguments();
    }
  }

  private void forwardGroup(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    int from = task == 0 ? 0 : groupEnds[task - 1];
    int to = groupEnds[task];
    StackRows stack = rows[training ? 0 : slot];
    if (!training) {
      stack.ensure(batch, masks, from, to);
    }
    pass.forward(stack, from, to, scratch[slot], job);
    for (int n = from; n < to; n++) {
      stack.readOut.forward(n, parameters, queryOffset(), features);
    }
  }

  void backward(float[] parameters, SequenceBatch batch, DropoutMasks masks, float[] dFeatures, float[] gradient, float[] dx,
      WorkerPool pool) throws InterruptedException {
    if (!training) {
      throw new IllegalStateException("backward needs a trace made for training, but this one was made for prediction");
    }
    if (content != Content.FORWARD) {
      throw new IllegalStateException("backward needs a forward pass just before it, but "
          + (content == Content.NOTHING ? "there was none" : "the last one was already carried back"));
    }
    check(parameters, batch, dFeatures, "dFeatures");
    checkGradients(batch, gradient, dx);
    if (batch != rows[0].batch() || !masks.equals(rows[0].masks())) {
      throw new IllegalArgumentException("backward needs the batch and masks of the forward pass before it, got others");
    }
    content = Content.NOTHING;
    this.parameters = parameters;
    this.batch = batch;
    this.masks = masks;
    this.dFeatures = dFeatures;
    this.gradient = gradient;
    this.dx = dx;
    loadBackward(parameters, dx != null);
    rows[0].ensureGradients(dx != null);
    clear(dx, batch);
    try {
      pool.run(groups, isWorthSharing(), backwardWork);
      if (groups > 0 && gradient != null) {
        weightGradients.collect(0, batch.rowsAt(0), batch.rowsAt(0));
        weightGradients.next();
        pool.run(weightGradients.tasks(), isWorthSharing(), gradientWork);
      }
      content = Content.BACKWARD;
    } finally {
      forgetArguments();
    }
  }

  private void backwardGroup(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    int from = task == 0 ? 0 : groupEnds[task - 1];
    int to = groupEnds[task];
    for (int n = from; n < to; n++) {
      rows[0].readOut.backward(n, dFeatures, parameters, queryOffset());
    }
    pass.backward(rows[0], from, to, dx != null, scratch[slot], job);
    if (dx != null) {
      rows[0].copyInputGradients(from, to, dx);
    }
  }

  private void addGradient(int task, int slot, WorkerPool.Job job) throws InterruptedException {
    weightGradients.add(task, gradient, scratch[slot], job);
  }

  /** Whether {@link #forwardBackward} may be called. */
  boolean goesShardByShard() {
    return shardedStep != null;
  }

  void forwardBackward(float[] parameters, SequenceBatch batch, DropoutMasks masks, float[] features, FeatureGradient above,
      float[] dFeatures, float[] gradient, float[] dx, WorkerPool pool) throws InterruptedException {
    content = Content.NOTHING;
    check(parameters, batch, features, "features");
    check(parameters, batch, dFeatures, "dFeatures");
    checkGradients(batch, gradient, dx);
    loadForward(parameters);
    loadBackward(parameters, dx != null);
    clear(dx, batch);
    this.batch = batch;
    try {
      shardedStep.run(parameters, batch, masks, features, above, dFeatures, gradient, dx, pool, isWorthSharing());
    } finally {
      forgetArguments();
    }
  }

  private void loadForward(float[] parameters) {
    int size = layout.size();
    if (taken != null && !taking && Arrays.equals(parameters, 0, size, taken, 0, size)) {
      return;
    }
    taking = true;
    for (DirectionWeights[] layer : weights) {
      for (DirectionWeights weight : layer) {
        weight.loadForward(parameters);
      }
    }
    if (taken != null) {
      System.arraycopy(parameters, 0, taken, 0, size);
      taking = false;
    }
  }

  private void loadBackward(float[] parameters, boolean inputsToo) {
    for (int l = 0; l < weights.length; l++) {
      for (DirectionWeights weight : weights[l]) {
        weight.loadBackward(parameters, l > 0 || inputsToo);
      }
    }
  }

  private static void clear(float[] dx, SequenceBatch batch) {
    if (dx != null) {
      Arrays.fill(dx, 0, batch.steps() * batch.sequences() * batch.inputs(), 0f);
    }
  }

  private void checkGradients(SequenceBatch batch, float[] gradient, float[] dx) {
    if (gradient != null && gradient.length < layout.size()) {
      throw new IllegalArgumentException("gradient must hold P=" + layout.size() + " values, got " + gradient.length);
    }
    long inputs = (long) batch.steps() * batch.sequences() * batch.inputs();
    if (dx != null && dx.length < inputs) {
      throw new IllegalArgumentException("dx must hold [T=" + batch.steps() + ", N=" + batch.sequences() + ", D=" + batch.inputs()
          + "] = " + inputs + " values, got " + dx.length);
    }
  }

  private void check(float[] parameters, SequenceBatch batch, float[] features, String name) {
    if (parameters.length < layout.size()) {
      throw new IllegalArgumentException("parameters must hold P=" + layout.size() + " values, got " + parameters.length);
    }
    if (batch.inputs() != spec.inputs()) {
      throw new IllegalArgumentException("the encoder reads D=" + spec.inputs() + " values per step, the batch has "
          + batch.inputs());
    }
    long size = (long) batch.sequences() * spec.features();
    if (features.length < size) {
      throw new IllegalArgumentException(name + " must hold [N=" + batch.sequences() + ", F=" + spec.features() + "] = " + size
          + " values, got " + features.length);
    }
  }

  /**
   * Cuts the sequences that have steps into groups of about equal work, neighbors in length together; where there are enough of
   * them, by whole blocks of rows as products take them.
   */
  private void cutIntoGroups(int threads) {
    int sequences = batch.rowsAt(0);
    int rounds = (sequences + GROUP_ROWS * threads - 1) / (GROUP_ROWS * threads);
    int wanted = isWorthSharing() ? Math.min(sequences, threads * rounds) : (sequences + GROUP_ROWS - 1) / GROUP_ROWS;
    if (groupEnds.length < sequences) {
      groupEnds = new int[sequences];
    }
    int block = sequences >= 8 * wanted ? 8 : sequences >= 4 * wanted ? 4 : 1;
    groups = 0;
    long total = batch.validSteps();
    long done = 0;
    for (int n = 0; n < sequences; n++) {
      done += batch.length(n);
      if (n + 1 < sequences && (n + 1) % block > 0) {
        continue;
      }
      int left = (sequences - 1 - n + block - 1) / block;
      // A cut where the share of the groups so far is reached, or where just enough blocks are left for the others.
      if (n + 1 == sequences || done * wanted >= total * (groups + 1) || left == wanted - 1 - groups) {
        groupEnds[groups++] = n + 1;
      }
    }
  }

  private boolean isWorthSharing() {
    return workPerStep * batch.validSteps() >= WORTH_SHARING;
  }

  private int queryOffset() {
    Block query = layout.query();
    return query == null ? 0 : query.offset();
  }

  private void forgetArguments() {
    parameters = null;
    batch = null;
    masks = null;
    features = null;
    dFeatures = null;
    gradient = null;
    dx = null;
  }

  @Override
  public void read(Signal signal, int layer, int direction, int step, int sequence, float[] into) {
    LayerSpec shape = spec.layers().get(layer);
    if (!Trace.has(shape.cell(), signal)) {
      throw new IllegalArgumentException("a cell of kind " + shape.cell().title() + " has no " + signal);
    }
    if (direction < 0 || direction >= shape.directions()) {
      throw new IllegalArgumentException("direction must be below " + shape.directions() + ", got " + direction);
    }
    if (!training) {
      throw new IllegalStateException("this trace was made for prediction and keeps no " + signal + "; make one for training");
    }
    if (content == Content.NOTHING) {
      throw new IllegalStateException("there was no forward pass to read " + signal + " of");
    }
    SequenceBatch seen = rows[0].batch();
    if (sequence < 0 || sequence >= seen.sequences() || step < 0 || step >= seen.length(sequence)) {
      throw new IllegalArgumentException(
          "step " + step + " of sequence " + sequence + " is not among the valid steps of the batch");
    }
    int hidden = shape.hidden();
    if (into.length < hidden) {
      throw new IllegalArgumentException("into must hold H=" + hidden + " values, got " + into.length);
    }
    DirectionRows kept = rows[0].direction(layer, direction);
    // The mapping between a direction's own steps and the input's is its own inverse.
    int s = rows[0].time(direction, step, sequence);
    switch (signal) {
      case HIDDEN -> System.arraycopy(kept.h.row(s, sequence), 0, into, 0, hidden);
      case CELL -> System.arraycopy(kept.c.row(s, sequence), 0, into, 0, hidden);
      default -> {
        if (content == Content.BACKWARD) {
          throw new IllegalStateException("backward has overwritten " + signal + " with its gradient; read it before");
        }
        int gate = pass.step(layer).gateOf(signal);
        System.arraycopy(kept.z.row(s, sequence), gate * hidden, into, 0, hidden);
      }
    }
  }
}
