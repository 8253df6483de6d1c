package weka.recurrent.gui.viewer;

import java.awt.BorderLayout;
import java.awt.Component;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import weka.recurrent.classifier.ModelGraph;
import weka.recurrent.gui.Paragraph;
import weka.recurrent.report.Chart;
import weka.recurrent.report.ForgettingChart;
import weka.recurrent.report.GradientChart;

/**
 * How far back a run's network remembers, as measured at the end of its training, and how its gradient flows back through time.
 */
public final class MemoryViewer extends RunViewer {
  /** For Weka. */
  public MemoryViewer() {
    super("Memory horizon and gradient flow");
  }

  @Override
  boolean shows(ModelGraph model) {
    return !model.remembered().isEmpty();
  }

  @Override
  Component content(ModelGraph model, String name) {
    Paragraph sentences = new Paragraph(String.join("\n", model.remembered()));
    sentences.setName("viewer.says");
    JPanel content = new JPanel(new BorderLayout(0, 6));
    content.setBorder(javax.swing.BorderFactory.createEmptyBorder(6, 8, 0, 8));
    content.add(sentences, BorderLayout.NORTH);
    ModelGraph.Memory memory = model.memory();
    if (memory != null) {
      Chart forgetting = ForgettingChart.of("Forgetting curve of " + name, List.of(name), List.of(memory.curve()),
          memory.scoreName());
      Chart gradient = GradientChart.of("Gradient flow of " + name, memory.norm(), memory.share());
      JTabbedPane tabs = new JTabbedPane();
      tabs.setName("viewer.tabs");
      tabs.addTab("Forgetting curve", page(forgetting, forgetting.description()));
      tabs.addTab("Gradient flow", page(gradient, gradient.description()));
      content.add(tabs);
    }
    return content;
  }
}
