package weka.recurrent.kernel.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.cpu.RowArithmetic.Tile;
import weka.recurrent.kernel.cpu.WorkerPool.Job;

/**
 * The gradient by all parameters, once the gradients by the products of all steps stand in z and m.
 * <pre>
 *   dW = Σ xᵀ dz    dR = Σ hᵀ dz (and dm)    db = Σ dz (and dm)    dp_i = Σ dz_i ⊙ c, dp_f = Σ dz_f ⊙ c, dp_o = Σ dz_o ⊙ c'
 * </pre>
 * Each sum runs over all valid steps of some sequences, s rising and within s the sequences rising, whoever computes it. Tasks
 * are tiles of the gradient, which one thread may do in turn or several at once.
 *
 * <p>Use: {@link #collect} the rows of some sequences, shard after shard; then for each shard {@link #next} and its tasks.
 */
final class WeightGradients {
  /** More would let threads of unequal speed end together, but each task packs its rows anew. */
  private static final int TASKS_PER_THREAD = 1;
  private static final int NARROWEST_TILE = 32;

  /** One task. */
  private interface Part {
    void add(float[] gradient, SequenceGroup group, Job job) throws InterruptedException;
  }

  private final StackRows rows;
  private final RowArithmetic arithmetic;
  private final List<Sums> sums = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final ListedRows listed;
  /** Of the sequences collected: the one after the last, and those of a shard at most. */
  private int last;
  private int size;
  /** Of the shard: its sequences and its rows. */
  private int from;
  private int to;
  private int firstRow;
  private int rowCount;

  WeightGradients(EncoderLayout layout, StackRows rows, RowArithmetic arithmetic, int threads) {
    this.rows = rows;
    listed = new ListedRows(rows);
    this.arithmetic = arithmetic;
    for (int l = 0; l < rows.spec.layers().size(); l++) {
      for (int d = 0; d < rows.spec.layers().get(l).directions(); d++) {
        sums.add(new Sums(l, d, DirectionShape.of(rows.spec, l), layout));
      }
    }
    int columns = arithmetic.tileColumns() * 2;
    do {
      columns /= 2;
      parts.clear();
      for (Sums sum : sums) {
        sum.addParts(layout, columns);
      }
    } while (parts.size() < TASKS_PER_THREAD * threads && columns > NARROWEST_TILE);
    if (layout.query() != null) {
      int query = layout.query().offset();
      parts.add((gradient, group, job) -> rows.readOut.addQueryGradient(from, to, gradient, query));
    }
  }

  /** Number of tasks. */
  int tasks() {
    return parts.size();
  }

  /**
   * Collects the rows of sequences {@code from} to {@code to − 1} in shards of the given size; by one thread, before the tasks.
   */
  void collect(int from, int to, int size) {
    if (!listed.isFor(from, to, size)) {
      listed.forget();
      int count = Math.toIntExact(steps(from, to));
      for (Sums sum : sums) {
        sum.ensure(count);
        int at = 0;
        for (int shard = from; shard < to; shard += size) {
          at = sum.collect(shard, Math.min(to, shard + size), at);
        }
      }
      listed.set(from, to, size);
    }
    last = to;
    this.size = size;
    this.from = from;
    this.to = from;
    firstRow = 0;
    rowCount = 0;
  }

  /** Turns to the next shard, the first after {@link #collect}; returns false after the last. By one thread. */
  boolean next() {
    firstRow += rowCount;
    from = to;
    to = Math.min(last, from + size);
    rowCount = (int) steps(from, to);
    return from < to;
  }

  /** The sequence after the last of the shard. */
  int end() {
    return to;
  }

  private long steps(int from, int to) {
    long steps = 0;
    for (int n = from; n < to; n++) {
      steps += rows.batch().length(n);
    }
    return steps;
  }

  /** All tasks, by one thread. */
  void addAll(float[] gradient, SequenceGroup group, Job job) throws InterruptedException {
    for (Part part : parts) {
      part.add(gradient, group, job);
    }
  }

  /** Runs one task. */
  void add(int task, float[] gradient, SequenceGroup group, Job job) throws InterruptedException {
    parts.get(task).add(gradient, group, job);
  }

  /** The sums of one layer and direction, and the rows they run over. */
  private final class Sums {
    private final int layer;
    private final int direction;
    private final DirectionShape shape;
    /** Room for the peepholes' sums, used by one task. */
    private final float[] peepholes;
    /** What z is made of: but for a GRU h, then x and ones. The widest first, whose fours are then fours of the tile. */
    private final JoinedColumns inputs;
    /** A GRU's h for the first part of R. */
    private final JoinedColumns states;
    /** A GRU's h and ones, of which m is made. */
    private final JoinedColumns innerStates;
    private float[][] z = {};
    private float[][] m = {};

