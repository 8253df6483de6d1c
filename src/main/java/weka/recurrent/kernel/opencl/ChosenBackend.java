package weka.recurrent.kernel.opencl;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.Weights;

/** A backend that was chosen for the user, and why. */
record ChosenBackend(Backend backend, String reason) implements Backend {

  @Override
  public String description() {
    return backend.description() + " (auto: " + reason + ")";
  }

  @Override
  public Weights pack(EncoderSpec spec, float[] parameters) {
    return backend.pack(spec, parameters);
  }

  @Override
  public Pass open(EncoderSpec spec, boolean training) {
    return backend.open(spec, training);
  }

  @Override
  public long passBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    return backend.passBytes(spec, steps, sequences, training);
  }

  @Override
  public void close() {
    backend.close();
  }
}
