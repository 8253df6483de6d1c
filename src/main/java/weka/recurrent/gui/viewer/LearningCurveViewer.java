package weka.recurrent.gui.viewer;

import java.awt.Component;
import weka.recurrent.classifier.ModelGraph;
import weka.recurrent.report.TrainingChart;

/** The learning curve of a run: losses, best epoch, gradient norm, clipping. */
public final class LearningCurveViewer extends RunViewer {
  /** For Weka. */
  public LearningCurveViewer() {
    super("Learning curve");
  }

  @Override
  boolean shows(ModelGraph model) {
    return !model.curves().isEmpty() && !model.curves().get(0).isEmpty();
  }

  @Override
  Component content(ModelGraph model, String name) {
    StringBuilder words = new StringBuilder();
    for (int m = 0; m < model.curves().size(); m++) {
      words.append(model.curves().size() == 1 ? "Training" : "Network " + (m + 1)).append(" stopped after epoch ")
          .append(model.curves().get(m).size()).append(": ").append(model.stops().get(m)).append(". ");
    }
    return page(TrainingChart.of(name, model.curves()), words.toString().strip());
  }
}
