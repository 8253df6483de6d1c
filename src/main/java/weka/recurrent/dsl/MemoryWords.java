package weka.recurrent.dsl;

import groovy.lang.Binding;
import groovy.lang.Script;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.experiment.plan.Section;
import weka.recurrent.experiment.run.Scorer;

/** Words about what networks remember: measures, and sections of the report. */
abstract class MemoryWords extends Script {

  MemoryWords() {}

  MemoryWords(Binding binding) {
    super(binding);
  }

  /** Measure. */
  @Word(value = "Measure: how many steps back the oldest step lies that a network needs, on its test sequences; 0 if it does no"
      + " better with its sequences than with others'.", use = "measure accuracy, horizon")
  public Measure getHorizon() {
    return Scorer.measure("horizon");
  }

  /** Measure. */
  @Word(value = "Measure: mean of the gate that keeps the state, the forget gate of an LSTM or the update gate of a GRU.",
      use = "measure accuracy, keepGate")
  public Measure getKeepGate() {
    return Scorer.measure("keepGate");
  }

  /** Measure. */
  @Word(value = "Measure: share of gate values that are shut (below 0.1) or open (above 0.9).",
      use = "measure accuracy, saturatedGates")
  public Measure getSaturatedGates() {
    return Scorer.measure("saturatedGates");
  }

  /** Section. */
  @Word(value = "Section of the report: how right each network is when only the last steps of a sequence are true.",
      use = "report 'out/memory', forgetting")
  public Section getForgetting() {
    return Section.FORGETTING;
  }

  /** Section. */
  @Word(value = "Section of the report: how far back the gradient flows, epoch by epoch; of the first split, at the last level of"
      + " what is varied.", use = "report 'out/memory', gradientFlow")
  public Section getGradientFlow() {
    return Section.GRADIENT_FLOW;
  }

  /** Section. */
  @Word(value = "Section of the report: one test sequence in the gates, and when each network made up its mind; of the first"
      + " split, at the last level of what is varied.", use = "report 'out/memory', gates")
  public Section getGates() {
    return Section.GATES;
  }

  /** Section. */
  @Word(value = "Section of the report: does order matter? The score in order beside the score with the steps shuffled.",
      use = "report 'out/memory', shuffleTest")
  public Section getShuffleTest() {
    return Section.SHUFFLE_TEST;
  }
}
