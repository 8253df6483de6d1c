package weka.recurrent.dsl;

import java.nio.file.Path;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.Engine;
import weka.recurrent.experiment.run.Experiment;
import weka.recurrent.experiment.run.ExperimenterFile;
import weka.recurrent.experiment.run.RunSettings;
import weka.recurrent.experiment.run.ThreadEngine;

/**
 * A plan with what the script said about carrying it out. The script's code stays usable through it.
 */
public final class ScriptPlan {
  private final Experiment experiment;
  private final ExperimentBlock said;

  ScriptPlan(Experiment experiment, ExperimentBlock said) {
    this.experiment = experiment;
    this.said = said;
  }

  /** What to do. */
  public Plan plan() {
    return experiment.plan();
  }

  /** What to do, with the code of the script. */
  public Experiment experiment() {
    return experiment;
  }

  /** How, as the script asks. */
  public RunSettings settings() {
    return said.runSettings;
  }

  /** Whether to go on in the newest folder of the same plan, even a complete one. */
  public boolean resume() {
    return said.resume;
  }

  /** Where relative names of what is written start. */
  Path results() {
    return said.context.options().results();
  }

  /**
   * What does the jobs, as the script asks.
   *
   * @throws IllegalArgumentException if it is not to be had here
   */
  public Engine engine() {
    return said.spark == null ? new ThreadEngine() : said.spark.engine(recipe());
  }

  /**
   * What does the jobs, whatever the script asks.
   *
   * @param on {@code local} or {@code threads} for threads, else the master of a Spark: {@code local[2]}, {@code spark://host:7077}
   * @throws IllegalArgumentException if it is not known, or not to be had here
   */
  public Engine engine(String on) {
    if (on.equals("local") || on.equals("threads")) {
      return new ThreadEngine();
    }
    if (!Spark.known(on)) {
      throw new IllegalArgumentException("jobs run on 'threads', on Spark in this Java machine ('local[2]', 'local[*]') or on a"
          + " cluster ('spark://host:7077'), not on '" + on + "'");
    }
    return new Spark(on, 0).engine(recipe());
  }

  private ScriptRecipe recipe() {
    return ScriptRecipe.of(said.context.text(), said.context.options(), said.context.experiments().indexOf(said));
  }

  /** Where the best model goes; null for nowhere. */
  public Path saveTo() {
    return said.saveTo == null ? null : results().resolve(said.saveTo);
  }

  /** Where the best network goes as ONNX or JSON; null for nowhere. */
  public Path exportTo() {
    return said.exportTo == null ? null : results().resolve(said.exportTo);
  }

  /** Where the experiment goes in the format of Weka's Experimenter; null for nowhere. */
  public ExperimenterFile experimenter() {
    return said.experimenter;
  }

  /** Text of the script. */
  public String script() {
    return said.context.text().text();
  }

  /** Name of the script. */
  public String scriptName() {
    return said.context.text().name();
  }
}
