package weka.recurrent.experiment.outcome;

import java.util.List;
import java.util.Map;

/**
 * What came out of one job: a line of {@code results.jsonl} and a row of {@code results.csv}.
 *
 * @param job {@link weka.recurrent.experiment.plan.Job#id()}
 * @param cell {@link weka.recurrent.experiment.plan.Cell#index()}
 * @param data label of the data set
 * @param learner label of the learner
 * @param factors levels of the factors
 * @param run 1-based repeat
 * @param fold 1-based fold
 * @param seed seed the scheme was given; -1 if its own options decide
 * @param status how it ended
 * @param trainSize training instances
 * @param testSize test instances
 * @param measures by name of the measure; NaN where undefined; empty unless {@link Status#OK}
 * @param confusion counts [actual class][predicted class]; null for a numeric class or a failed job
 * @param epochs epochs trained; 0 if the learner has none
 * @param bestEpoch epoch whose weights were kept; 0 if the learner has none
 * @param seconds wall time of the job
 * @param commandLine scheme and options with the seed: what repeats exactly this training in Weka
 * @param model file of the kept model below the run folder; empty if none was kept
 * @param trials settings tried by a tuned learner; empty for others
 * @param warnings what the reader should know
 * @param error class and message of the failure; empty unless failed
 */
public record JobResult(String job, int cell, String data, String learner, Map<String, Object> factors, int run,
    int fold, long seed, Status status, int trainSize, int testSize, Map<String, Double> measures, double[][] confusion,
    int epochs, int bestEpoch, double seconds, String commandLine, String model, List<Trial> trials,
    List<String> warnings, String error) {
  /** How a job ended. An interrupted job leaves no result: it is done again on resume. */
  public enum Status {
    /** Trained and tested. */
    OK,
    /** Threw an exception; {@link #error()} says which. */
    FAILED,
    /** Did not end within the time allowed. */
    TIMED_OUT
  }

  /**
   * One setting tried in a search.
   *
   * @param settings what was set
   * @param score inner score, in the unit of the objective; NaN if it failed
   * @param chosen whether the final training used it
   */
  public record Trial(Map<String, Object> settings, double score, boolean chosen) {}

  /** Whether there are measures. */
  public boolean ok() {
    return status == Status.OK;
  }

  /** Value of a measure; NaN if it was not taken. */
  public double value(String measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }
}
