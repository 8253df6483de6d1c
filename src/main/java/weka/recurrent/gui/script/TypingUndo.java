package weka.recurrent.gui.script;

import javax.swing.event.UndoableEditEvent;
import javax.swing.undo.CompoundEdit;
import javax.swing.undo.UndoManager;

/** Undo that takes back what was typed in one go, not letter by letter. */
final class TypingUndo extends UndoManager {
  private static final long serialVersionUID = 1;
  /** Changes closer to one another than this belong together. */
  private static final long TOGETHER_MILLIS = 400;
  private static final int LIMIT = 20_000;

  private transient CompoundEdit group;
  private long last;

  TypingUndo() {
    setLimit(LIMIT);
  }

  @Override
  public synchronized void undoableEditHappened(UndoableEditEvent event) {
    long now = System.currentTimeMillis();
    if (group == null || now - last > TOGETHER_MILLIS) {
      close();
      group = new CompoundEdit();
      group.addEdit(event.getEdit());
      addEdit(group);
    } else {
      group.addEdit(event.getEdit());
    }
    last = now;
  }

  private void close() {
    if (group != null) {
      group.end();
      group = null;
    }
  }

  @Override
  public synchronized boolean canUndo() {
    return group != null || super.canUndo();
  }

  @Override
  public synchronized void undo() {
    close();
    super.undo();
  }

  @Override
  public synchronized void redo() {
    close();
    super.redo();
  }

  @Override
  public synchronized void discardAllEdits() {
    group = null;
    super.discardAllEdits();
  }
}
