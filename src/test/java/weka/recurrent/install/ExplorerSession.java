package weka.recurrent.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import weka.classifiers.Classifier;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.converters.ConverterUtils.DataSource;

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
  private final Hands hands;
  private final ExplorerWindow explorer;
  private ClassifyTab classify;

  private ExplorerSession(Path pictures, String data) throws Exception {
    this.pictures = pictures;
    hands = new Hands(pictures);
    explorer = new ExplorerWindow(hands, "", data);
  }

  /**
   * Arguments: the directory for pictures, a large ARFF file to stop in, a small one to finish, the classifier's simple name.
   */
  public static void main(String[] args) {
    Hands.play(() -> {
      ExplorerSession session = new ExplorerSession(Path.of(args[0]), args[1]);
      session.choose(args[3]);
      session.startBeyondMemory();
      session.startAndStop();
      session.startAndFinish(args[2]);
    });
  }

  private void choose(String classifier) throws Exception {
    Hands.await("the data", 60, () -> explorer.explorer().getPreprocessPanel().getInstances());
    Hands.pause(500);
    hands.picture("loaded");
    classify = new ClassifyTab(hands, explorer);
    AbstractButton choose = classify.button("Choose");
    SwingUtilities.invokeLater(choose::doClick);
    ClassTree tree = Hands.await("the tree of classifiers", 30, ClassTree::showing);
    System.out.println("chosen: " + tree.unfold(classifier));
    Hands.pause(500);
    hands.picture("tree");
    tree.pick(hands, classifier);
    Hands.await("the chosen classifier", 10, () -> {
      Object chosen = classify.panel().getClassifier();
      return chosen.getClass().getSimpleName().equals(classifier) ? chosen : null;
    });
    hands.picture("chosen");
  }

  /** A network for which the heap is too small: a dialog says so, and nothing else happens. */
  private void startBeyondMemory() throws Exception {
    OptionHandler network = (OptionHandler) classify.panel().getClassifier();
    String[] before = network.getOptions();
    // As a user does in the classifier's dialog: what getClassifier hands out is a copy.
    network.setOptions(new String[] {"-H", "5000"});
    classify.choose((Classifier) network);
    AbstractButton start = classify.button("Start");
    SwingUtilities.invokeLater(start::doClick);
    System.out.println("memory-message: " + classify.dialog("memory"));
    System.out.println("threads-after-memory: " + ourThreads());
    network.setOptions(before);
    classify.choose((Classifier) network);
  }

  private void startAndStop() throws Exception {
    AbstractButton start = classify.button("Start");
    Hands.await("a classifier that may be started", 10, () -> start.isEnabled() ? start : null);
    SwingUtilities.invokeLater(start::doClick);
    Set<String> epochs = new LinkedHashSet<>();
    Hands.await("the third epoch in the status line", 240, () -> {
      String text = explorer.status();
      Matcher epoch = EPOCH.matcher(text);
      if (epoch.matches() && epochs.add(epoch.group(1))) {
        System.out.println("status: " + text);
      }
      return epochs.size() >= 3 ? epochs : null;
    });
    hands.picture("running");
    AbstractButton stop = classify.button("Stop");
    long begin = System.nanoTime();
    SwingUtilities.invokeLater(stop::doClick);
    Hands.await("the end after Stop", 30, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    System.out.println("stopped-after-ms: " + (System.nanoTime() - begin) / 1_000_000);
    Hands.pause(500);
    System.out.println("threads-after-stop: " + ourThreads());
    System.out.println("status-after-stop: " + Hands.onScreen(explorer::status));
    hands.picture("stopped");
  }

  private void startAndFinish(String file) throws Exception {
    Instances data = DataSource.read(new File(file).getPath());
    Hands.onScreen(() -> {
      explorer.explorer().getPreprocessPanel().setInstances(data);
      return null;
    });
    AbstractButton split = classify.button("Percentage split");
    SwingUtilities.invokeLater(split::doClick);
    AbstractButton start = classify.button("Start");
    AbstractButton stop = classify.button("Stop");
    Hands.await("the small data", 30, () -> split.isSelected() && start.isEnabled() ? start : null);
    SwingUtilities.invokeLater(start::doClick);
    Hands.await("the start of the second run", 30, () -> stop.isEnabled() ? stop : null);
    Hands.await("the end of the second run", 240, () -> start.isEnabled() && !stop.isEnabled() ? start : null);
    Hands.pause(500);
    System.out.println("status-at-end: " + Hands.onScreen(explorer::status));
    String text = Hands.onScreen(classify::result);
    Files.writeString(pictures.resolve("result.txt"), text);
    hands.picture("finished");
  }

  /** Names of threads that a stopped run may not leave working. */
  private static List<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getState() == Thread.State.RUNNABLE && !thread.isDaemon())
        .map(Thread::getName).filter(name -> name.matches("(?i).*(recurrent|trainer|shard|worker).*")).sorted().toList();
  }
}
