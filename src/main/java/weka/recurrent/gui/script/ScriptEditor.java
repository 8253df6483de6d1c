package weka.recurrent.gui.script;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Set;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JEditorPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.Element;
import javax.swing.text.PlainDocument;

/** An editor for scripts: colors, line numbers, undo, and a way to a line and column. */
final class ScriptEditor extends JPanel {
  /** The key that goes with the letters of a menu. */
  static final int MENU_KEY =
      GraphicsEnvironment.isHeadless() ? InputEvent.CTRL_DOWN_MASK : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
  private static final long serialVersionUID = 1;
  private static final int TAB = 4;

  private final JEditorPane pane = new JEditorPane();
  private final LineNumbers numbers = new LineNumbers(pane);
  private final TypingUndo undo = new TypingUndo();
  private final Action undoAction = new Step("Undo", KeyEvent.VK_Z, true);
  private final Action redoAction = new Step("Redo", KeyEvent.VK_Y, false);
  private final transient Runnable changed;

  /** @param changed called on the event thread after every change of the text */
  ScriptEditor(Runnable changed) {
    super(new BorderLayout());
    this.changed = changed;
    pane.setName("script");
    pane.setEditorKit(new ScriptEditorKit());
    pane.getDocument().putProperty(PlainDocument.tabSizeAttribute, TAB);
    pane.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, true);
    pane.getDocument().addUndoableEditListener(undo);
    pane.getDocument().addDocumentListener(new Changes());
    pane.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_TAB, 0), "spaces");
    pane.getActionMap().put("spaces", new Spaces());
    JScrollPane scroll = new JScrollPane(pane);
    scroll.setRowHeaderView(numbers);
    add(scroll);
    setEditorFont();
    showSteps();
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (pane != null) {
      setEditorFont();
    }
  }

  private void setEditorFont() {
    Font label = UIManager.getFont("TextArea.font");
    pane.setFont(new Font(Font.MONOSPACED, Font.PLAIN, label == null ? 13 : Math.max(13, label.getSize())));
  }

  /** What is written. */
  String text() {
    return pane.getText();
  }

  /** Another text; undo begins anew. */
  void setText(String text) {
    pane.setText(text.replace("\r\n", "\n"));
    pane.setCaretPosition(0);
    undo.discardAllEdits();
    mark(Set.of());
    showSteps();
  }

  /** Puts the caret to a place and the keyboard to the text. */
  void goTo(int line, int column) {
    Element root = pane.getDocument().getDefaultRootElement();
    Element element = root.getElement(Math.max(0, Math.min(line - 1, root.getElementCount() - 1)));
    int last = Math.max(element.getStartOffset(), element.getEndOffset() - 1);
    pane.setCaretPosition(Math.min(element.getStartOffset() + Math.max(0, column - 1), last));
    pane.requestFocusInWindow();
  }

  /** Marks lines, 1-based, as faulty. */
  void mark(Set<Integer> lines) {
    numbers.mark(lines);
  }

  Action undoAction() {
    return undoAction;
  }

  Action redoAction() {
    return redoAction;
  }

  private void showSteps() {
    undoAction.setEnabled(undo.canUndo());
    redoAction.setEnabled(undo.canRedo());
  }

  private final class Step extends AbstractAction {
    private static final long serialVersionUID = 1;
    private final boolean back;

    Step(String name, int key, boolean back) {
      super(name);
      this.back = back;
      KeyStroke stroke = KeyStroke.getKeyStroke(key, MENU_KEY);
      putValue(ACCELERATOR_KEY, stroke);
    }

    @Override
    public void actionPerformed(ActionEvent e) {
      if (back && undo.canUndo()) {
        undo.undo();
      } else if (!back && undo.canRedo()) {
        undo.redo();
      }
      showSteps();
    }
  }

  /** Four spaces to the next column of tabs, as scripts are indented. */
  private final class Spaces extends AbstractAction {
    private static final long serialVersionUID = 1;

    @Override
    public void actionPerformed(ActionEvent e) {
      Element root = pane.getDocument().getDefaultRootElement();
      int begin = Math.min(pane.getSelectionStart(), pane.getCaretPosition());
      int column = begin - root.getElement(root.getElementIndex(begin)).getStartOffset();
      pane.replaceSelection(" ".repeat(TAB - column % TAB));
    }
  }

  private final class Changes implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent e) {
      changed(e);
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      changed(e);
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      changed(e);
    }

    private void changed(DocumentEvent e) {
      // a comment opened here colors lines far below
      pane.repaint();
      numbers.revalidate();
      numbers.repaint();
      showSteps();
      changed.run();
    }
  }
}
