package weka.recurrent.gui;

import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTable;

/**
 * Names are shown as they are written. Swing takes a text that begins with {@code <html>} for a page, with pictures that it
 * fetches: a class of that name would call a server when it is looked at.
 */
public final class PlainText {
  private static final String PAGE = "<html>";

  private PlainText() {}

  /** A text that is no page to Swing: for borders and other places that cannot be told. */
  public static String of(String text) {
    return text != null && text.regionMatches(true, 0, PAGE, 0, PAGE.length()) ? " " + text : text;
  }

  /** Lets a label or another component show texts as they are. */
  public static <C extends JComponent> C plain(C component) {
    component.putClientProperty("html.disable", Boolean.TRUE);
    return component;
  }

  /** A choice whose entries are names. */
  public static <E> JComboBox<E> choice() {
    JComboBox<E> choice = new JComboBox<>();
    if (choice.getRenderer() instanceof JComponent renderer) {
      plain(renderer);
    }
    return choice;
  }

  /** Lets the cells and the header of a table show texts as they are. */
  public static JTable plain(JTable table) {
    for (Class<?> type : new Class<?>[] {Object.class, Number.class}) {
      if (table.getDefaultRenderer(type) instanceof JComponent renderer) {
        plain(renderer);
      }
    }
    if (table.getTableHeader().getDefaultRenderer() instanceof JComponent renderer) {
      plain(renderer);
    }
    return table;
  }
}
