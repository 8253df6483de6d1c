package weka.recurrent.dsl.words;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import weka.recurrent.dsl.reading.Spelling;

/**
 * Finds the files a script names: relative to the folder of the script, or else to the working directory; a pattern with
 * {@code *} or {@code ?} in the file name stands for all that match, in alphabetical order.
 */
final class DataFiles {
  private DataFiles() {}

  /** @throws NoSuchFileException if there is none, with what was looked for where, and what was perhaps meant */
  static List<Path> find(Path scriptFolder, String pattern) throws IOException {
    List<Path> bases = Path.of("").toAbsolutePath().equals(scriptFolder.toAbsolutePath().normalize())
        ? List.of(scriptFolder) : List.of(scriptFolder, Path.of(""));
    int slash = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf('\\'));
    String folder = slash < 0 ? "" : pattern.substring(0, slash == 0 ? 1 : slash);
    String name = pattern.substring(slash + 1);
    boolean several = name.contains("*") || name.contains("?");
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