    Sums(int layer, int direction, DirectionShape shape, EncoderLayout layout) {
      this.layer = layer;
      this.direction = direction;
      this.shape = shape;
      peepholes = new float[shape.cell().peepholes() * shape.hidden()];
      int w = layout.inputWeights(layer, direction).offset();
      int r = layout.recurrentWeights(layer, direction).offset();
      int b = layout.bias(layer, direction).offset();
      int hidden = shape.hidden();
      if (!shape.isGru()) {
        inputs = new JoinedColumns(new int[] {hidden, shape.inputs(), 1}, new int[] {r, w, b}, true);
        states = null;
        innerStates = null;
      } else {
        inputs = new JoinedColumns(new int[] {shape.inputs(), 1}, new int[] {w, b}, true);
        states = new JoinedColumns(new int[] {hidden}, new int[] {r}, false);
        innerStates = new JoinedColumns(new int[] {hidden, 1}, new int[] {r + shape.recurrentWidth(), b + shape.gateWidth()},
            true);
      }
    }

    void ensure(int count) {
      if (z.length >= count) {
        return;
      }
      z = new float[count][];
      inputs.ensure(count);
      if (shape.isGru()) {
        m = new float[count][];
        states.ensure(count);
        innerStates.ensure(count);
      }
    }

    /** Lists the rows of some sequences from an index on and returns that after the last. */
    int collect(int from, int to, int at) {
      SequenceBatch batch = rows.batch();
      DirectionRows kept = rows.direction(layer, direction);
      boolean mask = rows.masks().stateOf(layer, direction) != null;
      float[][] x = inputs.list(inputs.lists() - 2);
      boolean gru = shape.isGru();
      float[][] h = gru ? states.list(0) : inputs.list(0);
      int first = rows.index(from);
      int next = at;
      for (int s = 0; s < batch.length(from); s++) {
        int count = Math.min(to, batch.rowsAt(s)) - from;
        rows.listInputs(layer, direction, s, from, from + count, x, next);
        RowGrid.put(kept.z.rows(s), first, z, next, count);
        float[][] state = kept.entersR(s, mask);
        RowGrid.put(state, first, h, next, count);
        if (gru) {
          RowGrid.put(state, first, innerStates.list(0), next, count);
          RowGrid.put(kept.m.rows(s), first, m, next, count);
        }
        next += count;
      }
      return next;
    }

    /** One task per tile of each sum, the largest sums first. */
    void addParts(EncoderLayout layout, int tileColumns) {
      int stride = shape.gateWidth();
      if (shape.isGru()) {
        addTiles(states, () -> z, shape.recurrentWidth(), stride, tileColumns);
        addTiles(innerStates, () -> m, shape.hidden(), stride, tileColumns);
      }
      addTiles(inputs, () -> z, stride, stride, tileColumns);
      if (peepholes.length > 0) {
        int p = layout.peepholes(layer, direction).offset();
        parts.add((gradient, group, job) -> addPeepholes(gradient, p));
      }
    }

    private void addTiles(JoinedColumns left, Supplier<float[][]> right, int width, int stride, int tileColumns) {
      int number = (left.columns() + arithmetic.tileRows() - 1) / arithmetic.tileRows();
      // Even heights, in eights as registers take them.
      int height = ((left.columns() + number - 1) / number + 7) / 8 * 8;
      for (int j = 0; j < width; j += tileColumns) {
        for (int i = 0; i < left.columns(); i += height) {
          Tile tile = new Tile(i, Math.min(left.columns(), i + height), j, Math.min(width, j + tileColumns));
          parts.add((gradient, group, job) -> arithmetic.addOuter(left, right.get(), firstRow, rowCount, tile, gradient, stride,
              group.products, job));
        }
      }
    }

    /** Peepholes of the blocks i, f (on c before the step) and o (on c after it). */
    private void addPeepholes(float[] gradient, int offset) {
      SequenceBatch batch = rows.batch();
      DirectionRows kept = rows.direction(layer, direction);
      int hidden = shape.hidden();
      Arrays.fill(peepholes, 0f);
      float[] sum = peepholes;
      for (int s = 0; s < batch.length(from); s++) {
        float[][] befores = kept.cBefore(s);
        float[][] afters = kept.cAfter(s);
        for (int n = from; n < Math.min(to, batch.rowsAt(s)); n++) {
          float[] dz = kept.z.row(s, n);
          float[] before = befores[rows.index(n)];
          float[] after = afters[rows.index(n)];
          for (int j = 0; j < hidden; j++) {
            sum[j] = Math.fma(dz[j], before[j], sum[j]);
            sum[hidden + j] = Math.fma(dz[hidden + j], before[j], sum[hidden + j]);
            sum[2 * hidden + j] = Math.fma(dz[3 * hidden + j], after[j], sum[2 * hidden + j]);
          }
        }
      }
      for (int j = 0; j < sum.length; j++) {
        gradient[offset + j] += sum[j];
      }
    }
  }
}
