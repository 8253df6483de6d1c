package weka.recurrent.experiment.run;

import java.io.IOException;
import java.util.List;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.InsightResult;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.plan.Job;

/**
 * Carries out jobs. A job needs the plan and nothing from another job, so an engine may do them in any order, on any number of
 * threads or machines; the results are the same.
 */
public interface Engine {
  /** Takes what a job produced; called from the threads of the engine, one call at a time or several. */
  interface Sink {
    /** A job begins. */
    void jobStarted(Job job);

    /** An epoch is over. */
    void epochDone(Job job, EpochResult epoch);

    /** What the network of a job remembers, before {@link #jobEnded}; only where the plan asks for it. */
    default void insight(InsightResult insight) throws IOException {
      // for sinks that keep numbers alone
    }

    /** A job has ended; returns whether to go on with others. */
    boolean jobEnded(Job job, JobResult result, List<EpochResult> curve) throws IOException;
  }

  /**
   * Does the jobs; returns when all have ended or the sink said to stop.
   *
   * @throws InterruptedException if the calling thread was interrupted; jobs under way were abandoned without a result
   * @throws IOException if the sink could not write
   */
  void run(Experiment experiment, List<Job> jobs, RunSettings settings, ModelKeeper models, Sink sink)
      throws InterruptedException, IOException;

  /** What it is, for the manifest: {@code threads}. */
  String name();
}
