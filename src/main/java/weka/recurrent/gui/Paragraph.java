package weka.recurrent.gui;

import java.awt.Insets;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;

/** Text that wraps at words, looks like a label and can be selected and copied. It is as high as its text at its width. */
public final class Paragraph extends JTextArea {
  private static final long serialVersionUID = 1;
  /** At scale 1. */
  private static final int DIALOG_WIDTH = 380;

  /** An empty paragraph. */
  public Paragraph() {
    this("");
  }

  /** A paragraph that says something. */
  public Paragraph(String text) {
    super(text);
    setEditable(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setFocusable(true);
    // Without columns the preferred width is that of the longest line, and a container would grow to it.
    setColumns(20);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setOpaque(false);
    setBorder(null);
    setMargin(new Insets(0, 0, 0, 0));
    setFont(UIManager.getFont("Label.font"));
    setForeground(UIManager.getColor("Label.foreground"));
    // A new text does not pull the view that it stands in to its end.
    ((DefaultCaret) getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
  }

  /** The same, as wide as suits a dialog: a dialog asks for the height once, and before it has given a width. */
  public Paragraph forDialog() {
    setSize(Look.now().pixels(DIALOG_WIDTH), Short.MAX_VALUE);
    return this;
  }

  /** Blanks that align columns in a text of letters of one width mean nothing here, and are taken for one. */
  @Override
  public void setText(String text) {
    super.setText(text.replaceAll("(?<=\\S) {2,}", " "));
  }

  /** Says something; an empty text takes no room. */
  public void say(String text) {
    setText(text);
    setVisible(!text.isEmpty());
    revalidate();
  }
}
