package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weka.recurrent.dsl.reading.Spelling;

/**
 * Finds the files a script names: relative to the folder of the script, or else to the working directory; a pattern with
 * {@code *} or {@code ?} in the file name stands for all that match, in alphabetical order.
 */
final class DataFiles {
  private DataFiles() {}

  /** Whether a name stands for several files. */
  static boolean isPattern(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.contains("*") || last.contains("?");
  }

  /**
   * What the signs of a pattern stand for in a name that it matches; null if it is no pattern of {@code *} and {@code ?} alone.
   */
  static String wild(String pattern, Path file) {
    if (!isPattern(pattern)) {
      return null;
    }
    StringBuilder expression = new StringBuilder();
    for (char c : pattern.substring(Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf('\\')) + 1).toCharArray()) {
      expression.append(c == '*' ? "(.*)" : c == '?' ? "(.)" : Pattern.quote(String.valueOf(c)));
    }
    Matcher matcher = Pattern.compile(expression.toString()).matcher(file.getFileName().toString());
    if (!matcher.matches()) {
      return null;
    }
    return IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).collect(Collectors.joining(" "));
  }

  /** @throws NoSuchFileException if there is none, with what was looked for where, and what was perhaps meant */
  static List<Path> find(Path scriptFolder, String pattern) throws IOException {
    List<Path> bases = Path.of("").toAbsolutePath().equals(scriptFolder.toAbsolutePath().normalize())
        ? List.of(scriptFolder) : List.of(scriptFolder, Path.of(""));
    int slash = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf('\\'));
    String folder = slash < 0 ? "" : pattern.substring(0, slash == 0 ? 1 : slash);
    String name = pattern.substring(slash + 1);
    boolean several = isPattern(name);
    for (Path base : bases) {
      Path parent = base.resolve(folder);
      if (several && Files.isDirectory(parent)) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
        try (Stream<Path> files = Files.list(parent)) {
          List<Path> found = files.filter(f -> Files.isRegularFile(f) && matcher.matches(f.getFileName())).sorted().toList();
          if (!found.isEmpty()) {
            return found;
          }
        }
      } else if (!several && Files.isRegularFile(parent.resolve(name))) {
        return List.of(parent.resolve(name));
      }
    }
    throw new NoSuchFileException(missing(bases, pattern, folder, name, several));
  }

  private static String missing(List<Path> bases, String pattern, String folder, String name, boolean several)
      throws IOException {
    String suggestion = "";
    for (Path base : bases) {
      Path parent = base.resolve(folder);
      if (!several && suggestion.isEmpty() && Files.isDirectory(parent)) {
        try (Stream<Path> files = Files.list(parent)) {
          suggestion = Spelling.suggestion(name, files.map(f -> f.getFileName().toString()).sorted().toList());
        }
      }
    }
    String where = bases.size() == 1 ? "the folder of the script" : "the folder of the script or the working directory";
    String looked = Path.of(pattern).isAbsolute() ? "" : " in " + where;
    return (several ? "no file matches '" : "no file '") + pattern + "'" + looked + suggestion;
  }
}
