package weka.recurrent.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weka.recurrent.experiment.plan.DataSummary;
import weka.recurrent.experiment.plan.Description;
import weka.recurrent.experiment.plan.FileData;
import weka.recurrent.storage.Json;

/** Says what is in data files. */
@Command(name = "data", description = "Says what is in data files: sequences, lengths, channels, classes.",
    mixinStandardHelpOptions = true)
final class DataCommand extends TerminalCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE",
      description = "Files: .arff, .csv, .tsv, .ts, .tsf, also gzipped, or what Weka has a loader for.")
  List<Path> files;

  @Option(names = "--class", paramLabel = "NAME", description = "Class attribute; the last one if not given.")
  String className = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
  Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      DataSummary data = Description.of(new FileData(file.getFileName().toString(), file, className));
      if (format == Format.JSON) {
        terminal.out().println(Json.pretty(data).stripTrailing());
      } else {
        show(data);
      }
    }
    return Exit.OK;
  }

  private void show(DataSummary data) {
    var out = terminal.out();
    out.println(data.label() + "  (relation " + data.relation() + ")");
    out.println("  " + data.layout());
    if (data.maxLength() >= 0) {
      out.printf(Locale.ROOT, "  %d sequences, %d to %d steps (median %.0f), %d channels, %d missing values%n", data.sequences(),
          data.minLength(), data.maxLength(), data.medianLength(), data.channels(), data.missing());
    }
    data.notes().forEach(note -> out.println("  " + note));
    if (data.className().isEmpty()) {
      out.println("  no class");
    } else if (data.classes().isEmpty()) {
      out.println("  class " + data.className() + ", " + (data.layout().startsWith("no sequences") ? "not nominal" : "numeric"));
    } else {
      out.printf(Locale.ROOT, "  class %s, %d values; always saying the most frequent one is right in %.1f %%%n",
          data.className(),
          data.classes().size(), data.majority() * 100);
      data.classes().forEach((label, count) -> out.printf(Locale.ROOT, "    %6d  %s%n", count, label));
    }
  }
}
