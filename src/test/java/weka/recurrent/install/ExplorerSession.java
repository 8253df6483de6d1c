package weka.recurrent.install;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreePath;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.converters.ConverterUtils.DataSource;
import weka.gui.GenericObjectEditor;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.Explorer;

/**
 * A lecturer's two minutes with Weka's Explorer, done by a program on the screen it is given: load sequences, choose a
 * classifier, ask for more than the memory holds, start, watch the status line, stop; then train on a smaller set to the end and
 * read the result. Runs in a Java
 * virtual machine of its own that has Weka on its class path and the package installed; knows Weka's windows, not our classes.
 *
 * <p>Prints one {@code key: value} line per observation, writes a picture per stage and {@code result.txt}, and exits with
 * 0 only if every stage came to pass.
 */
public final class ExplorerSession {

  private static final Pattern EPOCH = Pattern.compile("(?i).*\\bepoch\\s+(\\d+).*");

  private final Path pictures;
  private final Explorer explorer;
  private final Robot robot;
  private int stage;

  private ExplorerSession(Path pictures, Explorer explorer) throws Exception {
    this.pictures = pictures;
    this.explorer = explorer;
    this.robot = new Robot();
  }

  /**
   * Arguments: a large ARFF file to stop in, a small one to finish, the classifier's simple name, the directory for pictures.
   */
  public static void main(String[] args) {
    int exitCode = 1;
    try {
      Path pictures = Files.createDirectories(Path.of(args[3]));
      Explorer.main(new String[] {args[0]});
      JFrame frame = await("the Explorer's window", 60, ExplorerSession::explorerFrame);
      onScreen(() -> {
        frame.setBounds(0, 0, 1270, 880);
        frame.validate();
        return null;
      });
      ExplorerSession session = new ExplorerSession(pictures, the(frame, Explorer.class, any -> true));
      session.choose(args[2]);
      session.startBeyondMemory();
      session.startAndStop();
      session.startAndFinish(args[1]);
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      // Halt, not exit: a hook that hangs would hide the verdict.
      System.out.flush();
      Runtime.getRuntime().halt(exitCode);
    }
  }

  private void choose(String classifier) throws Exception {
    JTabbedPane tabs = the(explorer, JTabbedPane.class, tab -> tab.indexOfTab("Classify") >= 0);
    int classify = tabs.indexOfTab("Classify");
    await("the data in the Preprocess tab", 60, () -> tabs.isEnabledAt(classify) ? tabs : null);
    Thread.sleep(500);
    picture("loaded");
    onScreen(() -> {
      tabs.setSelectedIndex(classify);
      return null;
    });
    AbstractButton choose = the(panel(), AbstractButton.class, button -> "Choose".equals(button.getText()));
    SwingUtilities.invokeLater(choose::doClick);
    JTree tree = await("the tree of classifiers", 30, ExplorerSession::showingTree);
    TreePath path = onScreen(() -> expandTo(tree, classifier));
    if (path == null) {
      throw new IllegalStateException(classifier + " is not in the tree of classifiers");
    }
    System.out.println("chosen: " + path);
    Thread.sleep(500);
    picture("tree");
    // A click where a user would click; the tree closes by it.
    Rectangle row = onScreen(() -> {
      tree.scrollPathToVisible(path);
      Rectangle bounds = tree.getPathBounds(path);
      bounds.translate(tree.getLocationOnScreen().x, tree.getLocationOnScreen().y);
      return bounds;
    });
    Thread.sleep(300);
    robot.mouseMove(row.x + row.width / 2, row.y + row.height / 2);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    await("the chosen classifier", 10, () -> {
      Object chosen = panel().getClassifier();
      return chosen.getClass().getSimpleName().equals(classifier) && !tree.isShowing() ? chosen : null;
    });
    picture("chosen");
  }

  /** A network for which the heap is too small: a dialog says so, and nothing else happens. */
  private void startBeyondMemory() throws Exception {
    OptionHandler network = (OptionHandler) panel().getClassifier();
    String[] before = network.getOptions();
    setOptions(network, "-H", "5000");
    AbstractButton start = button("Start");
    await("a classifier that may be started", 10, () -> start.isEnabled() ? start : null);
    SwingUtilities.invokeLater(start::doClick);
    JDialog dialog = await("the message about memory", 240, ExplorerSession::showingDialog);
    Thread.sleep(500);
    picture("memory");
    System.out.println("memory-message: " + all(dialog, JLabel.class, new ArrayList<>()).stream().map(JLabel::getText)
      .filter(text -> text != null && !text.isBlank()).collect(Collectors.joining(" ")));
    AbstractButton ok = the(dialog, AbstractButton.class, button -> "OK".equals(button.getText()));
    SwingUtilities.invokeLater(ok::doClick);
    await("the end after the message", 30, () -> start.isEnabled() && !dialog.isShowing() ? start : null);
    System.out.println("threads-after-memory: " + ourThreads());
    setOptions(network, before);
  }

  /** As a user does in the classifier's dialog: what {@code getClassifier} hands out is a copy. */
  private void setOptions(OptionHandler network, String... options) throws Exception {
    network.setOptions(options.clone());
    Field editor = ClassifierPanel.class.getDeclaredField("m_ClassifierEditor");
    editor.setAccessible(true);
    onScreen(() -> {
      ((GenericObjectEditor) editor.get(panel())).setValue(network);
      return null;
    });
  }

  private static JDialog showingDialog() {
    for (Window window : Window.getWindows()) {
      if (window instanceof JDialog dialog && dialog.isShowing()) {
        return dialog;
      }
    }
    return null;
  }

