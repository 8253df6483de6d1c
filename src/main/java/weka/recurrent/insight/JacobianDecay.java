package weka.recurrent.insight;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import weka.recurrent.kernel.Cell;
import weka.recurrent.kernel.EncoderLayout.Block;
import weka.recurrent.kernel.LayerSpec;
import weka.recurrent.kernel.Trace;
import weka.recurrent.kernel.Trace.Signal;
import weka.recurrent.network.NetworkLayout;
import weka.recurrent.network.NetworkPass;
import weka.recurrent.network.Sequence;

/**
 * How a plain RNN can keep its state: the Jacobian of the last state by the state k steps before,
 * <pre>
 *   J_k = ∂h_{L−1} / ∂h_{L−1−k} = (R diag φ'_{L−k}) ··· (R diag φ'_{L−1})      φ' = 1 − h² for tanh, 1 or 0 for the rectifier
 * </pre>
 * and its largest singular value σ_k, the most that any disturbance can have grown or shrunk over k steps. σ_0 = 1. Costs
 * one forward pass over at most {@value #MOST_SEQUENCES} sequences and, for each, at most {@value #MOST_LAGS} products of
 * H × H and some 15 singular value decompositions, at lags that grow by half; ln σ is straight in between. Measured on the
 * first layer and the forward direction.
 *
 * <p>Pascanu, Mikolov &amp; Bengio (2013), arXiv:1211.5063.
 *
 * @param largest [lags] geometric mean of σ_k over the sequences; may be shorter than the sequences
 */
public record JacobianDecay(double[] largest) implements Serializable {
  /** Most sequences looked at. */
  public static final int MOST_SEQUENCES = 4;
  /** Most lags followed. */
  public static final int MOST_LAGS = 200;

  private static final double GRID_FACTOR = 1.5;

  /** Whether the first layer of a subject's network is a plain RNN. */
  public static boolean appliesTo(Subject subject) {
    return isPlain(subject.network().layers().get(0).cell());
  }

  private static boolean isPlain(Cell cell) {
    return cell == Cell.RNN_TANH || cell == Cell.RNN_RELU;
  }

  /**
   * Measures a subject.
   *
   * @throws IllegalArgumentException if the first layer has gates
   */
  public static JacobianDecay of(Subject subject) throws InterruptedException {
    return of(subject, MOST_SEQUENCES);
  }

  /**
   * The same on fewer sequences.
   *
   * @param most sequences looked at, at least 1
   */
  public static JacobianDecay of(Subject subject, int most) throws InterruptedException {
    LayerSpec layer = subject.network().layers().get(0);
    if (!isPlain(layer.cell())) {
      throw new IllegalArgumentException("Jacobian products are for a plain RNN, the first layer is " + layer.cell().title()
          + "; use GateStatistics");
    }
    DMatrixRMaj r = recurrentWeights(subject);
    List<double[]> logs = new ArrayList<>();
    Sequence[] all = subject.sample().sequences();
    Sequence[] some = Arrays.copyOf(all, Math.min(most, all.length));
    SampleRows.visit(subject, some, (pass, outputs) -> {
      for (int n = 0; n < pass.rows(); n++) {
        logs.add(logDecay(pass, n, layer, r));
      }
    });
    int lags = logs.stream().mapToInt(log -> log.length).max().orElse(0);
    double[] largest = new double[lags];
    for (int k = 0; k < lags; k++) {
      int lag = k;
      largest[k] = Math.exp(logs.stream().filter(log -> lag < log.length).mapToDouble(log -> log[lag]).average().orElse(0));
    }
    return new JacobianDecay(largest);
  }

  private static DMatrixRMaj recurrentWeights(Subject subject) {
    Block block = new NetworkLayout(subject.network()).encoder().recurrentWeights(0, 0);
    DMatrixRMaj r = new DMatrixRMaj(block.rows(), block.columns());
    for (int i = 0; i < block.size(); i++) {
      r.data[i] = subject.parameters()[block.offset() + i];
    }
    return r;
  }

  /** [lags] ln σ_k of one sequence. The product is rescaled at every step, its scale kept as a logarithm. */
  private static double[] logDecay(NetworkPass pass, int n, LayerSpec layer, DMatrixRMaj r) {
    int h = layer.hidden();
    int length = pass.batch().length(n);
    int lags = Math.min(length, MOST_LAGS);
    double[] logs = new double[lags];
    float[] state = new float[h];
    DMatrixRMaj product = CommonOps_DDRM.identity(h);
    double[] slopes = new double[h];
    DMatrixRMaj next = new DMatrixRMaj(h, h);
    SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(h, h, false, false, true);
    double scale = 0;
    int measured = 0;
    int nextMeasured = 1;
    for (int k = 1; k < lags; k++) {
      pass.trace().read(new Trace.Source(Signal.HIDDEN, 0, 0), length - k, n, state);
      for (int j = 0; j < h; j++) {
        slopes[j] = slope(layer.cell(), state[j]);
      }
      CommonOps_DDRM.multRows(slopes, product);
      CommonOps_DDRM.mult(r, product, next);
      double size = CommonOps_DDRM.elementMaxAbs(next);
      if (size == 0) {
        Arrays.fill(logs, measured + 1, lags, Double.NEGATIVE_INFINITY);
        return logs;
      }
      scale += Math.log(size);
      CommonOps_DDRM.scale(1 / size, next, product);
      if (k == nextMeasured || k == lags - 1) {
        logs[k] = scale + Math.log(largestSingularValue(svd, product));
        for (int between = measured + 1; between < k; between++) {
          logs[between] = logs[measured] + (logs[k] - logs[measured]) * (between - measured) / (k - measured);
        }
        measured = k;
        nextMeasured = (int) Math.max(k + 1, k * GRID_FACTOR);
      }
    }
    return logs;
  }

  private static double largestSingularValue(SingularValueDecomposition_F64<DMatrixRMaj> svd, DMatrixRMaj matrix) {
    if (!svd.decompose(matrix)) {
      throw new IllegalStateException("singular value decomposition of a " + matrix.numRows + " x " + matrix.numCols
          + " Jacobian product failed");
    }
    double largest = 0;
    for (int i = 0; i < svd.numberOfSingularValues(); i++) {
      largest = Math.max(largest, svd.getSingularValues()[i]);
    }
    return largest;
  }

  private static double slope(Cell cell, double h) {
    return cell == Cell.RNN_TANH ? 1 - h * h : h > 0 ? 1 : 0;
  }

  /** The lag within which {@link LagMass#SHARE} of Σ σ_k lies. */
  public int horizon() {
    return LagMass.horizon(largest, LagMass.SHARE);
  }

  /** Factor per step by which the largest singular value shrinks (below 1) or grows, over all lags measured. */
  public double factorPerStep() {
    int lags = largest.length;
    return lags < 2 ? 1 : Math.pow(largest[lags - 1], 1.0 / (lags - 1));
  }
}
