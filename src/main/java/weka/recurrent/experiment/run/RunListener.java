package weka.recurrent.experiment.run;

import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Plan;

/** Hears of a run, from the threads of its jobs, several at a time; must return soon. */
public interface RunListener {
  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  /**
   * Before the first job.
   *
   * @param plan all of it
   * @param jobs to be done now
   * @param done taken over from an earlier start
   */
  default void started(Plan plan, int jobs, int done) {}

  /** A job begins. */
  default void jobStarted(Job job) {}

  /** A network has gone through its training data once more. */
  default void epochDone(Job job, EpochResult epoch) {}

  /** A job has ended, well or not; its result is on the disk. */
  default void jobEnded(Job job, JobResult result) {}

  /** Something the user should know, such as a damaged line of the journal whose job is done again. */
  default void note(String sentence) {}

  /** After the last job, or after an interruption. */
  default void ended() {}
}
