package weka.recurrent.install;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.JTree;
import javax.swing.text.JTextComponent;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreePath;
import weka.gui.PropertyPanel;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.Explorer;

/**
 * The ten minutes of {@code examples/in-class.md}, by clicks alone: makes days with a breakfast in the Generate dialog, looks at them,
 * trains an RNN and an LSTM, and looks at what each remembers. Writes the pictures of that page; {@code scripts/screenshots} runs
 * it.
 *
 * <p>Prints one {@code key: value} line per observation; exits with 0 only if every stage came to pass.
 */
public final class ClassSession {
  private static final int SECONDS = 120;
  private static final int TRAINING_SECONDS = 500;
  private static final int ATTEMPTS = 5;
  private static final int MARGIN = 60;
  private static final int LOOKS = 50;
  /** Lines in the chart of the data: more are hard to tell apart, and make a large picture. */
  private static final int EXAMPLES = 1;

  private final Hands hands;
  private JFrame frame;
  private Explorer explorer;

  private ClassSession(Path pictures) throws Exception {
    hands = new Hands(pictures);
  }

  /** Arguments: directory for pictures, class of the look and feel or an empty text, words of a day, number of days. */
  public static void main(String[] args) {
    int exitCode = 1;
    try {
      ClassSession session = new ClassSession(Path.of(args[0]));
      session.open(args[1]);
      session.generate(args[2], args[3]);
      session.sequences();
      session.learningCurve();
      session.train("RNN", "rnn-learns");
      session.train("LSTM", "lstm-learns");
      session.view(0, "Memory horizon and gradient flow", "rnn-memory");
      session.view(1, "Memory horizon and gradient flow", "lstm-memory");
      session.view(1, "Learning curve", "lstm-curve");
      session.view(1, "Network diagram", "lstm-network");
      session.gates();
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      Hands.end(exitCode);
    }
  }

  private void open(String lookAndFeel) throws Exception {
    Explorer.main(new String[0]);
    frame = (JFrame) hands.window("Weka Explorer", SECONDS);
    hands.lookAndFeel(lookAndFeel);
    Hands.onScreen(() -> {
      frame.setBounds(0, 0, 1120, 790);
      frame.validate();
      return null;
    });
    explorer = hands.part(frame, Explorer.class, any -> true);
  }

  private void generate(String day, String count) throws Exception {
    hands.click(hands.part(explorer, JButton.class, b -> b.getText() != null && b.getText().startsWith("Generate")));
    Window dialog = Hands.await("the dialog of generators", 20, () -> dialog("DataGenerator"));
    choose(dialog, "Story");
    Window options = options(dialog);
    type(options, "day", day);
    type(options, "numExamples", count);
    hands.picture(options, "generate");
    hands.click(hands.part(options, JButton.class, b -> "OK".equals(b.getText())));
    Hands.await("the end of the options", SECONDS, () -> options.isShowing() ? null : true);
    Hands.pause(500);
    hands.click(hands.part(dialog, JButton.class, b -> "Generate".equals(b.getText())));
    JTabbedPane tabs = explorer.getTabbedPane();
    Hands.await("the data", SECONDS, () -> tabs.isEnabledAt(tabs.indexOfTab("Sequences")) ? tabs : null);
  }

  /** The name beside Choose opens the options of what is chosen. */
  private Window options(Component chooser) throws Exception {
    Component panel = hands.part(chooser, PropertyPanel.class, any -> true);
    hands.click(panel, new Rectangle(panel.getWidth() - 20, panel.getHeight() / 2 - 4, 8, 8), InputEvent.BUTTON1_DOWN_MASK);
    Window options = Hands.await("the options", SECONDS, () -> dialog("weka.gui.GenericObjectEditor"));
    Hands.pause(1000);
    // Weka makes this dialog as high as its options, and its buttons may then be below the screen
    Hands.onScreen(() -> {
      int most = options.getToolkit().getScreenSize().height - MARGIN;
      options.setBounds(0, 0, options.getWidth(), Math.min(options.getHeight(), most));
      options.validate();
      return null;
    });
    Hands.pause(1000);
    return options;
  }

  private void type(Window options, String name, String value) throws Exception {
    JLabel label = hands.part(options, JLabel.class, l -> name.equals(l.getText()));
    JTextField field = hands.part(options, JTextField.class, f -> level(f, label));
    hands.click(field);
    hands.paste(value);
  }

  /** Whether two components stand in the same line. */
  private static boolean level(Component a, Component b) {
    Point at = a.getLocationOnScreen();
    int middle = b.getLocationOnScreen().y + b.getHeight() / 2;
    return middle > at.y && middle < at.y + a.getHeight();
  }

