package weka.recurrent.install;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JList;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import weka.classifiers.AbstractClassifier;
import weka.core.Instances;
import weka.core.converters.ConverterUtils.DataSource;
import weka.gui.LookAndFeel;
import weka.gui.explorer.ClassifierPanel;
import weka.recurrent.gui.EventThreadWatch;

/**
 * A user of the Explorer's tab <i>Sequences</i>, done by a program: loads data, opens the tab, shows another channel, reads the
 * data otherwise and back, trains in the Classify tab, looks at what the network remembered of one sequence and of another,
 * leaves out a gate, and measures the forgetting curve; at last loads data that are no sequences. Runs in a Java machine of its
 * own with the package installed; knows names of components, not our classes.
 *
 * <p>Prints one {@code key: value} line per observation; exits with 0 only if every stage came to pass. It makes the pictures of
 * the handbook, too: {@code java ... SequencesSession PICTURES LOOK DATA OTHER-LAYOUT NO-SEQUENCES CLASSIFIER [OPTION ...]}
 * writes one picture per stage, named by stage, as large as the screen.
 */
public final class SequencesSession {
  private static final int SECONDS = 120;

  private final Hands hands;
  private ExplorerWindow explorer;

  private SequencesSession(Path pictures) throws Exception {
    hands = new Hands(pictures);
  }

  /**
   * Arguments: directory for pictures; class of the look and feel or an empty text; a data file; the layout that it is read in
   * for a moment, as {@code columns}; a file that cannot be read as sequences; the classifier's class and its options.
   */
  public static void main(String[] args) {
    Hands.play(() -> {
      SequencesSession session = new SequencesSession(Path.of(args[0]));
      session.start(args[1], args[2]);
      long longest;
      long busiest;
      try (EventThreadWatch watch = new EventThreadWatch()) {
        session.lookAtData(args[3]);
        longest = watch.longestMillis();
        busiest = watch.busiestMillis();
        System.out.println(watch.doing());
      }
      session.train(args[5], Arrays.copyOfRange(args, 6, args.length));
      try (EventThreadWatch watch = new EventThreadWatch()) {
        session.remember();
        longest = Math.max(longest, watch.longestMillis());
        busiest = Math.max(busiest, watch.busiestMillis());
        System.out.println(watch.doing());
      }
      session.noSequences(args[4]);
      say("event-thread-away-ms", longest);
      say("event-thread-busy-ms", busiest);
    });
  }

  private static void say(String key, Object value) {
    System.out.println(key + ": " + String.valueOf(value).replace("\n", " | "));
  }

  private void start(String lookAndFeel, String file) throws Exception {
    if (!lookAndFeel.isEmpty()) {
      LookAndFeel.setLookAndFeel(lookAndFeel);
    }
    long begin = System.nanoTime();
    explorer = new ExplorerWindow(hands, lookAndFeel, file);
    say("start-ms", (System.nanoTime() - begin) / 1_000_000);
  }

  private void lookAtData(String otherLayout) throws Exception {
    explorer.tab("Sequences");
    Hands.await("the sentence", SECONDS, () -> text("sequences.sentence").isEmpty() ? null : true);
    explorer.idle();
    say("sentence", text("sequences.sentence"));
    say("notes", text("sequences.notes"));
    examples("examples");
    JTable channels = showing(JTable.class, "sequences.channels");
    if (channels != null) {
      say("channels", Hands.onScreen(channels::getRowCount));
      say("first-channel", Hands.onScreen(() -> channels.getValueAt(0, 0) + " " + channels.getValueAt(0, 1)));
    }
    hands.picture("sequences-data");
    JComboBox<?> channel = showing(JComboBox.class, "sequences.channel");
    if (channel != null && channel.getItemCount() > 1) {
      choose(channel, String.valueOf(channel.getItemAt(1)));
      explorer.idle();
      examples("examples-of-" + channel.getItemAt(1));
      hands.picture("sequences-channel");
    }
    JComboBox<?> layout = hands.named(explorer.frame(), JComboBox.class, "sequences.layout");
    choose(layout, otherLayout);
    Hands.pause(300);
    explorer.idle();
    say("sentence-" + otherLayout, text("sequences.sentence"));
    JTextComponent sorry = showing(JTextComponent.class, "sequences.sorry");
    say("sorry-" + otherLayout, sorry == null ? "" : sorry.getText().lines().findFirst().orElse(""));
    hands.picture("sequences-" + otherLayout);
    choose(layout, "automatically");
    Hands.pause(300);
    explorer.idle();
    say("sentence-again", text("sequences.sentence"));
  }

  private void examples(String key) throws Exception {
    Container grid = hands.named(explorer.frame(), Container.class, "sequences.examples");
    List<String> names = Hands.onScreen(() -> Arrays.stream(grid.getComponents())
        .map(c -> c.getName() == null ? "text" : c.getName()).toList());
    say(key, names.size() + " " + names);
    say(key + "-series", Hands.onScreen(() -> SequencesSession.series(grid)));
  }

