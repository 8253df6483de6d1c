package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import weka.recurrent.dsl.ScriptPlan;
import weka.recurrent.dsl.reading.ScriptException;
import weka.recurrent.dsl.reading.ScriptFault;
import weka.recurrent.experiment.plan.DataSource;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Description;
import weka.recurrent.experiment.plan.Plan;
import weka.recurrent.storage.Json;

/** Reads scripts and says what is wrong; trains nothing. */
@Command(name = "check", description = "Reads scripts, plans them and checks files and learners; trains nothing.",
    mixinStandardHelpOptions = true)
final class CheckCommand extends TerminalCommand {
  /** A check takes a second or two. */
  private static final long MOST_BYTES = 8 << 20;

  @Mixin
  ScriptOptions scripts;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
  Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    List<ScriptFault> faults = new ArrayList<>();
    for (Path script : scripts.scripts) {
      try {
        List<ScriptPlan> plans = scripts.read(script);
        if (format == Format.TEXT) {
          for (ScriptPlan plan : plans) {
            terminal.out().println(script + ": '" + plan.plan().design().name() + "' is all right, " + plan.plan().jobs().size()
                + " jobs");
            warn(plan.plan());
          }
        }
      } catch (ScriptException e) {
        faults.addAll(e.faults());
        if (format == Format.TEXT) {
          terminal.err().println(e.getMessage());
        }
      }
    }
    if (format == Format.JSON) {
      terminal.out().println(Json.pretty(Map.of("faults", faults)).stripTrailing());
    } else if (!faults.isEmpty()) {
      terminal.err().println(faults.size() == 1 ? "1 fault" : faults.size() + " faults");
    }
    return faults.isEmpty() ? Exit.OK : Exit.SCRIPT;
  }

  /** What speaks against the way in which data files are read; a large file is left to {@code recur data}. */
  private void warn(Plan plan) throws IOException {
    for (DataSummary data : plan.design().data()) {
      DataSource source = plan.source(data.label());
      Path file = source.readsFrom();
      if (file != null && Files.size(file) <= MOST_BYTES) {
        Description.of(source).warnings().forEach(warning -> terminal.out().println("  " + data.label() + ": " + warning));
      }
    }
  }
}
