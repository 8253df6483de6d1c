package weka.recurrent.experiment.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;

/**
 * An experiment and what came out, complete or not: all that tables and reports are made from. Immutable.
 *
 * @param design what was asked
 * @param provenance where it comes from
 * @param results one per finished job, ordered by cell, run and fold whatever the order they ended in
 * @param epochs learning curves, ordered by job as in results, then by number
 * @param insights what networks remember, ordered by job as in results; of jobs with a result only
 * @param notes what of the files of the run was not as it was written and is left out here
 */
public record Outcome(Design design, Provenance provenance, List<JobResult> results, List<EpochResult> epochs,
    List<InsightResult> insights, List<String> notes) {
  /** An outcome of which nothing was left out. */
  public Outcome(Design design, Provenance provenance, List<JobResult> results, List<EpochResult> epochs,
      List<InsightResult> insights) {
    this(design, provenance, results, epochs, insights, List.of());
  }

  /** An outcome of an experiment that did not ask what networks remember. */
  public Outcome(Design design, Provenance provenance, List<JobResult> results, List<EpochResult> epochs) {
    this(design, provenance, results, epochs, List.of());
  }

  public Outcome {
    notes = List.copyOf(notes);
    List<JobResult> ordered = new ArrayList<>(results);
    ordered.sort(Comparator.comparingInt(JobResult::cell).thenComparingInt(JobResult::run)
        .thenComparingInt(JobResult::fold));
    results = List.copyOf(ordered);
    Map<String, List<EpochResult>> byJob = epochs.stream().collect(Collectors.groupingBy(EpochResult::job));
    List<EpochResult> curves = new ArrayList<>(epochs.size());
    for (JobResult result : results) {
      byJob.getOrDefault(result.job(), List.of()).stream().sorted(Comparator.comparingInt(EpochResult::number))
          .forEach(curves::add);
    }
    epochs = List.copyOf(curves);
    Map<String, InsightResult> insightByJob =
        insights.stream().collect(Collectors.toMap(InsightResult::job, i -> i, (a, b) -> b));
    insights = results.stream().map(result -> insightByJob.get(result.job())).filter(Objects::nonNull).toList();
  }

  /** The same with another end. */
  public Outcome with(Provenance ended) {
    return new Outcome(design, ended, results, epochs, insights, notes);
  }

  /** What the networks of a cell remember, one per run and fold that was looked at. */
  public List<InsightResult> insights(Cell cell) {
    Set<String> jobs = of(cell).stream().filter(JobResult::ok).map(JobResult::job).collect(Collectors.toSet());
    return insights.stream().filter(insight -> jobs.contains(insight.job())).toList();
  }

  /** Results of one cell. */
  public List<JobResult> of(Cell cell) {
    int from = firstOf(cell.index());
    return results.subList(from, firstOf(cell.index() + 1));
  }

  /** Position of the first result of a cell or of one after it: results are ordered by cell. */
  private int firstOf(int cell) {
    int low = 0;
    int high = results.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (results.get(middle).cell() < cell) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Cells by table row and learner: what to look many of them up in. */
  public Map<String, Map<String, Cell>> grid() {
    Map<String, Map<String, Cell>> grid = new LinkedHashMap<>();
    design.cells()
        .forEach(cell -> grid.computeIfAbsent(cell.row(), row -> new LinkedHashMap<>()).putIfAbsent(cell.learner(), cell));
    return grid;
  }

  /** Values of a measure over the runs and folds of a cell that went well. */
  public double[] values(Cell cell, String measure) {
    return of(cell).stream().filter(JobResult::ok).mapToDouble(r -> r.value(measure)).toArray();
  }

  /** The cell of a table row and a learner, or null if the grid has none. */
  public Cell cell(String row, String learner) {
    return design.cells().stream().filter(c -> c.row().equals(row) && c.learner().equals(learner)).findFirst()
        .orElse(null);
  }

  /** Jobs that did not end well. */
  public List<JobResult> failures() {
    return results.stream().filter(r -> !r.ok()).toList();
  }

  /** Jobs without a result yet. */
  public int missing() {
    return design.jobs() - results.size();
  }

  /** The learning curve of a job, by epoch. */
  public List<EpochResult> curve(String job) {
    return epochs.stream().filter(e -> e.job().equals(job)).toList();
  }
}
