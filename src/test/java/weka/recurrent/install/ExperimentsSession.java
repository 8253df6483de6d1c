package weka.recurrent.install;

import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.AbstractButton;
import javax.swing.JEditorPane;
import javax.swing.JList;
import javax.swing.JProgressBar;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import weka.recurrent.gui.EventThreadWatch;

/**
 * A user of Weka's Tools menu, done by a program: has the doctor look at the machine, opens <i>Sequence experiments</i>, writes a
 * script with a mistake, follows the message to its line, mends it, runs it, opens the report, runs an example and stops it, and
 * closes the window with text that is not saved. Runs in a Java machine of its own with the package installed; knows names of
 * components, not our classes.
 *
 * <p>Prints one {@code key: value} line per observation; exits with 0 only if every stage came to pass.
 */
public final class ExperimentsSession {
  private static final String FAULTY = """
      // two cells, one task
      experiment('Recall') {
          seed 1
          data recall(lag: 5, count: 60)
          learners RNN : rnn(hiden: 4),
                   LSTM: lstm(hidden: 4)
          train epochs: 3
          evaluate folds: 3
          measure accuracy, trainTime
          afterRun { results -> println "best is ${results.best(accuracy).learner}" }
      }
      """;

  private final Hands hands;
  private Window chooser;
  private Window window;

  private ExperimentsSession(Path pictures) throws Exception {
    hands = new Hands(pictures);
  }

  /** Arguments: directory for pictures, class of the look and feel or an empty text. */
  public static void main(String[] args) {
    Hands.play(() -> {
      ExperimentsSession session = new ExperimentsSession(Path.of(args[0]));
      session.doctor(args[1]);
      session.open();
      try (EventThreadWatch watch = new EventThreadWatch()) {
        session.checkAndMend();
        session.run();
        session.stop();
        System.out.println(watch.doing());
        System.out.println("event-thread-away-ms: " + watch.longestMillis());
        System.out.println("event-thread-busy-ms: " + watch.busiestMillis());
      }
      session.close();
    });
  }

  private void doctor(String lookAndFeel) throws Exception {
    chooser = hands.chooser(lookAndFeel);
    hands.menu(chooser, "Tools", "Recurrent networks: doctor");
    Window shown = hands.window("Recurrent networks: doctor", 20);
    JTextArea text = hands.named(shown, JTextArea.class, "doctor.text");
    Hands.await("the doctor's advice", 120,
        () -> text.getText().contains("Advice") && text.getText().endsWith("\n") ? text : null);
    System.out.println(
        "doctor: " + Hands.onScreen(() -> text.getText().lines().filter(line -> line.startsWith("CPU backend")).findFirst()
            .orElse("nothing")));
    hands.picture("doctor");
    Hands.close(shown);
  }

  private void open() throws Exception {
    hands.menu(chooser, "Tools", "Sequence experiments");
    window = hands.window("Sequence experiments", 20);
    Hands.place(window, 0, 0, 1270, 880);
    Hands.pause(1500);
    hands.picture("opened");
  }

  private void checkAndMend() throws Exception {
    JEditorPane script = hands.named(window, JEditorPane.class, "script");
    hands.click(script);
    hands.paste(FAULTY);
    click("Check");
    JList<?> messages = hands.named(window, JList.class, "messages");
    String fault =
        Hands.await("a message", 30, () -> messages.getModel().getSize() > 1 ? messages.getModel().getElementAt(0).toString()
            : null);
    System.out.println("fault: " + fault);
    hands.picture("fault");
    Hands.onScreen(() -> {
      script.setCaretPosition(0);
      return null;
    });
    Rectangle cell = Hands.onScreen(() -> messages.getCellBounds(0, 0));
    hands.click(messages, new Rectangle(cell.x, cell.y, Math.min(cell.width, 200), cell.height), InputEvent.BUTTON1_DOWN_MASK);
    int caret = Hands.onScreen(script::getCaretPosition);
    System.out.println("caret-before: " + FAULTY.substring(caret).lines().findFirst().orElse(""));
    // typed where the caret is now: hiden becomes hidden
    hands.press(KeyEvent.VK_RIGHT);
    hands.press(KeyEvent.VK_RIGHT);
    hands.press(KeyEvent.VK_D);
    Hands.pause(500);
    hands.press(KeyEvent.VK_X);
    hands.control(KeyEvent.VK_Z);
    System.out.println(
        "mended: " + Hands.onScreen(() -> script.getText().lines().filter(line -> line.contains("RNN")).findFirst().orElse("")));
  }

