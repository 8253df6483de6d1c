package weka.recurrent.dsl;

import java.nio.file.Path;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.words.Described;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.experiment.run.Callbacks;
import weka.recurrent.experiment.run.Experiment;
import weka.recurrent.experiment.run.ExperimenterFile;
import weka.recurrent.experiment.run.RunSettings;

/**
 * A plan with what the script said about carrying it out. The script's code stays usable through it.
 */
public final class ScriptPlan {
  private final Experiment experiment;
  private final Described.Asked asked;
  private final ScriptText text;
  private final PlanOptions options;
  private final int index;

  /** @param index which experiment of the script it is, from 0 */
  ScriptPlan(Described described, Callbacks callbacks, ScriptContext context, int index) {
    this.experiment = new Experiment(described.plan(), callbacks);
    this.asked = described.asked();
    this.text = context.text();
    this.options = context.options();
    this.index = index;
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
    return asked.settings();
  }

  /** Whether to go on in the newest folder of the same plan, even a complete one. */
  public boolean resume() {
    return asked.resume();
  }

  /** The master of the Spark that the script asks for; null for threads. */
  String master() {
    return asked.master();
  }

  /** Where relative names of what is written start. */
  Path results() {
    return options.results();
  }

  /** What the command line added to the script. */
  PlanOptions options() {
    return options;
  }

  /** Which experiment of the script it is, from 0. */
  int index() {
    return index;
  }

  /** Where the best model goes; null for nowhere. */
  public Path saveTo() {
    return asked.saveTo() == null ? null : results().resolve(asked.saveTo());
  }

  /** Where the best network goes as ONNX or JSON; null for nowhere. */
  public Path exportTo() {
    return asked.exportTo() == null ? null : results().resolve(asked.exportTo());
  }

  /** Where the experiment goes in the format of Weka's Experimenter; null for nowhere. */
  public ExperimenterFile experimenter() {
    return asked.experimenter();
  }

  /** Text of the script. */
  public String script() {
    return text.text();
  }

  /** Name of the script. */
  public String scriptName() {
    return text.name();
  }
}
