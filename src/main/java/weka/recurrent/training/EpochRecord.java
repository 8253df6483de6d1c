package weka.recurrent.training;

import java.io.Serializable;

/**
 * What happened in one epoch.
 *
 * @param number from 1
 * @param trainingLoss mean loss over the training sequences, with dropout, while the weights were changing
 * @param validationLoss mean loss over the hold-out after the epoch; NaN without one
 * @param rate learning rate used
 * @param gradientNorm mean over the updates of the gradient's L2 norm before clipping
 * @param clipped share of the updates that were clipped, in [0, 1]
 */
public record EpochRecord(int number, double trainingLoss, double validationLoss, double rate, double gradientNorm,
    double clipped) implements Serializable {
}
