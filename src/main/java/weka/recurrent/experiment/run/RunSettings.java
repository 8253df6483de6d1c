package weka.recurrent.experiment.run;

import java.io.Serializable;
import weka.recurrent.experiment.plan.Job;

/**
 * How jobs are carried out; nothing here changes a result.
 *
 * @param threads jobs at a time; 0 takes one per processor
 * @param shard which part of the jobs, in 1..shards
 * @param shards number of parts; 1 does all
 * @param retries how often a failed job is tried again
 * @param timeoutSeconds wall time a job may take; 0 for no limit
 * @param failFast whether the first failed job ends the run
 * @param keep which trained models are written to the run folder
 */
public record RunSettings(int threads, int shard, int shards, int retries, long timeoutSeconds, boolean failFast, Keep keep)
    implements Serializable {
  /** What is kept of the models of the jobs. */
  public enum Keep {
    /** None. */
    NONE,
    /** One of each job. */
    ALL
  }

  /** One job per processor, all jobs, failures are rows. */
  public static final RunSettings DEFAULT = new RunSettings(0, 1, 1, 0, 0, false, Keep.NONE);

  public RunSettings {
    if (shards < 1 || shard < 1 || shard > shards) {
      throw new IllegalArgumentException("a shard is i/n with 1 <= i <= n, got " + shard + "/" + shards);
    }
    if (threads < 0 || retries < 0 || timeoutSeconds < 0) {
      throw new IllegalArgumentException("threads, retries and timeout must not be negative, got " + threads + ", " + retries
          + " and " + timeoutSeconds);
    }
  }

  /** Jobs at a time on this machine. */
  public int parallelism() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Whether a job belongs to this shard: every {@code shards}-th of the plan, so that each has something of every learner. */
  public boolean mine(Job job) {
    return job.index() % shards == shard - 1;
  }

  /** The same with another number of threads. */
  public RunSettings withThreads(int n) {
    return new RunSettings(n, shard, shards, retries, timeoutSeconds, failFast, keep);
  }

  /** The same for one shard. */
  public RunSettings withShard(int i, int n) {
    return new RunSettings(threads, i, n, retries, timeoutSeconds, failFast, keep);
  }

  /** The same with another rule for failures. */
  public RunSettings withFailures(int newRetries, long newTimeoutSeconds, boolean newFailFast) {
    return new RunSettings(threads, shard, shards, newRetries, newTimeoutSeconds, newFailFast, keep);
  }
}
