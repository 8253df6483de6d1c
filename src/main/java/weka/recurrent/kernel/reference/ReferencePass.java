package weka.recurrent.kernel.reference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Call;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.Pass;
import weka.recurrent.kernel.SequenceBatch;

/**
 * Sequence after sequence through a {@link ReferenceEncoder}: {@code float} arrays are widened on the way in and rounded once on
 * the way out, sums over the batch are taken in {@code double}.
 */
final class ReferencePass extends Pass {
  private final Runnable checkOpen;
  /** In training one per sequence of the last forward pass. */
  private ReferenceEncoder.Run[] runs;

  /**
   * A pass that holds nothing yet.
   *
   * @param checkOpen throws once the backend is closed
   */
  ReferencePass(EncoderSpec spec, boolean training, Runnable checkOpen) {
    super(ReferenceWeights.PACKER, spec, training);
    this.checkOpen = checkOpen;
  }

  @Override
  protected void runForward() throws InterruptedException {
    checkOpen.run();
    Call call = call();
    ReferenceEncoder encoder = ((ReferenceWeights) call.weights()).encoder();
    int sequences = call.batch().sequences();
    int width = spec().features();
    runs = new ReferenceEncoder.Run[sequences];
    for (int n = 0; n < sequences; n++) {
      stopIfInterrupted();
      ReferenceEncoder.Run run = encoder.forward(sequence(call.batch(), n), call.masks(), n);
      for (int j = 0; j < width; j++) {
        call.features()[n * width + j] = (float) run.features().get(j);
      }
      runs[n] = training() ? run : null;
    }
  }

  @Override
  protected void runBackward() throws InterruptedException {
    checkOpen.run();
    Call call = call();
    float[] gradient = call.gradient();
    float[] dx = call.dx();
    int sequences = runs.length;
    int inputs = spec().inputs();
    if (dx != null) {
      Arrays.fill(dx, 0, call.batch().steps() * sequences * inputs, 0);
    }
    double[] sum = new double[layout().size()];
    for (int n = 0; n < sequences; n++) {
      stopIfInterrupted();
      DMatrixRMaj df = new DMatrixRMaj(1, spec().features());
      for (int j = 0; j < df.numCols; j++) {
        df.set(j, call.dFeatures()[n * df.numCols + j]);
      }
      DMatrixRMaj dxn = runs[n].backward(df, sum);
      for (int t = 0; dx != null && t < dxn.numRows; t++) {
        for (int d = 0; d < inputs; d++) {
          dx[(t * sequences + n) * inputs + d] = (float) dxn.get(t, d);
        }
      }
    }
    for (int k = 0; gradient != null && k < sum.length; k++) {
      gradient[k] += (float) sum[k];
    }
  }

  @Override
  protected void copy(Source source, int step, int sequence, float[] into) {
    double[] values = runs[sequence].step(source.layer(), source.direction(), step).signal(source.signal());
    for (int j = 0; j < spec().layers().get(source.layer()).hidden(); j++) {
      into[j] = (float) values[j];
    }
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted between two sequences");
    }
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
}
