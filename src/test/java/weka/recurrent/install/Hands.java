package weka.recurrent.install;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JTabbedPane;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import weka.core.Utils;
import weka.gui.GUIChooserApp;

/**
 * Eyes and hands of a user at a screen: finds components by what they are and say, clicks on them with the mouse, types, looks at
 * pictures. All questions are asked on the event thread; all clicks go through the screen, so that what is covered or outside
 * is not hit.
 */
final class Hands {
  /** After a click, for windows and menus to open. */
  private static final int PAUSE_MS = 150;
  /** From this Java on a security manager cannot be set. */
  private static final int FIRST_WITHOUT_GUARD = 18;

  private final Robot robot;
  private final Path pictures;
  private int stage;

  /** @param pictures where pictures go; made if it is not there */
  Hands(Path pictures) throws IOException, AWTException {
    this.pictures = Files.createDirectories(pictures);
    robot = new Robot();
    robot.setAutoDelay(15);
  }

  /**
   * Weka's chooser, with the packages loaded and without the tip that it shows at its first start.
   *
   * @param lookAndFeel class, or an empty text for Weka's own choice
   */
  Window chooser(String lookAndFeel) throws Exception {
    Utils.setDontShowDialog("weka.gui.GUIChooser.HowToFindPackageManager");
    GUIChooserApp.main(new String[0]);
    Window chooser = window("Weka GUI Chooser", 60);
    lookAndFeel(lookAndFeel);
    onScreen(() -> {
      chooser.setLocation(0, 0);
      return null;
    });
    return chooser;
  }

  /** Another look and feel for all windows; an empty text changes nothing. */
  void lookAndFeel(String lookAndFeel) throws Exception {
    if (!lookAndFeel.isEmpty()) {
      onScreen(() -> {
        UIManager.setLookAndFeel(lookAndFeel);
        for (Window window : Window.getWindows()) {
          SwingUtilities.updateComponentTreeUI(window);
        }
        return null;
      });
      pause(300);
    }
  }

  /** A showing window whose title begins so. */
  Window window(String title, int seconds) throws Exception {
    return await("the window '" + title + "'", seconds, () -> {
      for (Window window : Window.getWindows()) {
        String name = window instanceof java.awt.Frame frame ? frame.getTitle()
            : window instanceof java.awt.Dialog dialog ? dialog.getTitle() : null;
        if (window.isShowing() && name != null && name.startsWith(title)) {
          return window;
        }
      }
      return null;
    });
  }

  /** The dialog to be seen, or null. On the event thread. */
  static JDialog dialog() {
    for (Window window : Window.getWindows()) {
      if (window instanceof JDialog dialog && dialog.isShowing()) {
        return dialog;
      }
    }
    return null;
  }

  /** Moves a window and gives it a size, as by its frame. */
  static void place(Window window, int x, int y, int width, int height) throws Exception {
    onScreen(() -> {
      window.setBounds(x, y, width, height);
      window.validate();
      return null;
    });
  }

  static void close(Window window) throws Exception {
    onScreen(() -> {
      window.dispose();
      return null;
    });
  }

  /** Opens a menu of a window and clicks one of its entries. */
  void menu(Window window, String menu, String entry) throws Exception {
    click(part(window, JMenu.class, m -> menu.equals(m.getText())));
    JMenuItem item = await("the entry '" + entry + "'", 10, () -> {
      for (MenuElement element : MenuSelectionManager.defaultManager().getSelectedPath()) {
        JMenuItem found = entry(element, entry);
        if (found != null && found.isShowing()) {
          return found;
        }
      }
      return null;
    });
    click(item);
  }

  private static JMenuItem entry(MenuElement element, String text) {
    for (MenuElement below : element.getSubElements()) {
      if (below instanceof JMenuItem item && item.getText() != null && item.getText().startsWith(text)) {
        return item;
      }
      JMenuItem deeper = below instanceof JMenu ? null : entry(below, text);
      if (deeper != null) {
        return deeper;
      }
    }
    return null;
  }

  /** The showing component below a root that is wanted. */
  <C extends Component> C part(Component root, Class<C> type, Predicate<C> wanted) throws Exception {
    return await("a " + type.getSimpleName() + " in " + root.getClass().getName(), 10,
        () -> all(root, type, new ArrayList<>()).stream().filter(c -> c.isShowing() && wanted.test(c)).findFirst().orElse(null));
  }

  /** The showing component of a name. */
  <C extends Component> C named(Component root, Class<C> type, String name) throws Exception {
    return part(root, type, c -> name.equals(c.getName()));
  }

  /** The showing button that says exactly this, and belongs to no menu. */
  AbstractButton button(Component root, String text) throws Exception {
    return part(root, AbstractButton.class, b -> !(b instanceof JMenuItem) && text.equals(b.getText()));
  }

