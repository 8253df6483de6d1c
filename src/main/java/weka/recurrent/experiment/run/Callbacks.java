package weka.recurrent.experiment.run;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import weka.classifiers.Evaluation;
import weka.recurrent.experiment.outcome.EpochResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Job;

/**
 * Code of the script that a run calls. It cannot be written to a file; elsewhere the plan is rebuilt from the script.
 *
 * @param measures measures computed by the script, by name
 * @param onEpoch called after each epoch of a network; returns whether to go on training
 * @param afterRun called with the outcome when all jobs have ended
 * @param expectations what must hold at the end; each returns an empty string or what was not met
 */
public record Callbacks(Map<String, ToDoubleFunction<Evaluation>> measures, List<BiPredicate<Job, EpochResult>> onEpoch,
    List<Consumer<Outcome>> afterRun, List<java.util.function.Function<Outcome, String>> expectations) {
  /** No callbacks. */
  public static final Callbacks NONE = new Callbacks(Map.of(), List.of(), List.of(), List.of());
}