  private void sequences() throws Exception {
    tab(explorer.getTabbedPane(), "Sequences");
    JTextComponent sentence = hands.named(frame, JTextComponent.class, "sequences.sentence");
    Hands.await("the sentence", SECONDS, () -> sentence.getText().isEmpty() ? null : true);
    idle();
    System.out.println("sentence: " + Hands.onScreen(sentence::getText));
    JTextComponent notes = hands.named(frame, JTextComponent.class, "sequences.notes");
    String said = Hands.onScreen(notes::getText);
    System.out.println("notes: " + said.replace('\n', ' '));
    if (!said.startsWith("The class is 'breakfast', the last attribute")) {
      throw new IllegalStateException("generated data name no class, and the tab says: " + said);
    }
    JSpinner count = hands.named(frame, JSpinner.class, "sequences.count");
    while ((Integer) count.getValue() > EXAMPLES) {
      hands.click(count, new Rectangle(count.getWidth() - 9, count.getHeight() * 3 / 4, 4, 4), InputEvent.BUTTON1_DOWN_MASK);
    }
    idle();
    Hands.pause(1500);
    hands.picture(frame, "sequences");
  }

  private void learningCurve() throws Exception {
    tab(explorer.getTabbedPane(), "Classify");
    click("Percentage split");
    click("Learning curve");
    Window live = hands.window("Live learning curve", 20);
    Hands.onScreen(() -> {
      live.setBounds(500, 180, 600, 560);
      live.validate();
      return null;
    });
  }

