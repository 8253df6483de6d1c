package weka.recurrent.experiment.outcome;

/**
 * One point of a learning curve: a line of {@code epochs.jsonl}.
 *
 * @param job {@link weka.recurrent.experiment.plan.Job#id()}
 * @param number 1-based epoch
 * @param loss mean training loss
 * @param validationLoss loss on the validation part; NaN without one
 * @param rate learning rate used
 * @param gradientNorm mean norm of the gradient before clipping
 * @param seconds since training began
 * @param validationAccuracy share of the validation part that was classified right, in [0, 1]; NaN without one, for a numeric
 * class,
 *     and in runs written before it was kept
 */
public record EpochResult(String job, int number, double loss, double validationLoss, double rate, double gradientNorm,
    double seconds, double validationAccuracy) {}
