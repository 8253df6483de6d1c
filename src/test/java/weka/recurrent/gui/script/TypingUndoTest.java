package weka.recurrent.gui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.text.BadLocationException;
import javax.swing.text.PlainDocument;
import org.junit.jupiter.api.Test;

class TypingUndoTest {
  @Test
  void whatIsTypedInOneGoIsTakenBackInOne() throws BadLocationException, InterruptedException {
    PlainDocument document = new PlainDocument();
    TypingUndo undo = new TypingUndo();
    document.addUndoableEditListener(undo);
    document.insertString(0, "a", null);
    document.insertString(1, "b", null);
    Thread.sleep(500);
    document.insertString(2, "c", null);
    assertTrue(undo.canUndo());
    undo.undo();
    assertEquals("ab", document.getText(0, document.getLength()));
    undo.undo();
    assertEquals("", document.getText(0, document.getLength()));
    assertFalse(undo.canUndo());
    undo.redo();
    undo.redo();
    assertEquals("abc", document.getText(0, document.getLength()));
    undo.discardAllEdits();
    assertFalse(undo.canUndo());
  }
}
