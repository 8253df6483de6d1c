package weka.recurrent.kernel.reference;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multAddTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Trace.Signal;

/**
 * One time step of one cell for one sequence. What all cells share are the two products
 * <pre>
 *   u = x W       v = (m ⊙ h) R
 * </pre>
 * with m the dropout mask of the recurrent state; the subclass makes h' (and c') of them. It computes forward in its
 * constructor and keeps what {@link #backward} needs.
 */
abstract class CellStep {
  final CellWeights weights;
  /** H. */
  final int hidden;
  /** [1,D] input, after its dropout mask. */
  final DMatrixRMaj x;
  /** [1,H] hidden state before the step. */
  final DMatrixRMaj h;
  /** [1,H] cell state before the step; zeros for cells without. */
  final DMatrixRMaj c;
  /** [1,H] dropout mask of the recurrent state. */
  final DMatrixRMaj m;
  /** [1,H] m ⊙ h. */
  final DMatrixRMaj mh;
  /** [1,H] h', the hidden state after the step. */
  final DMatrixRMaj hNext;
  /** [1,H] c', the cell state after the step; zeros for cells without. */
  final DMatrixRMaj cNext;

  /**
   * Gradients by what entered the step.
   *
   * @param x [1,D] by the masked input
   * @param h [1,H] by the hidden state before the step
   * @param c [1,H] by the cell state before the step
   */
  record Gradients(DMatrixRMaj x, DMatrixRMaj h, DMatrixRMaj c) {}

  CellStep(CellWeights weights, DMatrixRMaj x, DMatrixRMaj h, DMatrixRMaj c, DMatrixRMaj m) {
    this.weights = weights;
    this.hidden = h.numCols;
    this.x = x;
    this.h = h;
    this.c = c;
    this.m = m;
    this.mh = elementMult(m, h, null);
    this.hNext = new DMatrixRMaj(1, hidden);
    this.cNext = new DMatrixRMaj(1, hidden);
  }

  /** u = x W, [1,G·H]. */
  DMatrixRMaj inputProduct() {
    return mult(x, weights.W(), null);
  }

  /** v = (m ⊙ h) R, [1,G·H]. */
  DMatrixRMaj recurrentProduct() {
    return mult(mh, weights.R(), null);
  }

  /**
   * Carries gradients through the step.
   *
   * @param dhNext [1,H] gradient by h', read
   * @param dcNext [1,H] gradient by c', read
   * @param gradient by the parameters, added to
   */
  abstract Gradients backward(DMatrixRMaj dhNext, DMatrixRMaj dcNext, CellWeights gradient);

  /**
   * The part of backward that all cells share: through the two products.
   *
   * @param du [1,G·H] gradient by u
   * @param dv [1,G·H] gradient by v
   * @param dh [1,H] gradient by h on all ways that avoid R; added to
   */
  void backwardProducts(DMatrixRMaj du, DMatrixRMaj dv, DMatrixRMaj dx, DMatrixRMaj dh, CellWeights gradient) {
    multAddTransA(x, du, gradient.W());
    multTransB(du, weights.W(), dx);
    multAddTransA(mh, dv, gradient.R());
    addEquals(dh, elementMult(m, multTransB(dv, weights.R(), null), null));
  }

  /** [H] a signal of this step; the cell must have it. */
  double[] signal(Signal signal) {
    return switch (signal) {
      case HIDDEN -> hNext.data;
      case CELL -> cNext.data;
      default -> throw new IllegalArgumentException("this cell has no " + signal);
    };
  }

  static double sigmoid(double a) {
    return 1 / (1 + Math.exp(-a));
  }
}
