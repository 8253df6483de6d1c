package weka.recurrent.dsl;

import java.nio.file.Path;
import weka.recurrent.experiment.Plan;
import weka.recurrent.experiment.RunSettings;

/**
 * A plan with what the script said about carrying it out. The script's code stays usable through it.
 */
public final class ScriptPlan {
  private final Plan plan;
  private final ExperimentBlock said;

  ScriptPlan(Plan plan, ExperimentBlock said) {
    this.plan = plan;
    this.said = said;
  }

  /** What to do. */
  public Plan plan() {
    return plan;
  }

  /** How, as the script asks. */
  public RunSettings settings() {
    return said.runSettings;
  }

  /** Where relative names of what is written start. */
  Path results() {
    return said.context.options().results();
  }

  /** Where the best model goes; null for nowhere. */
  public Path saveTo() {
    return said.saveTo == null ? null : results().resolve(said.saveTo);
  }

  /** Where the best network goes as ONNX or JSON; null for nowhere. */
  public Path exportTo() {
    return said.exportTo == null ? null : results().resolve(said.exportTo);
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
