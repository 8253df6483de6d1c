package weka.recurrent.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.dsl.reading.Word;
import weka.recurrent.dsl.words.Reference;

/** Explains the words of scripts. */
@Command(name = "describe", description = "Explains the words of scripts and the settings of networks.",
    mixinStandardHelpOptions = true)
final class DescribeCommand extends TerminalCommand {
  /** Pages that can be written. */
  enum Page {
    REFERENCE, CHEATSHEET
  }

  @Parameters(arity = "0..1", paramLabel = "WORD", description = "A word; all of them if not given.")
  String word;

  @Option(names = "--page", paramLabel = "PAGE", description = "The whole as Markdown: ${COMPLETION-CANDIDATES}.")
  Page page;

  @Override
  public Integer call() {
    if (page != null) {
      terminal.out().print(page == Page.REFERENCE ? Reference.page() : Reference.cheatSheet());
      return Exit.OK;
    }
    boolean found = false;
    TreeSet<String> all = new TreeSet<>();
    for (Map.Entry<String, Map<String, Word>> place : Reference.byPlace().entrySet()) {
      all.addAll(place.getValue().keySet());
      if (word == null) {
        terminal.out().println(place.getKey());
      }
      for (Map.Entry<String, Word> one : place.getValue().entrySet()) {
        if (word == null) {
          terminal.out().printf(Locale.ROOT, "  %-14s %s%n", one.getKey(), one.getValue().value());
        } else if (one.getKey().equals(word)) {
          found = true;
          terminal.out().println(one.getKey() + "   (" + place.getKey() + ")");
          terminal.out().println("  " + one.getValue().value());
          terminal.out().println("  " + one.getValue().use());
          for (String setting : one.getValue().settings()) {
            terminal.out().println("    " + setting);
          }
        }
      }
    }
    if (word == null) {
      terminal.out().println("settings of networks");
    }
    for (String[] row : Reference.networkSettings()) {
      all.add(row[0]);
      if (word == null || row[0].equals(word)) {
        found = true;
        terminal.out().printf(Locale.ROOT, "  %-17s %s%n      %s%n", row[0], row[1], row[2]);
      }
    }
    if (word != null && !found) {
      terminal.err().println("no word '" + word + "'" + Reference.suggestion(word, List.copyOf(all)));
      return Exit.USAGE;
    }
    return Exit.OK;
  }
}
