package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.experiment.outcome.EarlierRuns;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.plan.Measure;
import weka.recurrent.storage.Json;

/** Shows results. */
@Command(name = "show", description = "Shows the results of a run as tables.", mixinStandardHelpOptions = true)
final class ShowCommand extends TerminalCommand {
  @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "latest",
      description = "Folder of a run, or 'latest' for the newest below out/.")
  String folder;

  @Option(names = "--measure", paramLabel = "NAME", description = "Only this measure.")
  String measure;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
  Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    Outcome outcome = find(folder).read();
    outcome.notes().forEach(note -> terminal.err().println("note: " + note));
    if (format == Format.JSON) {
      terminal.out().println(Json.pretty(outcome).stripTrailing());
      return Exit.OK;
    }
    List<Measure> measures = new ArrayList<>(outcome.design().measures());
    if (measure != null) {
      try {
        measures = List.of(outcome.design().measure(measure));
      } catch (IllegalArgumentException e) {
        terminal.err().println(e.getMessage());
        return Exit.USAGE;
      }
    }
    for (Measure one : measures) {
      terminal.out().println(SummaryText.of(outcome, one));
    }
    if (outcome.missing() > 0) {
      terminal.err().println(outcome.missing() + " of " + outcome.design().jobs() + " jobs have no result yet");
    }
    outcome.failures().forEach(f -> terminal.err().println("failed: " + f.learner() + " on " + f.data() + ": " + f.error()));
    return Exit.OK;
  }

  static RunFolder find(String name) throws IOException {
    Path path = Path.of(name);
    if (name.equals("latest") && !Files.exists(path)) {
      RunFolder newest = EarlierRuns.newest(Path.of("out"));
      if (newest == null) {
        throw new IOException("there is no run below out/ in the working directory");
      }
      return newest;
    }
    return new RunFolder(path);
  }
}
