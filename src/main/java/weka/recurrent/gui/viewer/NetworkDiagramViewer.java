package weka.recurrent.gui.viewer;

import java.awt.Component;
import weka.recurrent.classifier.ModelGraph;
import weka.recurrent.report.Chart;
import weka.recurrent.report.NetworkChart;

/** The layers of a run's network. */
public final class NetworkDiagramViewer extends RunViewer {
  /** For Weka. */
  public NetworkDiagramViewer() {
    super("Network diagram");
  }

  @Override
  boolean shows(ModelGraph model) {
    return !model.boxes().isEmpty();
  }

  @Override
  Component content(ModelGraph model, String name) {
    Chart chart = NetworkChart.of(name, model.boxes());
    return page(chart, chart.description());
  }
}
