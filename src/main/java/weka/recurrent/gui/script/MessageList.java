package weka.recurrent.gui.script;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.gui.PlainText;

/** What is to be said about a script; a click on a fault leads to its line. */
final class MessageList extends JList<MessageList.Message> {
  private static final long serialVersionUID = 1;

  /** Goes to a line and column, both 1-based; column 0 if only the line is known. */
  interface Place {
    void goTo(int line, int column);
  }

  /**
   * One message.
   *
   * @param line 1-based; 0 if it belongs to none
   * @param column 1-based; 0 if unknown
   * @param text in one line
   */
  record Message(int line, int column, String text) {
    static Message of(ScriptFault fault) {
      String known = fault.known().isEmpty() ? "" : "   (known here: " + fault.known() + ")";
      return new Message(fault.line(), fault.column(), fault.message().replaceAll("\\s*\\n\\s*", " ") + known);
    }

    @Override
    public String toString() {
      return line == 0 ? text : "line " + line + (column == 0 ? "" : ":" + column) + "   " + text;
    }
  }

  private final DefaultListModel<Message> messages = new DefaultListModel<>();
  private final transient Place place;

  MessageList(Place place) {
    this.place = place;
    setModel(messages);
    setName("messages");
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setCellRenderer(new Line());
    addMouseListener(new MouseAdapter() {
      @Override
      public void mouseClicked(MouseEvent e) {
        follow();
      }
    });
    getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "follow");
    getActionMap().put("follow", new AbstractAction() {
      private static final long serialVersionUID = 1;

      @Override
      public void actionPerformed(ActionEvent e) {
        follow();
      }
    });
  }

  private void follow() {
    Message message = getSelectedValue();
    if (message != null && message.line() > 0) {
      place.goTo(message.line(), message.column());
    }
  }

  /** Shows messages instead of those that were there. */
  void show(List<Message> shown) {
    messages.clear();
    shown.forEach(messages::addElement);
    if (!shown.isEmpty()) {
      ensureIndexIsVisible(0);
    }
  }

  /** Adds one. */
  void add(Message message) {
    messages.addElement(message);
    ensureIndexIsVisible(messages.size() - 1);
  }

  private static final class Line extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1;

    Line() {
      PlainText.plain(this);
    }

    @Override
    public Component getListCellRendererComponent(JList<?> list, Object value, int index, boolean selected, boolean focused) {
      super.getListCellRendererComponent(list, value, index, selected, focused);
      setToolTipText(((Message) value).line() > 0 ? "Click to go to the line" : null);
      return this;
    }
  }
}
