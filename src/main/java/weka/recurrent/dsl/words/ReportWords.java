package weka.recurrent.dsl.words;

import weka.recurrent.dsl.reading.Word;
import weka.recurrent.experiment.plan.Section;

/** Names of what a report may hold: sections about memory, and formats. */
interface ReportWords {
  @Word(value = "Section of the report: how right each network is when only the last steps of a sequence are true.",
      use = "report 'out/memory', forgetting")
  default Section getForgetting() {
    return Section.FORGETTING;
  }

  @Word(value = "Section of the report: how far back the gradient flows, epoch by epoch; of the first split, at the last level of"
      + " what is varied.", use = "report 'out/memory', gradientFlow")
  default Section getGradientFlow() {
    return Section.GRADIENT_FLOW;
  }

  @Word(value = "Section of the report: one test sequence in the gates, and when each network made up its mind; of the first"
      + " split, at the last level of what is varied.", use = "report 'out/memory', gates")
  default Section getGates() {
    return Section.GATES;
  }

  @Word(value = "Section of the report: does order matter? The score in order beside the score with the steps shuffled.",
      use = "report 'out/memory', shuffleTest")
  default Section getShuffleTest() {
    return Section.SHUFFLE_TEST;
  }

  @Word(value = "Report format: one self-contained page.", use = "report 'out/x', formats: [html]")
  default String getHtml() {
    return "html";
  }

  @Word(value = "Report format: results.csv, summary.csv and significance.csv.", use = "report 'out/x', formats: [csv]")
  default String getCsv() {
    return "csv";
  }

  @Word(value = "Report format: everything in one JSON file.", use = "report 'out/x', formats: [json]")
  default String getJson() {
    return "json";
  }

  @Word(value = "Report format: tables.tex for a paper.", use = "report 'out/x', formats: [latex]")
  default String getLatex() {
    return "latex";
  }

  @Word(value = "Report format: results.arff for Weka's Experimenter.", use = "report 'out/x', formats: [arff]")
  default String getArff() {
    return "arff";
  }
}
