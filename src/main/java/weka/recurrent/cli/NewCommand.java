package weka.recurrent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a script to begin with. */
@Command(name = "new", description = "Writes a script to begin with.", mixinStandardHelpOptions = true)
final class NewCommand extends TerminalCommand {
  /** Scripts there are. */
  enum Kind {
    HELLO, COMPARE, MEMORY, TUNE, SYNTHETIC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
  Kind kind;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "File to write; the output stream if not given.")
  Path file;

  @Override
  public Integer call() throws Exception {
    String text = text(kind);
    if (file == null) {
      terminal.out().print(text);
      return Exit.OK;
    }
    if (Files.exists(file)) {
      terminal.err().println(file + " is there already; it was not touched");
      return Exit.USAGE;
    }
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    terminal.err().println("wrote " + file + "; try:  recur run " + file + " --quick");
    return Exit.OK;
  }

  static String text(Kind kind) throws IOException {
    String name = "scripts/" + kind + ".groovy";
    try (InputStream in = NewCommand.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
