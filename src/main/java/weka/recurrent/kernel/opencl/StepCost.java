package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.opencl.DeviceProgram.Purpose;

/**
 * What a training step takes by the {@link CostModel}, in seconds: to be laid beside what the clock says.
 *
 * @param forward launches up to the features
 * @param backward launches from there to the gradient
 * @param transfers of programs, inputs, features and gradients
 */
record StepCost(double forward, double backward, double transfers) {
  /** Of an encoder over sequences of equal length. */
  static StepCost of(EncoderSpec spec, int steps, int sequences, DeviceLimits limits, CostModel model, Variant forward,
      Variant backward) {
    EncoderLayout layout = new EncoderLayout(spec);
    SequenceBatch batch = new SequenceBatch();
    batch.shape(steps, sequences, spec.inputs());
    for (int n = 0; n < sequences; n++) {
      batch.setLength(n, steps);
    }
    PackedBatch part = new PackedBatch(spec, layout.size(), batch, DropoutMasks.NONE, 0, sequences);
    DeviceProgram program = new ProgramBuilder(spec, layout, part, limits, Purpose.TRAIN, model, Double.POSITIVE_INFINITY)
        .build(forward, backward, false);
    double first = 0;
    double second = 0;
    for (int p = 0; p < program.passes(); p++) {
      first += p < program.forwardPasses() ? program.seconds()[p] : 0;
      second += p < program.forwardPasses() ? 0 : program.seconds()[p];
    }
    double transfers = 2 * model.transfer(program.words().length) + model.transfer(program.inputFloats())
        + 2 * model.transfer(program.featureFloats()) + model.transfer(program.gradientFloats());
    return new StepCost(first, second, transfers);
  }

  /** Milliseconds of all of it. */
  double millis() {
    return 1e3 * (forward + backward + transfers);
  }
}
