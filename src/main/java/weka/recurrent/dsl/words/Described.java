package weka.recurrent.dsl.words;

import weka.recurrent.experiment.plan.Plan;

/**
 * One experiment of a script, free of faults.
 *
 * @param plan what to do
 * @param closures code of the script that the run calls back
 * @param asked how to carry it out and what to keep
 */
public record Described(Plan plan, Closures closures, Asked asked) {}
