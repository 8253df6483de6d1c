package weka.recurrent.kernel.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.opencl.DeviceProgram.Purpose;

/**
 * Encoders on one device, without a net below: cuts batches, builds programs, sends them to the engine. Every part of a batch
 * is an execute of its own for forward, and another one, which runs forward again, for backward: two executes cannot share
 * anything on the device.
 *
 * <p>Parts are cut by shapes and by what the device says of itself, never by the clock, so that sums are made in the same
 * order in every run. Safe for all threads, each with its own trace; executes of several callers take turns.
 */
final class DeviceEncoder {
  /** Work of one execute in floating-point operations per compute unit: 20 to 50 ms at a cautious estimate of its speed. */
  private static final double GPU_WORK = 0.7e9;
  private static final double CPU_WORK = 6e7;

  private final DeviceSession session;
  private final Tuner tuner;
  private final int leastSequences;
  private final double work;

  /**
   * @param leastSequences a part is not cut to fewer for the sake of time
   */
  DeviceEncoder(DeviceSession session, Tuner tuner, int leastSequences) {
    this.session = session;
    this.tuner = tuner;
    this.leastSequences = leastSequences;
    work = session.info().computeUnits() * (session.info().kind() == OpenClDevices.Kind.CPU ? CPU_WORK : GPU_WORK);
  }

  /** Parts that a device of this kind is given at least so many sequences of. */
  static int leastSequences(OpenClDevices.Info info) {
    return info.kind() == OpenClDevices.Kind.CPU ? 8 : 64;
  }

  /**
   * Forward; leaves the inputs in the trace.
   *
   * @param parameters [P or more] may not change until the trace is no longer used
   * @param features [N,F] overwritten
   * @throws InterruptedException between two parts
   */
  void forward(float[] parameters, SequenceBatch batch, DropoutMasks masks, DeviceTrace trace, float[] features)
      throws InterruptedException {
    EncoderSpec spec = trace.spec;
    trace.parts = null;
    trace.arenas = null;
    trace.parameters = parameters;
    trace.sequences = batch.sequences();
    trace.steps = batch.steps();
    List<PackedBatch> parts = cut(spec, trace.layout.size(), batch, masks, trace.training);
    Arrays.fill(features, 0, batch.sequences() * spec.features(), 0f);
    for (PackedBatch part : parts) {
      Tuner.Choice choice = tuner.choose(spec, part.sequences, false);
      DeviceProgram job = new ProgramBuilder(spec, trace.layout, part, session.limits(), Purpose.PREDICT)
          .build(choice.variant(), choice.variant(), false);
      long nanos = execute("running a network forward", job, trace, part, features, null, null);
      tuner.report(choice, nanos, part.steps);
    }
    trace.parts = parts;
  }

  /**
   * Backward after a forward with the same trace.
   *
   * @param gradient [P or more] added to, after all parts have succeeded, or null
   * @param dx [T,N,D] overwritten, or null
   */
  void backward(DeviceTrace trace, float[] dFeatures, float[] gradient, float[] dx) throws InterruptedException {
    EncoderSpec spec = trace.spec;
    int size = trace.layout.size();
    trace.prepareGradient(size);
    if (dx != null) {
      Arrays.fill(dx, 0, trace.steps * trace.sequences * spec.inputs(), 0f);
    }
    for (PackedBatch part : trace.parts) {
      part.setFeatureGradient(dFeatures);
      Tuner.Choice before = tuner.choose(spec, part.sequences, false);
      Tuner.Choice choice = tuner.choose(spec, part.sequences, true);
      DeviceProgram job = new ProgramBuilder(spec, trace.layout, part, session.limits(), Purpose.TRAIN)
          .build(before.variant(), choice.variant(), dx != null);
      if (trace.gradient.length < job.gradientFloats()) {
        trace.gradient = new float[job.gradientFloats()];
      }
      long nanos = execute("training a network", job, trace, part, null, trace.gradient, null);
      tuner.report(choice, nanos, part.steps);
      for (int k = 0; k < size; k++) {
        trace.sum[k] += trace.gradient[k];
      }
      if (dx != null) {
        part.unpack(trace.gradient, size, spec.inputs(), trace.sequences, dx);
      }
    }
    for (int k = 0; gradient != null && k < size; k++) {
      gradient[k] += trace.sum[k];
    }
  }

  /** Computes the gates and states of the last forward pass again and keeps them in the trace. */
  void inspect(DeviceTrace trace) {
    int count = trace.parts.size();
    float[][] arenas = new float[count][];
    DeviceProgram[] programs = new DeviceProgram[count];
    for (int p = 0; p < count; p++) {
      PackedBatch part = trace.parts.get(p);
      Variant variant = tuner.choose(trace.spec, part.sequences, false).variant();
      programs[p] = new ProgramBuilder(trace.spec, trace.layout, part, session.limits(), Purpose.INSPECT)
          .build(variant, variant, false);
      arenas[p] = new float[programs[p].arenaFloats()];
      DeviceProgram job = programs[p];
      float[] arena = arenas[p];
      OpenClEngine.INSTANCE.call("looking at gates and states", () -> session.execute(job, trace.parameters,
          trace.layout.size(), part, null, null, arena));
    }
    trace.programs = programs;
    trace.arenas = arenas;
  }

  private long execute(String what, DeviceProgram job, DeviceTrace trace, PackedBatch part, float[] features,
      float[] gradient, float[] arena) throws InterruptedException {
    long nanos = OpenClEngine.INSTANCE.call(what, () -> session.execute(job, trace.parameters, trace.layout.size(), part,
        features, gradient, arena));
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while " + what);
    }
    return nanos;
  }

  /** Cuts a batch into parts of about equal work that fit the device; sequences without steps are left out. */
  private List<PackedBatch> cut(EncoderSpec spec, int parameters, SequenceBatch batch, DropoutMasks masks, boolean training) {
    int sequences = 0;
    long rows = 0;
    while (sequences < batch.sequences() && batch.length(sequences) > 0) {
      rows += batch.length(sequences++);
    }
    Purpose purpose = training ? Purpose.TRAIN : Purpose.PREDICT;
    // Half of what there is: the rest is for parameters, their partial gradients, and rounding.
    long memory = Math.min(session.limits().bufferFloats(), session.limits().totalFloats()) / 2;
    long rowsThatFit = Math.max(1, memory / Arena.floatsPerRow(spec, purpose));
    double wanted = Math.max(1, Math.ceil(rows * operationsPerRow(spec, training) / work));
    long rowsPerPart = (long) Math.ceil(rows / wanted);
    List<PackedBatch> parts = new ArrayList<>();
    int first = 0;
    while (first < sequences) {
      int end = first;
      long taken = 0;
      while (end < sequences && taken + batch.length(end) <= rowsThatFit
          && (taken < rowsPerPart || end - first < leastSequences)) {
        taken += batch.length(end++);
      }
      // A single sequence that may not fit is tried: the check before the execute has the exact sizes.
      end = Math.max(end, first + 1);
      parts.add(new PackedBatch(spec, parameters, batch, masks, first, end));
      first = end;
    }
    return parts;
  }

  /** Floating-point operations per valid step of one sequence. */
  static double operationsPerRow(EncoderSpec spec, boolean training) {
    double operations = 0;
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      operations += 2.0 * layer.directions() * (spec.inputsOf(l) + layer.hidden()) * layer.cell().gates() * layer.hidden();
    }
    return training ? 3 * operations : operations;
  }
}
