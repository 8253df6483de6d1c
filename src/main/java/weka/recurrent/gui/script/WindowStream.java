package weka.recurrent.gui.script;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;

/**
 * Shows in a text area what any thread writes. What comes close together is shown in one go, so that a script that prints much
 * does not hold up the window; beyond {@value #MOST_CHARACTERS} characters the oldest are let go.
 */
public final class WindowStream extends OutputStream {
  private static final int MOST_CHARACTERS = 1_000_000;

  private final JTextArea area;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean posted;

  /** @param area where it shows */
  public WindowStream(JTextArea area) {
    this.area = area;
  }

  /** To print on; UTF-8. */
  public PrintStream printer() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    pending.write(bytes, from, count);
    if (!posted) {
      posted = true;
      SwingUtilities.invokeLater(this::show);
    }
  }

  private void show() {
    String text;
    synchronized (this) {
      posted = false;
      byte[] bytes = pending.toByteArray();
      int whole = wholeCharacters(bytes);
      text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
      pending.reset();
      pending.write(bytes, whole, bytes.length - whole);
    }
    area.append(text);
    int over = area.getDocument().getLength() - MOST_CHARACTERS;
    if (over > 0) {
      try {
        area.getDocument().remove(0, over);
      } catch (BadLocationException e) {
        throw new IllegalStateException("the text has fewer characters than it says", e);
      }
    }
    area.setCaretPosition(area.getDocument().getLength());
  }

  /** Length without a character whose last bytes have not come yet. */
  private static int wholeCharacters(byte[] bytes) {
    int end = bytes.length;
    int start = end;
    while (start > 0 && end - start < 4) {
      start--;
      int b = bytes[start] & 0xff;
      if (b < 0x80) {
        return end;
      }
      if (b >= 0xc0) {
        int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return end - start >= needed ? end : start;
      }
    }
    return end;
  }
}
