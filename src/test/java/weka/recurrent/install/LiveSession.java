package weka.recurrent.install;

import java.awt.Window;
import java.nio.file.Path;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.text.JTextComponent;
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
  private final ClassifyTab classify;

  private LiveSession(Path pictures, String lookAndFeel, String data, String scheme) throws Exception {
    hands = new Hands(pictures);
    classify = new ClassifyTab(hands, new ExplorerWindow(hands, lookAndFeel, data));
    classify.choose(scheme);
    classify.click("Use training set");
  }

  /**
   * Arguments: directory for pictures, class of the look and feel or an empty text, an ARFF file, classifier and options, viewers
   * to open.
   */
  public static void main(String[] args) {
    Hands.play(() -> {
      LiveSession session = new LiveSession(Path.of(args[0]), args[1], args[2], args[3]);
      try (EventThreadWatch watch = new EventThreadWatch()) {
        session.watchAndKeep();
        for (int i = 4; i < args.length; i++) {
          session.view(args[i]);
        }
        System.out.println(watch.doing());
        System.out.println("event-thread-away-ms: " + watch.longestMillis());
        System.out.println("event-thread-busy-ms: " + watch.busiestMillis());
      }
    });
  }

  private void watchAndKeep() throws Exception {
    classify.click("Learning curve");
    Window live = hands.window("Live learning curve", 20);
    Hands.place(live, 560, 60, 700, 760);
    JTextComponent says = hands.named(live, JTextComponent.class, "live.says");
    System.out.println("before: " + oneLine(says));
    classify.click("Start");
    Hands.await("five epochs in the live window", 120,
        () -> says.getText().matches("(?s).*Epoch ([6-9]|\\d\\d+) of.*Loss.*") ? says : null);
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
    AbstractButton start = classify.button("Start");
    Hands.await("a model", 60, () -> start.isEnabled() && says.getText().contains("Over") ? start : null);
    System.out.println("kept-after-ms: " + (System.nanoTime() - begin) / 1_000_000);
    System.out.println("after: " + oneLine(says));
    Hands.pause(1000);
    String result = Hands.onScreen(classify::result);
    result.lines().filter(line -> line.contains("stopped after epoch"))
        .forEach(line -> System.out.println("model: " + line.strip()));
    System.out.println("evaluated: " + result.contains("Correctly Classified Instances"));
    hands.picture("kept");
    Hands.close(live);
  }

  /** Opens a viewer from the result list. */
  private void view(String entry) throws Exception {
    Window window = classify.view(0, entry);
    Hands.pause(700);
    JTextComponent says = hands.part(window, JTextComponent.class, text -> text.getName() != null
        && text.getName().matches("viewer\\.(says|words)"));
    System.out.println("viewer: " + entry + ": " + oneLine(says));
    hands.picture(window, entry.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-"));
    hands.picture("viewer");
    Hands.close(window);
  }

  private static String oneLine(JTextComponent text) throws Exception {
    return Hands.onScreen(text::getText).replace('\n', ' ');
  }
}
