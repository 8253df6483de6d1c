package weka.recurrent.experiment.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an experiment compares, as pure data: {@code plan.json}. Everything a report needs beside the results.
 *
 * @param name of the experiment
 * @param seed of the whole; run r is split with {@code seed - 1 + r}
 * @param quick whether {@code --quick} cut it down: the results are a rehearsal, not a finding
 * @param parameters values of {@code param('units', 32)} by name, as text
 * @param factors what is varied; empty without {@code vary}
 * @param data data sets in the order of the script
 * @param learners labels in the order of the script; this order also fixes colors
 * @param cells the grid
 * @param protocol how data are split
 * @param measures what is taken from every job; the first one is the headline
 * @param comparison significance test, or null
 * @param plots requested charts, beside those every report has
 * @param report folder and formats
 */
public record Design(String name, long seed, boolean quick, Map<String, String> parameters, List<Factor> factors,
    List<DataSummary> data, List<String> learners, List<Cell> cells, Protocol protocol, List<Measure> measures,
    ComparisonRequest comparison, List<PlotRequest> plots, ReportRequest report) {
  public Design {
    if (measures.isEmpty() || protocol == null || report == null) {
      throw new IllegalArgumentException("an experiment has a measure, a protocol and a report");
    }
    factors = List.copyOf(factors);
    data = List.copyOf(data);
    learners = List.copyOf(learners);
    cells = List.copyOf(cells);
    measures = List.copyOf(measures);
    plots = List.copyOf(plots);
    Set<String> labels = data.stream().map(DataSummary::label).collect(Collectors.toSet());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.index() != i || !labels.contains(cell.data()) || !learners.contains(cell.learner())) {
        throw new IllegalArgumentException(
            "cell " + i + " of an experiment has the index " + i + ", one of its data sets and one of "
                + "its learners, got " + cell.index() + ", '" + cell.data() + "', '" + cell.learner() + "'");
      }
    }
  }

  /** The data set called so. */
  public DataSummary data(String label) {
    return data.stream().filter(d -> d.label().equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no data set '" + label + "' in experiment '" + name + "'"));
  }

  /** The measure called so. */
  public Measure measure(String measureName) {
    return measures.stream().filter(m -> m.name().equals(measureName)).findFirst().orElseThrow(
        () -> new IllegalArgumentException("measure '" + measureName + "' was not taken; there are "
            + measures.stream().map(Measure::name).toList()));
  }

  /** The first measure: what the headline and the main table are about. */
  public Measure headline() {
    return measures.get(0);
  }

  /** Rows of the main table, in order: {@link Cell#row()} of each data set and factor setting. */
  public List<String> rows() {
    return cells.stream().map(Cell::row).distinct().toList();
  }

  /** How many jobs the whole has. */
  public int jobs() {
    return cells.size() * protocol.splits();
  }

  /**
   * Whether gates and gradient flow of a job are shown: the first split of a cell whose factors all stand at their last level,
   * so that a report has one picture for each learner and data set and not one for each job.
   */
  public boolean detailed(Job job) {
    return job.run() == 1 && job.fold() == 1 && factors.stream().allMatch(factor -> String.valueOf(job.cell().factors()
        .get(factor.name())).equals(String.valueOf(factor.values().get(factor.values().size() - 1))));
  }

  /** The same with data sets described more fully. */
  public Design withData(List<DataSummary> described) {
    return new Design(name, seed, quick, parameters, factors, described, learners, cells, protocol, measures,
        comparison, plots, report);
  }
}
