package weka.recurrent.dsl.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText.Place;
import weka.recurrent.dsl.reading.Spelling;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.PlotRequest;

/**
 * {@code plot accuracy, over: 'lag'}.
 *
 * @param place of the axis
 * @param measure that is shown
 * @param request for the chart
 */
record PlotWord(Place place, Measure measure, PlotRequest request) {

  /** Reads one, or null if it cannot be read. */
  static PlotWord read(ScriptContext context, Object... parts) {
    Map<Object, Object> named = new LinkedHashMap<>();
    Measure measure = null;
    for (Object part : parts) {
      if (part instanceof Map<?, ?> map) {
        named.putAll(map);
      } else if (part instanceof Measure known) {
        measure = known;
      } else if (!(part instanceof Unknown)) {
        context.fault("wrong-value", "plot", "plot takes a measure such as accuracy, not " + Values.describe(Values.plain(part)));
      } else {
        return null;
      }
    }
    Arguments given = Arguments.of(context, named, List.of("over", "per", "scale", "band", "chance"), "plot");
    if (measure == null || !given.has("over")) {
      context.fault("missing", "plot", "plot needs a measure and an axis: plot accuracy, over: 'lag'");
      return null;
    }
    String over = given.text("over", "");
    return new PlotWord(context.here(over), measure, new PlotRequest(measure.name(), over, given.text("per", "learner"),
        given.choice("scale", List.of("linear", "log"), "linear"),
        given.choice("band", List.of("none", "sd", "range", "quartiles"), "none"),
        given.number("chance", -1e300, 1e300, Double.NaN)));
  }

  /** Axes that are not varied are faults. */
  void check(ScriptContext context, Set<String> axes) {
    if (!axes.contains(request.over())) {
      context.fault("unknown-name", place, "plot over: '" + request.over() + "' is not varied"
          + Spelling.suggestion(request.over(), axes) + (axes.isEmpty() ? "; write vary " + request.over() + ": [...]" : ""),
          axes);
    }
    Set<String> per = new TreeSet<>(axes);
    per.addAll(List.of("learner", "data"));
    if (!per.contains(request.per())) {
      context.fault("unknown-name", place, "plot per: '" + request.per() + "' is not there"
          + Spelling.suggestion(request.per(), per), per);
    }
  }
}
