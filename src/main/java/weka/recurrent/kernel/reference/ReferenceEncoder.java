package weka.recurrent.kernel.reference;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.insert;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.DropoutMasks;
import weka.recurrent.kernel.EncoderLayout;
import weka.recurrent.kernel.EncoderSpec;
import weka.recurrent.kernel.LayerSpec;

/**
 * An encoder with its parameters, in {@code double}. Use: {@link #forward} per sequence, then {@link Run#backward}.
 *
 * <pre>{@code
 * ReferenceEncoder encoder = new ReferenceEncoder(spec, parameters);
 * ReferenceEncoder.Run run = encoder.forward(x, DropoutMasks.NONE, 0);
 * DMatrixRMaj dx = run.backward(dFeatures, gradient);
 * }</pre>
 *
 * <p>Immutable; threads may share it. So is a {@link Run}, which may be run backward any number of times.
 */
public final class ReferenceEncoder {
  private final EncoderSpec spec;
  private final EncoderLayout layout;
  /** By layer and direction. */
  private final CellWeights[][] weights;
  /** [1,F] with attention, else [1,0]. */
  private final DMatrixRMaj query;

  /**
   * Takes the parameters apart.
   *
   * @param parameters [P] laid out by {@link EncoderLayout}; copied
   */
  public ReferenceEncoder(EncoderSpec spec, double[] parameters) {
    this.spec = spec;
    layout = new EncoderLayout(spec);
    if (parameters.length < layout.size()) {
      throw new IllegalArgumentException(
          "this encoder has " + layout.size() + " parameters, got an array of " + parameters.length);
    }
    weights = new CellWeights[spec.layers().size()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = new CellWeights[spec.layers().get(l).directions()];
      for (int d = 0; d < weights[l].length; d++) {
        weights[l][d] = CellWeights.of(layout, l, d, parameters);
      }
    }
    query = CellWeights.matrix(layout.query(), parameters);
  }

  /** What is computed. */
  public EncoderSpec spec() {
    return spec;
  }

  /**
   * Runs forward over one sequence.
   *
   * @param x [L,D] its steps, L may be 0; read
   * @param masks dropout masks of a batch
   * @param n the sequence's row in those masks
   */
  public Run forward(DMatrixRMaj x, DropoutMasks masks, int n) {
    return new Run(x, masks, n, null);
  }

  /**
   * Runs forward, but takes every state that crosses a truncation boundary from an earlier run instead of from the step
   * before. As a function of parameters and inputs, with that run held constant, this is what the truncated gradient is the
   * exact gradient of.
   */
  Run forwardAcrossConstants(DMatrixRMaj x, DropoutMasks masks, int n, Run constant) {
    return new Run(x, masks, n, constant);
  }

  /** One sequence run forward. */
  public final class Run {
    private final int length;
    private final DMatrixRMaj[] inputMasks;
    private final UnrolledLayer[][] layers;
    private final SequenceReadOut readOut;

    private Run(DMatrixRMaj x, DropoutMasks masks, int n, Run constant) {
      if (x.numCols != spec.inputs()) {
        throw new IllegalArgumentException(
            "x must have D=" + spec.inputs() + " columns, got " + x.numCols);
      }
      length = x.numRows;
      inputMasks = new DMatrixRMaj[weights.length];
      layers = new UnrolledLayer[weights.length][];
      DMatrixRMaj y = x;
      for (int l = 0; l < weights.length; l++) {
        LayerSpec layer = spec.layers().get(l);
        inputMasks[l] = mask(masks.inputOf(l), n, y.numCols);
        DMatrixRMaj entering = timesEachRow(y, inputMasks[l]);
        y = new DMatrixRMaj(length, layer.width());
        layers[l] = new UnrolledLayer[layer.directions()];
        for (int d = 0; d < layer.directions(); d++) {
          DMatrixRMaj stateMask = mask(masks.stateOf(l, d), n, layer.hidden());
          layers[l][d] = new UnrolledLayer(layer.cell(), weights[l][d], entering, stateMask, d == 1, spec.truncation(),
              constant == null ? null : constant.layers[l][d]);
          insert(layers[l][d].outputs(), y, 0, d * layer.hidden());
        }
      }
      int forwardUnits = spec.layers().get(weights.length - 1).hidden();
      readOut = new SequenceReadOut(spec.readOut(), forwardUnits, y, query);
    }

    /**
     * Runs back-propagation through time.
     *
     * @param dFeatures [1,F] gradient by the features, read
     * @param gradient [P] by the parameters, added to
     * @return [L,D] gradient by x, before its dropout mask
     */
    public DMatrixRMaj backward(DMatrixRMaj dFeatures, double[] gradient) {
      DMatrixRMaj dq = query.createLike();
      DMatrixRMaj dy = readOut.backward(dFeatures, dq);
      if (layout.query() != null) {
        CellWeights.add(dq, layout.query(), gradient);
      }
      for (int l = weights.length - 1; l >= 0; l--) {
        LayerSpec layer = spec.layers().get(l);
        DMatrixRMaj dEntering = new DMatrixRMaj(length, spec.inputsOf(l));
        for (int d = 0; d < layer.directions(); d++) {
          CellWeights byWeights = weights[l][d].zeros();
          addEquals(dEntering, layers[l][d].backward(dy, d * layer.hidden(), byWeights));
          byWeights.addTo(layout, l, d, gradient);
        }
        dy = timesEachRow(dEntering, inputMasks[l]);
      }
      return dy;
    }

    /** [1,F], shared: do not write. */
    public DMatrixRMaj features() {
      return readOut.features();
    }

    /** L. */
    public int length() {
      return length;
    }

    /** Step t of the input in a layer and direction. */
    CellStep step(int layer, int direction, int t) {
      return layers[layer][direction].step(t);
    }

    SequenceReadOut readOut() {
      return readOut;
    }
  }

  /** Row n of a mask [N,width], or ones where there is none. */
  private static DMatrixRMaj mask(float[] mask, int n, int width) {
    DMatrixRMaj row = new DMatrixRMaj(1, width);
    for (int j = 0; j < width; j++) {
      row.set(j, mask == null ? 1 : mask[n * width + j]);
    }
    return row;
  }

  /** [L,C] every row of a multiplied with a mask [1,C]. */
  private static DMatrixRMaj timesEachRow(DMatrixRMaj a, DMatrixRMaj mask) {
    DMatrixRMaj product = a.createLike();
    for (int t = 0; t < a.numRows; t++) {
      for (int j = 0; j < a.numCols; j++) {
        product.set(t, j, a.get(t, j) * mask.get(j));
      }
    }
    return product;
  }
}