  private void train(String classifier, String picture) throws Exception {
    choose(panel(), classifier);
    Window options = options(panel());
    type(options, "hidden units", "24");
    hands.click(hands.part(options, JButton.class, b -> "OK".equals(b.getText())));
    Hands.await("the end of the options", SECONDS, () -> options.isShowing() ? null : true);
    Window live = hands.window("Live learning curve", 20);
    JTextComponent says = hands.named(live, JTextComponent.class, "live.says");
    AbstractButton start = button("Start");
    AbstractButton stop = button("Stop");
    for (int attempt = 0; attempt < ATTEMPTS && !Hands.onScreen(stop::isEnabled); attempt++) {
      Hands.pause(1000);
      hands.click(start);
      Hands.pause(2000);
    }
    Hands.await("some epochs of the " + classifier, SECONDS, () -> says.getText().contains(classifier)
        && says.getText().matches("(?s).*(Epoch ([5-9]|\\d\\d+) of|Over after).*") ? says : null);
    Hands.await("the end of training", TRAINING_SECONDS, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    Hands.pause(1500);
    hands.picture(frame, picture);
    String text = Hands.onScreen(() -> Hands.all(panel(), JTextComponent.class, new ArrayList<>()).stream().map(JTextComponent::getText)
        .filter(t -> t.contains("=== Summary ===")).findFirst().orElse(""));
    text.lines().filter(line -> line.startsWith("Correctly")).forEach(line -> System.out.println(classifier + ": " + line.replaceAll("\\s+",
        " ")));
    text.lines().filter(line -> line.contains("took ") || line.contains("stopped after")).limit(3)
        .forEach(line -> System.out.println(classifier + "-time: " + line.strip()));
  }

  private void view(int run, String entry, String picture) throws Exception {
    JList<?> results = hands.part(panel(), JList.class, list -> list.getModel().getSize() > 1);
    Rectangle cell = Hands.onScreen(() -> results.getCellBounds(run, run));
    // the menu is about what is selected, wherever it is opened
    hands.click(results, cell, InputEvent.BUTTON1_DOWN_MASK);
    hands.click(results, cell, InputEvent.BUTTON3_DOWN_MASK);
    JMenu plugins = Hands.await("the menu of the run", 10, () -> menu("Plugins"));
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
    Window window = hands.window(entry, 20);
    Hands.pause(800);
    hands.picture(window, picture);
    if (entry.startsWith("Memory")) {
      JTextComponent says = hands.named(window, JTextComponent.class, "viewer.says");
      System.out.println(picture + ": " + Hands.onScreen(says::getText).replace('\n', ' '));
      tab(hands.named(window, JTabbedPane.class, "viewer.tabs"), "Gradient flow");
      Hands.pause(500);
      hands.picture(window, picture.replace("memory", "gradient"));
    }
    Hands.onScreen(() -> {
      window.dispose();
      return null;
    });
  }

  private void gates() throws Exception {
    Window live = hands.window("Live learning curve", 20);
    Hands.onScreen(() -> {
      live.dispose();
      return null;
    });
    tab(explorer.getTabbedPane(), "Sequences");
    tab(hands.named(frame, JTabbedPane.class, "sequences.views"), "What it remembered");
    JTextComponent sentence = hands.named(frame, JTextComponent.class, "memory.sentence");
    Hands.await("a sequence seen by the newest model", SECONDS, () -> sentence.getText().startsWith("Sequence 1 ") ? true : null);
    idle();
    Hands.pause(1500);
    System.out.println("gates: " + Hands.onScreen(sentence::getText).replace('\n', ' '));
    hands.picture(frame, "lstm-gates");
  }

  /** Chooses from a tree of Weka's, with the mouse. */
  private void choose(Component panel, String leaf) throws Exception {
    AbstractButton button = hands.part(panel, AbstractButton.class, b -> "Choose".equals(b.getText()));
    JTree tree = null;
    // a window that has just opened may still be moved by the window manager, and a click then goes beside it
    for (int attempt = 0; tree == null && attempt < ATTEMPTS; attempt++) {
      Hands.pause(1000);
      hands.click(button);
      for (int look = 0; tree == null && look < LOOKS; look++) {
        Hands.pause(200);
        tree = Hands.onScreen(ClassSession::showingTree);
      }
    }
    if (tree == null) {
      throw new IllegalStateException("the tree of choices does not open");
    }
    pick(tree, leaf);
  }

  private static JTree showingTree() {
    for (Window window : Window.getWindows()) {
      for (JTree candidate : Hands.all(window, JTree.class, new ArrayList<>())) {
        if (candidate.isShowing()) {
          return candidate;
        }
      }
    }
    return null;
  }

  private void pick(JTree tree, String leaf) throws Exception {
    Rectangle row = Hands.onScreen(() -> {
      TreePath path = path(tree, leaf);
      tree.scrollPathToVisible(path);
      return tree.getPathBounds(path);
    });
    Hands.pause(400);
    Rectangle now = Hands.onScreen(() -> tree.getPathBounds(path(tree, leaf)));
    hands.click(tree, now == null ? row : now, InputEvent.BUTTON1_DOWN_MASK);
    Hands.await("the choice", 10, () -> tree.isShowing() ? null : true);
  }

  private static TreePath path(JTree tree, String leaf) {
    DefaultMutableTreeNode root = (DefaultMutableTreeNode) tree.getModel().getRoot();
    for (Enumeration<?> nodes = root.depthFirstEnumeration(); nodes.hasMoreElements();) {
      DefaultMutableTreeNode node = (DefaultMutableTreeNode) nodes.nextElement();
      if (node.isLeaf() && leaf.equals(String.valueOf(node.getUserObject()).replaceAll("<[^>]*>", ""))) {
        TreePath path = new TreePath(node.getPath());
        tree.makeVisible(path);
        return path;
      }
    }
    throw new IllegalStateException(leaf + " is not in the tree");
  }

  private static JDialog dialog(String title) {
    for (Window window : Window.getWindows()) {
      if (window instanceof JDialog dialog && dialog.isShowing() && dialog.getTitle() != null && dialog.getTitle().startsWith(title)) {
        return dialog;
      }
    }
    return null;
  }

  private static JMenu menu(String text) {
    for (Window window : Window.getWindows()) {
      for (JMenu menu : Hands.all(window, JMenu.class, new ArrayList<>())) {
        if (menu.isShowing() && text.equals(menu.getText())) {
          return menu;
        }
      }
    }
    return null;
  }

  /** Waits until no work goes on: no Cancel button is to be seen. */
  private void idle() throws Exception {
    Hands.await("the end of the work", SECONDS, () -> {
      List<Component> parts = Hands.all(frame, Component.class, new ArrayList<>());
      return parts.stream().anyMatch(part -> "work.cancel".equals(part.getName()) && part.isShowing()) ? null : true;
    });
  }

  private void tab(JTabbedPane tabs, String title) throws Exception {
    Rectangle bounds = Hands.onScreen(() -> tabs.getBoundsAt(tabs.indexOfTab(title)));
    hands.click(tabs, bounds, InputEvent.BUTTON1_DOWN_MASK);
    Hands.await("the tab " + title, 10, () -> title.equals(tabs.getTitleAt(tabs.getSelectedIndex())) ? tabs : null);
  }

  private ClassifierPanel panel() throws Exception {
    return Hands.all(explorer, ClassifierPanel.class, new ArrayList<>()).get(0);
  }

  private AbstractButton button(String text) throws Exception {
    return hands.part(panel(), AbstractButton.class, b -> text.equals(b.getText()));
  }

  private void click(String text) throws Exception {
    hands.click(button(text));
  }
}
