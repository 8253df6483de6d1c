package weka.recurrent.dsl;

import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.plan.Job;

/** What {@code onEpoch { e -> }} gets. */
public final class EpochEvent {
  private final Job job;
  private final EpochResult epoch;
  private boolean stopped;

  EpochEvent(Job job, EpochResult epoch) {
    this.job = job;
    this.epoch = epoch;
  }

  /** Epoch, from 1. */
  public int getNumber() {
    return epoch.number();
  }

  /** Mean training loss. */
  public double getLoss() {
    return epoch.loss();
  }

  /**
   * How good the network is on the validation part.
   *
   * @throws IllegalStateException if there is none: a condition on what is not measured would never hold, or always
   */
  public Validation getValidation() {
    if (Double.isNaN(epoch.validationLoss())) {
      throw new IllegalStateException(
          "nothing of '" + getData() + "' is set aside for validation; set some aside with train validation: 20 "
              + "(percent), or ask for e.loss");
    }
    return new Validation(epoch.validationLoss(), epoch.validationAccuracy());
  }

  /** Learning rate used. */
  public double getRate() {
    return epoch.rate();
  }

  /** Seconds since training began. */
  public double getSeconds() {
    return epoch.seconds();
  }

  /** Label of the learner. */
  public String getLearner() {
    return job.cell().learner();
  }

  /** Label of the data. */
  public String getData() {
    return job.cell().data();
  }

  /** Repeat, from 1. */
  public int getRun() {
    return job.run();
  }

  /** Fold, from 1. */
  public int getFold() {
    return job.fold();
  }

  /** Ends training after this epoch; the best weights so far are kept. */
  public void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }
}
