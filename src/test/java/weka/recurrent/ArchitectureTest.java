package weka.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The floors of the architecture: names of other packages, imported or written out, point down or sideways, never up, and
 * each library is known to its own packages only.
 */
class ArchitectureTest {
  private static final Path SOURCES = Path.of(System.getProperty("basedir", ".")).resolve("src/main/java");

  /** Our packages, with all below them; the longest match decides. */
  private static final Map<String, Integer> FLOORS = new LinkedHashMap<>();

  static {
    FLOORS.put("weka.recurrent.storage", 0);
    FLOORS.put("weka.recurrent.kernel", 0);
    FLOORS.put("weka.recurrent.network", 1);
    FLOORS.put("weka.recurrent.training", 1);
    FLOORS.put("weka.recurrent.data", 2);
    FLOORS.put("weka.recurrent.classifier", 3);
    FLOORS.put("weka.recurrent.insight", 3);
    FLOORS.put("weka.classifiers", 3);
    FLOORS.put("weka.datagenerators", 3);
    FLOORS.put("weka.filters", 3);
    FLOORS.put("weka.core.converters", 3);
    FLOORS.put("weka.recurrent.dsl", 4);
    FLOORS.put("weka.recurrent.experiment", 4);
    FLOORS.put("weka.recurrent.export", 4);
    FLOORS.put("weka.recurrent.report", 4);
    FLOORS.put("weka.recurrent.cli", 5);
    FLOORS.put("weka.recurrent.gui", 5);
    FLOORS.put("weka.gui", 5);
  }

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

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  /** Writing to the console; a main method may hand it on. */
  private static final Pattern CONSOLE = Pattern.compile("System\\.(out|err)\\.");
  private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*(?:\\.\\w+)+");
  /** What cannot refer to a package: text blocks, strings, characters, comments. */
  private static final Pattern NOT_CODE = Pattern.compile(
      "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'|/\\*(?s:.*?)\\*/|//[^\\n]*");

