package weka.recurrent.gui.viewer;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.WindowConstants;
import weka.gui.visualize.plugins.TreeVisualizePlugin;
import weka.recurrent.classifier.ModelGraph;
import weka.recurrent.gui.ChartView;
import weka.recurrent.gui.Look;
import weka.recurrent.gui.Paragraph;
import weka.recurrent.gui.UnseenChart;
import weka.recurrent.report.Chart;

/** An entry in the menu of a run in the Explorer's result list that opens a window. Weka makes a new one for every menu. */
abstract class RunViewer implements TreeVisualizePlugin {
  private static final String LEAST_VERSION = "3.8.6";
  private static final String MOST_VERSION = "3.9.99";

  /** Height of a window's headline, and how far a window stands from the one before, at scale 1. */
  private static final int HEADLINE = 24;
  private static final int CASCADE = 6;
  /** Windows opened so far; on the event thread only. */
  private static int opened;

  private final String entry;

  /** @param entry of the menu, and beginning of the window's title */
  RunViewer(String entry) {
    this.entry = entry;
  }

  @Override
  public JMenuItem getVisualizeMenuItem(String graph, String name) {
    ModelGraph model = ModelGraph.parse(graph);
    if (model == null || !shows(model)) {
      return null;
    }
    JMenuItem item = new JMenuItem(entry);
    item.addActionListener(e -> UnseenChart.afterFirst(() -> open(model, name)));
    return item;
  }

  /** Whether there is something to show. */
  abstract boolean shows(ModelGraph model);

  /** What the window shows. */
  abstract Component content(ModelGraph model, String name);

  private void open(ModelGraph model, String name) {
    JFrame frame = new JFrame(entry + " - " + name);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(content(model, name));
    frame.pack();
    Look look = Look.now();
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    Dimension wanted = frame.getPreferredSize();
    frame.setSize(Math.min(screen.width, Math.max(wanted.width, look.pixels(560))),
        Math.min(screen.height - look.pixels(HEADLINE), Math.max(wanted.height, look.pixels(320))));
    // each a headline lower than the one before, but none beyond the edge of the screen
    int step = look.pixels(HEADLINE) * (opened++ % CASCADE);
    frame.setLocation(screen.x + Math.min(step, screen.width - frame.getWidth()),
        screen.y + Math.min(step, screen.height - look.pixels(HEADLINE) - frame.getHeight()));
    frame.setVisible(true);
  }

  /** A chart over some words, which tests find as {@code viewer.words}. */
  static JPanel page(Chart chart, String words) {
    ChartView view = new ChartView();
    view.setName("viewer.chart");
    view.show(chart);
    Paragraph paragraph = new Paragraph(words);
    paragraph.setName("viewer.words");
    JPanel page = new JPanel(new BorderLayout(0, 4));
    page.setBorder(BorderFactory.createEmptyBorder(4, 6, 6, 6));
    page.add(view);
    page.add(paragraph, BorderLayout.SOUTH);
    return page;
  }

  @Override
  public String getMinVersion() {
    return LEAST_VERSION;
  }

  @Override
  public String getMaxVersion() {
    return MOST_VERSION;
  }

  @Override
  public String getDesignVersion() {
    return LEAST_VERSION;
  }
}
