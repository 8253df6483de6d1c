package weka.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The floors of the architecture: names of other packages, imported or written out, point down or sideways, never up, and
 * each library is known to its own packages only; inside a floor and
 * inside a package names go one way, without circles.
 */
class ArchitectureTest {
  private static final SourceTree SOURCES = SourceTree.ofProject();

  /** Name prefixes of libraries, and the only packages that may use them. */
  private static final Map<String, Set<String>> LIBRARIES = new TreeMap<>();

  static {
    LIBRARIES.put("com.aparapi", Set.of("weka.recurrent.kernel.opencl"));
    LIBRARIES.put("org.ejml", Set.of("weka.recurrent.kernel.reference", "weka.recurrent.network", "weka.recurrent.insight"));
    LIBRARIES.put("jdk.incubator", Set.of("weka.recurrent.kernel.cpu"));
    LIBRARIES.put("org.jfree", Set.of("weka.recurrent.report", "weka.recurrent.gui"));
    LIBRARIES.put("picocli", Set.of("weka.recurrent.cli"));
    LIBRARIES.put("org.apache.spark", Set.of("weka.recurrent.experiment"));
    LIBRARIES.put("scala", Set.of("weka.recurrent.experiment"));
    // Not "groovy" alone, which variables are called too.
    for (String groovy : List.of("groovy.lang", "groovy.util", "groovy.json", "groovy.transform", "org.apache.groovy",
        "org.codehaus.groovy")) {
      LIBRARIES.put(groovy, Set.of("weka.recurrent.dsl"));
    }
  }

