package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.ExperimenterFile;
import weka.recurrent.experiment.run.RunSettings;

/**
 * One experiment of a script, free of faults.
 *
 * @param plan what to do
 * @param closures code of the script that the run calls back
 * @param asked how to carry it out and what to keep
 */
public record Described(Plan plan, Closures closures, Asked asked) {
  /**
   * Code of a script that a run calls back.
   *
   * @param experiment name of the experiment it belongs to
   * @param measures by the measure's name; each gets an evaluation and returns a number
   * @param onEpoch called after each epoch of each network
   * @param afterRun called with the results
   * @param expectations what must hold of the results
   */
  public record Closures(String experiment, Map<String, Closure<?>> measures, List<Closure<?>> onEpoch, List<Closure<?>> afterRun,
      List<Closure<?>> expectations) {}

  /**
   * What a script asks for beside the plan: how to carry it out and what to keep.
   *
   * @param settings of the run
   * @param resume whether to go on in the newest folder of the same plan, even a complete one
   * @param master of the Spark that does the jobs, null for threads
   * @param saveTo file of the best model, null for none
   * @param exportTo file of the best network for other programs, null for none
   * @param experimenter file for Weka's Experimenter, null for none
   */
  public record Asked(RunSettings settings, boolean resume, String master, String saveTo, String exportTo,
      ExperimenterFile experimenter) {
    private static final Pattern MASTER =
        Pattern.compile("local(\\[([1-9]\\d{0,3}|\\*)])?|spark://[^/:,\\s]+:\\d{1,5}(,[^/:,\\s]+:\\d{1,5})*");

    /**
     * Whether a text names what commands a Spark: {@code local[2]}, {@code local[*]}, {@code spark://host:port}, more hosts after
     * commas.
     */
    public static boolean isMaster(String text) {
      return MASTER.matcher(text).matches();
    }
  }
}
