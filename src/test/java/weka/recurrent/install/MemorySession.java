package weka.recurrent.install;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.AbstractButton;
import javax.swing.text.JTextComponent;
import weka.core.Utils;
import weka.gui.LogPanel;

/**
 * A user of the Explorer who runs out of memory: first asks for a network that cannot fit, then for one that does, until another
 * part of the same Weka takes the memory away in the middle of training; and then goes on working in the same window. Runs in a
 * Java machine of its own with the package installed; knows Weka's windows, not our classes.
 *
 * <p>Nothing about it is played: the heap is full, and Java throws. Weka's Explorer watches the heap and ends itself when less
 * than 50 MB are left, so what training asks for in one piece, a copy of its weights, must be larger than what is left, and that
 * more than 50 MB.
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
  private final ExplorerWindow explorer;
  private final ClassifyTab classify;

  private MemorySession(Path pictures, String lookAndFeel, String data) throws Exception {
    hands = new Hands(pictures);
    // Weka asks before it starts with less than a fifth of the heap; the user has seen it.
    Utils.setDontShowDialog("weka.core.Memory.LowMemoryWarning");
    explorer = new ExplorerWindow(hands, lookAndFeel, data);
    classify = new ClassifyTab(hands, explorer);
    classify.click("Use training set");
  }

  /** Arguments: directory for pictures, class of the look and feel or an empty text, an ARFF file of short sequences. */
  public static void main(String[] args) {
    Hands.play(() -> {
      MemorySession session = new MemorySession(Path.of(args[0]), args[1], args[2]);
      session.askForTooMuch();
      session.runOut();
      session.goOn();
    });
  }

  /** The estimate before training. */
  private void askForTooMuch() throws Exception {
    classify.choose("weka.classifiers.functions.LSTM -H 5000 -members 1");
    classify.click("Start");
    System.out.println("too-much: " + classify.dialog("too-much"));
    System.out.println("threads-after-too-much: " + PackageThreads.now());
  }

  private void runOut() throws Exception {
    classify.choose(LARGE);
    String before = explorer.status();
    classify.click("Start");
    int third = Hands.await("the third epoch", 240, () -> {
      Matcher epoch = EPOCH.matcher(explorer.status());
      return epoch.matches() && Integer.parseInt(epoch.group(1)) >= 3 ? Integer.valueOf(epoch.group(1)) : null;
    });
    System.out.println("epoch: " + third);
    List<byte[]> others = new ArrayList<>();
    takeMemory(others);
    System.out.println("left-mb: " + (left() >> 20));
    System.out.println("running: " + (classify.button("Stop").isEnabled() && !explorer.status().equals(before)));
    System.out.println("ran-out: " + classify.dialog("ran-out"));
    others.clear();
    System.out.println("threads-after-running-out: " + PackageThreads.now());
    System.out.println("status-after-running-out: " + Hands.onScreen(explorer::status));
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
    classify.choose("weka.classifiers.functions.LSTM -H 16 -N 60 -members 1");
    classify.click("Start");
    AbstractButton start = classify.button("Start");
    String result =
        Hands.await("a model", 120, () -> start.isEnabled() && !classify.result().isEmpty() ? classify.result() : null);
    hands.picture("went-on");
    System.out.println("status-at-end: " + Hands.onScreen(explorer::status));
    result.lines().filter(line -> line.startsWith("Correctly Classified")).forEach(line -> System.out.println("result: " + line));
  }

  private String log() throws Exception {
    Field text = LogPanel.class.getDeclaredField("m_LogText");
    text.setAccessible(true);
    LogPanel panel = hands.part(explorer.frame(), LogPanel.class, any -> true);
    String all = Hands.onScreen(() -> ((JTextComponent) text.get(panel)).getText());
    return all.substring(Math.max(0, all.indexOf("Java ran out"))).strip().replace('\n', ' ');
  }

  private static MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }

  private static long left() {
    return heap().getMax() - heap().getUsed();
  }
}
