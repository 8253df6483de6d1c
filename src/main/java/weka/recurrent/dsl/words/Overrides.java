package weka.recurrent.dsl.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weka.recurrent.dsl.reading.Axis;
import weka.recurrent.dsl.reading.PlanOptions;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Spelling;

/**
 * {@code --set LSTM.hidden=16,32}: settings replaced from outside. One value replaces, several become a factor of the
 * experiment. Paths are {@code <learner>.<setting>}, {@code train.<setting>} and {@code evaluate.<setting>}.
 */
final class Overrides {
  private Overrides() {}

  static void apply(ExperimentBlock said, PlanOptions options) {
    options.overrides().forEach((path, texts) -> {
      int dot = path.lastIndexOf('.');
      String target = dot < 0 ? "" : path.substring(0, dot);
      String setting = path.substring(dot + 1);
      List<Object> values = new ArrayList<>();
      texts.forEach(text -> values.add(value(text)));
      Object value = values.get(0);
      if (values.size() > 1) {
        said.axis(path, values);
        value = Axis.named(path);
      }
      set(said, path, target, setting, value);
    });
  }

  private static void set(ExperimentBlock said, String path, String target, String setting, Object value) {
    if (target.equals("train")) {
      said.train(Map.of(setting, value));
    } else if (target.equals("evaluate") && !(value instanceof Axis)) {
      said.evaluate().override(setting, value);
    } else if (said.learners().byLabel().containsKey(target)) {
      String objection = said.learners().override(target, setting, value);
      if (!objection.isEmpty()) {
        fault(said, "--set " + path + ": " + objection);
      }
    } else {
      Set<String> known = said.learners().labels();
      known.addAll(List.of("train", "evaluate"));
      fault(said, "--set " + path + ": there is no '" + target + "'" + Spelling.suggestion(target, known) + "; there are "
          + String.join(", ", known));
    }
  }

  private static void fault(ExperimentBlock said, String message) {
    said.context().fault("override", new ScriptText.Place(0, 0), message);
  }

  private static Object value(String text) {
    if (text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    if (text.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
      return Double.valueOf(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
  }
}
