package weka.recurrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main sources as names: which packages and classes each file uses in its code, not in comments or strings. A nested class
 * counts as its file.
 */
final class SourceTree {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("src/main/java");
  private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*(?:\\.\\w+)+");
  /** A type as code names it without a package: not what follows a dot. */
  private static final Pattern SIMPLE_NAME = Pattern.compile("(?<![\\w.])(?:\\.\\.\\.)?([A-Z]\\w*)\\b");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+?)(?:\\.\\*)?;");
  private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");
  /** What cannot refer to a package: text blocks, strings, characters, comments. */
  private static final Pattern NOT_CODE = Pattern.compile(
      "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'|/\\*(?s:.*?)\\*/|//[^\\n]*");

  /** Text of every file by its qualified class name; package pages end in {@code package-info}. */
  private final Map<String, String> texts;
  private final Map<String, Set<String>> arrows;

  SourceTree(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
    arrows = drawArrows();
  }

  /** The sources of the project. */
  static SourceTree ofProject() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        String path = ROOT.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        texts.put(path.substring(0, path.length() - ".java".length()), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SourceTree(texts);
  }

  /** Qualified names of the files, in order. */
  Set<String> classes() {
    return texts.keySet();
  }

  String text(String name) {
    return texts.get(name);
  }

  String code(String name) {
    return codeOf(texts.get(name));
  }

  Set<String> packages() {
    return classes().stream().map(SourceTree::packageOf).collect(Collectors.toCollection(TreeSet::new));
  }

  static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String codeOf(String text) {
    return NOT_CODE.matcher(text).replaceAll(" ");
  }

  /** Qualified names in a file's code, as they are written. */
  static List<String> namesIn(String text) {
    return NAME.matcher(codeOf(text)).results().map(MatchResult::group).toList();
  }

  /** Classes of this tree that each class names, itself not among them. */
  Map<String, Set<String>> arrows() {
    return arrows;
  }

  private Map<String, Set<String>> drawArrows() {
    Map<String, Map<String, String>> bySimpleName = new HashMap<>();
    for (String name : classes()) {
      bySimpleName.computeIfAbsent(packageOf(name), key -> new HashMap<>()).put(simple(name), name);
    }
    Map<String, Set<String>> drawn = new TreeMap<>();
    for (String name : classes()) {
      Set<String> targets = new TreeSet<>();
      namesIn(texts.get(name)).stream().map(SourceTree::classIn).filter(texts::containsKey).forEach(targets::add);
      targets.addAll(neighbors(name, bySimpleName.get(packageOf(name))));
      targets.remove(name);
      drawn.put(name, targets);
    }
    return drawn;
  }

  /** The classes of one package by their simple names, with those of the same package that each names. */
  Map<String, Set<String>> arrowsInside(String name) {
    Map<String, Set<String>> inside = new TreeMap<>();
    arrows.forEach((from, targets) -> {
      if (packageOf(from).equals(name)) {
        inside.put(simple(from), targets.stream().filter(to -> packageOf(to).equals(name)).map(SourceTree::simple)
            .collect(Collectors.toCollection(TreeSet::new)));
      }
    });
    return inside;
  }

  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The packages that each package names, itself not among them. */
  Map<String, Set<String>> packageArrows() {
    Map<String, Set<String>> packages = new TreeMap<>();
    arrows.forEach((from, targets) -> {
      Set<String> to = packages.computeIfAbsent(packageOf(from), key -> new TreeSet<>());
      targets.stream().map(SourceTree::packageOf).filter(name -> !name.equals(packageOf(from))).forEach(to::add);
    });
    return packages;
  }

  /** Classes of the same package by their simple names; what a file imports or declares under such a name hides the neighbor. */
  private Set<String> neighbors(String name, Map<String, String> neighbors) {
    String code = code(name);
    Set<String> hidden = new HashSet<>();
    List<Matcher> hiding = List.of(IMPORT.matcher(code), DECLARED.matcher(code));
    for (Matcher matcher : hiding) {
      matcher.results().map(found -> found.group(1)).forEach(found -> hidden.add(simple(found)));
    }
    return SIMPLE_NAME.matcher(code).results().map(found -> found.group(1)).filter(found -> !hidden.contains(found))
        .filter(neighbors::containsKey).map(neighbors::get).collect(Collectors.toSet());
  }

  /** A qualified name up to the first part with a capital: the file that holds it. */
  static String classIn(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\.")) {
      parts.add(part);
      if (Character.isUpperCase(part.charAt(0))) {
        break;
      }
    }
    return String.join(".", parts);
  }
}
