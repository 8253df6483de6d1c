package weka.recurrent.install;

import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.text.JTextComponent;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Utils;
import weka.gui.GenericObjectEditor;
import weka.gui.explorer.ClassifierPanel;

/** The tab <i>Classify</i> of Weka's Explorer: a classifier is chosen, runs are started, stopped and looked at. */
final class ClassifyTab {
  private final Hands hands;
  private final ClassifierPanel panel;

  /** Opens the tab as soon as data are there. */
  ClassifyTab(Hands hands, ExplorerWindow explorer) throws Exception {
    this.hands = hands;
    explorer.tab("Classify");
    panel = hands.part(explorer.frame(), ClassifierPanel.class, any -> true);
  }

  ClassifierPanel panel() {
    return panel;
  }

  AbstractButton button(String text) throws Exception {
    return hands.button(panel, text);
  }

  void click(String text) throws Exception {
    hands.click(button(text));
  }

  /** Chooses a classifier, given as its class and its options. */
  void choose(String scheme) throws Exception {
    String[] words = Utils.splitOptions(scheme);
    String name = words[0];
    words[0] = "";
    choose(AbstractClassifier.forName(name, words));
  }

  /** Chooses a classifier. Not by the dialog for options, which is Weka's own and not what is tried here. */
  void choose(Classifier classifier) throws Exception {
    Field editor = ClassifierPanel.class.getDeclaredField("m_ClassifierEditor");
    editor.setAccessible(true);
    Hands.onScreen(() -> {
      ((GenericObjectEditor) editor.get(panel)).setValue(classifier);
      return null;
    });
    AbstractButton start = button("Start");
    Hands.await("a classifier that may be started", 10, () -> start.isEnabled() ? start : null);
  }

  /** What the dialog says by which a run ends; it is then left by its button. */
  String dialog(String picture) throws Exception {
    AbstractButton start = button("Start");
    JDialog dialog = Hands.await("a message", 240, Hands::dialog);
    hands.picture(picture);
    String text = Hands.onScreen(() -> Hands.all(dialog, JLabel.class, new ArrayList<>()).stream().map(JLabel::getText)
        .filter(line -> line != null && !line.isBlank()).collect(Collectors.joining(" ")));
    hands.click(hands.button(dialog, "OK"));
    Hands.await("the end of the run", 30, () -> start.isEnabled() && !dialog.isShowing() ? dialog : null);
    return text;
  }

  /** The text of the run that is shown; empty before there is a result. On the event thread. */
  String result() {
    return Hands.all(panel, JTextComponent.class, new ArrayList<>()).stream().map(JTextComponent::getText)
        .filter(text -> text.contains("=== Summary ===")).findFirst().orElse("");
  }

  /**
   * Opens a viewer from the result list.
   *
   * @param run its place in the list, from 0
   * @param entry of the menu; the title of the viewer's window
   */
  Window view(int run, String entry) throws Exception {
    JList<?> results = hands.part(panel, JList.class, list -> list.getModel().getSize() > run);
    Rectangle cell = Hands.onScreen(() -> results.getCellBounds(run, run));
    // the menu is about what is selected, wherever it is opened
    hands.click(results, cell, InputEvent.BUTTON1_DOWN_MASK);
    hands.click(results, cell, InputEvent.BUTTON3_DOWN_MASK);
    JMenu plugins =
        Hands.await("the menu of the run", 10, () -> Hands.showing(JMenu.class, menu -> "Plugins".equals(menu.getText())));
    hands.click(plugins);
    JMenuItem item = Hands.await("the entry " + entry, 10, () -> {
      for (int i = 0; i < plugins.getItemCount(); i++) {
        if (plugins.getItem(i).isShowing() && plugins.getItem(i).getText().equals(entry)) {
          return plugins.getItem(i);
        }
      }
      return null;
    });
    hands.click(item);
    return hands.window(entry, 20);
  }
}
