package weka.recurrent.dsl.words;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.Arguments;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Section;

/** {@code measure accuracy, own('errors') { ... }}: the {@link Measure measures}, the first of which is the headline. */
final class MeasureWord {
  /** {@code own('errors', better: 'lower') { evaluation -> evaluation.incorrect() }}. */
  private record Own(Measure measure, Closure<?> body) {}

  private final ScriptContext context;
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Closure<?>> own = new LinkedHashMap<>();

  MeasureWord(ScriptContext context) {
    this.context = context;
  }

  void say(Object... wanted) {
    for (Object one : wanted) {
      if (one instanceof Measure known) {
        measures.put(known.name(), known);
      } else if (one instanceof Own mine) {
        measures.put(mine.measure().name(), mine.measure());
        own.put(mine.measure().name(), mine.body());
      } else if (one instanceof Section section) {
        context.fault("wrong-value", section.word(), "'" + section.word() + "' is no number but a section of the report: write"
            + " report 'out/x', " + section.word());
      } else if (!(one instanceof Unknown)) {
        context.fault("wrong-value", "measure", "measure takes names such as accuracy, kappa, rmse (without quotes), not "
            + Values.describe(Values.plain(one)));
      }
    }
  }

  static Object own(ScriptContext context, Map<?, ?> settings, Object name, Closure<?> body) {
    Arguments given = Arguments.of(context, settings, List.of("better"), "own(...)");
    boolean lower = given.choice("better", List.of("higher", "lower"), "higher").equals("lower");
    String label = String.valueOf(name);
    return new Own(new Measure(label, label, Measure.Unit.PLAIN, lower ? Measure.Better.LOWER : Measure.Better.HIGHER), body);
  }

  /** A measure that a plot or the report asks for; it comes after those that were named. */
  void also(Measure measure) {
    measures.putIfAbsent(measure.name(), measure);
  }

  List<Measure> measures() {
    return new ArrayList<>(measures.values());
  }

  /** Code of the script's own measures, by their names. */
  Map<String, Closure<?>> own() {
    return own;
  }
}