  /** Lines of all charts below a component. JFreeChart is in the package's class loader and not in ours: asked by reflection. */
  private static List<Integer> series(Container root) throws ReflectiveOperationException {
    List<Integer> series = new ArrayList<>();
    for (Component part : Hands.all(root, Component.class, new ArrayList<>())) {
      if ("chart.screen".equals(part.getName())) {
        Object plot = call(call(part, "getChart"), "getPlot");
        series.add(plot.getClass().getSimpleName().startsWith("Combined") ? ((List<?>) call(plot, "getSubplots")).size()
            : (Integer) call(plot, "getSeriesCount"));
      }
    }
    return series;
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private void train(String classifier, String[] options) throws Exception {
    ClassifyTab classify = new ClassifyTab(hands, explorer);
    ClassifierPanel panel = classify.panel();
    classify.choose(AbstractClassifier.forName(classifier, options.clone()));
    classify.click("Use training set");
    AbstractButton start = classify.button("Start");
    AbstractButton stop = classify.button("Stop");
    hands.click(start);
    Hands.await("the start", 20, () -> stop.isEnabled() || panel.getResultHistory().getSelectedObject() != null ? stop : null);
    Hands.await("the end of training", 300, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    Hands.pause(500);
  }

  private void remember() throws Exception {
    explorer.tab("Sequences");
    hands.tab(hands.named(explorer.frame(), JTabbedPane.class, "sequences.views"), "What it remembered");
    Hands.await("the first sequence", SECONDS, () -> text("memory.sentence").startsWith("Sequence 1 ") ? true : null);
    gates();
    say("remembered", text("memory.sentence"));
    say("parts", Hands.onScreen(() -> series((Container) found("memory.gates"))));
    hands.picture("remembered-gates");
    JSpinner sequence = hands.named(explorer.frame(), JSpinner.class, "memory.sequence");
    Rectangle up = Hands.onScreen(() -> new Rectangle(sequence.getWidth() - 9, 2, 6, sequence.getHeight() / 3));
    hands.click(sequence, up, InputEvent.BUTTON1_DOWN_MASK);
    Hands.await("the second sequence", SECONDS, () -> text("memory.sentence").startsWith("Sequence 2 ") ? true : null);
    gates();
    say("remembered-2", text("memory.sentence"));
    hands.click(hands.part(explorer.frame(), JCheckBox.class, box -> "output h".equals(box.getText())));
    Hands.pause(300);
    gates();
    say("parts-without-h", Hands.onScreen(() -> series((Container) found("memory.gates"))));
    hands.picture("remembered-without-output");
    hands.tab(hands.named(explorer.frame(), JTabbedPane.class, "memory.views"), "Forgetting curve");
    Hands.await("the forgetting curve", SECONDS, () -> {
      Component curve = found("memory.curve");
      return !text("memory.horizon").isEmpty() && !series((Container) curve).isEmpty() ? curve : null;
    });
    explorer.idle();
    say("horizon", text("memory.horizon"));
    hands.picture("remembered-forgetting");
  }

  /** Waits until gates are drawn and nothing is being done. */
  private void gates() throws Exception {
    Hands.await("the gates", SECONDS, () -> series((Container) found("memory.gates")).isEmpty() ? null : true);
    explorer.idle();
  }

  private void noSequences(String file) throws Exception {
    Instances flat = DataSource.read(file);
    Hands.onScreen(() -> {
      explorer.explorer().getPreprocessPanel().setInstances(flat);
      return null;
    });
    hands.tab(hands.named(explorer.frame(), JTabbedPane.class, "sequences.views"), "The data");
    Hands.await("the sentence on what is needed", SECONDS, () -> showing(JTextComponent.class, "sequences.sorry"));
    say("sorry", Hands.onScreen(() -> ((JTextComponent) found("sequences.sorry")).getText()));
    hands.picture("no-sequences");
  }

  /** Opens a combo box and clicks the entry that begins so. */
  private void choose(JComboBox<?> box, String entry) throws Exception {
    hands.click(box);
    JList<?> list = Hands.await("the entries", 10, () -> {
      Object popup = box.getUI().getAccessibleChild(box, 0);
      JList<?> entries = ((javax.swing.plaf.basic.ComboPopup) popup).getList();
      return entries.isShowing() ? entries : null;
    });
    Rectangle row = Hands.onScreen(() -> {
      for (int i = 0; i < list.getModel().getSize(); i++) {
        if (String.valueOf(list.getModel().getElementAt(i)).startsWith(entry)) {
          list.ensureIndexIsVisible(i);
          return list.getCellBounds(i, i);
        }
      }
      throw new IllegalStateException("there is no entry " + entry);
    });
    hands.click(list, row, InputEvent.BUTTON1_DOWN_MASK);
  }

  private String text(String name) {
    JTextComponent text = (JTextComponent) found(name);
    return text == null ? "" : text.getText();
  }

  /** The component of a name, or null; on the event thread only. */
  private Component found(String name) {
    return Hands.all(explorer.frame(), Component.class, new ArrayList<>()).stream().filter(c -> name.equals(c.getName()))
        .findFirst()
        .orElse(null);
  }

  private <C extends Component> C showing(Class<C> type, String name) {
    Component found = found(name);
    return found != null && found.isShowing() ? type.cast(found) : null;
  }
}
