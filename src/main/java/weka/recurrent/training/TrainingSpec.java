package weka.recurrent.training;

import java.io.Serializable;
import weka.recurrent.setting.Range;

/**
 * How one network is trained.
 *
 * @param epochs most passes over the training data
 * @param batchSize sequences per update
 * @param optimizer update rule and learning rate
 * @param schedule how the learning rate changes; not {@link Schedule#AUTO}
 * @param clipNorm largest global L2 norm of the gradient (Pascanu et al. 2013); 0 leaves gradients alone
 * @param patience epochs without a better validation loss before training stops, or the validation cross-entropy falls below
 *     0.005; 0 never stops early
 */
public record TrainingSpec(int epochs, int batchSize, OptimizerSpec optimizer, Schedule schedule, double clipNorm, int patience)
    implements Serializable {
  /** Epochs that a run may have. */
  public static final String EPOCHS = "[1, ∞)";
  /** Sequences per update. */
  public static final String BATCH_SIZE = "[1, ∞)";
  /** Norms to clip to; 0 leaves gradients alone. */
  public static final String CLIP_NORM = "[0, ∞]";
  /** Epochs to wait; 0 never stops early. */
  public static final String PATIENCE = "[0, ∞)";

  public TrainingSpec {
    Range.of(EPOCHS).check("epochs", epochs);
    Range.of(BATCH_SIZE).check("mini-batch size", batchSize);
    if (schedule == null || schedule == Schedule.AUTO) {
      throw new IllegalArgumentException("a run needs a definite schedule, got " + schedule);
    }
    Range.of(CLIP_NORM).check("gradient clipping norm", clipNorm);
    Range.of(PATIENCE).check("patience", patience);
  }
}
