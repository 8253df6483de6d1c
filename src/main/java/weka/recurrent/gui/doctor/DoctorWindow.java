package weka.recurrent.gui.doctor;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.PrintStream;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import weka.recurrent.classifier.MachineDoctor;
import weka.recurrent.gui.ToolsWindow;
import weka.recurrent.gui.WorkBar;
import weka.recurrent.gui.script.WindowStream;

/**
 * Weka's menu <i>Tools > Recurrent networks: doctor</i>: what this machine has for training networks, whether it computes
 * rightly, how fast, and what could be better. The examination begins when the window opens; measuring a device takes some
 * seconds.
 *
 * <p>Names of its parts for tests: {@code doctor.text}, {@code doctor.again}, {@code doctor.copy}.
 */
public final class DoctorWindow extends ToolsWindow {
  private static final long serialVersionUID = 1;
  private static final String TITLE = "Recurrent networks: doctor";

  private JTextArea text;
  private JButton again;
  private WorkBar work;

  /** Nothing yet: Weka makes one at its start. */
  public DoctorWindow() {
    super(TITLE);
  }

  @Override
  public void addNotify() {
    boolean first = text == null;
    if (first) {
      build();
    }
    super.addNotify();
    if (first) {
      examine();
    }
  }

  private void build() {
    text = new JTextArea();
    text.setName("doctor.text");
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    Font label = UIManager.getFont("TextArea.font");
    text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, label == null ? 13 : label.getSize()));
    again = new JButton("Examine again");
    again.setName("doctor.again");
    again.addActionListener(e -> examine());
    JButton copy = new JButton("Copy");
    copy.setName("doctor.copy");
    copy.setToolTipText("Copies all of the text, for a question to somebody who can help");
    copy.addActionListener(
        e -> Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text.getText()), null));
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEADING));
    buttons.add(again);
    buttons.add(copy);
    work = new WorkBar();
    add(buttons, BorderLayout.NORTH);
    add(new JScrollPane(text));
    add(work, BorderLayout.SOUTH);
  }

  private void examine() {
    text.setText("");
    PrintStream out = new WindowStream(text).printer();
    work.start("Examining this machine", progress -> {
      MachineDoctor.examine(out, "", 0);
      return null;
    }, nothing -> {
      work.say("");
      text.setCaretPosition(0);
    });
  }
}
