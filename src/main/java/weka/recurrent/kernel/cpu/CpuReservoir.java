package weka.recurrent.kernel.cpu;

import java.util.Arrays;
import weka.recurrent.kernel.ReservoirBank;
import weka.recurrent.kernel.ReservoirKernel;

/**
 * The reservoir on the CPU, sequence by sequence on all cores. The same bits with or without the Vector API and for any number of
 * threads. Safe for several callers, who share the worker threads.
 */
public final class CpuReservoir implements ReservoirKernel {
  private final OscillatorLoops loops;
  private final WorkerPool pool;

  /**
   * Opens the kernel.
   *
   * @param threads threads to compute with, the caller's included; 0 for one per processor
   */
  public CpuReservoir(int threads) {
    this(threads, Providers.oscillators());
  }

  CpuReservoir(int threads, OscillatorLoops loops) {
    if (threads < 0) {
      throw new IllegalArgumentException("threads must be 0 (one per processor) or more, got " + threads);
    }
    this.loops = loops;
    pool = new WorkerPool(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  @Override
  public String description() {
    return "cpu, " + pool.threads() + (pool.threads() == 1 ? " thread, " : " threads, ") + loops.description();
  }

  @Override
  public void shares(ReservoirBank bank, float[][] thresholds, float[][] x, int[] lengths, int channels, float[][] shares,
      float[][] last) throws InterruptedException {
    int units = bank.units();
    float[][] filled = filled(thresholds, units);
    OscillatorLoops.Scratch[] scratch = new OscillatorLoops.Scratch[pool.threads()];
    int[][][] counts = new int[pool.threads()][][];
    pool.run(x.length, x.length > 1, (task, slot, job) -> {
      if (scratch[slot] == null) {
        scratch[slot] = loops.scratch(bank);
        counts[slot] = new int[filled.length][units];
      }
      float[] end = last == null ? null : last[task];
      loops.count(bank, Series.LINEAR, filled, x[task], lengths[task], channels, counts[slot], end, scratch[slot]);
      job.checkpoint();
      loops.count(bank, Series.CASCADE, filled, x[task], lengths[task], channels, counts[slot], end, scratch[slot]);
      for (int k = 0, i = 0; k < units; k++) {
        for (int b = 0; b < thresholds.length; b++, i++) {
          shares[task][i] = (float) counts[slot][b][k] / lengths[task];
        }
      }
    });
  }

  /** Thresholds with infinity up to a multiple of those counted at once. */
  private static float[][] filled(float[][] thresholds, int units) {
    int at = OscillatorLoops.THRESHOLDS_AT_ONCE;
    float[][] filled = Arrays.copyOf(thresholds, (thresholds.length + at - 1) / at * at);
    for (int b = thresholds.length; b < filled.length; b++) {
      filled[b] = new float[units];
      Arrays.fill(filled[b], Float.POSITIVE_INFINITY);
    }
    return filled;
  }

  @Override
  public void series(ReservoirBank bank, Series part, int group, float[] x, int length, int channels, float[][] series) {
    loops.series(bank, part, group, x, length, channels, series, loops.scratch(bank));
  }

  @Override
  public void close() {
    pool.close();
  }
}
