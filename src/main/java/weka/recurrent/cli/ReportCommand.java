package weka.recurrent.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.experiment.Outcome;
import weka.recurrent.experiment.ReportRequest;
import weka.recurrent.experiment.RunFolder;
import weka.recurrent.report.RunReport;

/** Writes the report of a run again. */
@Command(name = "report", description = "Writes tables, charts and the report of a run again, also while it goes on.",
    mixinStandardHelpOptions = true)
final class ReportCommand extends TerminalCommand {
  @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "latest",
      description = "Folder of a run, or 'latest' for the newest below out/.")
  String folder;

  @Option(names = "--formats", split = ",", paramLabel = "FORMAT", description = "Any of html, csv, json, latex, arff.")
  List<String> formats;

  @Override
  public Integer call() throws Exception {
    RunFolder run = ShowCommand.find(folder);
    Outcome outcome = run.read();
    if (formats != null && !ReportRequest.FORMATS.containsAll(formats)) {
      terminal.err().println("formats are any of " + String.join(", ", ReportRequest.FORMATS) + ", got " + String.join(", ", formats));
      return Exit.USAGE;
    }
    (formats == null ? RunReport.write(outcome, run) : RunReport.write(outcome, run, formats))
        .forEach(file -> terminal.out().println(file));
    return Exit.OK;
  }
}
