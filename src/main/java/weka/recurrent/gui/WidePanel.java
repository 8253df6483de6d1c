package weka.recurrent.gui;

import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;

/**
 * What stands in a scroll pane that scrolls up and down only: as wide as the view; as high as the view where there is room to
 * spare, else as high as it must be.
 */
public class WidePanel extends JPanel implements Scrollable {
  private static final long serialVersionUID = 1;
  private static final int STEP = 30;

  /** An empty one. */
  public WidePanel(LayoutManager layout) {
    super(layout);
  }

  /** This panel in a scroll pane. */
  public JScrollPane scrolling() {
    return new JScrollPane(this, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return Look.now().pixels(STEP);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() != null && getParent().getHeight() > getPreferredSize().height;
  }
}