  private void startAndStop() throws Exception {
    AbstractButton start = button("Start");
    await("a classifier that may be started", 10, () -> start.isEnabled() ? start : null);
    SwingUtilities.invokeLater(start::doClick);
    Set<String> epochs = new LinkedHashSet<>();
    await("the third epoch in the status line", 240, () -> {
      String text = status();
      Matcher epoch = EPOCH.matcher(text);
      if (epoch.matches() && epochs.add(epoch.group(1))) {
        System.out.println("status: " + text);
      }
      return epochs.size() >= 3 ? epochs : null;
    });
    picture("running");
    AbstractButton stop = button("Stop");
    long begin = System.nanoTime();
    SwingUtilities.invokeLater(stop::doClick);
    await("the end after Stop", 30, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    System.out.println("stopped-after-ms: " + (System.nanoTime() - begin) / 1_000_000);
    Thread.sleep(500);
    System.out.println("threads-after-stop: " + ourThreads());
    System.out.println("status-after-stop: " + status());
    picture("stopped");
  }

  private void startAndFinish(String file) throws Exception {
    Instances data = DataSource.read(new File(file).getPath());
    onScreen(() -> {
      explorer.getPreprocessPanel().setInstances(data);
      return null;
    });
    AbstractButton split = the(panel(), AbstractButton.class, button -> "Percentage split".equals(button.getText()));
    SwingUtilities.invokeLater(split::doClick);
    AbstractButton start = button("Start");
    AbstractButton stop = button("Stop");
    await("the small data", 30, () -> split.isSelected() && start.isEnabled() ? start : null);
    SwingUtilities.invokeLater(start::doClick);
    await("the start of the second run", 30, () -> stop.isEnabled() ? stop : null);
    await("the end of the second run", 240, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    Thread.sleep(500);
    System.out.println("status-at-end: " + status());
    String text = the(panel(), JTextComponent.class, area -> area.getText().contains("=== Summary ===")).getText();
    Files.writeString(pictures.resolve("result.txt"), text);
    picture("finished");
  }

  private ClassifierPanel panel() {
    return the(explorer, ClassifierPanel.class, any -> true);
  }

  private AbstractButton button(String text) {
    return the(panel(), AbstractButton.class, button -> text.equals(button.getText()));
  }

  /** The status line is the label in the panel titled Status. */
  private String status() {
    Container panel = the(explorer, weka.gui.LogPanel.class, any -> true);
    for (JLabel label : all(panel, JLabel.class, new ArrayList<>())) {
      if (label.getText() != null && !label.getText().isBlank() && !label.getText().matches("x ?\\d+")) {
        return label.getText();
      }
    }
    return "";
  }

  /** Names of threads that a stopped run may not leave working. */
  private static List<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
      .filter(thread -> thread.getState() == Thread.State.RUNNABLE && !thread.isDaemon())
      .map(Thread::getName).filter(name -> name.matches("(?i).*(recurrent|trainer|shard|worker).*")).sorted().toList();
  }

  private void picture(String name) throws IOException {
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    Path file = pictures.resolve(++stage + "-" + name + ".png");
    ImageIO.write(robot.createScreenCapture(screen), "png", file.toFile());
    System.out.println("picture: " + file);
  }

  private static JFrame explorerFrame() {
    for (Window window : Window.getWindows()) {
      if (window instanceof JFrame frame && "Weka Explorer".equals(frame.getTitle()) && frame.isShowing()) {
        return frame;
      }
    }
    return null;
  }

  private static JTree showingTree() {
    for (Window window : Window.getWindows()) {
      for (JTree tree : all(window, JTree.class, new ArrayList<>())) {
        if (tree.isShowing()) {
          return tree;
        }
      }
    }
    return null;
  }

  private static TreePath expandTo(JTree tree, String leaf) {
    DefaultMutableTreeNode root = (DefaultMutableTreeNode) tree.getModel().getRoot();
    for (Enumeration<?> nodes = root.depthFirstEnumeration(); nodes.hasMoreElements();) {
      DefaultMutableTreeNode node = (DefaultMutableTreeNode) nodes.nextElement();
      if (node.isLeaf() && leaf.equals(String.valueOf(node.getUserObject()).replaceAll("<[^>]*>", ""))) {
        TreePath path = new TreePath(node.getPath());
        tree.makeVisible(path);
        tree.scrollPathToVisible(path);
        return path;
      }
    }
    return null;
  }

  private static <C extends Component> C the(Component root, Class<C> type, Predicate<C> wanted) {
    return all(root, type, new ArrayList<>()).stream().filter(wanted).findFirst()
      .orElseThrow(() -> new IllegalStateException("no such " + type.getSimpleName() + " in " + root.getClass().getName()));
  }

  private static <C extends Component> List<C> all(Component root, Class<C> type, List<C> found) {
    if (type.isInstance(root)) {
      found.add(type.cast(root));
    }
    if (root instanceof Container container) {
      for (Component child : container.getComponents()) {
        all(child, type, found);
      }
    }
    return found;
  }

  private static <V> V onScreen(Callable<V> action) throws InterruptedException, ExecutionException {
    FutureTask<V> task = new FutureTask<>(action);
    SwingUtilities.invokeLater(task);
    return task.get();
  }

  /** Asks again every 20 ms, on the event thread, until the answer is not null. */
  private static <V> V await(String what, int seconds, Callable<V> question) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (;;) {
      V answer = onScreen(question);
      if (answer != null) {
        return answer;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited " + seconds + " s for " + what);
      }
      Thread.sleep(20);
    }
  }
}
