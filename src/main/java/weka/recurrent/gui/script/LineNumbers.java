package weka.recurrent.gui.script;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.Element;
import javax.swing.text.JTextComponent;

/** Numbers of the lines beside a text; lines with a fault have a red ground. */
final class LineNumbers extends JComponent {
  private static final long serialVersionUID = 1;
  private static final Color FAULT = new Color(0xb3261e);

  private final JTextComponent text;
  private Set<Integer> faulty = Set.of();

  LineNumbers(JTextComponent text) {
    this.text = text;
    setToolTipText("");
  }

  /** @param lines 1-based */
  void mark(Set<Integer> lines) {
    faulty = Set.copyOf(lines);
    repaint();
  }

  Set<Integer> marked() {
    return faulty;
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = text.getFontMetrics(text.getFont());
    int digits = Math.max(3, String.valueOf(root().getElementCount()).length());
    return new Dimension(metrics.charWidth('0') * (digits + 2), text.getPreferredSize().height);
  }

  private Element root() {
    return text.getDocument().getDefaultRootElement();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics;
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(text.getFont());
    FontMetrics metrics = g.getFontMetrics();
    Rectangle clip = g.getClipBounds();
    g.setColor(text.getBackground());
    g.fill(clip);
    Color muted = UIManager.getColor("Label.disabledForeground");
    int first = root().getElementIndex(text.viewToModel2D(new java.awt.Point(0, clip.y)));
    int last = root().getElementIndex(text.viewToModel2D(new java.awt.Point(0, clip.y + clip.height)));
    for (int i = first; i <= last; i++) {
      Rectangle2D line;
      try {
        line = text.modelToView2D(root().getElement(i).getStartOffset());
      } catch (BadLocationException e) {
        throw new IllegalStateException("line " + (i + 1) + " is in the text but not in its view", e);
      }
      if (line == null) {
        return;
      }
      String number = Integer.toString(i + 1);
      boolean fault = faulty.contains(i + 1);
      if (fault) {
        g.setColor(FAULT);
        g.fillRect(0, (int) line.getY(), getWidth() - metrics.charWidth('0') / 2, (int) Math.ceil(line.getHeight()));
      }
      g.setColor(fault ? Color.WHITE : muted == null ? Color.GRAY : muted);
      g.drawString(number, getWidth() - metrics.charWidth('0') - metrics.stringWidth(number),
          (int) line.getY() + metrics.getAscent());
    }
  }
}
