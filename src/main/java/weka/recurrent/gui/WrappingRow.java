package weka.recurrent.gui;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.JPanel;

/** Parts beside one another, in as many rows as its width asks for; so that nothing is cut where fonts are large. */
public final class WrappingRow extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int GAP = 8;

  /** An empty row. */
  public WrappingRow() {
    super(new FlowLayout(FlowLayout.LEADING, GAP, GAP / 2));
    addComponentListener(new ComponentAdapter() {
      @Override
      public void componentResized(ComponentEvent event) {
        revalidate();
      }
    });
  }

  /** As wide as it is, and as high as its rows; before it has a width, one row. */
  @Override
  public Dimension getPreferredSize() {
    if (getWidth() == 0) {
      return super.getPreferredSize();
    }
    int x = GAP;
    int y = GAP / 2;
    int row = 0;
    for (Component part : getComponents()) {
      if (part.isVisible()) {
        Dimension size = part.getPreferredSize();
        if (x > GAP && x + size.width + GAP > getWidth()) {
          x = GAP;
          y += row + GAP / 2;
          row = 0;
        }
        x += size.width + GAP;
        row = Math.max(row, size.height);
      }
    }
    return new Dimension(getWidth(), y + row + GAP / 2);
  }
}
