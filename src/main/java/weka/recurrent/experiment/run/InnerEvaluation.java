package weka.recurrent.experiment.run;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.core.Instances;
import weka.recurrent.data.SeriesWindows;
import weka.recurrent.experiment.plan.Job;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Protocol;

/**
 * Judges the settings of a search within training data. All settings are judged on the same splits, so that differences are due
 * to the setting.
 *
 * @param data training data of the job
 * @param protocol how they are split once more
 * @param seed of the splits
 * @param objective what a setting is judged by
 */
public record InnerEvaluation(Instances data, Protocol protocol, long seed, Measure objective) {

  /**
   * Trains and tests a setting.
   *
   * @param setting gives an untrained classifier for each fold
   * @return the objective in its own unit; NaN where undefined
   * @throws Exception whatever the training throws
   */
  public double score(Supplier<Classifier> setting) throws Exception {
    Evaluation evaluation = new Evaluation(data);
    Protocol inTime = inTime();
    double seconds = 0;
    Classifier model = null;
    for (int fold = 1; fold <= inTime.folds(); fold++) {
      Splits inner = Splits.of(data, null, inTime, new Job("", 0, null, 1, fold, seed, 0));
      model = setting.get();
      long start = System.nanoTime();
      model.buildClassifier(inner.train());
      seconds += (System.nanoTime() - start) / 1e9;
      evaluation.evaluateModel(model, inner.test());
    }
    return Scorer
        .score(List.of(objective), Map.of(), new TestedModel(model, evaluation, seconds, 0, null, TestedModel.meanChange(data)))
        .get(objective.name());
  }

  /** Folds of windows of a series overlap: these are walked through in time order instead. */
  private Protocol inTime() {
    SeriesWindows windows = SeriesWindows.of(data);
    return windows == null || protocol.kind() != Protocol.Kind.CROSS_VALIDATION ? protocol
        : new Protocol(Protocol.Kind.WALK_FORWARD, protocol.folds(), protocol.repeats(), Double.NaN, "", "", windows.gap());
  }
}
