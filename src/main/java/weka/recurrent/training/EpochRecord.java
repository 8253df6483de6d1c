package weka.recurrent.training;

import java.io.Serializable;
import java.util.Locale;

/**
 * What happened in one epoch.
 *
 * @param number from 1
 * @param trainingLoss mean loss over the training sequences, with dropout, while the weights were changing
 * @param validationLoss mean loss over the hold-out after the epoch; NaN without one
 * @param rate learning rate used
 * @param gradientNorm mean over the updates of the gradient's L2 norm before clipping
 * @param clipped share of the updates that were clipped, in [0, 1]
 * @param validationAccuracy share of the hold-out's sequences that were classified right after the epoch, in [0, 1]; NaN without
 * a
 *     hold-out, for a numeric class, and in models written before it was kept
 */
public record EpochRecord(int number, double trainingLoss, double validationLoss, double rate, double gradientNorm,
    double clipped, Double validationAccuracy) implements Serializable {

  /** Takes null, which is what a stream without the last component gives, for NaN. */
  public EpochRecord {
    validationAccuracy = validationAccuracy == null ? Double.NaN : validationAccuracy;
  }

  /** How far training has come, as in {@code loss 0.4123, validation 0.5012 (87 % right)}. */
  public String inWords() {
    String words = String.format(Locale.ROOT, "loss %.4f", trainingLoss);
    if (!Double.isNaN(validationLoss)) {
      words += String.format(Locale.ROOT, ", validation %.4f", validationLoss);
    }
    if (!Double.isNaN(validationAccuracy)) {
      words += String.format(Locale.ROOT, " (%.0f %% right)", 100 * validationAccuracy);
    }
    return words;
  }
}
