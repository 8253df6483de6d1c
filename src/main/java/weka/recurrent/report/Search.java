package weka.recurrent.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;

/**
 * What a tuned learner tried in one cell, over all its outer folds.
 *
 * @param cell the tuned learner on a data set
 * @param folds outer folds that went well
 * @param trials settings tried in all of them together
 * @param dimensions settings that had more than one value, with their values in order
 * @param candidates every setting tried, the best mean score first
 */
record Search(Cell cell, int folds, int trials, Map<String, List<Object>> dimensions, List<Candidate> candidates) {
  /**
   * One setting.
   *
   * @param settings what was set
   * @param score mean inner score over the outer folds that tried it; NaN if it failed in all
   * @param tried outer folds that tried it
   * @param chosen outer folds that chose it
   */
  record Candidate(Map<String, Object> settings, double score, int tried, int chosen) {
    String text() {
      return settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "));
    }
  }

  /** The search of a cell, or null if its learner does not search. */
  static Search of(Outcome outcome, Cell cell) {
    List<JobResult> results = outcome.of(cell).stream().filter(r -> r.ok() && !r.trials().isEmpty()).toList();
    if (results.isEmpty()) {
      return null;
    }
    Map<String, List<JobResult.Trial>> bySetting = new LinkedHashMap<>();
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    int trials = 0;
    for (JobResult result : results) {
      for (JobResult.Trial trial : result.trials()) {
        bySetting.computeIfAbsent(trial.settings().toString(), k -> new ArrayList<>()).add(trial);
        trial.settings().forEach((name, value) -> values.computeIfAbsent(name, k -> new LinkedHashSet<>()).add(value));
        trials++;
      }
    }
    boolean lower = bySetting.values().stream().flatMap(List::stream).anyMatch(t -> t.chosen() && isWorst(t, results));
    Comparator<Candidate> byScore = Comparator.comparingDouble(
        c -> Double.isNaN(c.score()) ? Double.POSITIVE_INFINITY : lower ? c.score() : -c.score());
    List<Candidate> candidates = bySetting.values().stream().map(same -> new Candidate(same.get(0).settings(),
        new Sample(same.stream().mapToDouble(JobResult.Trial::score).toArray()).mean(), same.size(),
        (int) same.stream().filter(JobResult.Trial::chosen).count())).sorted(byScore).toList();
    Map<String, List<Object>> dimensions = new LinkedHashMap<>();
    values.forEach((name, set) -> {
      if (set.size() > 1) {
        dimensions.put(name, ordered(set));
      }
    });
    return new Search(cell, results.size(), trials, dimensions, candidates);
  }

  /** The objective is not in the results; what was chosen tells whether small scores are good. */
  private static boolean isWorst(JobResult.Trial chosen, List<JobResult> results) {
    JobResult own = results.stream().filter(r -> r.trials().contains(chosen)).findFirst().orElseThrow();
    double[] scores = own.trials().stream().mapToDouble(JobResult.Trial::score).filter(s -> !Double.isNaN(s)).toArray();
    Sample sample = new Sample(scores);
    return sample.max() > sample.min() && chosen.score() == sample.min();
  }

  private static List<Object> ordered(Set<Object> values) {
    List<Object> list = new ArrayList<>(values);
    if (list.stream().allMatch(v -> number(v) != null)) {
      list.sort(Comparator.comparingDouble(v -> number(v)));
    }
    return list;
  }

  private static Double number(Object value) {
    if (value instanceof Number n) {
      return n.doubleValue();
    }
    try {
      return Double.valueOf(String.valueOf(value));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The setting chosen most often; of those the one with the best score. */
  Candidate favorite() {
    return candidates.stream().max(Comparator.comparingInt(Candidate::chosen)).orElseThrow();
  }
}