  private void run() throws Exception {
    click("Run");
    JTable table =
        Hands.await("the table of results", 30, () -> Hands.all(window, JTable.class, new java.util.ArrayList<>()).stream()
            .filter(t -> t.isShowing() && t.getColumnCount() > 1).findFirst().orElse(null));
    Hands.await("a first result", 60, () -> String.valueOf(table.getValueAt(0, 1)).contains("/3") ? table : null);
    hands.picture("running");
    AbstractButton report = hands.button(window, "Open report");
    Hands.await("the end of the run", 120, () -> report.isEnabled() ? report : null);
    System.out.println(
        "result: " + Hands.onScreen(() -> table.getColumnName(1) + " " + table.getValueAt(0, 1) + " | " + table.getColumnName(2)
            + " " + table.getValueAt(0, 2)));
    hands.picture("done");
    tab("Output");
    JTextArea output = hands.named(window, JTextArea.class, "output");
    System.out.println(
        "printed: " + Hands.onScreen(() -> output.getText().lines().filter(line -> line.startsWith("best is")).findFirst()
            .orElse("nothing")));
    hands.picture("output");
    // no browser on a test's screen: the path is shown instead
    hands.click(report);
    Window shown = hands.window("Report", 20);
    JTextArea path = hands.named(shown, JTextArea.class, "report path");
    String page = Hands.onScreen(path::getText);
    System.out.println("report: " + Files.readString(Path.of(page)).contains("Recall") + " " + page);
    hands.picture("report");
    hands.click(hands.button(shown, "OK"));
  }

  private void stop() throws Exception {
    hands.menu(window, "Examples", "3");
    // the text before was not saved
    Window asked = Hands.await("the question about unsaved text", 10, Hands::dialog);
    hands.picture("question");
    hands.click(hands.button(asked, "Discard"));
    click("Run");
    JProgressBar bar = hands.named(window, JProgressBar.class, "progress");
    Hands.await("jobs under way", 60, () -> bar.getString().contains(" jobs, ") ? bar : null);
    Hands.await("an estimate of what is left", 120, () -> bar.getString().contains("left") ? bar : null);
    System.out.println("progress: " + Hands.onScreen(bar::getString));
    hands.picture("example");
    AbstractButton run = hands.button(window, "Run");
    long begin = System.nanoTime();
    click("Stop");
    Hands.await("the end after Stop", 60, () -> run.isEnabled() ? run : null);
    System.out.println("stopped-after-ms: " + (System.nanoTime() - begin) / 1_000_000);
    tab("Messages");
    JList<?> messages = hands.named(window, JList.class, "messages");
    System.out
        .println("after-stop: " + Hands.onScreen(() -> messages.getModel().getElementAt(messages.getModel().getSize() - 1)));
    hands.picture("stopped");
  }

  private void close() throws Exception {
    JEditorPane script = hands.named(window, JEditorPane.class, "script");
    hands.click(script);
    hands.press(KeyEvent.VK_Q);
    SwingUtilities.invokeLater(
        () -> window.dispatchEvent(new java.awt.event.WindowEvent(window, java.awt.event.WindowEvent.WINDOW_CLOSING)));
    Window asked = Hands.await("the question at closing", 10, Hands::dialog);
    hands.picture("closing");
    hands.click(hands.button(asked, "Cancel"));
    Hands.pause(300);
    System.out.println("still-open: " + Hands.onScreen(() -> window.isShowing() && script.getText().contains("q")));
    Hands.pause(1500);
    Path drafts = Path.of(System.getenv("WEKA_HOME"), "recurrentNetworks");
    try (var files = Files.list(drafts)) {
      System.out.println("draft: " + files.anyMatch(f -> f.getFileName().toString().matches("draft-\\d+\\.groovy")));
    }
  }

  private void click(String button) throws Exception {
    hands.click(hands.button(window, button));
  }

  private void tab(String title) throws Exception {
    hands.tab(hands.part(window, JTabbedPane.class, tabs -> tabs.indexOfTab(title) >= 0), title);
  }
}
