package weka.recurrent.kernel.reference;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Cell;

/**
 * Elman's network, one step.
 * <pre>
 *   a = x W + (m ⊙ h) R + b
 *   h' = φ(a),  φ = tanh or max(0, ·)
 * </pre>
 * The rectifier's derivative at 0 is taken as 0, as everywhere.
 *
 * <p>Elman (1990), doi:10.1016/0364-0213(90)90002-E; Le, Jaitly &amp; Hinton (2015) for the rectifier, arXiv:1504.00941.
 */
final class RnnStep extends CellStep {
  private final boolean relu;
  private final DMatrixRMaj a;

  RnnStep(Cell cell, CellWeights weights, DMatrixRMaj x, DMatrixRMaj h, DMatrixRMaj c, DMatrixRMaj m) {
    super(weights, x, h, c, m);
    relu = cell == Cell.RNN_RELU;
    a = inputProduct();
    addEquals(a, recurrentProduct());
    addEquals(a, weights.b());
    for (int j = 0; j < hidden; j++) {
      hNext.set(j, relu ? Math.max(0, a.get(j)) : Math.tanh(a.get(j)));
    }
  }

  @Override
  Gradients backward(DMatrixRMaj dhNext, DMatrixRMaj dcNext, CellWeights gradient) {
    DMatrixRMaj dx = x.createLike();
    DMatrixRMaj dh = h.createLike();
    DMatrixRMaj da = a.createLike();
    for (int j = 0; j < hidden; j++) {
      double slope = relu ? (a.get(j) > 0 ? 1 : 0) : 1 - hNext.get(j) * hNext.get(j);
      da.set(j, dhNext.get(j) * slope);
    }
    addEquals(gradient.b(), da);
    backwardProducts(da, da, dx, dh, gradient);
    return new Gradients(dx, dh, dcNext);
  }

  /** Distance to the nearest point where φ has no derivative. */
  double distanceToKink() {
    double distance = Double.POSITIVE_INFINITY;
    for (int j = 0; relu && j < hidden; j++) {
      distance = Math.min(distance, Math.abs(a.get(j)));
    }
    return distance;
  }
}