  @Test
  void namesPointDownOrSideways() throws IOException {
    List<String> faults = new ArrayList<>();
    int names = 0;
    Set<String> floorsMet = new TreeSet<>();
    Map<Path, String> sources = sources();
    Set<String> ours = sources.keySet().stream().map(ArchitectureTest::classOf).collect(Collectors.toSet());
    for (Map.Entry<Path, String> source : sources.entrySet()) {
      String own = packageOf(source.getValue());
      floorsMet.add(own);
      for (String name : namesIn(source.getValue())) {
        names++;
        String fault = faultOf(own, name, ours);
        if (fault != null) {
          faults.add(SOURCES.relativize(source.getKey()) + ": " + fault);
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(sources.size() > 30 && names > 300, "checked " + names + " names in " + sources.size() + " files");
    assertTrue(floorsMet.containsAll(Set.of("weka.recurrent.kernel", "weka.recurrent.network", "weka.recurrent.training")));
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
  void oneClassKnowsSpark() throws IOException {
    List<String> users = new ArrayList<>();
    for (Map.Entry<Path, String> source : sources().entrySet()) {
      if (namesIn(source.getValue()).stream().anyMatch(name -> isWithin(name, "org.apache.spark") || isWithin(name, "scala"))) {
        users.add(classOf(source.getKey()));
      }
    }
    assertEquals(List.of("weka.recurrent.experiment.SparkEngine"), users);
  }

  @Test
  void namesInCommentsAndStringsDoNotCount() {
    String source = "package weka.recurrent.kernel;\n/** {@link weka.recurrent.cli.Main} */\n// com.aparapi.Kernel\n"
        + "String s = \"picocli.CommandLine\"; char c = '\"'; weka.recurrent.network.Thing t; // \" groovy.lang.Closure";
    assertEquals(List.of("weka.recurrent.kernel", "weka.recurrent.network.Thing"), namesIn(source));
  }

  @Test
  void everyPackageHasItsPage() throws IOException {
    Map<Path, String> sources = sources();
    Set<Path> folders = sources.keySet().stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
    List<String> faults = new ArrayList<>();
    int pages = 0;
    for (Path folder : folders) {
      String name = packageNameOf(folder);
      String page = sources.get(folder.resolve("package-info.java"));
      // Packages outside weka.recurrent are Weka's own, which we only add to; theirs is the page.
      if (page == null && name.startsWith("weka.recurrent")) {
        faults.add(name + " has no package-info");
      } else if (page != null) {
        pages++;
        if (!page.stripLeading().startsWith("/**")) {
          faults.add(name + ": package-info says nothing");
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(pages >= 5, "checked " + pages + " pages");
  }

  @Test
  void filesAreShortAndNamedForWhatTheyAre() throws IOException {
    List<String> faults = new ArrayList<>();
    Map<Path, String> sources = sources();
    for (Map.Entry<Path, String> source : sources.entrySet()) {
      String name = source.getKey().getFileName().toString();
      long lines = source.getValue().lines().count();
      if (lines >= 600) {
        faults.add(name + " has " + lines + " lines");
      }
      if (name.matches(".*(Utils?|Helpers?|Managers?|Impl|Common)\\.java")) {
        faults.add(name + " is named for nothing");
      }
      if (source.getValue().matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*")) {
        faults.add(name + " holds a note of something undone");
      }
      Integer floor = floorOf(packageOf(source.getValue()));
      if (floor != null && floor < 4 && CONSOLE.matcher(code(source.getValue())).find()) {
        faults.add(name + " writes to the console below the DSL");
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(sources.size() > 30, "checked " + sources.size() + " files");
  }

  // ---- The rules

  /**
   * What is wrong with a name in a package of ours, or null.
   *
   * @param ours the classes of this project, which tell ours from Weka's in packages that have both
   */
  private static String faultOf(String own, String name, Set<String> ours) {
    Integer ownFloor = floorOf(own);
    if (ownFloor == null) {
      return own + " stands on no floor; give it one here and in the architecture";
    }
    for (Map.Entry<String, Set<String>> library : LIBRARIES.entrySet()) {
      if (isWithin(name, library.getKey()) && library.getValue().stream().noneMatch(user -> isWithin(own, user))) {
        return name + " is for " + library.getValue() + " only";
      }
    }
    if (ownFloor == 0 && isWithin(name, "weka") && !isWithin(name, "weka.recurrent")) {
      return name + ": floor 0 knows no Weka";
    }
    if (ownFloor < 3 && (isWithin(name, "weka.gui") || isWithin(name, "javax.swing") || isWithin(name, "java.awt"))) {
      return name + ": no GUI below floor 3";
    }
    // Weka's own classes in a package that we add to, such as weka.classifiers.Classifier, stand on no floor.
    if (!name.startsWith("weka.recurrent.") && !ours.contains(classIn(name))) {
      return null;
    }
    Integer targetFloor = floorOf(name);
    return targetFloor == null || targetFloor <= ownFloor ? null
        : own + " on floor " + ownFloor + " looks up to " + name + " on floor " + targetFloor;
  }

  private static Integer floorOf(String name) {
    String best = null;
    for (String candidate : FLOORS.keySet()) {
      if (isWithin(name, candidate) && (best == null || candidate.length() > best.length())) {
        best = candidate;
      }
    }
    return FLOORS.get(best);
  }

  private static boolean isWithin(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }

  /** A qualified name up to the first part with a capital. */
  private static String classIn(String name) {
    int end = 0;
    for (String part : name.split("\\.")) {
      end += part.length();
      if (Character.isUpperCase(part.charAt(0))) {
        break;
      }
      end++;
    }
    return name.substring(0, Math.min(end, name.length()));
  }

  // ---- The sources

  private static Map<Path, String> sources() throws IOException {
    Map<Path, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        sources.put(file, Files.readString(file));
      }
    }
    return sources;
  }

  private static String classOf(Path source) {
    return packageNameOf(source.getParent()) + "." + source.getFileName().toString().replace(".java", "");
  }

  private static String packageNameOf(Path folder) {
    return SOURCES.relativize(folder).toString().replace(folder.getFileSystem().getSeparator(), ".");
  }

  private static String packageOf(String source) {
    Matcher matcher = PACKAGE.matcher(source);
    assertTrue(matcher.find(), "every source names its package");
    return matcher.group(1);
  }

  private static String code(String source) {
    return NOT_CODE.matcher(source).replaceAll(" ");
  }

  private static List<String> namesIn(String source) {
    return NAME.matcher(code(source)).results().map(found -> found.group()).toList();
  }
}
