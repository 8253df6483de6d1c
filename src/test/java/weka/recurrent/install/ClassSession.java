package weka.recurrent.install;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.nio.file.Path;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import weka.gui.PropertyPanel;

/**
 * The ten minutes of {@code examples/in-class.md}, by clicks alone: makes days with a breakfast in the Generate dialog, looks at
 * them, trains an RNN and an LSTM, and looks at what each remembers. Writes the pictures of that page; {@code
 * scripts/screenshots} runs it.
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
  private final ExplorerWindow explorer;
  private ClassifyTab classify;

  private ClassSession(Path pictures, String lookAndFeel) throws Exception {
    hands = new Hands(pictures);
    explorer = new ExplorerWindow(hands, lookAndFeel);
    Hands.place(explorer.frame(), 0, 0, 1120, 790);
  }

  /** Arguments: directory for pictures, class of the look and feel or an empty text, words of a day, number of days. */
  public static void main(String[] args) {
    Hands.play(() -> {
      ClassSession session = new ClassSession(Path.of(args[0]), args[1]);
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
    });
  }

  private void generate(String day, String count) throws Exception {
    hands.click(hands.part(explorer.explorer(), JButton.class, b -> b.getText() != null && b.getText().startsWith("Generate")));
    Window dialog = hands.window("DataGenerator", 20);
    choose(dialog, "Story");
    Window options = options(dialog);
    type(options, "day", day);
    type(options, "numExamples", count);
    hands.picture(options, "generate");
    accept(options);
    Hands.pause(500);
    hands.click(hands.button(dialog, "Generate"));
  }

  /** The name beside Choose opens the options of what is chosen. */
  private Window options(Component chooser) throws Exception {
    Component panel = hands.part(chooser, PropertyPanel.class, any -> true);
    hands.click(panel, new Rectangle(panel.getWidth() - 20, panel.getHeight() / 2 - 4, 8, 8), InputEvent.BUTTON1_DOWN_MASK);
    Window options = hands.window("weka.gui.GenericObjectEditor", SECONDS);
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

  private void accept(Window options) throws Exception {
    hands.click(hands.button(options, "OK"));
    Hands.await("the end of the options", SECONDS, () -> options.isShowing() ? null : true);
  }

  private void sequences() throws Exception {
    explorer.tab("Sequences");
    JTextComponent sentence = hands.named(explorer.frame(), JTextComponent.class, "sequences.sentence");
    Hands.await("the sentence", SECONDS, () -> sentence.getText().isEmpty() ? null : true);
    explorer.idle();
    System.out.println("sentence: " + Hands.onScreen(sentence::getText));
    JTextComponent notes = hands.named(explorer.frame(), JTextComponent.class, "sequences.notes");
    String said = Hands.onScreen(notes::getText);
    System.out.println("notes: " + said.replace('\n', ' '));
    if (!said.startsWith("The class is 'breakfast', the last attribute")) {
      throw new IllegalStateException("generated data name no class, and the tab says: " + said);
    }
    JSpinner count = hands.named(explorer.frame(), JSpinner.class, "sequences.count");
    while ((Integer) count.getValue() > EXAMPLES) {
      hands.click(count, new Rectangle(count.getWidth() - 9, count.getHeight() * 3 / 4, 4, 4), InputEvent.BUTTON1_DOWN_MASK);
    }
    explorer.idle();
    Hands.pause(1500);
    hands.picture(explorer.frame(), "sequences");
  }

  private void learningCurve() throws Exception {
    classify = new ClassifyTab(hands, explorer);
    classify.click("Percentage split");
    classify.click("Learning curve");
    Window live = hands.window("Live learning curve", 20);
    Hands.place(live, 500, 180, 600, 560);
  }

  private void train(String classifier, String picture) throws Exception {
    choose(classify.panel(), classifier);
    Window options = options(classify.panel());
    type(options, "hidden units", "24");
    accept(options);
    Window live = hands.window("Live learning curve", 20);
    JTextComponent says = hands.named(live, JTextComponent.class, "live.says");
    AbstractButton start = classify.button("Start");
    AbstractButton stop = classify.button("Stop");
    for (int attempt = 0; attempt < ATTEMPTS && !Hands.onScreen(stop::isEnabled); attempt++) {
      Hands.pause(1000);
      hands.click(start);
      Hands.pause(2000);
    }
    Hands.await("some epochs of the " + classifier, SECONDS, () -> says.getText().contains(classifier)
        && says.getText().matches("(?s).*(Epoch ([5-9]|\\d\\d+) of|Over after).*") ? says : null);
    Hands.await("the end of training", TRAINING_SECONDS, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    Hands.pause(1500);
    hands.picture(explorer.frame(), picture);
    String text = Hands.onScreen(classify::result);
    text.lines().filter(line -> line.startsWith("Correctly"))
        .forEach(line -> System.out.println(classifier + ": " + line.replaceAll("\\s+",
            " ")));
    text.lines().filter(line -> line.contains("took ") || line.contains("stopped after")).limit(3)
        .forEach(line -> System.out.println(classifier + "-time: " + line.strip()));
  }

  private void view(int run, String entry, String picture) throws Exception {
    Window window = classify.view(run, entry);
    Hands.pause(800);
    hands.picture(window, picture);
    if (entry.startsWith("Memory")) {
      JTextComponent says = hands.named(window, JTextComponent.class, "viewer.says");
      System.out.println(picture + ": " + Hands.onScreen(says::getText).replace('\n', ' '));
      hands.tab(hands.named(window, JTabbedPane.class, "viewer.tabs"), "Gradient flow");
      Hands.pause(500);
      hands.picture(window, picture.replace("memory", "gradient"));
    }
    Hands.close(window);
  }

  private void gates() throws Exception {
    Window live = hands.window("Live learning curve", 20);
    Hands.close(live);
    explorer.tab("Sequences");
    hands.tab(hands.named(explorer.frame(), JTabbedPane.class, "sequences.views"), "What it remembered");
    JTextComponent sentence = hands.named(explorer.frame(), JTextComponent.class, "memory.sentence");
    Hands.await("a sequence seen by the newest model", SECONDS, () -> sentence.getText().startsWith("Sequence 1 ") ? true : null);
    explorer.idle();
    Hands.pause(1500);
    System.out.println("gates: " + Hands.onScreen(sentence::getText).replace('\n', ' '));
    hands.picture(explorer.frame(), "lstm-gates");
  }

  /** Chooses from a tree of Weka's, with the mouse. */
  private void choose(Component panel, String leaf) throws Exception {
    AbstractButton button = hands.button(panel, "Choose");
    ClassTree tree = null;
    // a window that has just opened may still be moved by the window manager, and a click then goes beside it
    for (int attempt = 0; tree == null && attempt < ATTEMPTS; attempt++) {
      Hands.pause(1000);
      hands.click(button);
      for (int look = 0; tree == null && look < LOOKS; look++) {
        Hands.pause(200);
        tree = Hands.onScreen(ClassTree::showing);
      }
    }
    if (tree == null) {
      throw new IllegalStateException("the tree of choices does not open");
    }
    tree.pick(hands, leaf);
  }
}
