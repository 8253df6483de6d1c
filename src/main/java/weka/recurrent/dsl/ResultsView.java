package weka.recurrent.dsl;

import groovy.lang.MissingPropertyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.Given;
import weka.recurrent.dsl.words.ModelExport;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.plan.Cell;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.FinalModel;

/** What {@code afterRun { results -> }} gets: one entry for each cell of the plan, and all rows. */
@Given("the results")
public final class ResultsView {
  private final Outcome outcome;
  private final Plan plan;
  private final Path folder;

  /** @param folder where relative names of written models start */
  ResultsView(Outcome outcome, Plan plan, Path folder) {
    this.outcome = outcome;
    this.plan = plan;
    this.folder = folder;
  }

  /** All jobs. */
  public List<JobResult> getRows() {
    return outcome.results();
  }

  /** Every cell with its means. */
  public List<Entry> getEntries() {
    List<Entry> entries = new ArrayList<>();
    outcome.design().cells().forEach(cell -> entries.add(new Entry(outcome, plan, folder, cell)));
    return entries;
  }

  /** The cell with the best mean of a measure. */
  public Entry best(Measure measure) {
    Entry best = null;
    for (Entry entry : getEntries()) {
      double value = entry.mean(measure.name());
      if (!Double.isNaN(value) && (best == null || measure.improves(value, best.mean(measure.name())))) {
        best = entry;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no job of '" + outcome.design().name() + "' has the measure " + measure.name());
    }
    return best;
  }

  /** One cell. */
  @Given("a result")
  public static final class Entry {
    private final Outcome outcome;
    private final Plan plan;
    private final Path folder;
    private final Cell cell;

    Entry(Outcome outcome, Plan plan, Path folder, Cell cell) {
      this.outcome = outcome;
      this.plan = plan;
      this.folder = folder;
      this.cell = cell;
    }

    /** Label of the learner. */
    public String getLearner() {
      return cell.learner();
    }

    /** Label of the data. */
    public String getData() {
      return cell.data();
    }

    /** Levels of the factors. */
    public Map<String, Object> getFactors() {
      return cell.factors();
    }

    /** The learner trained on all data of the cell, now. */
    public ModelView getModel() {
      return new ModelView(plan, folder, cell);
    }

    /**
     * Mean of a measure by its name: {@code best.accuracy}. Null if no job has it: Groovy takes NaN for larger than any number,
     * so {@code entries.max { it.accuracy }} would find what failed.
     */
    public Object get(String name) {
      if (outcome.design().measures().stream().noneMatch(m -> m.name().equals(name))) {
        throw new MissingPropertyException(name, Entry.class);
      }
      double mean = mean(name);
      return Double.isNaN(mean) ? null : (Object) mean;
    }

    double mean(String measure) {
      return Arrays.stream(outcome.values(cell, measure)).average().orElse(Double.NaN);
    }
  }

  /**
   * A model that can be written.
   *
   * @param plan it comes from
   * @param folder where relative names start
   * @param cell it is of
   */
  public record ModelView(Plan plan, Path folder, Cell cell) {
    /** Trains on all data and writes a Weka model. */
    public void save(Object file) throws IOException, InterruptedException {
      FinalModel.train(plan, cell).write(folder.resolve(String.valueOf(file)));
    }

    /** Trains on all data and writes the network as ONNX or JSON, by the end of the file's name. */
    public void export(Object file) throws IOException, InterruptedException {
      ModelExport.write(FinalModel.train(plan, cell).classifier(), folder.resolve(String.valueOf(file)));
    }
  }
}
