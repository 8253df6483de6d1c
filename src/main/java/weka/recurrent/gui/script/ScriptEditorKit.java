package weka.recurrent.gui.script;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultEditorKit;
import javax.swing.text.Document;
import javax.swing.text.Element;
import javax.swing.text.JTextComponent;
import javax.swing.text.PlainView;
import javax.swing.text.Segment;
import javax.swing.text.Utilities;
import javax.swing.text.ViewFactory;

/**
 * Draws plain text with the colors of {@link ScriptTokens}. Colors are chosen while drawing and are no part of the text, so that
 * undo knows nothing of them; they follow the background, light or dark.
 */
final class ScriptEditorKit extends DefaultEditorKit {
  private static final long serialVersionUID = 1;

  @Override
  public ViewFactory getViewFactory() {
    return ColoredView::new;
  }

  @Override
  public void install(javax.swing.JEditorPane pane) {
    super.install(pane);
    pane.addPropertyChangeListener("document", change -> watch(pane));
    watch(pane);
  }

  private static void watch(JTextComponent pane) {
    Document document = pane.getDocument();
    if (document.getProperty(Parts.class) == null) {
      Parts parts = new Parts(document);
      document.putProperty(Parts.class, parts);
      document.addDocumentListener(parts);
    }
  }

  /** The color of a kind of text on a background. */
  static Color color(ScriptTokens.Kind kind, Color background) {
    boolean dark = background.getRed() * 0.3 + background.getGreen() * 0.59 + background.getBlue() * 0.11 < 128;
    return new Color(switch (kind) {
      case COMMENT -> dark ? 0x9aa5a0 : 0x5d6b64;
      case STRING -> dark ? 0x8fd08a : 0x1d6b25;
      case NUMBER -> dark ? 0x7cc3ee : 0x0b5a8a;
      case KEYWORD -> dark ? 0xe0a36c : 0x8a3d00;
      case WORD -> dark ? 0xd3a6ef : 0x6b2496;
    });
  }

  /** The parts of a document, found anew when they are asked for after a change. */
  private static final class Parts implements DocumentListener {
    private final Document document;
    private List<ScriptTokens.Span> spans;

    Parts(Document document) {
      this.document = document;
    }

    List<ScriptTokens.Span> spans() throws BadLocationException {
      if (spans == null) {
        spans = ScriptTokens.of(document.getText(0, document.getLength()));
      }
      return spans;
    }

    /** Index of the first span that ends after a position. */
    int first(int position) throws BadLocationException {
      int low = 0;
      int high = spans().size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (spans.get(middle).to() <= position) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    public void insertUpdate(DocumentEvent e) {
      spans = null;
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      spans = null;
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      spans = null;
    }
  }

  /** Lines in colors. */
  private static final class ColoredView extends PlainView {
    ColoredView(Element element) {
      super(element);
    }

    @Override
    protected float drawUnselectedText(Graphics2D g, float x, float y, int from, int to) throws BadLocationException {
      Color plain = getContainer().getForeground();
      Color background = getContainer().getBackground();
      Parts parts = (Parts) getDocument().getProperty(Parts.class);
      float at = x;
      int done = from;
      List<ScriptTokens.Span> spans = parts.spans();
      for (int i = parts.first(from); i < spans.size() && spans.get(i).from() < to; i++) {
        ScriptTokens.Span span = spans.get(i);
        int begin = Math.max(from, span.from());
        int end = Math.min(to, span.to());
        at = draw(g, at, y, done, begin, plain);
        at = draw(g, at, y, begin, end, color(span.kind(), background));
        done = end;
      }
      return draw(g, at, y, done, to, plain);
    }

    private float draw(Graphics2D g, float x, float y, int from, int to, Color color) throws BadLocationException {
      if (from >= to) {
        return x;
      }
      g.setColor(color);
      Segment segment = new Segment();
      getDocument().getText(from, to - from, segment);
      return Utilities.drawTabbedText(segment, x, y, g, this, from);
    }
  }
}
