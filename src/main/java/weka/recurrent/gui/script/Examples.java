package weka.recurrent.gui.script;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The example scripts that come with the package: the folder {@code examples} beside the jar, or in a clone beside {@code
 * target}.
 */
final class Examples {
  private static final Pattern NUMBERED = Pattern.compile("\\d\\d-.*\\.groovy");

  private Examples() {}

  /** The scripts in the order of their numbers; empty where only the jar is there. */
  static List<Path> scripts() throws IOException {
    Path folder = folder();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> NUMBERED.matcher(file.getFileName().toString()).matches()).sorted().toList();
    }
  }

  /** The folder of the examples, or null. */
  static Path folder() {
    CodeSource source = Examples.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    try {
      Path home = Path.of(source.getLocation().toURI()).getParent();
      for (Path candidate : List.of(home.resolve("examples"), home.resolveSibling("examples"))) {
        if (Files.isDirectory(candidate)) {
          return candidate;
        }
      }
      return null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the package lies at a place without a path: " + source.getLocation(), e);
    }
  }

  /** Name for a menu, from the file's name: {@code 1  Breakfast}. */
  static String title(Path script) {
    String name = script.getFileName().toString().replace(".groovy", "");
    String words = name.substring(3).replace('-', ' ');
    return Integer.parseInt(name.substring(0, 2)) + "  " + Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