  /** Clicks a tab where a user would. */
  void tab(JTabbedPane tabs, String title) throws Exception {
    Rectangle bounds = onScreen(() -> tabs.getBoundsAt(tabs.indexOfTab(title)));
    click(tabs, bounds, InputEvent.BUTTON1_DOWN_MASK);
    await("the tab " + title, 10, () -> title.equals(tabs.getTitleAt(tabs.getSelectedIndex())) ? tabs : null);
  }

  /** Clicks into the middle of what is to be seen of a component. */
  void click(Component component) throws Exception {
    still(component);
    Rectangle seen =
        onScreen(() -> component instanceof JComponent part ? part.getVisibleRect() : new Rectangle(component.getSize()));
    click(component, seen, InputEvent.BUTTON1_DOWN_MASK);
  }

  /** Clicks into a part of a component. */
  void click(Component component, Rectangle within, int button) throws Exception {
    Point corner = still(component).getLocation();
    click(new Point(corner.x + within.x + within.width / 2, corner.y + within.y + within.height / 2), button);
  }

  /** Where a component is when it has come to rest: a window manager moves windows after they open, and layout follows later. */
  private static Rectangle still(Component component) throws Exception {
    Rectangle before = null;
    for (;;) {
      Rectangle now = onScreen(() -> new Rectangle(component.getLocationOnScreen(), component.getSize()));
      if (now.equals(before)) {
        return now;
      }
      before = now;
      pause(PAUSE_MS);
    }
  }

  private void click(Point at, int button) throws InterruptedException {
    robot.mouseMove(at.x, at.y);
    robot.mousePress(button);
    robot.mouseRelease(button);
    pause(PAUSE_MS);
  }

  /** Presses a key with the control key held down. */
  void control(int key) throws InterruptedException {
    robot.keyPress(KeyEvent.VK_CONTROL);
    press(key);
    robot.keyRelease(KeyEvent.VK_CONTROL);
    pause(PAUSE_MS);
  }

  /** Presses a key. */
  void press(int key) throws InterruptedException {
    robot.keyPress(key);
    robot.keyRelease(key);
    pause(PAUSE_MS);
  }

  /** Replaces the text that has the keyboard, through the clipboard. */
  void paste(String text) throws Exception {
    onScreen(() -> {
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
      return null;
    });
    control(KeyEvent.VK_A);
    control(KeyEvent.VK_V);
    pause(PAUSE_MS);
  }

  /** A picture of the whole screen; the file's name begins with the number of the stage. */
  void picture(String name) throws IOException, InterruptedException {
    pause(250);
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    write(robot.createScreenCapture(screen), pictures.resolve(++stage + "-" + name + ".png"));
  }

  /** A picture of a window alone, under exactly this name. */
  void picture(Window window, String name) throws Exception {
    pause(250);
    Rectangle bounds = onScreen(window::getBounds);
    write(robot.createScreenCapture(bounds), pictures.resolve(name + ".png"));
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageIO.write(image, "png", new File(file.toString()));
    System.out.println("picture: " + file);
  }

  /** Waits, for the screen to come to rest. */
  static void pause(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** What a session does. */
  interface Stages {
    void play() throws Exception;
  }

  /** Plays a session and ends this Java machine, with 0 only if every stage came to pass. */
  static void play(Stages stages) {
    int exitCode = 1;
    try {
      stages.play();
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      end(exitCode);
    }
  }

  /**
   * Ends this Java machine. At once, because a hook that hangs would hide the verdict; without the guard by which Weka 3.8.6 lets
   * nobody but its chooser end Java 17.
   */
  private static void end(int exitCode) {
    System.out.flush();
    try {
      if (Runtime.version().feature() < FIRST_WITHOUT_GUARD) {
        for (java.lang.reflect.Method method : System.class.getMethods()) {
          if (method.getName().equals("setSecurityManager")) {
            method.invoke(null, (Object) null);
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      e.printStackTrace();
    } finally {
      Runtime.getRuntime().halt(exitCode);
    }
  }

  /** All components of a type below a root. */
  static <C extends Component> List<C> all(Component root, Class<C> type, List<C> found) {
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

  /** A component to be seen in any window, or null. On the event thread. */
  static <C extends Component> C showing(Class<C> type, Predicate<C> wanted) {
    for (Window window : Window.getWindows()) {
      for (C candidate : all(window, type, new ArrayList<>())) {
        if (candidate.isShowing() && wanted.test(candidate)) {
          return candidate;
        }
      }
    }
    return null;
  }

  /** Asks on the event thread. */
  static <V> V onScreen(Callable<V> action) throws InterruptedException, ExecutionException {
    FutureTask<V> task = new FutureTask<>(action);
    SwingUtilities.invokeLater(task);
    return task.get();
  }

  /** Asks again every 20 ms, on the event thread, until the answer is not null. */
  static <V> V await(String what, int seconds, Callable<V> question) throws Exception {
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
