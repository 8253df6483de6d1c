package weka.recurrent.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.dsl.words.Reference;

/** Writes a script to begin with: one of a few kinds, or one that fits a data file. */
@Command(name = "new", description = "Writes a script to begin with, or one that fits a data file.",
    mixinStandardHelpOptions = true)
final class NewCommand extends TerminalCommand {
  /** Scripts there are. */
  enum Kind {
    HELLO, COMPARE, MEMORY, TUNE, SYNTHETIC;

    static Kind named(String name) {
      return Arrays.stream(values()).filter(kind -> kind.toString().equals(name)).findFirst().orElse(null);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "KIND|DATA",
      description = "hello, compare, memory, tune or synthetic; or a data file, for a script that fits it.")
  String what;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE",
      description = "File to write. If not given: the output stream for a kind, the data file's name with .groovy for data.")
  Path file;

  @Option(names = "--class", paramLabel = "NAME", description = "Class attribute of the data; the last one if not given.")
  String className = "";

  @Override
  public Integer call() throws Exception {
    Kind kind = Kind.named(what);
    Path data = Path.of(what);
    if (kind == null && !Files.isRegularFile(data)) {
      List<String> kinds = Arrays.stream(Kind.values()).map(Kind::toString).toList();
      terminal.err().println("'" + what + "' is neither a kind of script nor a file" + suggestion(kinds)
          + " Kinds are " + String.join(", ", kinds));
      return Exit.USAGE;
    }
    if (kind != null && file == null) {
      terminal.out().print(text(kind));
      return Exit.OK;
    }
    Path target =
        file != null ? file : Path.of(data.getFileName().toString().replaceAll("(\\.[A-Za-z0-9]+)?(\\.gz)?$", "") + ".groovy");
    if (Files.exists(target)) {
      terminal.err().println(target + " is there already; it was not touched");
      return Exit.USAGE;
    }
    String text = kind != null ? text(kind) : new FittingScript(data, className, seenFrom(target, data)).text();
    Files.write(target, text.getBytes(StandardCharsets.UTF_8));
    terminal.err().println("wrote " + target + "; try:  recur run " + target + (kind != null ? " --quick" : ""));
    return Exit.OK;
  }

  private String suggestion(List<String> kinds) {
    String suggestion = Reference.suggestion(what, kinds);
    return suggestion.endsWith("?") ? suggestion : suggestion + ".";
  }

  /** The path of the data for a script, which names files as they lie from its own folder. */
  private static String seenFrom(Path script, Path data) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    Path file = data.toAbsolutePath().normalize();
    Path shown =
        folder != null && !data.isAbsolute() && Objects.equals(folder.getRoot(), file.getRoot()) ? folder.relativize(file) : file;
    return shown.toString().replace(File.separatorChar, '/');
  }

  static String text(Kind kind) throws IOException {
    String name = "scripts/" + kind + ".groovy";
    try (InputStream in = NewCommand.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
