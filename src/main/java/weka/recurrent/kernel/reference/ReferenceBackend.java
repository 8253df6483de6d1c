package weka.recurrent.kernel.reference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Backend;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.kernel.Trace;

/**
 * {@link ReferenceEncoder} behind the contract of a backend: {@code float} arrays are widened on the way in and rounded once
 * on the way out, sums over the batch are taken in {@code double}. Works in the caller's thread; stateless but for being
 * closed.
 */
public final class ReferenceBackend implements Backend {
  private volatile boolean closed;

  @Override
  public String description() {
    return "reference (double precision, one thread; slow, for checking the others)";
  }

  @Override
  public Trace trace(EncoderSpec spec, boolean training) {
    checkOpen();
    return new ReferenceTrace(spec, training);
  }

  @Override
  public long traceBytes(EncoderSpec spec, int steps, int sequences, boolean training) {
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
  public void forward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] features)
      throws InterruptedException {
    checkOpen();
    ReferenceTrace own = own(trace);
    EncoderSpec spec = own.spec;
    check("x", "[D]", spec.inputs(), batch.inputs() == spec.inputs(), batch.inputs());
    checkRoom("features", "[N,F]", (long) batch.sequences() * spec.features(), features);
    ReferenceEncoder encoder = new ReferenceEncoder(spec, widened(parameters, own.layout.size()));
    own.runs = null;
    ReferenceEncoder.Run[] runs = new ReferenceEncoder.Run[batch.sequences()];
    for (int n = 0; n < batch.sequences(); n++) {
      stopIfInterrupted();
      ReferenceEncoder.Run run = encoder.forward(sequence(batch, n), masks, n);
      for (int j = 0; j < spec.features(); j++) {
        features[n * spec.features() + j] = (float) run.features().get(j);
      }
      runs[n] = own.training ? run : null;
    }
    own.runs = own.training ? runs : null;
  }

  @Override
  public void backward(float[] parameters, SequenceBatch batch, DropoutMasks masks, Trace trace, float[] dFeatures,
      float[] gradient, float[] dx) throws InterruptedException {
    checkOpen();
    ReferenceTrace own = own(trace);
    ReferenceEncoder.Run[] runs = own.runs();
    EncoderSpec spec = own.spec;
    int sequences = batch.sequences();
    check("the batch", "the N of forward,", runs.length, sequences == runs.length, sequences);
    checkRoom("dFeatures", "[N,F]", (long) sequences * spec.features(), dFeatures);
    if (gradient != null) {
      checkRoom("gradient", "[P]", own.layout.size(), gradient);
    }
    int dxSize = batch.steps() * sequences * spec.inputs();
    if (dx != null) {
      checkRoom("dx", "[T,N,D]", dxSize, dx);
      Arrays.fill(dx, 0, dxSize, 0);
    }
    double[] sum = new double[own.layout.size()];
    for (int n = 0; n < sequences; n++) {
      stopIfInterrupted();
      DMatrixRMaj df = new DMatrixRMaj(1, spec.features());
      for (int j = 0; j < spec.features(); j++) {
        df.set(j, dFeatures[n * spec.features() + j]);
      }
      DMatrixRMaj dxn = runs[n].backward(df, sum);
      for (int t = 0; dx != null && t < dxn.numRows; t++) {
        for (int d = 0; d < spec.inputs(); d++) {
          dx[(t * sequences + n) * spec.inputs() + d] = (float) dxn.get(t, d);
        }
      }
    }
    for (int k = 0; gradient != null && k < sum.length; k++) {
      gradient[k] += (float) sum[k];
    }
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

  private static ReferenceTrace own(Trace trace) {
    if (trace instanceof ReferenceTrace own) {
      return own;
    }
    throw new IllegalArgumentException("the trace must be made by the backend that uses it, got " + trace);
  }

  private static void check(String name, String shape, long expected, boolean holds, long got) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must have " + shape + " " + expected + ", got " + got);
    }
  }

  private static void checkRoom(String name, String shape, long expected, float[] array) {
    if (array.length < expected) {
      throw new IllegalArgumentException(name + " must hold " + shape + " = " + expected + " values, got " + array.length);
    }
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted between two sequences");
    }
  }

  private static double[] widened(float[] parameters, int size) {
    checkRoom("parameters", "[P]", size, parameters);
    double[] wide = new double[size];
    for (int k = 0; k < size; k++) {
      wide[k] = parameters[k];
    }
    return wide;
  }

  /** [L,D] the valid steps of one sequence. */
  private static DMatrixRMaj sequence(SequenceBatch batch, int n) {
    DMatrixRMaj x = new DMatrixRMaj(batch.length(n), batch.inputs());
    for (int t = 0; t < x.numRows; t++) {
      for (int d = 0; d < x.numCols; d++) {
        x.set(t, d, batch.x()[(t * batch.sequences() + n) * batch.inputs() + d]);
      }
    }
    return x;
  }

  private static final class ReferenceTrace implements Trace {
    private final EncoderSpec spec;
    private final EncoderLayout layout;
    private final boolean training;
    /** One per sequence of the last forward pass; null if there was none to keep. */
    private ReferenceEncoder.Run[] runs;

    ReferenceTrace(EncoderSpec spec, boolean training) {
      this.spec = spec;
      this.layout = new EncoderLayout(spec);
      this.training = training;
    }

    @Override
    public EncoderSpec spec() {
      return spec;
    }

    ReferenceEncoder.Run[] runs() {
      if (runs == null) {
        throw new IllegalStateException(training ? "there was no complete forward pass with this trace"
            : "this trace was made for prediction and keeps nothing; ask the backend for one made for training");
      }
      return runs;
    }

    @Override
    public void read(Signal signal, int layer, int direction, int step, int sequence, float[] into) {
      LayerSpec layerSpec = spec.layers().get(layer);
      if (!Trace.has(layerSpec.cell(), signal)) {
        throw new IllegalArgumentException(
            "layer " + layer + " is made of " + layerSpec.cell().title() + " cells, which have no " + signal);
      }
      ReferenceEncoder.Run run = runs()[sequence];
      if (step < 0 || step >= run.length()) {
        throw new IllegalArgumentException(
            "sequence " + sequence + " has " + run.length() + " valid steps, got step " + step);
      }
      checkRoom("into", "[H]", layerSpec.hidden(), into);
      double[] values = run.step(layer, direction, step).signal(signal);
      for (int j = 0; j < layerSpec.hidden(); j++) {
        into[j] = (float) values[j];
      }
    }
  }
}
