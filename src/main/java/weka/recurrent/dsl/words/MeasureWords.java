package weka.recurrent.dsl.words;

import weka.recurrent.dsl.reading.Word;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.run.Scorer;

/** Names of measures. */
interface MeasureWords {
  @Word(value = "Measure: share of right answers.", use = "measure accuracy")
  default Measure getAccuracy() {
    return Scorer.measure("accuracy");
  }

  @Word(value = "Measure: Cohen's kappa.", use = "measure kappa")
  default Measure getKappa() {
    return Scorer.measure("kappa");
  }

  @Word(value = "Measure: area under the ROC curve, mean over classes.", use = "measure auc")
  default Measure getAuc() {
    return Scorer.measure("auc");
  }

  @Word(value = "Measure: F1, mean over classes.", use = "measure f1")
  default Measure getF1() {
    return Scorer.measure("f1");
  }

  @Word(value = "Measure: mean of -ln p of the actual class.", use = "measure logLoss")
  default Measure getLogLoss() {
    return Scorer.measure("logLoss");
  }

  @Word(value = "Measure: root mean squared error.", use = "measure rmse")
  default Measure getRmse() {
    return Scorer.measure("rmse");
  }

  @Word(value = "Measure: mean absolute error.", use = "measure mae")
  default Measure getMae() {
    return Scorer.measure("mae");
  }

  @Word(value = "Measure: seconds of training.", use = "measure trainTime")
  default Measure getTrainTime() {
    return Scorer.measure("trainTime");
  }

  @Word(value = "Measure: seconds of testing.", use = "measure testTime")
  default Measure getTestTime() {
    return Scorer.measure("testTime");
  }

  @Word(value = "Measure: learned numbers of a network.", use = "measure parameters")
  default Measure getParameters() {
    return Scorer.measure("parameters");
  }

  @Word(value = "Measure: epochs trained.", use = "measure epochsTrained")
  default Measure getEpochsTrained() {
    return Scorer.measure("epochsTrained");
  }

  @Word(value = "Measure: how many steps back the oldest step lies that a network needs, on its test sequences; 0 if it does no"
      + " better with its sequences than with others'.", use = "measure accuracy, horizon")
  default Measure getHorizon() {
    return Scorer.measure("horizon");
  }

  @Word(value = "Measure: mean of the gate that keeps the state, the forget gate of an LSTM or the update gate of a GRU.",
      use = "measure accuracy, keepGate")
  default Measure getKeepGate() {
    return Scorer.measure("keepGate");
  }

  @Word(value = "Measure: share of gate values that are shut (below 0.1) or open (above 0.9).",
      use = "measure accuracy, saturatedGates")
  default Measure getSaturatedGates() {
    return Scorer.measure("saturatedGates");
  }
}
