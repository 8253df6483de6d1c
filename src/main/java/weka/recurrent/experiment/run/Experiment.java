package weka.recurrent.experiment.run;

import weka.recurrent.experiment.plan.Plan;

/**
 * What is carried out: a plan, and the code of the script that is called on the way. The code can be neither compared nor sent,
 * so it is no part of the plan.
 *
 * @param plan what to do
 * @param callbacks code of the script; {@link Callbacks#NONE} without
 */
public record Experiment(Plan plan, Callbacks callbacks) {
  /** A plan without a script. */
  public Experiment(Plan plan) {
    this(plan, Callbacks.NONE);
  }
}
