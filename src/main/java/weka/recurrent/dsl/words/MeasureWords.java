package weka.recurrent.dsl.words;

import weka.recurrent.dsl.reading.Word;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.run.BuiltInMeasure;

/** Names of measures. */
interface MeasureWords {
  @Word(value = "Measure: share of right answers.", use = "measure accuracy")
  default Measure getAccuracy() {
    return BuiltInMeasure.ACCURACY.measure();
  }

  @Word(value = "Measure: Cohen's kappa.", use = "measure kappa")
  default Measure getKappa() {
    return BuiltInMeasure.KAPPA.measure();
  }

  @Word(value = "Measure: area under the ROC curve, mean over classes.", use = "measure auc")
  default Measure getAuc() {
    return BuiltInMeasure.AUC.measure();
  }

  @Word(value = "Measure: F1, mean over classes.", use = "measure f1")
  default Measure getF1() {
    return BuiltInMeasure.F1.measure();
  }

  @Word(value = "Measure: mean of -ln p of the actual class.", use = "measure logLoss")
  default Measure getLogLoss() {
    return BuiltInMeasure.LOG_LOSS.measure();
  }

  @Word(value = "Measure: root mean squared error.", use = "measure rmse")
  default Measure getRmse() {
    return BuiltInMeasure.RMSE.measure();
  }

  @Word(value = "Measure: mean absolute error.", use = "measure mae")
  default Measure getMae() {
    return BuiltInMeasure.MAE.measure();
  }

  @Word(value = "Measure: mean absolute error over that of the last value in training; of windows.", use = "measure mase")
  default Measure getMase() {
    return BuiltInMeasure.MASE.measure();
  }

  @Word(value = "Measure: seconds of training.", use = "measure trainTime")
  default Measure getTrainTime() {
    return BuiltInMeasure.TRAIN_TIME.measure();
  }

  @Word(value = "Measure: seconds of testing.", use = "measure testTime")
  default Measure getTestTime() {
    return BuiltInMeasure.TEST_TIME.measure();
  }

  @Word(value = "Measure: learned numbers of a network.", use = "measure parameters")
  default Measure getParameters() {
    return BuiltInMeasure.PARAMETERS.measure();
  }

  @Word(value = "Measure: epochs trained.", use = "measure epochsTrained")
  default Measure getEpochsTrained() {
    return BuiltInMeasure.EPOCHS_TRAINED.measure();
  }

  @Word(value = "Measure: how many steps back the oldest step lies that a network needs, on its test sequences; 0 if it does no"
      + " better with its sequences than with others'.", use = "measure accuracy, horizon")
  default Measure getHorizon() {
    return BuiltInMeasure.HORIZON.measure();
  }

  @Word(value = "Measure: mean of the gate that keeps the state, the forget gate of an LSTM or the update gate of a GRU.",
      use = "measure accuracy, keepGate")
  default Measure getKeepGate() {
    return BuiltInMeasure.KEEP_GATE.measure();
  }

  @Word(value = "Measure: share of gate values that are shut (below 0.1) or open (above 0.9).",
      use = "measure accuracy, saturatedGates")
  default Measure getSaturatedGates() {
    return BuiltInMeasure.SATURATED_GATES.measure();
  }
}
