package weka.recurrent.experiment.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import weka.classifiers.Evaluation;
import weka.recurrent.experiment.plan.Measure;

/** Takes the numbers of a plan from a tested model: those of {@link BuiltInMeasure} and those that a script computes itself. */
public final class Scorer {
  private Scorer() {}

  /** All built-in measures. */
  public static List<Measure> measures() {
    return Arrays.stream(BuiltInMeasure.values()).map(BuiltInMeasure::measure).toList();
  }

  /** The built-in measure of that name, or null. */
  public static Measure measure(String name) {
    BuiltInMeasure known = BuiltInMeasure.named(name);
    return known == null ? null : known.measure();
  }

  /** Whether a measure is about the memory of a network, which is to be measured for it. */
  static boolean isOfMemory(String name) {
    return needs(name, BuiltInMeasure.Needs.MEMORY);
  }

  /** Whether a measure has a meaning for nominal classes only. */
  public static boolean needsNominalClass(String name) {
    return needs(name, BuiltInMeasure.Needs.CLASSES);
  }

  private static boolean needs(String name, BuiltInMeasure.Needs needs) {
    BuiltInMeasure known = BuiltInMeasure.named(name);
    return known != null && known.needs() == needs;
  }

  static Map<String, Double> score(List<Measure> measures, Map<String, ToDoubleFunction<Evaluation>> own, TestedModel run) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Measure measure : measures) {
      ToDoubleFunction<Evaluation> function = own.get(measure.name());
      values.put(measure.name(),
          function != null ? function.applyAsDouble(run.evaluation()) : BuiltInMeasure.named(measure.name()).of(run));
    }
    return values;
  }
}
