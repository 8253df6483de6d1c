package weka.recurrent.kernel.reference;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;

import org.ejml.data.DMatrixRMaj;
import weka.recurrent.kernel.Trace.Signal;

/**
 * Long short-term memory, one step.
 * <pre>
 *   a = x W + (m ⊙ h) R + b              in blocks a_i, a_f, a_g, a_o
 *   i = σ(a_i + p_i ⊙ c)      f = σ(a_f + p_f ⊙ c)      g = tanh(a_g)
 *   c' = f ⊙ c + i ⊙ g
 *   o = σ(a_o + p_o ⊙ c')     h' = o ⊙ tanh(c')
 * </pre>
 * Without peepholes p is zero.
 *
 * <p>Hochreiter &amp; Schmidhuber (1997), doi:10.1162/neco.1997.9.8.1735; Gers et al. (2000), doi:10.1162/089976600300015015;
 * Gers, Schraudolph &amp; Schmidhuber (2002) for peepholes, doi:10.1162/153244303768966139.
 */
final class LstmStep extends CellStep {
  private final boolean peepholes;
  private final double[] i;
  private final double[] f;
  private final double[] g;
  private final double[] o;

  LstmStep(CellWeights weights, DMatrixRMaj x, DMatrixRMaj h, DMatrixRMaj c, DMatrixRMaj m) {
    super(weights, x, h, c, m);
    peepholes = weights.p().numCols > 0;
    i = new double[hidden];
    f = new double[hidden];
    g = new double[hidden];
    o = new double[hidden];
    DMatrixRMaj a = inputProduct();
    addEquals(a, recurrentProduct());
    addEquals(a, weights.b());
    for (int j = 0; j < hidden; j++) {
      i[j] = sigmoid(a.get(j) + p(0, j) * c.get(j));
      f[j] = sigmoid(a.get(hidden + j) + p(1, j) * c.get(j));
      g[j] = Math.tanh(a.get(2 * hidden + j));
      cNext.set(j, f[j] * c.get(j) + i[j] * g[j]);
      o[j] = sigmoid(a.get(3 * hidden + j) + p(2, j) * cNext.get(j));
      hNext.set(j, o[j] * Math.tanh(cNext.get(j)));
    }
  }

  @Override
  Gradients backward(DMatrixRMaj dhNext, DMatrixRMaj dcNext, CellWeights gradient) {
    DMatrixRMaj dx = x.createLike();
    DMatrixRMaj dh = h.createLike();
    DMatrixRMaj dc = c.createLike();
    DMatrixRMaj da = new DMatrixRMaj(1, 4 * hidden);
    for (int j = 0; j < hidden; j++) {
      double y = Math.tanh(cNext.get(j));
      double dao = dhNext.get(j) * y * o[j] * (1 - o[j]);
      double dcAll = dcNext.get(j) + dhNext.get(j) * o[j] * (1 - y * y) + dao * p(2, j);
      double dag = dcAll * i[j] * (1 - g[j] * g[j]);
      double daf = dcAll * c.get(j) * f[j] * (1 - f[j]);
      double dai = dcAll * g[j] * i[j] * (1 - i[j]);
      dc.set(j, dcAll * f[j] + daf * p(1, j) + dai * p(0, j));
      da.set(j, dai);
      da.set(hidden + j, daf);
      da.set(2 * hidden + j, dag);
      da.set(3 * hidden + j, dao);
      if (peepholes) {
        gradient.p().add(0, j, dai * c.get(j));
        gradient.p().add(0, hidden + j, daf * c.get(j));
        gradient.p().add(0, 2 * hidden + j, dao * cNext.get(j));
      }
    }
    addEquals(gradient.b(), da);
    backwardProducts(da, da, dx, dh, gradient);
    return new Gradients(dx, dh, dc);
  }

  private double p(int gate, int j) {
    return peepholes ? weights.p().get(gate * hidden + j) : 0;
  }

  @Override
  double[] signal(Signal signal) {
    return switch (signal) {
      case INPUT_GATE -> i;
      case FORGET_GATE -> f;
      case CANDIDATE -> g;
      case OUTPUT_GATE -> o;
      default -> super.signal(signal);
    };
  }
}
