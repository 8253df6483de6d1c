package weka.recurrent.dsl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.experiment.run.Experiment;
import weka.recurrent.experiment.run.Recipe;

/**
 * The text of a script with all that was added to it: makes the plan of one of its experiments on another machine, the code of
 * the script included.
 *
 * @param name of the script, for messages
 * @param text of the script
 * @param folder where relative file names start, as an absolute path
 * @param parameters as {@link PlanOptions#parameters()}, as text
 * @param overrides as {@link PlanOptions#overrides()}
 * @param seed as {@link PlanOptions#seed()}
 * @param quick as {@link PlanOptions#quick()}
 * @param experiment which one of the script, from 0
 */
record ScriptRecipe(String name, String text, String folder, LinkedHashMap<String, String> parameters,
    LinkedHashMap<String, List<String>> overrides, Long seed, boolean quick, int experiment) implements Recipe {

  static ScriptRecipe of(ScriptPlan plan) {
    PlanOptions options = plan.options();
    LinkedHashMap<String, String> parameters = new LinkedHashMap<>();
    options.parameters().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
    LinkedHashMap<String, List<String>> overrides = new LinkedHashMap<>();
    options.overrides().forEach((path, values) -> overrides.put(path, new ArrayList<>(values)));
    return new ScriptRecipe(plan.scriptName(), plan.script(), options.folder().toAbsolutePath().toString(), parameters, overrides,
        options.seed(), options.quick(), plan.index());
  }

  @Override
  public Experiment make() throws IOException {
    PlanOptions options = new PlanOptions(Path.of(folder), null, Map.copyOf(parameters), overrides, seed, quick);
    try {
      return ScriptReader.read(name, text, options).get(experiment).experiment();
    } catch (ScriptException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
