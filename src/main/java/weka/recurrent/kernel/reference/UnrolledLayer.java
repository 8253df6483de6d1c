package weka.recurrent.kernel.reference;

import static org.ejml.dense.row.CommonOps_DDRM.extractRow;
import static org.ejml.dense.row.CommonOps_DDRM.insert;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Cell;

/**
 * One direction of one layer, unrolled over one sequence of L steps. The forward direction reads t = 0 … L−1, the backward
 * direction t = L−1 … 0.
 */
final class UnrolledLayer {
  private final CellWeights weights;
  private final int hidden;
  private final boolean backwards;
  private final int truncation;
  private final CellStep[] steps;

  /**
   * Runs forward.
   *
   * @param x [L,D] inputs after their dropout mask
   * @param m [1,H] dropout mask of the recurrent state
   * @param backwards whether to read from the end
   * @param truncation as in {@link weka.recurrent.kernel.EncoderSpec}
   * @param constant null; or an earlier run, from which states that cross a truncation boundary are taken
   */
  UnrolledLayer(Cell cell, CellWeights weights, DMatrixRMaj x, DMatrixRMaj m, boolean backwards, int truncation,
      UnrolledLayer constant) {
    this.weights = weights;
    this.hidden = m.numCols;
    this.backwards = backwards;
    this.truncation = truncation;
    steps = new CellStep[x.numRows];
    DMatrixRMaj h = new DMatrixRMaj(1, hidden);
    DMatrixRMaj c = new DMatrixRMaj(1, hidden);
    for (int k = 0; k < steps.length; k++) {
      int t = stepRead(k);
      if (constant != null && isCutBefore(k)) {
        h = constant.steps[t].h;
        c = constant.steps[t].c;
      }
      steps[t] = step(cell, extractRow(x, t, null), h, c, m);
      h = steps[t].hNext;
      c = steps[t].cNext;
    }
  }

  /** Runs one step of a cell from x, h and c, under the mask m. */
  private CellStep step(Cell cell, DMatrixRMaj x, DMatrixRMaj h, DMatrixRMaj c, DMatrixRMaj m) {
    return switch (cell) {
      case RNN_TANH, RNN_RELU -> new RnnStep(cell, weights, x, h, c, m);
      case LSTM, LSTM_PEEPHOLE -> new LstmStep(weights, x, h, c, m);
      case GRU -> new GruStep(weights, x, h, c, m);
    };
  }

  /**
   * Runs back through time.
   *
   * @param dy [L,…] gradient by the outputs of all directions, read
   * @param column first of the H columns of this direction
   * @param gradient by the parameters, added to
   * @return [L,D] gradient by the masked inputs
   */
  DMatrixRMaj backward(DMatrixRMaj dy, int column, CellWeights gradient) {
    DMatrixRMaj dx = new DMatrixRMaj(steps.length, weights.W().numRows);
    DMatrixRMaj dh = new DMatrixRMaj(1, hidden);
    DMatrixRMaj dc = new DMatrixRMaj(1, hidden);
    for (int k = steps.length - 1; k >= 0; k--) {
      int t = stepRead(k);
      for (int j = 0; j < hidden; j++) {
        dh.add(0, j, dy.get(t, column + j));
      }
      CellStep.Gradients by = steps[t].backward(dh, dc, gradient);
      insert(by.x(), dx, t, 0);
      dh = isCutBefore(k) ? new DMatrixRMaj(1, hidden) : by.h();
      dc = isCutBefore(k) ? new DMatrixRMaj(1, hidden) : by.c();
    }
    return dx;
  }

  /** The step that is read k-th. */
  private int stepRead(int k) {
    return backwards ? steps.length - 1 - k : k;
  }

  /** Whether the gradient is cut between the step read k-th and the one read before it. */
  private boolean isCutBefore(int k) {
    int stepsFromTheEnd = backwards ? k : steps.length - k;
    return truncation > 0 && stepsFromTheEnd % truncation == 0;
  }

  /** y [L,H]: h after every step. */
  DMatrixRMaj outputs() {
    DMatrixRMaj y = new DMatrixRMaj(steps.length, hidden);
    for (int t = 0; t < steps.length; t++) {
      insert(steps[t].hNext, y, t, 0);
    }
    return y;
  }

  /** Step t of the input, whatever the direction. */
  CellStep step(int t) {
    return steps[t];
  }
}
