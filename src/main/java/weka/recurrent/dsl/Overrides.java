package weka.recurrent.dsl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
        said.axes.put(path, values);
        value = Axis.named(path);
      }
      set(said, path, target, setting, value);
    });
  }

  private static void set(ExperimentBlock said, String path, String target, String setting, Object value) {
    Map<String, Object> one = Map.of(setting, value);
    if (target.equals("train")) {
      said.train(one);
    } else if (target.equals("evaluate") && !(value instanceof Axis)) {
      said.evaluate.keySet().removeAll(Set.of("folds", "split", "walkForward", "test").contains(setting)
          ? Set.of("folds", "split", "walkForward", "test") : Set.of());
      said.evaluate(one);
    } else if (said.learners.containsKey(target)) {
      Learner learner = said.learners.get(target);
      if (!learner.settings().contains(setting)) {
        fault(said, "--set " + path + ": '" + target + "' has no setting '" + setting + "'"
            + Spelling.suggestion(setting, learner.settings()));
      } else {
        said.learners.put(target, learner.overridden(new LinkedHashMap<>(one)));
      }
    } else {
      Set<String> known = new TreeSet<>(said.learners.keySet());
      known.addAll(List.of("train", "evaluate"));
      fault(said, "--set " + path + ": there is no '" + target + "'" + Spelling.suggestion(target, known) + "; there are "
          + String.join(", ", known));
    }
  }

  private static void fault(ExperimentBlock said, String message) {
    said.context.fault("override", new ScriptText.Place(0, 0), message, List.of());
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
