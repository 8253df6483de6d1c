package weka.recurrent.install;

import java.awt.Component;
import java.util.ArrayList;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import weka.gui.LogPanel;
import weka.gui.explorer.Explorer;

/** Weka's Explorer, open before a user: its tabs and its status line. */
final class ExplorerWindow {
  private static final int OPEN_SECONDS = 60;
  private static final int WORK_SECONDS = 120;

  private final Hands hands;
  private final JFrame frame;
  private final Explorer explorer;

  /**
   * Opens it, almost as large as the screen of the tests.
   *
   * @param lookAndFeel class, or an empty text for Weka's own choice
   * @param data an ARFF file, or none
   */
  ExplorerWindow(Hands hands, String lookAndFeel, String... data) throws Exception {
    this.hands = hands;
    Explorer.main(data);
    frame = (JFrame) hands.window("Weka Explorer", OPEN_SECONDS);
    hands.lookAndFeel(lookAndFeel);
    Hands.place(frame, 0, 0, 1270, 880);
    explorer = hands.part(frame, Explorer.class, any -> true);
  }

  JFrame frame() {
    return frame;
  }

  Explorer explorer() {
    return explorer;
  }

  /** Opens a tab as soon as data are there for it. */
  void tab(String title) throws Exception {
    JTabbedPane tabs = explorer.getTabbedPane();
    Hands.await("data for the tab " + title, OPEN_SECONDS,
        () -> tabs.indexOfTab(title) >= 0 && tabs.isEnabledAt(tabs.indexOfTab(title)) ? tabs : null);
    hands.tab(tabs, title);
  }

  /** What the status line says: the label in the panel titled Status, beside the count of the bird. On the event thread. */
  String status() {
    LogPanel panel = Hands.all(explorer, LogPanel.class, new ArrayList<>()).get(0);
    return Hands.all(panel, JLabel.class, new ArrayList<>()).stream().map(JLabel::getText)
        .filter(text -> text != null && !text.isBlank() && !text.matches("x ?\\d+")).findFirst().orElse("");
  }

  /** Waits until no work goes on in our tab: no Cancel button is to be seen. */
  void idle() throws Exception {
    Hands.await("the end of the work", WORK_SECONDS, () -> Hands.all(frame, Component.class, new ArrayList<>()).stream()
        .anyMatch(part -> "work.cancel".equals(part.getName()) && part.isShowing()) ? null : true);
  }
}
