package weka.recurrent.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;
import weka.recurrent.experiment.outcome.Shards;
import weka.recurrent.experiment.outcome.SummaryText;
import weka.recurrent.report.RunReport;
import weka.recurrent.storage.LockFile;

/** Joins shards. */
@Command(name = "merge", description = "Joins the folders of shards of one plan into one.", mixinStandardHelpOptions = true)
final class MergeCommand extends TerminalCommand {
  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of the shards.")
  List<Path> folders;

  @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR", description = "Folder of the whole.")
  Path output;

  @Override
  public Integer call() throws Exception {
    RunFolder into = new RunFolder(output);
    Outcome outcome = Shards.merge(folders.stream().map(RunFolder::new).toList(), into);
    try (LockFile report = into.reporting()) {
      RunReport.write(outcome, into);
    }
    outcome.notes().forEach(note -> terminal.err().println("note: " + note));
    terminal.out().print(SummaryText.of(outcome, outcome.design().headline()));
    if (outcome.missing() > 0) {
      terminal.err().println(outcome.missing() + " of " + outcome.design().jobs() + " jobs are in none of the folders");
    }
    terminal.err().println("results: " + output);
    return outcome.failures().isEmpty() ? Exit.OK : Exit.JOBS_FAILED;
  }
}
