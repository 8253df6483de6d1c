package weka.recurrent.gui.explorer;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import weka.recurrent.gui.ChartView;
import weka.recurrent.gui.Look;
import weka.recurrent.gui.PlainText;

/** Small multiples: a panel for each class, in as many columns as the width has room for. */
final class ExampleGrid extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int WIDTH = 300;
  private static final int HEIGHT = 190;

  ExampleGrid() {
    super(new GridLayout(0, 1, 6, 6));
    setName("sequences.examples");
    addComponentListener(new ComponentAdapter() {
      @Override
      public void componentResized(ComponentEvent event) {
        fit();
      }
    });
  }

  /** Shows examples in place of those before. */
  void show(Examples examples) {
    removeAll();
    Look look = Look.now();
    for (Examples.Panel panel : examples.panels()) {
      Component shown = panel.chart() != null ? chart(panel) : texts(panel);
      shown.setPreferredSize(new Dimension(look.pixels(WIDTH), look.pixels(HEIGHT)));
      add(shown);
    }
    fit();
    revalidate();
    repaint();
  }

  private void fit() {
    GridLayout grid = (GridLayout) getLayout();
    int room = Math.max(1, getWidth() / Look.now().pixels(WIDTH * 0.8));
    // As many rows as there must be, and no more columns than these rows need.
    int rows = (int) Math.ceil(getComponentCount() / (double) room);
    int columns = (int) Math.ceil(getComponentCount() / (double) Math.max(1, rows));
    columns = Math.max(1, columns);
    if (grid.getColumns() != columns) {
      grid.setColumns(columns);
      revalidate();
    }
  }

  private static Component chart(Examples.Panel panel) {
    ChartView view = new ChartView();
    view.setName("example." + panel.title());
    view.show(panel.chart());
    return view;
  }

  private static Component texts(Examples.Panel panel) {
    JTextArea area = new JTextArea(panel.texts());
    area.setName("example." + panel.title());
    area.setEditable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setCaretPosition(0);
    JPanel titled = new JPanel(new BorderLayout());
    titled.setBorder(BorderFactory.createTitledBorder(PlainText.of(panel.title())));
    titled.add(new JScrollPane(area), BorderLayout.CENTER);
    return titled;
  }
}
