package weka.recurrent.experiment.run;

import java.util.function.ToDoubleFunction;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.core.AdditionalMeasureProducer;
import weka.recurrent.experiment.plan.Measure.Better;
import weka.recurrent.experiment.plan.Measure.Unit;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.insight.MemoryReport;

/**
 * The measures there are, each told once: its name, how tables show it, which way is better, and how it is computed from Weka's
 * {@link Evaluation} of one job.
 *
 * <pre>
 *   logLoss = −1/n Σ ln p(actual class)       f1, auc = means over the classes, weighted by their size
 *   mase = mae / mean |x_t − x_(t−1)| of the training windows, Hyndman and Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001
 * </pre>
 */
public enum BuiltInMeasure {
  ACCURACY("accuracy", "accuracy", Unit.SHARE, Better.HIGHER, Needs.CLASSES, of(e -> e.pctCorrect() / 100)),
  KAPPA("kappa", "kappa", Unit.PLAIN, Better.HIGHER, Needs.CLASSES, of(Evaluation::kappa)),
  AUC("auc", "area under the ROC curve", Unit.PLAIN, Better.HIGHER, Needs.CLASSES, of(Evaluation::weightedAreaUnderROC)),
  F1("f1", "F1", Unit.PLAIN, Better.HIGHER, Needs.CLASSES, of(Evaluation::weightedFMeasure)),
  LOG_LOSS("logLoss", "log loss", Unit.PLAIN, Better.LOWER, Needs.CLASSES, of(e -> e.SFMeanSchemeEntropy() * Math.log(2))),
  RMSE("rmse", "root mean squared error", Unit.PLAIN, Better.LOWER, Needs.NOTHING, of(Evaluation::rootMeanSquaredError)),
  MAE("mae", "mean absolute error", Unit.PLAIN, Better.LOWER, Needs.NOTHING, of(Evaluation::meanAbsoluteError)),
  MASE("mase", "mean absolute scaled error", Unit.PLAIN, Better.LOWER, Needs.WINDOWS,
      run -> run.evaluation().meanAbsoluteError() / run.meanChange()),
  TRAIN_TIME("trainTime", "training time (s)", Unit.SECONDS, Better.LOWER, Needs.NOTHING, TestedModel::trainSeconds),
  TEST_TIME("testTime", "test time (s)", Unit.SECONDS, Better.LOWER, Needs.NOTHING, TestedModel::testSeconds),
  PARAMETERS("parameters", "parameters", Unit.COUNT, Better.LOWER, Needs.NOTHING, told("measureParameters")),
  EPOCHS_TRAINED("epochsTrained", "epochs trained", Unit.COUNT, Better.LOWER, Needs.NOTHING, told("measureEpochs")),
  HORIZON("horizon", "memory horizon (steps)", Unit.COUNT, Better.HIGHER, Needs.MEMORY,
      memory("measureMemoryHorizon", MemoryReport::horizon)),
  KEEP_GATE("keepGate", "mean forget or update gate", Unit.PLAIN, Better.HIGHER, Needs.MEMORY,
      memory("measureMeanForgetGate", MemoryReport::meanKeep)),
  SATURATED_GATES("saturatedGates", "gates shut or open", Unit.SHARE, Better.HIGHER, Needs.MEMORY,
      memory("measureSaturatedGates", MemoryReport::saturated));

  /** What must be there for a measure to have a meaning. */
  enum Needs {
    NOTHING, CLASSES, WINDOWS, MEMORY
  }

  private final Measure measure;
  private final Needs needs;
  private final ToDoubleFunction<TestedModel> value;

  BuiltInMeasure(String name, String title, Unit unit, Better better, Needs needs, ToDoubleFunction<TestedModel> value) {
    this.measure = new Measure(name, title, unit, better);
    this.needs = needs;
    this.value = value;
  }

  /** What plans and reports know of it. */
  public Measure measure() {
    return measure;
  }

  /** The one of that name, or null. */
  public static BuiltInMeasure named(String name) {
    for (BuiltInMeasure known : values()) {
      if (known.measure.name().equals(name)) {
        return known;
      }
    }
    return null;
  }

  Needs needs() {
    return needs;
  }

  double of(TestedModel run) {
    return value.applyAsDouble(run);
  }

  private static ToDoubleFunction<TestedModel> of(ToDoubleFunction<Evaluation> ofEvaluation) {
    return run -> ofEvaluation.applyAsDouble(run.evaluation());
  }

  private static ToDoubleFunction<TestedModel> told(String name) {
    return run -> additional(run.model(), name);
  }

  /** Measured on the test part, or else by the model itself after training. */
  private static ToDoubleFunction<TestedModel> memory(String name, ToDoubleFunction<MemoryReport> value) {
    return run -> run.memory() == null ? additional(run.model(), name) : value.applyAsDouble(run.memory());
  }

  /** A number the scheme itself tells, NaN if it does not. */
  private static double additional(Classifier model, String name) {
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
}
