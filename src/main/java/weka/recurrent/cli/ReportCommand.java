package weka.recurrent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.experiment.outcome.ExperimenterResults;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.experiment.plan.ReportRequest;
import weka.recurrent.experiment.run.Scorer;
import weka.recurrent.report.RunReport;
import weka.recurrent.storage.LockFile;

/** Writes the report of a run again, or one of results of Weka's Experimenter. */
@Command(name = "report", mixinStandardHelpOptions = true,
    description = "Writes tables, charts and the report of a run again, also"
        + " while it goes on; or makes them of a file of results of Weka's Experimenter.")
final class ReportCommand extends TerminalCommand {
  @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "latest",
      description = "Folder of a run, 'latest' for the newest below out/, or an .arff or .csv file of Weka's Experimenter.")
  String folder;

  @Option(names = "--formats", split = ",", paramLabel = "FORMAT", description = "Any of html, csv, json, latex, arff.")
  List<String> formats;

  @Option(names = "--against", paramLabel = "LEARNER",
      description = "Results of the Experimenter: what the others are compared with;"
          + " default: the first.")
  String against;

  @Option(names = "--level", paramLabel = "P", description = "Results of the Experimenter: significance level; default: 0.05.")
  double level = 0.05;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Results of the Experimenter: folder of the report; default:"
          + " the file's name without its end.")
  Path output;

  @Override
  public Integer call() throws Exception {
    if (formats != null && !ReportRequest.FORMATS.containsAll(formats)) {
      terminal.err()
          .println("formats are any of " + String.join(", ", ReportRequest.FORMATS) + ", got " + String.join(", ", formats));
      return Exit.USAGE;
    }
    if (folder.matches("(?i).*\\.(arff|csv)") && Files.isRegularFile(Path.of(folder))) {
      return experimenter(Path.of(folder));
    }
    RunFolder run = ShowCommand.find(folder);
    run.read();
    try (LockFile report = run.reporting()) {
      // again, as what another process wrote while this one waited is newer
      Outcome outcome = run.read();
      (formats == null ? RunReport.write(outcome, run) : RunReport.write(outcome, run, formats))
          .forEach(file -> terminal.out().println(file));
      outcome.notes().forEach(note -> terminal.err().println("note: " + note));
    }
    return Exit.OK;
  }

  private int experimenter(Path file) throws IOException {
    Outcome outcome;
    try {
      outcome = ExperimenterResults.read(file, against, level, Scorer.measures());
    } catch (IllegalArgumentException e) {
      terminal.err().println(e.getMessage());
      return Exit.USAGE;
    }
    RunFolder into =
        new RunFolder(output != null ? output : file.resolveSibling(file.getFileName().toString().replaceFirst("\\.\\w+$", "")));
    ExperimenterResults.keep(outcome, into);
    List<Path> written = formats == null ? RunReport.write(outcome, into) : RunReport.write(outcome, into, formats);
    terminal.out().print(SummaryText.of(outcome, outcome.design().headline()));
    written.forEach(path -> terminal.out().println(path));
    return Exit.OK;
  }
}
