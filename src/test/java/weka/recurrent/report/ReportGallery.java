package weka.recurrent.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.experiment.outcome.JobResult;
import weka.recurrent.experiment.outcome.Journal;
import weka.recurrent.experiment.outcome.Outcome;
import weka.recurrent.experiment.outcome.RunFolder;

/**
 * Writes reports to look at: {@code ReportGallery folder}; once more with the same folder, from the results that are there. Not a
 * test: the look of a page is judged by eyes.
 */
final class ReportGallery {
  private ReportGallery() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (Files.isDirectory(folder)) {
      try (var runs = Files.list(folder)) {
        for (Path run : runs.toList()) {
          RunReport.write(new RunFolder(run).read(), new RunFolder(run));
        }
      }
      return;
    }
    write(folder.resolve("many"), RealRuns.manyDataSets(6, 2, 5));
    write(folder.resolve("memory"), RealRuns.memoryHorizon(List.of(2, 5, 10, 20, 50), 160, 30, 3));
    Map<String, List<Object>> dimensions = new LinkedHashMap<>();
    dimensions.put("hidden", List.of(8, 16, 32, 64));
    dimensions.put("rate", List.of(0.001, 0.003, 0.01, 0.03));
    write(folder.resolve("search2"), RealRuns.search(dimensions, 5));
    dimensions.put("dropout", List.of(0, 0.2, 0.5));
    write(folder.resolve("search3"), RealRuns.search(dimensions, 5));
  }

  private static void write(Path folder, Outcome outcome) throws Exception {
    RunFolder run = new RunFolder(folder);
    run.write(outcome.design(), outcome.provenance());
    try (Journal journal = run.journal()) {
      for (JobResult result : outcome.results()) {
        journal.append(result, outcome.curve(result.job()));
      }
    }
    RunReport.write(outcome, run);
  }
}
