package weka.recurrent.dsl;

import weka.recurrent.dsl.reading.Given;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.plan.Job;

/** What {@code onEpoch { e -> }} gets. */
@Given("the epoch")
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

  /** How good a network is after an epoch on the part of the training data that was set aside. */
  @Given("the validation")
  public static final class Validation {
    private final double loss;
    private final double accuracy;

    Validation(double loss, double accuracy) {
      this.loss = loss;
      this.accuracy = accuracy;
    }

    /** Mean loss. */
    public double getLoss() {
      return loss;
    }

    /**
     * Share that is classified right, in [0, 1].
     *
     * @throws IllegalStateException for a numeric class
     */
    public double getAccuracy() {
      if (Double.isNaN(accuracy)) {
        throw new IllegalStateException("a numeric class is not right or wrong; ask for e.validation.loss");
      }
      return accuracy;
    }
  }
}
