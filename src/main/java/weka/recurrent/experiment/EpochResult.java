package weka.recurrent.experiment;

/**
 * One point of a learning curve: a line of {@code epochs.jsonl}.
 *
 * @param job {@link Job#id()}
 * @param number 1-based epoch
 * @param loss mean training loss
 * @param validationLoss loss on the validation part; NaN without one
 * @param rate learning rate used
 * @param gradientNorm mean norm of the gradient before clipping
 * @param seconds since training began
 */
public record EpochResult(String job, int number, double loss, double validationLoss, double rate, double gradientNorm,
    double seconds) {
}
