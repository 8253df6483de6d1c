package weka.recurrent.kernel.reference;

import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.Weights;

/** {@link ReferenceEncoder} behind the contract of a backend. Works in the caller's thread; stateless but for being closed. */
public final class ReferenceBackend implements Backend {
  private volatile boolean closed;

  @Override
  public String description() {
    return "reference (double precision, one thread; slow, for checking the others)";
  }

  @Override
  public Weights pack(EncoderSpec spec, float[] parameters) {
    ReferenceWeights weights = new ReferenceWeights(spec);
    weights.take(parameters);
    return weights;
  }

  @Override
  public Pass open(EncoderSpec spec, boolean training) {
    checkOpen();
    return new ReferencePass(spec, training, this::checkOpen);
  }

  @Override
  public long passBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
    long perStep = 0;
    for (int l = 0; l < spec.layers().size(); l++) {
      LayerSpec layer = spec.layers().get(l);
      // x, the states before and after, m ⊙ h, and the gates.
      long ofDirection = spec.inputsOf(l) + (4L + layer.cell().gates()) * layer.hidden();
      perStep += layer.directions() * ofDirection;
    }
    // Without training one sequence is kept at a time.
    return Double.BYTES * perStep * steps * (training ? sequences : 1);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this backend is closed");
    }
  }
}
