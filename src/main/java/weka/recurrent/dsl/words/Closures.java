package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;

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
