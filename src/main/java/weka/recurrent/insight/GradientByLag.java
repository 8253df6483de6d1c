package weka.recurrent.insight;

import java.io.Serializable;
import weka.recurrent.kernel.SequenceBatch;
import weka.recurrent.network.NetworkPass;

/**
 * How strongly the decision answers to a small change of what was read k steps before the end:
 * <pre>
 *   s_k = mean over sequences of ‖∂y_c / ∂x_{L−1−k}‖                      c the predicted class, y before the softmax
 *   e_k = mean over sequences of (∂y_c / ∂x_{L−1−k} · (x' − x_{L−1−k}))²  L the length, x' the same lag of other sequences
 * </pre>
 * x is what enters the first recurrent layer, embeddings included. The norm s_k shows how gradients vanish. Horizon and
 * steps used come from e_k: of all small changes only those towards what other sequences have in that place, because a
 * network is steep in many directions that no data ever take; squared, because it is variances that add up over steps, so
 * that the share of e_k is, to first order, the share of lag k in what moves the decision. Shares are taken per sequence
 * before they are averaged, so that no single steep sequence speaks for all. Costs one forward and one backward pass over
 * the sample.
 *
 * <p>A gradient is local: where gates and units are saturated it is small although the input mattered. With a read-out that
 * looks at every step (mean, max, attention), and with a backward direction, it shows reach, not memory.
 *
 * <p>Gradient connectivity as in Madsen (2019), doi:10.23915/distill.00016; vanishing: Bengio et al. (1994),
 * doi:10.1109/72.279181.
 *
 * @param norm [longest] s_k, mean over the sequences that have such a lag
 * @param share [longest] mean share of lag k in the e of a sequence; sums to 1, or to 0 if no gradient reaches any step
 * @param firstHalf [longest] the part of the share that lies in the first halves of the sequences, by step from the start
 * @param lastHalf [longest] the rest, by lag
 */
public record GradientByLag(double[] norm, double[] share, double[] firstHalf, double[] lastHalf) implements Serializable {
  private static final int OTHERS = 4;

  /** Measures a subject. */
  public static GradientByLag of(Subject subject) throws InterruptedException {
    Sums sums = new Sums(subject);
    SampleRows.visit(subject, sums);
    return sums.means();
  }

  /** Sums over sequences; carries every batch back, after which its gates cannot be read any more. */
  static final class Sums implements SampleRows.Visitor {
    private final Subject subject;
    private final double[] norm;
    private final int[] sequencesWith;
    private final double[] share;
    private final double[] firstHalf;
    private final double[] lastHalf;
    private int counted;

    Sums(Subject subject) {
      this.subject = subject;
      int longest = subject.longest();
      norm = new double[longest];
      sequencesWith = new int[longest];
      share = new double[longest];
      firstHalf = new double[longest];
      lastHalf = new double[longest];
    }

    @Override
    public void visit(NetworkPass pass, float[] y) throws InterruptedException {
      int outputs = subject.network().outputs();
      int rows = pass.rows();
      int width = pass.batch().inputs();
      int[] chosen = new int[rows];
      for (int n = 0; n < rows; n++) {
        for (int c = 1; c < outputs; c++) {
          chosen[n] = y[n * outputs + c] > y[n * outputs + chosen[n]] ? c : chosen[n];
        }
      }
      float[] dx = new float[pass.batch().steps() * rows * width];
      pass.inputGradient(chosen, dx);
      for (int n = 0; n < rows; n++) {
        int length = pass.batch().length(n);
        double[] byStep = new double[length];
        double sum = 0;
        for (int t = 0; t < length; t++) {
          norm[length - 1 - t] += norm(dx, (t * rows + n) * width, width);
          sequencesWith[length - 1 - t]++;
          byStep[t] = effect(pass.batch(), dx, n, t);
          sum += byStep[t];
        }
        if (sum > 0 && Double.isFinite(sum)) {
          counted++;
          for (int t = 0; t < length; t++) {
            share[length - 1 - t] += byStep[t] / sum;
            if (t < length / 2) {
              firstHalf[t] += byStep[t] / sum;
            } else {
              lastHalf[length - 1 - t] += byStep[t] / sum;
            }
          }
        }
      }
    }

    GradientByLag means() {
      for (int k = 0; k < norm.length; k++) {
        norm[k] /= Math.max(1, sequencesWith[k]);
        share[k] /= Math.max(1, counted);
        firstHalf[k] /= Math.max(1, counted);
        lastHalf[k] /= Math.max(1, counted);
      }
      return new GradientByLag(norm, share, firstHalf, lastHalf);
    }
  }

  private static double norm(float[] dx, int from, int width) {
    double squares = 0;
    for (int d = 0; d < width; d++) {
      squares += (double) dx[from + d] * dx[from + d];
    }
    return Math.sqrt(squares);
  }

  /**
   * Mean of (gradient · (other − own))² over the next few sequences of the batch that have the lag; where there is none,
   * against zero, the mean of a standardized channel.
   */
  private static double effect(SequenceBatch batch, float[] dx, int n, int t) {
    int rows = batch.sequences();
    int width = batch.inputs();
    int lag = batch.length(n) - 1 - t;
    int own = (t * rows + n) * width;
    double sum = 0;
    int others = 0;
    for (int turn = 1; turn < rows && others < OTHERS; turn++) {
      int m = (n + turn) % rows;
      if (batch.length(m) > lag) {
        int other = ((batch.length(m) - 1 - lag) * rows + m) * width;
        double product = 0;
        for (int d = 0; d < width; d++) {
          product += (double) dx[own + d] * (batch.x()[other + d] - batch.x()[own + d]);
        }
        sum += product * product;
        others++;
      }
    }
    if (others > 0) {
      return sum / others;
    }
    double product = 0;
    for (int d = 0; d < width; d++) {
      product += (double) dx[own + d] * batch.x()[own + d];
    }
    return product * product;
  }

  /** The lag within which {@link LagMass#SHARE} of the gradient lies; −1 if none reaches any step. */
  public int horizon() {
    return LagMass.horizon(share, LagMass.SHARE);
  }

  /** The least number of steps that hold {@link LagMass#SHARE} of the gradient, wherever they stand. */
  public int stepsUsed() {
    return LagMass.count(share, LagMass.SHARE);
  }

  /** {a, b}: the first a and the last b steps hold {@link LagMass#SHARE}, and a + b is least. */
  public int[] ends() {
    return LagMass.ends(firstHalf, lastHalf, LagMass.SHARE);
  }

  /** {from, to}: the narrowest range of lags that holds {@link LagMass#SHARE}; empty if no gradient reaches any step. */
  public int[] window() {
    return LagMass.window(share, LagMass.SHARE);
  }
}
