package weka.recurrent.training;

import java.io.Serializable;

/**
 * How one network is trained.
 *
 * @param epochs most passes over the training data, at least 1
 * @param batchSize sequences per update, at least 1
 * @param optimizer update rule and learning rate
 * @param schedule how the learning rate changes; not {@link Schedule#AUTO}
 * @param clipNorm largest global L2 norm of the gradient (Pascanu et al. 2013); 0 leaves gradients alone
 * @param patience epochs without a better validation loss before training stops, or the validation cross-entropy falls below
 *     0.005; 0 never stops early
 */
public record TrainingSpec(int epochs, int batchSize, OptimizerSpec optimizer, Schedule schedule, double clipNorm, int patience)
    implements Serializable {
  public TrainingSpec {
    if (epochs < 1) {
      throw new IllegalArgumentException("training needs at least 1 epoch, got " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("the mini-batch size must be at least 1, got " + batchSize);
    }
    if (schedule == null || schedule == Schedule.AUTO) {
      throw new IllegalArgumentException("a run needs a definite schedule, got " + schedule);
    }
    if (!(clipNorm >= 0)) {
      throw new IllegalArgumentException("the clipping norm must be at least 0 (0 is off), got " + clipNorm);
    }
    if (patience < 0) {
      throw new IllegalArgumentException("patience must be at least 0 (0 never stops early), got " + patience);
    }
  }
}
