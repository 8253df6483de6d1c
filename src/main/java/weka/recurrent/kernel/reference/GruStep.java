package weka.recurrent.kernel.reference;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Trace.Signal;

/**
 * Gated recurrent unit, one step, reset after the product.
 * <pre>
 *   u = x W       v = (m ⊙ h) R                       both in blocks r, z, n
 *   r = σ(u_r + v_r + b_r)     z = σ(u_z + v_z + b_z)
 *   n = tanh(u_n + b_n + r ⊙ (v_n + b_m))
 *   h' = (1 − z) ⊙ n + z ⊙ h
 * </pre>
 * The mask m acts only where h enters R; the h that z keeps is whole.
 *
 * <p>Cho et al. (2014), doi:10.3115/v1/D14-1179; the form with the reset after the product, and its bias b_m, is that of
 * cuDNN and PyTorch.
 */
final class GruStep extends CellStep {
  private final double[] r;
  private final double[] z;
  private final double[] n;
  /** v_n + b_m: what the reset gate is multiplied with. */
  private final double[] s;

  GruStep(CellWeights weights, DMatrixRMaj x, DMatrixRMaj h, DMatrixRMaj c, DMatrixRMaj m) {
    super(weights, x, h, c, m);
    r = new double[hidden];
    z = new double[hidden];
    n = new double[hidden];
    s = new double[hidden];
    DMatrixRMaj u = inputProduct();
    DMatrixRMaj v = recurrentProduct();
    DMatrixRMaj b = weights.b();
    for (int j = 0; j < hidden; j++) {
      r[j] = sigmoid(u.get(j) + v.get(j) + b.get(j));
      z[j] = sigmoid(u.get(hidden + j) + v.get(hidden + j) + b.get(hidden + j));
      s[j] = v.get(2 * hidden + j) + b.get(3 * hidden + j);
      n[j] = Math.tanh(u.get(2 * hidden + j) + b.get(2 * hidden + j) + r[j] * s[j]);
      hNext.set(j, (1 - z[j]) * n[j] + z[j] * h.get(j));
    }
  }

  @Override
  Gradients backward(DMatrixRMaj dhNext, DMatrixRMaj dcNext, CellWeights gradient) {
    DMatrixRMaj dx = x.createLike();
    DMatrixRMaj dh = h.createLike();
    DMatrixRMaj du = new DMatrixRMaj(1, 3 * hidden);
    DMatrixRMaj dv = new DMatrixRMaj(1, 3 * hidden);
    for (int j = 0; j < hidden; j++) {
      double daz = dhNext.get(j) * (h.get(j) - n[j]) * z[j] * (1 - z[j]);
      double dan = dhNext.get(j) * (1 - z[j]) * (1 - n[j] * n[j]);
      double ds = dan * r[j];
      double dar = dan * s[j] * r[j] * (1 - r[j]);
      dh.set(j, dhNext.get(j) * z[j]);
      du.set(j, dar);
      du.set(hidden + j, daz);
      du.set(2 * hidden + j, dan);
      dv.set(j, dar);
      dv.set(hidden + j, daz);
      dv.set(2 * hidden + j, ds);
      gradient.b().add(0, j, dar);
      gradient.b().add(0, hidden + j, daz);
      gradient.b().add(0, 2 * hidden + j, dan);
      gradient.b().add(0, 3 * hidden + j, ds);
    }
    backwardProducts(du, dv, dx, dh, gradient);
    return new Gradients(dx, dh, dcNext);
  }

  @Override
  double[] signal(Signal signal) {
    return switch (signal) {
      case RESET_GATE -> r;
      case UPDATE_GATE -> z;
      case CANDIDATE -> n;
      default -> super.signal(signal);
    };
  }
}
