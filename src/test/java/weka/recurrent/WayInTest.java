package weka.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weka.classifiers.functions.LSTM;
import weka.core.Instances;
import weka.datagenerators.classifiers.classification.Recall;

/** The way in that the page of {@code weka.recurrent} tells: as short as promised, and the one that a prediction really takes. */
class WayInTest {
  private static final int MOST_STATIONS = 7;
  private static final Pattern STATION = Pattern.compile("<li>\\{@(?:link|code) ([\\w.]+)}");
  /** What every call passes through, but is no station: the base that checks, and those who share work out to threads. */
  private static final Set<String> BESIDE = Set.of("weka.recurrent.kernel.Pass", "weka.recurrent.kernel.cpu.WorkerPool",
      "weka.recurrent.classifier.SideBySide");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static List<String> stations() {
    String page = SourceTree.ofProject().text("weka.recurrent.package-info");
    List<String> stations = new ArrayList<>();
    for (Matcher matcher = STATION.matcher(page.replaceAll("\\s*\\n \\*\\s*", " ")); matcher.find();) {
      stations.add(matcher.group(1));
    }
    return stations;
  }

  @Test
  void itIsShortAndLeadsFromTheClassifierToTheCell() {
    List<String> stations = stations();
    assertTrue(stations.size() <= MOST_STATIONS, "the way has grown: " + stations);
    assertEquals("weka.classifiers.functions.LSTM", stations.get(0));
    assertTrue(stations.get(stations.size() - 1).endsWith("LstmStep"), stations.toString());
  }

  /** By the names in the code: each station names the next, or the class that the next extends. */
  @Test
  void eachStationKnowsTheNext() throws ClassNotFoundException {
    SourceTree sources = SourceTree.ofProject();
    List<String> stations = stations();
    for (int i = 1; i < stations.size(); i++) {
      Set<String> known = sources.arrows().get(stations.get(i - 1));
      Class<?> next = Class.forName(stations.get(i), false, getClass().getClassLoader());
      assertTrue(known.contains(next.getName()) || known.contains(next.getSuperclass().getName()),
          stations.get(i - 1) + " no longer leads to " + next.getName() + "; it names " + known);
    }
  }

  /**
   * By the calls: on the stack of a prediction, from the classifier to the cell, stand these stations in this order and nothing
   * else.
   */
  @Test
  void aPredictionGoesThisWay() throws Exception {
    Recall task = new Recall();
    task.setNumExamples(20);
    task.setLag(400);
    Instances data = task.generate();
    LSTM lstm = new LSTM();
    lstm.setOptions(new String[] {"-H", "64", "-N", "1", "-members", "1", "-V", "0", "-E", "0", "-threads", "1"});
    lstm.buildClassifier(data);
    AtomicBoolean done = new AtomicBoolean();
    Thread predicting = new Thread(() -> {
      try {
        while (!done.get()) {
          lstm.distributionForInstance(data.instance(0));
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    predicting.setDaemon(true);
    predicting.start();
    List<String> expected = stations();
    List<String> way = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (way.isEmpty() && System.nanoTime() < end) {
      way = wayToTheCell(predicting.getStackTrace());
      Thread.onSpinWait();
    }
    done.set(true);
    predicting.join();
    // The method of the first station is inherited; the step may be the one on vectors.
    List<String> taken = new ArrayList<>(way.stream().filter(name -> !BESIDE.contains(name)).toList());
    taken.add(0, LSTM.class.getName());
    assertEquals(expected.stream().map(name -> name.replace("Plain", "")).toList(),
        taken.stream().map(name -> name.replace("Plain", "").replace("Vector", "")).toList());
    assertEquals(BESIDE, new TreeSet<>(way.stream().filter(BESIDE::contains).toList()));
  }

  /** The classes on a stack from the outermost one of ours to the step of a cell; empty where it does not reach that far. */
  private static List<String> wayToTheCell(StackTraceElement[] stack) {
    List<String> way = new ArrayList<>();
    for (int i = stack.length - 1; i >= 0; i--) {
      String name = stack[i].getClassName().replaceFirst("\\$.*", "");
      if (name.startsWith("weka.") && !name.equals(WayInTest.class.getName()) && !way.contains(name)) {
        way.add(name);
      }
      if (name.endsWith("LstmStep")) {
        return way;
      }
    }
    return List.of();
  }
}
