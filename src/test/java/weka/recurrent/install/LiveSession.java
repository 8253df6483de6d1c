package weka.recurrent.install;

import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JTabbedPane;
import javax.swing.text.JTextComponent;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.Explorer;
import weka.recurrent.gui.EventThreadWatch;

/**
 * A user of the Explorer who watches an LSTM learn, ends the training with the best weights so far, and then looks at the run in
 * the result list: learning curve, network diagram, memory. Runs in a Java machine of its own with the package installed; knows
 * names of components, not our classes.
 *
 * <p>Prints one {@code key: value} line per observation; exits with 0 only if every stage came to pass.
 */
public final class LiveSession {
  private final Hands hands;
  private JFrame frame;
  private Explorer explorer;

  private LiveSession(Path pictures) throws Exception {
    hands = new Hands(pictures);
  }

  /** Arguments: directory for pictures, class of the look and feel or an empty text, an ARFF file, classifier and options. */
  public static void main(String[] args) {
    int exitCode = 1;
    try {
      LiveSession session = new LiveSession(Path.of(args[0]));
      session.open(args[1], args[2], args[3]);
      try (EventThreadWatch watch = new EventThreadWatch()) {
        session.watchAndKeep();
        for (int i = 4; i < args.length; i++) {
          session.view(args[i]);
        }
        System.out.println(watch.doing());
        System.out.println("event-thread-away-ms: " + watch.longestMillis());
        System.out.println("event-thread-busy-ms: " + watch.busiestMillis());
      }
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      Hands.end(exitCode);
    }
  }

  private void open(String lookAndFeel, String data, String scheme) throws Exception {
    Explorer.main(new String[] {data});
    frame = (JFrame) hands.window("Weka Explorer", 60);
    hands.lookAndFeel(lookAndFeel);
    Hands.onScreen(() -> {
      frame.setBounds(0, 0, 1270, 880);
      frame.validate();
      return null;
    });
    explorer = hands.part(frame, Explorer.class, any -> true);
    JTabbedPane tabs = hands.part(explorer, JTabbedPane.class, tab -> tab.indexOfTab("Classify") >= 0);
    int classify = tabs.indexOfTab("Classify");
    Hands.await("the data in the Preprocess tab", 60, () -> tabs.isEnabledAt(classify) ? tabs : null);
    Rectangle title = Hands.onScreen(() -> tabs.getBoundsAt(classify));
    hands.click(tabs, title, InputEvent.BUTTON1_DOWN_MASK);
    String[] words = weka.core.Utils.splitOptions(scheme);
    String name = words[0];
    words[0] = "";
    // the dialog for options is Weka's own and not what is tried here
    Classifier classifier = AbstractClassifier.forName(name, words);
    java.lang.reflect.Field editor = ClassifierPanel.class.getDeclaredField("m_ClassifierEditor");
    editor.setAccessible(true);
    Hands.onScreen(() -> {
      ((weka.gui.GenericObjectEditor) editor.get(panel())).setValue(classifier);
      return null;
    });
    click("Use training set");
  }

  private void watchAndKeep() throws Exception {
    click("Learning curve");
    Window live = hands.window("Live learning curve", 20);
    Hands.onScreen(() -> {
      live.setBounds(560, 60, 700, 760);
      live.validate();
      return null;
    });
    JTextComponent says = hands.named(live, JTextComponent.class, "live.says");
    System.out.println("before: " + oneLine(says));
    click("Start");
    Hands.await("five epochs in the live window", 120, () -> says.getText().matches("(?s).*Epoch ([6-9]|\\d\\d+) of.*Loss.*") ? says : null);
    System.out.println("live: " + oneLine(says));
    hands.picture("live");
    AbstractButton keep = hands.named(live, JButton.class, "live.keep");
    long begin = System.nanoTime();
    // A click that comes while the chart is drawn anew may be lost; a user clicks again.
    int clicks = 0;
    do {
      hands.click(keep);
      Hands.pause(2000);
    } while (++clicks < 5 && Hands.onScreen(keep::isEnabled));
    System.out.println("clicks: " + clicks);
    AbstractButton start = button("Start");
    Hands.await("a model", 60, () -> start.isEnabled() && says.getText().contains("Over") ? start : null);
    System.out.println("kept-after-ms: " + (System.nanoTime() - begin) / 1_000_000);
    System.out.println("after: " + oneLine(says));
    Hands.pause(1000);
    String result = Hands.onScreen(() -> Hands.all(panel(), JTextComponent.class, new ArrayList<>()).stream().map(JTextComponent::getText)
        .filter(text -> text.contains("=== Summary ===")).findFirst().orElse(""));
    result.lines().filter(line -> line.contains("stopped after epoch")).forEach(line -> System.out.println("model: " + line.strip()));
    System.out.println("evaluated: " + result.contains("Correctly Classified Instances"));
    hands.picture("kept");
    Hands.onScreen(() -> {
      live.dispose();
      return null;
    });
  }

  /** Opens a viewer from the result list. */
  private void view(String entry) throws Exception {
    JList<?> results = hands.part(panel(), JList.class, list -> list.getModel().getSize() > 0);
    Rectangle last = Hands.onScreen(() -> results.getCellBounds(results.getModel().getSize() - 1, results.getModel().getSize() - 1));
    hands.click(results, last, InputEvent.BUTTON3_DOWN_MASK);
    JMenu plugins = Hands.await("the menu of the run", 10, () -> {
      for (Window window : Window.getWindows()) {
        for (JMenu menu : Hands.all(window, JMenu.class, new ArrayList<>())) {
          if (menu.isShowing() && "Plugins".equals(menu.getText())) {
            return menu;
          }
        }
      }
      return null;
    });
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
    Hands.pause(700);
    JTextComponent says = hands.part(window, JTextComponent.class, text -> text.getName() != null
        && text.getName().matches("viewer\\.(says|words)"));
    System.out.println("viewer: " + entry + ": " + oneLine(says));
    hands.picture(window, entry.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-"));
    hands.picture("viewer");
    Hands.onScreen(() -> {
      window.dispose();
      return null;
    });
  }

  private static String oneLine(JTextComponent text) throws Exception {
    return Hands.onScreen(text::getText).replace('\n', ' ');
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