  @Test
  void namesPointDownOrSideways() {
    List<String> faults = new ArrayList<>();
    int names = 0;
    for (String file : SOURCES.classes()) {
      for (String name : SourceTree.namesIn(SOURCES.text(file))) {
        names++;
        String fault = faultOf(SourceTree.packageOf(file), name, SOURCES.classes());
        if (fault != null) {
          faults.add(file + ": " + fault);
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(SOURCES.classes().size() > 30 && names > 300,
        "checked " + names + " names in " + SOURCES.classes().size() + " files");
    assertTrue(
        SOURCES.packages().containsAll(Set.of("weka.recurrent.kernel", "weka.recurrent.network", "weka.recurrent.training")));
  }

  /** The rules themselves: what they must reject, and what they must let pass. */
  @ParameterizedTest
  @CsvSource({
      "weka.recurrent.kernel, weka.recurrent.network.NetworkSpec, false",
      "weka.recurrent.kernel.cpu, weka.recurrent.training.Trainer, false",
      "weka.recurrent.network, weka.recurrent.data.Encoder, false",
      "weka.recurrent.data, weka.classifiers.functions.LSTM, false",
      "weka.recurrent.insight, weka.recurrent.dsl.Blocks, false",
      "weka.recurrent.experiment, weka.recurrent.gui.CurvePanel, false",
      "weka.recurrent.kernel, weka.core.Instances, false",
      "weka.recurrent.training, weka.gui.Logger, false",
      "weka.recurrent.kernel.cpu, com.aparapi.Kernel, false",
      "weka.recurrent.kernel, org.ejml.data.DMatrixRMaj, false",
      "weka.recurrent.experiment, groovy.lang.Closure, false",
      "weka.recurrent.dsl, picocli.CommandLine, false",
      "weka.recurrent.insight, org.jfree.chart.JFreeChart, false",
      "weka.recurrent.report, weka.recurrent.gui.ChartView, false",
      "weka.recurrent.gui, weka.recurrent.report.Chart, true",
      "weka.recurrent.kernel.opencl, com.aparapi.Kernel, true",
      "weka.recurrent.network, weka.recurrent.kernel.Backend, true",
      "weka.recurrent.network, weka.recurrent.training.Example, true",
      "weka.classifiers.functions, weka.classifiers.functions.MultilayerPerceptron, true",
      "weka.recurrent.data, weka.classifiers.Classifier, true",
      "weka.recurrent.cli, weka.recurrent.kernel.Backend, true",
      "weka.recurrent.data, weka.core.Instances, true"})
  void theRulesTellRightFromWrong(String own, String name, boolean allowed) {
    assertEquals(allowed, faultOf(own, name, Set.of("weka.classifiers.functions.LSTM")) == null, name + " in " + own);
  }

  /** Who has no Spark never loads that class; everything else must do without. */
  @Test
  void oneClassKnowsSpark() {
    List<String> users = SOURCES.classes().stream().filter(file -> SourceTree.namesIn(SOURCES.text(file)).stream()
        .anyMatch(name -> Floors.isWithin(name, "org.apache.spark") || Floors.isWithin(name, "scala"))).toList();
    assertEquals(List.of("weka.recurrent.experiment.run.SparkEngine"), users);
  }

  @Test
  void namesInCommentsAndStringsDoNotCount() {
    String source = "package weka.recurrent.kernel;\n/** {@link weka.recurrent.cli.Main} */\n// com.aparapi.Kernel\n"
        + "String s = \"picocli.CommandLine\"; char c = '\"'; weka.recurrent.network.Thing t; // \" groovy.lang.Closure";
    assertEquals(List.of("weka.recurrent.kernel", "weka.recurrent.network.Thing"), SourceTree.namesIn(source));
  }

  // ---- Circles and inner walls

  @Test
  void noPackagesGoInACircle() {
    Map<String, Set<String>> arrows = SOURCES.packageArrows();
    assertTrue(arrows.size() > 15 && arrows.values().stream().mapToInt(Set::size).sum() > 60, "checked " + arrows);
    assertEquals("", differences(KnownCircles.OF_PACKAGES, circles(arrows, "")));
  }

  @Test
  void noClassesOfAPackageGoInACircle() {
    Map<String, String> found = new TreeMap<>();
    int arrows = 0;
    for (String name : SOURCES.packages()) {
      Map<String, Set<String>> inside = SOURCES.arrowsInside(name);
      arrows += inside.values().stream().mapToInt(Set::size).sum();
      found.putAll(circles(inside, name + ": "));
    }
    assertTrue(arrows > 500, "checked " + arrows + " arrows");
    assertEquals("", differences(KnownCircles.OF_CLASSES, found));
  }

  /** Rooms of one floor or of the next below that do not know each other. */
  private static final Map<String, String> WALLS = Map.of("weka.recurrent.experiment", "weka.recurrent.dsl", "weka.recurrent.gui",
      "weka.recurrent.cli", "weka.recurrent.export", "weka.recurrent.experiment");

  @Test
  void wallsWithinAFloorHold() {
    Map<String, String> found = new TreeMap<>();
    SOURCES.arrows().forEach((from, targets) -> targets.stream()
        .filter(to -> WALLS.entrySet().stream()
            .anyMatch(wall -> Floors.isWithin(from, wall.getKey()) && Floors.isWithin(to, wall.getValue())))
        .forEach(to -> found.put(from + " -> " + to, "the wall forbids it")));
    assertEquals("", differences(KnownCircles.THROUGH_WALLS, found));
  }

  /** The graph and the rule themselves, on a tree made for it: what must be found, and what must not. */
  @Test
  void aCircleIsFoundAndNothingElse() {
    SourceTree tree = new SourceTree(Map.of(
        "p.First", "package p;\nimport q.Other;\nclass First { Second<Third> s; Fourth f; Other o; }",
        "p.Second", "package p;\n/** {@link First} */\nclass Second { String s = \"Third\"; // First\n Inner.First i; }",
        "p.Third", "package p;\nclass Third { void run(Object... all) { new Second(); Inner.of(First[]::new); } }",
        "p.Fourth", "package p;\nimport q.Third;\nclass Fourth { record First() {} First f; Third t; }",
        "p.Other", "package p;\nclass Other { p.First f; }",
        "q.Other", "package q;\nclass Other { Third t; }",
        "q.Third", "package q;\nclass Third extends p.Second {}"));
    assertEquals(Map.of("p: First Third", "First -> Third -> First"), circles(tree.arrowsInside("p"), "p: "));
    assertEquals(Map.of(), circles(tree.arrowsInside("q"), "q: "));
    assertEquals(Map.of("p q", "p -> q -> p"), circles(tree.packageArrows(), ""));
    assertEquals("\nnew: a   (x)\nno longer so, take it from the list: b   (to go)",
        differences(Map.of("b", "to go", "c", "stays"), new TreeMap<>(Map.of("a", "x", "c", "y"))));
  }

  /** What a graph's circles are called, each with its shortest way round. */
  private static Map<String, String> circles(Map<String, Set<String>> arrows, String where) {
    Map<String, String> named = new TreeMap<>();
    Circles.of(arrows).forEach(circle -> named.put(where + String.join(" ", circle), Circles.shortestWay(circle, arrows)));
    return named;
  }

  /** What was found and is no exception, and the exceptions that are no longer needed; empty where all is as named. */
  private static String differences(Map<String, String> exceptions, Map<String, String> found) {
    StringBuilder text = new StringBuilder();
    found.forEach((name, way) -> text.append(exceptions.containsKey(name) ? "" : "\nnew: " + name + "   (" + way + ")"));
    new TreeMap<>(exceptions).forEach((name, reason) -> text.append(
        found.containsKey(name) ? "" : "\nno longer so, take it from the list: " + name + "   (" + reason + ")"));
    return text.toString();
  }

  // ---- The rules

  /**
   * What is wrong with a name in a package of ours, or null.
   *
   * @param ours the classes of this project, which tell ours from Weka's in packages that have both
   */
  private static String faultOf(String own, String name, Set<String> ours) {
    Integer ownFloor = Floors.of(own);
    if (ownFloor == null) {
      return own + " stands on no floor; give it one here and in the architecture";
    }
    for (Map.Entry<String, Set<String>> library : LIBRARIES.entrySet()) {
      if (Floors.isWithin(name, library.getKey()) && library.getValue().stream().noneMatch(user -> Floors.isWithin(own, user))) {
        return name + " is for " + library.getValue() + " only";
      }
    }
    if (ownFloor == 0 && Floors.isWithin(name, "weka") && !Floors.isWithin(name, "weka.recurrent")) {
      return name + ": floor 0 knows no Weka";
    }
    if (ownFloor < 3
        && (Floors.isWithin(name, "weka.gui") || Floors.isWithin(name, "javax.swing") || Floors.isWithin(name, "java.awt"))) {
      return name + ": no GUI below floor 3";
    }
    // Weka's own classes in a package that we add to, such as weka.classifiers.Classifier, stand on no floor.
    if (!name.startsWith("weka.recurrent.") && !ours.contains(SourceTree.classIn(name))) {
      return null;
    }
    Integer targetFloor = Floors.of(name);
    return targetFloor == null || targetFloor <= ownFloor ? null
        : own + " on floor " + ownFloor + " looks up to " + name + " on floor " + targetFloor;
  }
}
