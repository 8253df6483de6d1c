package weka.recurrent.insight;

import java.util.ArrayList;
import java.util.List;
import weka.recurrent.training.EpochRecord;

/**
 * The gradient by lag over the epochs: vanishing seen as it happens, and where clipping bit. Whoever trains calls
 * {@link #record} after an epoch; each call costs one forward and one backward pass over the subject's sample, so for a
 * longer training {@link #due} asks for no more than about {@value #MOST_ROWS} of them. Not for concurrent use.
 */
public final class GradientFlow {
  /** About as many epochs are recorded at most. */
  public static final int MOST_ROWS = 40;

  /**
   * One epoch.
   *
   * @param epoch from 0, which is before training
   * @param norm [lags] mean norm of the gradient of the decision by the input, as in {@link GradientByLag#norm}
   * @param gradientNorm mean norm of the weights' gradient in this epoch before clipping; NaN for epoch 0
   * @param clipped share of this epoch's updates that were clipped; NaN for epoch 0
   */
  public record Row(int epoch, double[] norm, double gradientNorm, double clipped) {}

  private final Subject subject;
  private final List<Row> rows = new ArrayList<>();

  /** A flow without rows. */
  public GradientFlow(Subject subject) {
    this.subject = subject;
  }

  /** Whether an epoch should be recorded: all of the first ten, then at growing distances. */
  public static boolean due(int epoch) {
    return epoch <= 10 || epoch % (int) Math.pow(2, Math.floor(Math.log(epoch / 5.0) / Math.log(2))) == 0;
  }

  /** Records the weights before training. */
  public void start(float[] parameters) throws InterruptedException {
    add(new Row(0, GradientByLag.of(subject.with(parameters)).norm(), Double.NaN, Double.NaN));
  }

  /** Records the weights after an epoch. */
  public void record(EpochRecord epoch, float[] parameters) throws InterruptedException {
    add(new Row(epoch.number(), GradientByLag.of(subject.with(parameters)).norm(), epoch.gradientNorm(), epoch.clipped()));
  }

  private void add(Row row) {
    if (!rows.isEmpty() && rows.get(rows.size() - 1).epoch() >= row.epoch()) {
      throw new IllegalStateException("epochs must be recorded in order; epoch " + row.epoch() + " came after epoch "
          + rows.get(rows.size() - 1).epoch());
    }
    rows.add(row);
  }

  /** What was recorded, by rising epoch. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }
}
