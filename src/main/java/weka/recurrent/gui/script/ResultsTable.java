package weka.recurrent.gui.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.table.AbstractTableModel;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Design;
import weka.recurrent.experiment.plan.Measure;

/**
 * The table of an experiment while its jobs finish: data by learner, mean and standard deviation of what there is, and how many.
 */
final class ResultsTable extends AbstractTableModel {
  private static final long serialVersionUID = 1;

  private transient Design design;
  private transient List<String> rows = List.of();
  private transient Measure measure;
  private transient Map<Cell, List<JobResult>> results = new HashMap<>();
  private int shown = -1;

  /** Another experiment, still without results. */
  void begin(Design begun) {
    design = begun;
    rows = begun.rows();
    measure = begun.headline();
    results = new HashMap<>();
    shown = -1;
    fireTableStructureChanged();
  }

  /** The measure to show. */
  void show(Measure wanted) {
    measure = wanted;
    fireTableDataChanged();
  }

  /** Takes over what has come. */
  void update(List<JobResult> all) {
    if (design == null || all.size() == shown) {
      return;
    }
    shown = all.size();
    results = new HashMap<>();
    Map<Integer, Cell> cells = new HashMap<>();
    design.cells().forEach(cell -> cells.put(cell.index(), cell));
    all.forEach(result -> results.computeIfAbsent(cells.get(result.cell()), c -> new ArrayList<>()).add(result));
    fireTableDataChanged();
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return design == null ? 0 : design.learners().size() + 1;
  }

  @Override
  public String getColumnName(int column) {
    return column == 0 ? "Data" : design.learners().get(column - 1);
  }

  @Override
  public Object getValueAt(int row, int column) {
    String label = rows.get(row);
    if (column == 0) {
      return label;
    }
    String learner = design.learners().get(column - 1);
    return design.cells().stream().filter(cell -> cell.row().equals(label) && cell.learner().equals(learner)).findFirst()
        .map(this::entry).orElse("");
  }

  private String entry(Cell cell) {
    List<JobResult> all = results.getOrDefault(cell, List.of());
    double[] values =
        all.stream().filter(JobResult::ok).mapToDouble(r -> r.value(measure.name())).filter(v -> !Double.isNaN(v)).toArray();
    long failed = all.stream().filter(r -> !r.ok()).count();
    String count = "   " + all.size() + "/" + design.protocol().splits() + (failed == 0 ? "" : ", " + failed + " failed");
    if (values.length == 0) {
      return all.isEmpty() ? "" : "-" + count;
    }
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    String spread = values.length < 2 ? "" : " (" + SummaryText.number(measure, Math.sqrt(squares / (values.length - 1))) + ")";
    return SummaryText.number(measure, mean) + spread + count;
  }
}
