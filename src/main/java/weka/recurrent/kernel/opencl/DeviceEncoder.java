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
 * Encoders on one device, without a net below: cuts batches by memory, builds programs, sends them to the engine. Forward leaves
 * gates and states on the device; backward goes on from there if nothing else has run since and the device still holds them, else
 * it runs forward again.
 *
 * <p>Parts are cut by shapes and by what the device says of itself, never by the clock, so that sums are made in the same
 * order in every run. Safe for all threads, each with its own trace; jobs of several callers take turns.
 */
final class DeviceEncoder {
  private final DeviceSession session;
  private final Tuner tuner;
  private final double longest;

  /** An encoder whose passes are as long as the pace of the device allows. */
  DeviceEncoder(DeviceSession session, Tuner tuner) {
    this(session, tuner, Double.POSITIVE_INFINITY);
  }

  /** @param longest model seconds that a pass may take at most, for tests; changes no bit */
  DeviceEncoder(DeviceSession session, Tuner tuner, double longest) {
    this.session = session;
    this.tuner = tuner;
    this.longest = longest;
  }

  /**
   * Forward; leaves the inputs in the trace.
   *
   * @param parameters [P or more] may not change until the trace is no longer used
   * @param features [N,F] overwritten
   * @throws InterruptedException between two executes
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
      DeviceProgram program = builder(trace, part).build(choice.variant(), null, false);
      DeviceSession.Outcome outcome = run("running a network forward",
          DeviceSession.Job.forward(program, part, parameters, trace.layout.size(), features), 0);
      tuner.report(choice, outcome.nanos(), part.steps);
      part.stamp = outcome.stamp();
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
      Tuner.Choice before = tuner.choose(spec, part.sequences, false);
      Tuner.Choice choice = tuner.choose(spec, part.sequences, true);
      DeviceProgram program = builder(trace, part).build(before.variant(), choice.variant(), dx != null);
      if (trace.gradient.length < program.gradientFloats()) {
        trace.gradient = new float[program.gradientFloats()];
      }
      DeviceSession.Outcome outcome = run("training a network",
          DeviceSession.Job.backward(program, part, trace.parameters, size, dFeatures, trace.gradient), part.stamp);
      // Backward overwrites what it needs.
      part.stamp = 0;
      if (outcome.resumed()) {
        tuner.report(choice, outcome.nanos(), part.steps);
      }
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
  void inspect(DeviceTrace trace) throws InterruptedException {
    int count = trace.parts.size();
    float[][] arenas = new float[count][];
    DeviceProgram[] programs = new DeviceProgram[count];
    for (int p = 0; p < count; p++) {
      PackedBatch part = trace.parts.get(p);
      programs[p] = builder(trace, part).build(tuner.choose(trace.spec, part.sequences, false).variant(), null, false);
      arenas[p] = new float[programs[p].arenaFloats()];
      run("looking at gates and states",
          DeviceSession.Job.look(programs[p], part, trace.parameters, trace.layout.size(), arenas[p]), 0);
    }
    trace.programs = programs;
    trace.arenas = arenas;
  }

  /** What a training step takes by arithmetic. */
  StepCost cost(EncoderSpec spec, int steps, int sequences) {
    return StepCost.of(spec, steps, sequences, session.limits(), session.model(),
        tuner.choose(spec, sequences, false).variant(), tuner.choose(spec, sequences, true).variant());
  }

  private ProgramBuilder builder(DeviceTrace trace, PackedBatch part) {
    return new ProgramBuilder(trace.spec, trace.layout, part, session.limits(),
        trace.training ? DeviceProgram.Purpose.TRAIN : DeviceProgram.Purpose.PREDICT, session.model(),
        Math.min(longest, session.pace().longestPass()));
  }

  private DeviceSession.Outcome run(String what, DeviceSession.Job job, int expected) throws InterruptedException {
    DeviceSession.Outcome outcome;
    try {
      outcome = OpenClEngine.INSTANCE.call(what, () -> session.run(job, expected));
    } catch (OpenClEngine.Stopped e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while " + what);
    }
    return outcome;
  }

  /** Cuts a batch into parts that fit the device; sequences without steps are left out. */
  private List<PackedBatch> cut(EncoderSpec spec, int parameters, SequenceBatch batch, DropoutMasks masks, boolean training) {
    int sequences = 0;
    while (sequences < batch.sequences() && batch.length(sequences) > 0) {
      sequences++;
    }
    Purpose purpose = training ? Purpose.TRAIN : Purpose.PREDICT;
    // Half of what there is: the rest is for parameters, their partial gradients, and rounding.
    long memory = Math.min(session.limits().bufferFloats(), session.limits().totalFloats()) / 2;
    long rowsThatFit = Math.max(1, memory / Arena.floatsPerRow(spec, purpose));
    List<PackedBatch> parts = new ArrayList<>();
    int first = 0;
    while (first < sequences) {
      int end = first;
      long taken = 0;
      while (end < sequences && taken + batch.length(end) <= rowsThatFit) {
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
