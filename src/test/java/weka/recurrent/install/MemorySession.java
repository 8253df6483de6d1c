package weka.recurrent.install;

import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.text.JTextComponent;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Utils;
import weka.gui.GenericObjectEditor;
import weka.gui.LogPanel;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.Explorer;

/**
 * A user of the Explorer who runs out of memory: first asks for a network that cannot fit, then for one that does, until another
 * part of the same Weka takes the memory away in the middle of training; and then goes on working in the same window. Runs in a
 * Java machine of its own with the package installed; knows Weka's windows, not our classes.
 *
 * <p>Nothing about it is played: the heap is full, and Java throws. Weka's Explorer watches the heap and ends itself when less than 50 MB are
 * left, so what training asks for in one piece, a copy of its weights, must be larger than what is left, and that more than 50 MB.
 *
 * <p>Prints one {@code key: value} line per observation; exits with 0 only if every stage came to pass.
 */
public final class MemorySession {
  /** What is left to training: less than its weights (97 MB), more than what Weka insists on. */
  private static final long LEFT = 84L << 20;
  /** With its header less than a region of the collector, which it fills alone and never leaves. */
  private static final int PIECE = (1 << 20) - 64;
  private static final String LARGE = "weka.classifiers.functions.LSTM -H 512 -layers 12 -N 1000 -E 1000 -V 30 -B 30 -members 1 "
      + "-optimizer sgd -L 0.001 -backend cpu";
  private static final Pattern EPOCH = Pattern.compile("(?i).*\\bepoch\\s+(\\d+).*");

  private final Hands hands;
  private JFrame frame;
  private Explorer explorer;

  private MemorySession(Path pictures) throws Exception {
    hands = new Hands(pictures);
  }

  /** Arguments: directory for pictures, class of the look and feel or an empty text, an ARFF file of short sequences. */
  public static void main(String[] args) {
    int exitCode = 1;
    try {
      MemorySession session = new MemorySession(Path.of(args[0]));
      session.open(args[1], args[2]);
      session.askForTooMuch();
      session.runOut();
      session.goOn();
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      Hands.end(exitCode);
    }
  }

  private void open(String lookAndFeel, String data) throws Exception {
    // Weka asks before it starts with less than a fifth of the heap; the user has seen it.
    Utils.setDontShowDialog("weka.core.Memory.LowMemoryWarning");
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
    hands.click(button("Use training set"));
  }

  /** The estimate before training. */
  private void askForTooMuch() throws Exception {
    choose("weka.classifiers.functions.LSTM -H 5000 -members 1");
    hands.click(button("Start"));
    System.out.println("too-much: " + dialog("too-much"));
    System.out.println("threads-after-too-much: " + ours());
  }

  private void runOut() throws Exception {
    choose(LARGE);
    String before = status();
    hands.click(button("Start"));
    int third = Hands.await("the third epoch", 240, () -> {
      Matcher epoch = EPOCH.matcher(status());
      return epoch.matches() && Integer.parseInt(epoch.group(1)) >= 3 ? Integer.valueOf(epoch.group(1)) : null;
    });
    System.out.println("epoch: " + third);
    List<byte[]> others = new ArrayList<>();
    takeMemory(others);
    System.out.println("left-mb: " + (left() >> 20));
    System.out.println("running: " + (button("Stop").isEnabled() && !status().equals(before)));
    System.out.println("ran-out: " + dialog("ran-out"));
    others.clear();
    System.out.println("threads-after-running-out: " + ours());
    System.out.println("status-after-running-out: " + Hands.onScreen(this::status));
    System.gc();
    System.out.println("used-mb: " + (heap().getUsed() >> 20));
    System.out.println("log: " + log());
  }

  /** As another window does that loads a large file. */
  private static void takeMemory(List<byte[]> others) {
    for (int round = 0; round < 3; round++) {
      while (left() > LEFT) {
        others.add(new byte[PIECE]);
      }
      System.gc();
    }
  }

  private void goOn() throws Exception {
    choose("weka.classifiers.functions.LSTM -H 16 -N 60 -members 1");
    hands.click(button("Start"));
    String result = Hands.await("a model", 120, () -> button("Start").isEnabled() ? result() : null);
    hands.picture("went-on");
    System.out.println("status-at-end: " + Hands.onScreen(this::status));
    result.lines().filter(line -> line.startsWith("Correctly Classified")).forEach(line -> System.out.println("result: " + line));
  }

  private String result() {
    return Hands.all(explorer, JTextComponent.class, new ArrayList<>()).stream().map(JTextComponent::getText)
        .filter(text -> text.contains("=== Summary ===")).findFirst().orElse(null);
  }

  /** The dialog for options is Weka's own and not what is tried here. */
  private void choose(String scheme) throws Exception {
    String[] words = Utils.splitOptions(scheme);
    String name = words[0];
    words[0] = "";
    Classifier classifier = AbstractClassifier.forName(name, words);
    Field editor = ClassifierPanel.class.getDeclaredField("m_ClassifierEditor");
    editor.setAccessible(true);
    Hands.onScreen(() -> {
      ((GenericObjectEditor) editor.get(panel())).setValue(classifier);
      return null;
    });
    Hands.await("a classifier that may be started", 20, () -> button("Start").isEnabled() ? classifier : null);
  }

  /** What the next dialog says; it is then left by its button. */
  private String dialog(String picture) throws Exception {
    JDialog dialog = Hands.await("a message", 240, () -> {
      for (Window window : Window.getWindows()) {
        if (window instanceof JDialog shown && shown.isShowing()) {
          return shown;
        }
      }
      return null;
    });
    hands.picture(picture);
    String text = Hands.onScreen(() -> Hands.all(dialog, JLabel.class, new ArrayList<>()).stream().map(JLabel::getText)
        .filter(line -> line != null && !line.isBlank()).collect(Collectors.joining(" ")));
    hands.click(hands.part(dialog, AbstractButton.class, b -> "OK".equals(b.getText())));
    Hands.await("the end of the run", 30, () -> button("Start").isEnabled() && !dialog.isShowing() ? dialog : null);
    return text;
  }

  private String log() throws Exception {
    Field text = LogPanel.class.getDeclaredField("m_LogText");
    text.setAccessible(true);
    LogPanel panel = hands.part(explorer, LogPanel.class, any -> true);
    String all = Hands.onScreen(() -> ((JTextComponent) text.get(panel)).getText());
    return all.substring(Math.max(0, all.indexOf("Java ran out"))).strip().replace('\n', ' ');
  }

  private String status() {
    LogPanel panel = Hands.all(explorer, LogPanel.class, new ArrayList<>()).get(0);
    return Hands.all(panel, JLabel.class, new ArrayList<>()).stream().map(JLabel::getText)
        .filter(text -> text != null && !text.isBlank() && !text.matches("x ?\\d+")).findFirst().orElse("");
  }

  private ClassifierPanel panel() {
    return Hands.all(explorer, ClassifierPanel.class, new ArrayList<>()).get(0);
  }

  private AbstractButton button(String text) {
    return Hands.all(panel(), AbstractButton.class, new ArrayList<>()).stream().filter(b -> text.equals(b.getText())).findFirst()
        .orElseThrow();
  }

  private static MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }

  private static long left() {
    return heap().getMax() - heap().getUsed();
  }

  private static List<String> ours() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("recurrent")).sorted().toList();
  }
}
