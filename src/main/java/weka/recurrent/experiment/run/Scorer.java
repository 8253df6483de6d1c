package weka.recurrent.experiment.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.core.AdditionalMeasureProducer;
import weka.recurrent.experiment.plan.Measure.Better;
import weka.recurrent.experiment.plan.Measure.Unit;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.insight.MemoryReport;

/**
 * The measures there are, and how each is computed from Weka's {@link Evaluation} of one job.
 *
 * <pre>
 *   logLoss = −1/n Σ ln p(actual class)       f1, auc = means over the classes, weighted by their size
 * </pre>
 */
public final class Scorer {
  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();
  private static final Set<String> MEMORY = new HashSet<>();

  static {
    classes("accuracy", "accuracy", Unit.SHARE, Better.HIGHER, Run.of(e -> e.pctCorrect() / 100));
    classes("kappa", "kappa", Unit.PLAIN, Better.HIGHER, Run.of(Evaluation::kappa));
    classes("auc", "area under the ROC curve", Unit.PLAIN, Better.HIGHER, Run.of(Evaluation::weightedAreaUnderROC));
    classes("f1", "F1", Unit.PLAIN, Better.HIGHER, Run.of(Evaluation::weightedFMeasure));
    classes("logLoss", "log loss", Unit.PLAIN, Better.LOWER,
        Run.of(e -> e.SFMeanSchemeEntropy() * Math.log(2)));
    any("rmse", "root mean squared error", Unit.PLAIN, Better.LOWER, Run.of(Evaluation::rootMeanSquaredError));
    any("mae", "mean absolute error", Unit.PLAIN, Better.LOWER, Run.of(Evaluation::meanAbsoluteError));
    any("trainTime", "training time (s)", Unit.SECONDS, Better.LOWER, run -> run.trainSeconds());
    any("testTime", "test time (s)", Unit.SECONDS, Better.LOWER, run -> run.testSeconds());
    any("parameters", "parameters", Unit.COUNT, Better.LOWER, run -> additional(run.model(), "measureParameters"));
    any("epochsTrained", "epochs trained", Unit.COUNT, Better.LOWER, run -> additional(run.model(), "measureEpochs"));
    memory("horizon", "memory horizon (steps)", Unit.COUNT, "measureMemoryHorizon", MemoryReport::horizon);
    memory("keepGate", "mean forget or update gate", Unit.PLAIN, "measureMeanForgetGate", MemoryReport::meanKeep);
    memory("saturatedGates", "gates shut or open", Unit.SHARE, "measureSaturatedGates", MemoryReport::saturated);
  }

  private Scorer() {}

  /**
   * A tested model.
   *
   * @param model what was trained
   * @param evaluation on the test part
   * @param trainSeconds wall time of training
   * @param testSeconds wall time of testing
   * @param memory measured on the test part; null if it was not, then what the model itself measured counts
   */
  record Run(Classifier model, Evaluation evaluation, double trainSeconds, double testSeconds, MemoryReport memory) {
    static ToDoubleFunction<Run> of(ToDoubleFunction<Evaluation> ofEvaluation) {
      return run -> ofEvaluation.applyAsDouble(run.evaluation());
    }
  }

  private record Entry(Measure measure, boolean nominalOnly, ToDoubleFunction<Run> value) {}

  /** All built-in measures. */
  public static List<Measure> measures() {
    return ENTRIES.values().stream().map(Entry::measure).toList();
  }

  /** The built-in measure of that name, or null. */
  public static Measure measure(String name) {
    Entry entry = ENTRIES.get(name);
    return entry == null ? null : entry.measure();
  }

  /** Whether a measure is about the memory of a network, which is to be measured for it. */
  static boolean isOfMemory(String name) {
    return MEMORY.contains(name);
  }

  /** Whether a measure has a meaning for nominal classes only. */
  public static boolean needsNominalClass(String name) {
    Entry entry = ENTRIES.get(name);
    return entry != null && entry.nominalOnly();
  }

  static Map<String, Double> score(List<Measure> measures, Map<String, ToDoubleFunction<Evaluation>> own, Run run) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Measure measure : measures) {
      ToDoubleFunction<Evaluation> function = own.get(measure.name());
      values.put(measure.name(), function != null ? function.applyAsDouble(run.evaluation())
          : ENTRIES.get(measure.name()).value().applyAsDouble(run));
    }
    return values;
  }

  /** A number the scheme itself tells, NaN if it does not. */
  static double additional(Classifier model, String name) {
    if (model instanceof AdditionalMeasureProducer producer) {
      var names = producer.enumerateMeasures();
      while (names.hasMoreElements()) {
        if (names.nextElement().equalsIgnoreCase(name)) {
          return producer.getMeasure(name);
        }
      }
    }
    return Double.NaN;
  }

  private static void classes(String name, String title, Unit unit, Better better, ToDoubleFunction<Run> value) {
    ENTRIES.put(name, new Entry(new Measure(name, title, unit, better), true, value));
  }

  private static void any(String name, String title, Unit unit, Better better, ToDoubleFunction<Run> value) {
    ENTRIES.put(name, new Entry(new Measure(name, title, unit, better), false, value));
  }

  private static void memory(String name, String title, Unit unit, String additional, ToDoubleFunction<MemoryReport> value) {
    MEMORY.add(name);
    any(name, title, unit, Better.HIGHER,
        run -> run.memory() == null ? additional(run.model(), additional) : value.applyAsDouble(run.memory()));
  }
}
