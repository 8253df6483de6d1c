package weka.recurrent.kernel.cpu;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.FeatureGradient;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Trace;

/**
 * The default backend: whole sequences on all cores, from Java alone.
 *
 * <p>Forward and back-propagation run group of sequences by group of sequences, each through all layers and steps by one thread;
 * the gradients by the weights run over the whole batch, tile by tile. Every number is computed in an order of its own that
 * depends neither on groups, tiles nor threads, so results are the same bits on every machine.
 *
 * <p>Safe for several callers, each with its own trace; they share the worker threads.
 */
public final class CpuBackend implements Backend {
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
    if (threads < 0) {
      throw new IllegalArgumentException("threads must be 0 (one per processor) or more, got " + threads);
    }
    this.arithmetic = arithmetic;
    pool = new WorkerPool(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  @Override
  public String description() {
    return "cpu, " + pool.threads() + (pool.threads() == 1 ? " thread, " : " threads, ") + arithmetic.description();
  }

  @Override
  public Trace trace(EncoderSpec spec, boolean training) {
    pool.checkOpen();
    return new CpuTrace(this, spec, training, arithmetic, pool.threads());
  }

  @Override
  public long traceBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    int widest = 0;
    for (LayerSpec layer : spec.layers()) {
      widest = Math.max(widest, layer.cell().gates() * layer.hidden());
    }
    long rows = CpuTrace.bytes(spec, steps, sequences, training, pool.threads());
    long matrices = DirectionWeights.bytesBeyondWeights(spec, training, arithmetic);
    return rows + matrices + pool.threads() * arithmetic.scratchBytes(widest);
  }

  @Override
  public void forward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] features)
      throws InterruptedException {
    own(trace).forward(parameters, batch, masks, features, pool);
  }

  @Override
  public void backward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] dFeatures,
      float[] gradient, float[] dx) throws InterruptedException {
    own(trace).backward(parameters, batch, masks, dFeatures, gradient, dx, pool);
  }

  @Override
  public void forwardBackward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] features,
      FeatureGradient above, float[] dFeatures, float[] gradient, float[] dx) throws InterruptedException {
    CpuTrace own = own(trace);
    if (own.goesShardByShard()) {
      own.forwardBackward(parameters, batch, masks, features, above, dFeatures, gradient, dx, pool);
    } else {
      Backend.super.forwardBackward(parameters, batch, masks, trace, features, above, dFeatures, gradient, dx);
    }
  }

  private CpuTrace own(Trace trace) {
    if (trace instanceof CpuTrace own && own.owner == this) {
      return own;
    }
    throw new IllegalArgumentException("a trace is used with the backend that made it, got one of "
        + trace.getClass().getSimpleName());
  }

  @Override
  public void close() {
    pool.close();
  }
}
