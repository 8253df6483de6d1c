package weka.recurrent.kernel.reference;

import static org.ejml.dense.row.CommonOps_DDRM.multTransB;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.ReadOut;

/**
 * Read-out of one sequence: outputs y [L,F] of the last layer to features [1,F].
 * <pre>
 *   LAST       features = forward units of y_(L−1), backward units of y_0
 *   MEAN       features = Σ_t y_t / L
 *   MAX        features_j = max_t y_tj                    the gradient goes to the earliest such t
 *   ATTENTION  s_t = y_t · q,  α = softmax(s),  features = Σ_t α_t y_t
 * </pre>
 * A sequence without a step reads out as zeros.
 */
final class SequenceReadOut {
  private final ReadOut kind;
  private final int forwardUnits;
  private final DMatrixRMaj y;
  private final DMatrixRMaj q;
  /** [L] attention. */
  private final double[] alpha;
  private final DMatrixRMaj features;

  /**
   * Reads out.
   *
   * @param forwardUnits the first so many columns of y belong to the forward direction
   * @param y [L,F]
   * @param q [1,F] query, read with attention only
   */
  SequenceReadOut(ReadOut kind, int forwardUnits, DMatrixRMaj y, DMatrixRMaj q) {
    this.kind = kind;
    this.forwardUnits = forwardUnits;
    this.y = y;
    this.q = q;
    alpha = kind == ReadOut.ATTENTION ? softmax(multTransB(y, q, null).data, y.numRows) : null;
    features = new DMatrixRMaj(1, y.numCols);
    int length = y.numRows;
    for (int j = 0; j < y.numCols && length > 0; j++) {
      switch (kind) {
        case LAST, MAX -> features.set(j, y.get(chosenStep(j), j));
        case MEAN -> {
          for (int t = 0; t < length; t++) {
            features.add(0, j, y.get(t, j) / length);
          }
        }
        case ATTENTION -> {
          for (int t = 0; t < length; t++) {
            features.add(0, j, alpha[t] * y.get(t, j));
          }
        }
      }
    }
  }

  /**
   * Carries the gradient back.
   *
   * @param dFeatures [1,F] read
   * @param dq [1,F] gradient by the query, added to with attention only
   * @return [L,F] gradient by y
   */
  DMatrixRMaj backward(DMatrixRMaj dFeatures, DMatrixRMaj dq) {
    DMatrixRMaj dy = y.createLike();
    int length = y.numRows;
    for (int j = 0; j < y.numCols && length > 0; j++) {
      switch (kind) {
        case LAST, MAX -> dy.set(chosenStep(j), j, dFeatures.get(j));
        case MEAN -> {
          for (int t = 0; t < length; t++) {
            dy.set(t, j, dFeatures.get(j) / length);
          }
        }
        case ATTENTION -> {
          for (int t = 0; t < length; t++) {
            double ds = attentionScoreGradient(t, dFeatures);
            dy.set(t, j, alpha[t] * dFeatures.get(j) + ds * q.get(j));
            dq.add(0, j, ds * y.get(t, j));
          }
        }
      }
    }
    return dy;
  }

  /** ds_t = α_t (y_t · df − Σ_k α_k y_k · df), and the sum is features · df. */
  private double attentionScoreGradient(int t, DMatrixRMaj dFeatures) {
    double sum = 0;
    for (int j = 0; j < y.numCols; j++) {
      sum += (y.get(t, j) - features.get(j)) * dFeatures.get(j);
    }
    return alpha[t] * sum;
  }

  /** The step whose y_tj is the feature, for LAST and MAX. */
  private int chosenStep(int j) {
    if (kind == ReadOut.LAST) {
      return j < forwardUnits ? y.numRows - 1 : 0;
    }
    int best = 0;
    for (int t = 1; t < y.numRows; t++) {
      if (y.get(t, j) > y.get(best, j)) {
        best = t;
      }
    }
    return best;
  }

  private static double[] softmax(double[] s, int length) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < length; t++) {
      largest = Math.max(largest, s[t]);
    }
    double[] alpha = new double[length];
    double sum = 0;
    for (int t = 0; t < length; t++) {
      alpha[t] = Math.exp(s[t] - largest);
      sum += alpha[t];
    }
    for (int t = 0; t < length; t++) {
      alpha[t] /= sum;
    }
    return alpha;
  }

  /** [1,F]. */
  DMatrixRMaj features() {
    return features;
  }

  /** How far the largest value of a unit leads the second largest; infinite for read-outs without a maximum. */
  double distanceToKink() {
    double distance = Double.POSITIVE_INFINITY;
    for (int j = 0; kind == ReadOut.MAX && j < y.numCols; j++) {
      for (int t = 0; t < y.numRows; t++) {
        double lead = features.get(j) - y.get(t, j);
        // Two rectified zeros stay equal under every small change; their own distance to the kink is RnnStep's matter.
        boolean bothOff = lead == 0 && features.get(j) == 0;
        if (t != chosenStep(j) && !bothOff) {
          distance = Math.min(distance, lead);
        }
      }
    }
    return distance;
  }
}
