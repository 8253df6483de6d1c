package weka.recurrent.kernel.cpu;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import weka.recurrent.kernel.Cell;

/**
 * Single-threaded kernels in floating-point operations per second (column {@code flops}), with the fused multiply-add peak of
 * the machine beside them. rows x H x G·H are the sizes of a recurrent step of an LSTM.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBench {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int PEAK_TURNS = 10_000;
  private static final int BATCH_ROWS = 1024;

  /** Counts operations; JMH divides by time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Operations {
    /** Multiplications and additions. */
    public double flops;
  }

  @Param({"plain", "vector"})
  String arithmetic;
  @Param({"32", "128", "512"})
  int hidden;
  @Param("16")
  int rows;

  private RowArithmetic chosen;
  private final ProductScratch scratch = new ProductScratch();
  private final WorkerPool pool = new WorkerPool(1);
  private PackedMatrix recurrent;
  private float[][] h;
  private float[][] c;
  private float[][] z;
  private float[][] manyStates;
  private float[][] manyGates;
  private JoinedColumns columns;
  private float[] gradient;
  private CellStep cell;
  private CellStep.Lanes lanes;
  private final StepRows step = new StepRows();

  /** Random operands. */
  @Setup
  public void draw() {
    chosen = arithmetic.equals("plain") ? new PlainArithmetic() : new VectorArithmetic();
    int gates = 4 * hidden;
    recurrent = chosen.matrix(hidden, gates);
    recurrent.load(random(1, hidden * gates)[0], 0, gates);
    h = random(rows, hidden);
    c = random(rows, hidden);
    z = random(rows, gates);
    manyStates = random(BATCH_ROWS, hidden);
    manyGates = random(BATCH_ROWS, LoopRows.width(gates));
    columns = new JoinedColumns(new int[] {hidden}, new int[] {0}, false);
    columns.ensure(BATCH_ROWS);
    System.arraycopy(manyStates, 0, columns.list(0), 0, BATCH_ROWS);
    gradient = new float[hidden * gates];
    cell = chosen.cell(Cell.LSTM, hidden);
    lanes = new CellStep.Lanes(hidden);
    step.z = z;
    step.h0 = h;
    step.c0 = c;
    step.h = h;
    step.c = c;
    step.count = rows;
  }

  private static float[][] random(int rows, int width) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] values = new float[rows][width];
    for (float[] row : values) {
      for (int j = 0; j < width; j++) {
        row[j] = (float) random.nextDouble(-0.1, 0.1);
      }
    }
    return values;
  }

  /** What the machine can do: ten independent chains of fused multiply-adds. */
  @Benchmark
  public float peak(Operations operations) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector y = FloatVector.broadcast(SPECIES, 1e-3f);
    FloatVector a = x;
    FloatVector b = x;
    FloatVector d = x;
    FloatVector e = x;
    FloatVector f = x;
    FloatVector g = x;
    FloatVector i = x;
    FloatVector k = x;
    FloatVector l = x;
    FloatVector m = x;
    for (int t = 0; t < PEAK_TURNS; t++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      i = i.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
      m = m.fma(x, y);
    }
    operations.flops += 2.0 * 10 * PEAK_TURNS * SPECIES.length();
    return a.add(b).add(d).add(e).add(f).add(g).add(i).add(k).add(l).add(m).reduceLanes(VectorOperators.ADD);
  }

  /** h R of one step. */
  @Benchmark
  public void recurrentProduct(Operations operations) {
    chosen.addProduct(h, 0, recurrent, z, 0, rows, scratch);
    operations.flops += 2.0 * rows * hidden * 4 * hidden;
  }

  /** dR over many steps. */
  @Benchmark
  public void weightGradient(Operations operations) throws InterruptedException {
    pool.run(1, false, (task, slot, job) -> {
      for (int j = 0; j < 4 * hidden; j += chosen.tileColumns()) {
        for (int i = 0; i < hidden; i += chosen.tileRows()) {
          chosen.addOuter(columns, manyGates, 0, BATCH_ROWS, new RowArithmetic.Tile(i, Math.min(hidden, i + chosen.tileRows()), j,
              Math.min(4 * hidden, j + chosen.tileColumns())), gradient, 4 * hidden, scratch, job);
        }
      }
    });
    operations.flops += 2.0 * BATCH_ROWS * hidden * 4 * hidden;
  }

  /** Gates and states of one step; per unit five rational functions of about 20 operations each. */
  @Benchmark
  public void lstmForward(Operations operations) {
    cell.forward(step, lanes);
    operations.flops += 100.0 * rows * hidden;
  }
}
