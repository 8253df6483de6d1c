package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.Weights;
import weka.recurrent.setting.Range;

/**
 * The default backend: whole sequences on all cores, from Java alone.
 *
 * <p>Forward and back-propagation run group of sequences by group of sequences, each through all layers and steps by one thread;
 * the gradients by the weights run over the whole batch, tile by tile. Every number is computed in an order of its own that
 * depends neither on groups, tiles nor threads, so results are the same bits on every machine.
 *
 * <p>Safe for several callers, each with its own pass; they share the worker threads. Weights packed by one are fit for all that
 * run the same arithmetic.
 */
public final class CpuBackend implements Backend {
  /** Threads, the caller's included; 0 for one per processor. */
  public static final String THREADS = Range.AUTO_OR + "[1, ∞)";

  private final RowArithmetic arithmetic;
  private final WorkerPool pool;

  /**
   * Opens the backend.
   *
   * @param threads threads to compute with, the caller's included; 0 for one per processor
   */
  public CpuBackend(int threads) {
    this(threads, Providers.best());
  }

  CpuBackend(int threads, RowArithmetic arithmetic) {
    Range.of(THREADS).check("threads", threads);
    this.arithmetic = arithmetic;
    pool = new WorkerPool(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  @Override
  public String description() {
    return "cpu, " + pool.threads() + (pool.threads() == 1 ? " thread, " : " threads, ") + arithmetic.description()
        + (FusedMultiplyAdd.inHardware() ? "" : "; " + FusedMultiplyAdd.MISSING);
  }

  @Override
  public Weights pack(EncoderSpec spec, float[] parameters) {
    CpuWeights weights = new CpuWeights(arithmetic, spec);
    weights.take(parameters);
    return weights;
  }

  @Override
  public Pass open(EncoderSpec spec, boolean training) {
    pool.checkOpen();
    return new CpuPass(spec, training, arithmetic, pool);
  }

  @Override
  public long passBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    int widest = 0;
    for (LayerSpec layer : spec.layers()) {
      widest = Math.max(widest, layer.cell().gates() * layer.hidden());
    }
    long rows = CpuPass.bytes(spec, steps, sequences, training, pool.threads());
    long matrices = DirectionWeights.bytesBeyondWeights(spec, training, arithmetic);
    return rows + matrices + pool.threads() * arithmetic.scratchBytes(widest);
  }

  @Override
  public void close() {
    pool.close();
  }
}
